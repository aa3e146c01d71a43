"""The small print of a reception: what the fee counts, how many sets, how it came in and goes back, a note."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.catalogue.procedure import FeeUnit, ProcedureVersion
from desk_app.domain.dossier.dossier import Channel, ReturnBy
from desk_app.screens.reception.fields.field_row import FieldRow
from desk_app.screens.reception.form_state import FormState
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.number_box import NumberBox

_MOST = {"pages": 9_999, "copies": 999, "cases": 999, "sets": 99}
COUNT_WIDTH = 76
"""Width in device-independent pixels at 100 % text of a box for a count."""
_COUNTED = {
    FeeUnit.CERTIFIED_PAGE: ("pages", "copies"),
    FeeUnit.COPY: ("copies",),
    FeeUnit.CASE: ("cases",),
    FeeUnit.DOSSIER: (),
}


class TermsFields(QWidget):
    """Shows the terms of a FormState; counts a fee does not look at are out of sight."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts = {name: NumberBox(1, most, COUNT_WIDTH) for name, most in _MOST.items()}
        fitting = QComboBox.SizeAdjustPolicy.AdjustToContents
        self._return_by = QComboBox(sizeAdjustPolicy=fitting)
        self._channel = QComboBox(sizeAdjustPolicy=fitting)
        self._note = QLineEdit(maxLength=600)
        words = {
            "pages": self.tr("Pa&ges"),
            "copies": self.tr("&Copies"),
            "cases": self.tr("&Deeds"),
            "sets": self.tr("&Sets"),
        }
        self._fields = {
            name: Field(word, self._counts[name], _path(name), remark_room=False)
            for name, word in words.items()
        }
        self._fill()
        self._lay_out()
        self._listen()

    def order(self) -> tuple[QWidget, ...]:
        """Give the editors in the order of Enter; what is out of sight is passed over."""
        counts = tuple(self._counts[name] for name in ("pages", "copies", "cases", "sets"))
        return (*counts, self._return_by, self._channel, self._note)

    def show_state(self, state: FormState) -> None:
        """Show the terms without telling `edited`."""
        for name, box in self._counts.items():
            with QSignalBlocker(box):
                box.setValue(getattr(state, name))
        for combo, value in ((self._return_by, state.return_by), (self._channel, state.channel)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(value))
        if self._note.text() != state.note:
            with QSignalBlocker(self._note):
                self._note.setText(state.note)

    def count_for(self, version: ProcedureVersion | None) -> None:
        """Show only the counts the fees of this procedure look at."""
        rules = version.fees if version else ()
        wanted = {name for rule in rules for name in _COUNTED[rule.unit]}
        for name in ("pages", "copies", "cases"):
            self._fields[name].setVisible(name in wanted)

    def values(self) -> dict[str, object]:
        """Give the terms by the names of FormState."""
        return {
            **{name: box.value() for name, box in self._counts.items()},
            "return_by": ReturnBy(self._return_by.currentData()),
            "channel": Channel(self._channel.currentData()),
            "note": self._note.text(),
        }

    def field_at(self, path: str) -> tuple[FieldRow, Field] | None:
        """Find the field of a finding ("sets", "quantities.pages", "note")."""
        found = next(
            (field for field in (*self._fields.values(), self._note_field) if field.path == path), None
        )
        if found is None:
            return None
        return self._row, found

    def _fill(self) -> None:
        for value, word in (
            (ReturnBy.DESK, self.tr("at this desk")),
            (ReturnBy.POST, self.tr("by post")),
            (ReturnBy.ONLINE, self.tr("online")),
        ):
            self._return_by.addItem(word, value)
        for channel, word in (
            (Channel.DIRECT, self.tr("in person")),
            (Channel.POST, self.tr("by post")),
            (Channel.ONLINE, self.tr("online")),
        ):
            self._channel.addItem(word, channel)

    def _lay_out(self) -> None:
        optional = self.tr("optional")
        self._note_field = Field(self.tr("N&ote"), self._note, "note", remark_room=False, quiet=optional)
        back = Field(self.tr("&Returned"), self._return_by, "return_by", remark_room=False)
        channel = Field(self.tr("&Handed in"), self._channel, "channel", remark_room=False)
        counted = tuple((field, 0) for field in self._fields.values())
        self._row = FieldRow(*counted, (back, 0), (channel, 0), (self._note_field, 1), line=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        self.count_for(None)

    def _listen(self) -> None:
        for box in self._counts.values():
            box.valueChanged.connect(lambda _value: self.edited.emit())
        for combo in (self._return_by, self._channel):
            combo.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self._note.textChanged.connect(lambda _text: self.edited.emit())


def _path(name: str) -> str:
    return name if name == "sets" else f"quantities.{name}"
