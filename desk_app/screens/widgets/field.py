"""A labelled field: label above, room for one remark below, found and read out by assistive programs."""

from __future__ import annotations

import re

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.labels import CutLabel, FieldLabel, PlainLabel, restyle

_ACCESS_KEY = re.compile(r"\s*\(&\w\)|&")


def spoken(label: str) -> str:
    """Give a label without its access key, as a screen reader says it."""
    return _ACCESS_KEY.sub("", label)


class Field(QWidget):
    """An editor with its label (may hold an access key, "&Tên") and a line kept free for a remark.

    `path` is the draft path of its findings ("applicant.id_number"). The remark stands beside the label, cut with "…"
    where it is too long (its tip has it whole), or `below` the editor in whole sentences. Its room is kept either way.
    `quiet` words, as "không bắt buộc", stand at the right end of the label where no remark does.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        path: str = "",
        *,
        remark_room: bool = True,
        below: bool = False,
        quiet: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.editor = editor
        self._label = FieldLabel(label)
        self._label.setProperty("role", "label")
        self._label.setBuddy(editor)
        self._remark = PlainLabel(wrap=True) if below else CutLabel()
        self._remark.setProperty("role", "hint")
        editor.setAccessibleName(spoken(label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._label)
        self._quiet = PlainLabel(quiet, "hint")
        # It gives way in a narrow field, and must not keep one wide.
        self._quiet.setMinimumWidth(1)
        if quiet:
            above.addStretch(1)
            above.addWidget(self._quiet)
        column.addLayout(above)
        column.addWidget(editor)
        if below:
            self._remark.setMinimumHeight(self._remark.fontMetrics().lineSpacing())
            column.addWidget(self._remark)
        else:
            above.addWidget(self._remark, 1)
        self._remark.setVisible(remark_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quiet words out where they would be cut."""
        super().resizeEvent(event)
        if self._quiet.text():
            needed = self._label.sizeHint().width() + self._quiet.sizeHint().width() + 8
            self._quiet.setVisible(needed <= self.width())

    def set_label(self, label: str) -> None:
        """Change the label, as when a citizen becomes an organisation."""
        self._label.setText(label)
        self.editor.setAccessibleName(spoken(label))

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Show a remark beside the label; an error or warning also marks the editor."""
        state = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: ""}[severity]
        self._remark.setText(text)
        self._remark.setToolTip(text)
        restyle(self._remark, "role", state or "hint")
        restyle(self.editor, "state", state)
        self.editor.setAccessibleDescription(text)

    def clear_remark(self) -> None:
        """Take the remark away."""
        self.remark("")

    @property
    def remark_text(self) -> str:
        """The remark shown now."""
        return self._remark.text()
