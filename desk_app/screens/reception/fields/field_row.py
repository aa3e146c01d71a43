"""A row of fields with one line kept free below it for the gravest remark of the row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import CutLabel, restyle

_GRAVITY = {Severity.ERROR: 2, Severity.WARNING: 1, None: 0}
LINE = 20
"""Height in device-independent pixels at 100 % text of the line for remarks."""


class FieldRow(QWidget):
    """Fields side by side; a field with stretch 0 keeps the width of what it holds.

    The remark begins below its field, further left where it is too long; longer than the row it ends with "…", and
    its tip and the summary of the page have it whole. `aside` stands at the right end, beside the editors. Without a
    `line` the box is marked, and the summary alone has the words.
    """

    def __init__(self, *fields: tuple[Field, int], aside: QWidget | None = None, line: bool = True) -> None:
        super().__init__()
        self._fields = [field for field, _ in fields]
        self._remarks: dict[Field, tuple[str, Severity | None]] = {}
        self._told: Field | None = None
        self._line = CutLabel(size="hint")
        row = self._row = QHBoxLayout()
        row.setSpacing(Gap.NEAR)
        for field, stretch in fields:
            row.addWidget(field, stretch)
            field.installEventFilter(self)
        if aside is not None:
            row.addWidget(aside, 0, Qt.AlignmentFlag.AlignBottom)
        self._below = QHBoxLayout()
        self._below.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._below)
        self._line.setMinimumHeight(scaled(LINE))
        self._line.setVisible(line)

    def remark(self, field: Field, text: str, severity: Severity | None = None) -> None:
        """Mark one field and tell the gravest remark of the row; an empty text takes the mark away."""
        severity = severity if text else None
        field.remark(text, severity)
        self._remarks[field] = (text, severity)
        told, (text, worst) = max(self._remarks.items(), key=lambda one: _GRAVITY[one[1][1]])
        self._told = told if text else None
        self._line.setText(text)
        self._line.setToolTip(text)
        role = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: "hint"}[worst]
        restyle(self._line, "role", role)
        self._place()

    @property
    def remark_text(self) -> str:
        """What the line below says now."""
        return self._line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the remark below its field."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def _place(self) -> None:
        left = self._told.x() if self._told is not None else 0
        needed = self._line.fontMetrics().horizontalAdvance(self._line.text()) + 2
        self._below.setContentsMargins(max(min(left, self.width() - needed), 0), 0, 0, 0)


def sized(editor: QLineEdit, sample: str) -> QLineEdit:
    """Make a box just wide enough for what it holds."""
    editor.setFixedWidth(editor.fontMetrics().horizontalAdvance(sample) + 28)
    return editor
