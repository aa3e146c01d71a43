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
        self._quiet = PlainLabel(quiet, "hint")
        # It gives way in a narrow field, and must not keep one wide.
        self._quiet.setMinimumWidth(1)
        editor.setProperty("optional", bool(quiet))
        editor.setAccessibleName(spoken(label))
        self._lay_out(below=below, beside=remark_room and not below)
        # Only now: without a parent it would come up as a window of its own.
        self._remark.setVisible(remark_room)

    def _lay_out(self, *, below: bool, beside: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._label)
        if beside:
            above.addWidget(self._remark, 1)
        else:
            self._remark.setParent(self)
            above.addStretch(1)
        if self._quiet.text():
            above.addWidget(self._quiet)
        column.addLayout(above)
        column.addWidget(self.editor)
        if below:
            self._remark.setMinimumHeight(self._remark.fontMetrics().lineSpacing())
            column.addWidget(self._remark)
        self._beside = beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quiet words out where they would be cut."""
        super().resizeEvent(event)
        self._show_quiet()

    def _show_quiet(self) -> None:
        if self._quiet.text():
            needed = self._label.sizeHint().width() + self._quiet.sizeHint().width() + 8
            remarked = self._beside and bool(self._remark.text())
            self._quiet.setVisible(needed <= self.width() and not remarked)

    def set_label(self, label: str) -> None:
        """Change the label, as when a citizen becomes an organisation."""
        self._label.setText(label)
        self.editor.setAccessibleName(spoken(label))

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Show a remark beside the label; an error or warning also marks the editor."""
        state = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: ""}[severity]
        self._remark.setText(text)
        self._remark.setToolTip(text)
        self._show_quiet()
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
