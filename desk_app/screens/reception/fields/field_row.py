"""A row of fields with one line kept free below it for the gravest remark of the row."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.labels import CutLabel, restyle

_GRAVITY = {Severity.ERROR: 2, Severity.WARNING: 1, None: 0}


class FieldRow(QWidget):
    """Fields side by side; a field with stretch 0 keeps the width of what it holds.

    A remark longer than the row ends with "…"; its tip and the summary of the page have it whole.

    With `line=False` the fields tell their remarks themselves, beside their labels.
    """

    def __init__(self, *fields: tuple[Field, int], line: bool = True) -> None:
        super().__init__()
        self._fields = [field for field, _ in fields]
        self._remarks: dict[Field, tuple[str, Severity | None]] = {}
        self._line = CutLabel(size="hint")
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, stretch in fields:
            row.addWidget(field, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._line)
        self._line.setVisible(line)

    def remark(self, field: Field, text: str, severity: Severity | None = None) -> None:
        """Mark one field and tell the gravest remark of the row; an empty text takes the mark away."""
        severity = severity if text else None
        field.remark(text, severity)
        self._remarks[field] = (text, severity)
        text, worst = max(self._remarks.values(), key=lambda said: _GRAVITY[said[1]])
        self._line.setText(text)
        self._line.setToolTip(text)
        role = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: "hint"}[worst]
        restyle(self._line, "role", role)

    @property
    def remark_text(self) -> str:
        """What the line below says now."""
        return self._line.text()


def sized(editor: QLineEdit, sample: str) -> QLineEdit:
    """Make a box just wide enough for what it holds."""
    editor.setFixedWidth(editor.fontMetrics().horizontalAdvance(sample) + 28)
    return editor
