"""The boxes of one person or organisation, with what a card filled marked until somebody changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.parties import PartyKind, Sex
from desk_app.screens.reception.fields.field_row import FieldRow
from desk_app.screens.reception.fields.paper_choice import PaperChoice
from desk_app.screens.reception.fields.typed_date import read_birth
from desk_app.screens.reception.fields.typed_party import TypedParty
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.grouped_line_edit import (
    GroupedLineEdit,
    as_phone,
    as_tax_code,
    every_three,
)
from desk_app.screens.widgets.labels import restyle

LONGEST = {"id_number": 60, "name": 12_000, "birth_date": 12, "phone": 60, "email": 200, "address": 12_000}
"""Characters a box takes; more than may be saved, so that the page can say what is too long instead of cutting."""
WIDTHS = {"id_number": 190, "birth_date": 150, "phone": 190}
"""Widths in device-independent pixels: what belongs into a box can be read whole, with the word that says where from."""
PAPER_KEY = "Alt+X"
WIDE_BOXES = frozenset({"name", "email", "address"})
WIDE_LINES = (("id_number", "name", "sex"), ("birth_date", "phone", "email"), ("address",))
NARROW_LINES = (("id_number", "name", "sex", "birth_date"), ("phone", "address"), ("email",))


class PartyFields(QWidget):
    """Shows and gives a TypedParty; `edited` on every change by hand, `left` when a box is left (its field name)."""

    edited = Signal()
    left = Signal(str)

    def __init__(self, role: str, *, access_keys: bool, aside: QWidget | None = None) -> None:
        super().__init__()
        self._role = role
        self._aside = aside
        self._narrow = False
        self._severity: dict[str, Severity | None] = {}
        self._keys = access_keys
        self._kind = PartyKind.CITIZEN
        self._from_card: tuple[str, ...] = ()
        self._from_visit: tuple[str, ...] = ()
        self._filled_for = ""
        self._paper = PaperChoice(role)
        self._boxes = {name: _box(name, most) for name, most in LONGEST.items()}
        self._sex = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        for sex, word in ((Sex.UNKNOWN, "—"), (Sex.MALE, self.tr("Male")), (Sex.FEMALE, self.tr("Female"))):
            self._sex.addItem(word, sex)
        optional = {"email": self.tr("optional")} if access_keys else {}
        self._fields = {
            name: Field("", box, f"{role}.{name}", remark_room=False, quiet=optional.get(name, ""))
            for name, box in self._all()
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows = self._lay_out()
        self._label()
        self._listen()
        if access_keys:
            # Its box stands in the head of the part, without a label that could show the key.
            box = self._paper.kind_box
            self.addAction(make_action(self, box.accessibleName(), box.setFocus, PAPER_KEY))
            box.setToolTip(f"{box.accessibleName()} ({PAPER_KEY})")

    def order(self) -> tuple[QWidget, ...]:
        """Give the boxes in the order of Enter, which is that of the eye."""
        lines = NARROW_LINES if self._narrow else WIDE_LINES
        return tuple(self._fields[name].editor for line in lines for name in line)

    @property
    def paper_box(self) -> QComboBox:
        """The choice of the paper shown, for the head of the part."""
        return self._paper.kind_box

    def state(self) -> TypedParty:
        """Give what is typed."""
        return TypedParty(
            kind=self._kind,
            sex=Sex(self._sex.currentData()),
            from_card=self._from_card,
            from_visit=self._from_visit,
            filled_for=self._filled_for,
            paper_kind=self._paper.kind,
            country=self._paper.country,
            **{name: box.text() for name, box in self._boxes.items()},
        )

    def show_state(self, party: TypedParty) -> None:
        """Show a party without telling `edited`; boxes that stay equal keep cursor and undo."""
        self._from_card, self._from_visit = party.from_card, party.from_visit
        self._filled_for = party.filled_for
        for name, box in self._boxes.items():
            if box.text() != getattr(party, name):
                with QSignalBlocker(box):
                    box.setText(getattr(party, name))
                # What is filled in under the cursor is typed over, and the rest read from its first word.
                box.selectAll() if box.hasFocus() else box.setCursorPosition(0)
        with QSignalBlocker(self._sex):
            self._sex.setCurrentIndex(self._sex.findData(party.sex))
        self._kind = party.kind
        self._paper.show_paper(party)
        for name in ("birth_date", "sex"):
            self._fields[name].setVisible(party.is_citizen)
        self._label()
        self._group_numbers()

    def set_kind(self, kind: PartyKind) -> None:
        """Take down a person or an organisation; what is typed stays."""
        self.show_state(replace(self.state(), kind=kind))
        self.edited.emit()

    def echo_birth_date(self, today: date) -> bool:
        """Write a readable birth as dd/MM/yyyy, MM/yyyy or yyyy; False when something stands there that is no birth."""
        box = self._boxes["birth_date"]
        birth = read_birth(box.text(), today)
        if birth:
            with QSignalBlocker(box):
                box.setText(written_birth(birth))
        return bool(birth) or not box.text().strip()

    def remark(self, name: str, text: str, severity: Severity | None = None) -> None:
        """Mark one field, or take its mark away with an empty text."""
        self._severity[name] = severity if text else None
        self._rows[name].remark(self._fields[name], text, severity)

    def remark_of(self, name: str) -> str:
        """Give the remark standing at a field."""
        return self._fields[name].remark_text

    def focus(self, name: str = "id_number") -> None:
        """Put the cursor into a box."""
        editor = self._fields[name].editor
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def settle(self, name: str) -> None:
        """Take in a box that still has the cursor, as if it were left."""
        self._left(name)

    def has_focus(self, name: str) -> bool:
        """Whether the cursor is in a box."""
        return self._fields[name].editor.hasFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Lay the boxes out for a wide form or a narrow one; what is typed and remarked stays."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        said = {name: (self._fields[name].remark_text, self._severity.get(name)) for name in self._rows}
        for row in dict.fromkeys(self._rows.values()):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = self._lay_out()
        for name, (text, severity) in said.items():
            self._rows[name].remark(self._fields[name], text, severity)

    def _all(self) -> tuple[tuple[str, QLineEdit | QComboBox], ...]:
        return (*self._boxes.items(), ("sex", self._sex))

    def _lay_out(self) -> dict[str, FieldRow]:
        lines = NARROW_LINES if self._narrow else WIDE_LINES
        rows: dict[str, FieldRow] = {}
        for at, line in enumerate(lines):
            parts = [(self._fields[name], int(name in WIDE_BOXES)) for name in line]
            if "address" in line:
                parts.insert(line.index("address"), (self._paper.country_field, 0))
            row = FieldRow(*parts, aside=self._aside if at == len(lines) - 1 else None)
            self._column.insertWidget(at, row)
            rows |= dict.fromkeys(line, row)
        return rows

    def _label(self) -> None:
        citizen = self._kind is PartyKind.CITIZEN
        labels = {
            "id_number": self.tr("I&D number") if citizen else self.tr("Tax co&de"),
            "name": self.tr("Full na&me") if citizen else self.tr("Na&me of the organisation"),
            "birth_date": self.tr("&Born"),
            "sex": self.tr("&Sex"),
            "phone": self.tr("&Phone"),
            "email": self.tr("&E-mail"),
            "address": self.tr("&Address"),
        }
        visit, card = self.tr("last visit"), (self.tr("card"), self.tr("from card"))
        marks = {**dict.fromkeys(self._from_visit, (visit, visit)), **dict.fromkeys(self._from_card, card)}
        for name, label in labels.items():
            field, (mark, spoken_mark) = self._fields[name], marks.get(name, ("", ""))
            field.set_label(label if self._keys else label.replace("&", ""))
            if mark:
                field.editor.setAccessibleName(f"{field.editor.accessibleName()} · {spoken_mark}")
            if isinstance(field.editor, CardLineEdit):
                field.editor.set_origin(mark)
            else:
                restyle(field.editor, "origin", "card" if mark else "")

    def _group_numbers(self) -> None:
        """Group the number as one of a card or as a tax code."""
        number = self._boxes["id_number"]
        if isinstance(number, GroupedLineEdit):
            number.group_by(every_three if self._kind is PartyKind.CITIZEN else as_tax_code)

    def _listen(self) -> None:
        for name, box in self._boxes.items():
            box.textChanged.connect(lambda _text, name=name: self._touched(name))
            box.editingFinished.connect(lambda name=name: self._left(name))
        self._sex.currentIndexChanged.connect(lambda _index: self._touched("sex"))
        self._paper.edited.connect(self.edited)
        self._paper.edited.connect(lambda: self.left.emit("id_number"))

    def _left(self, name: str) -> None:
        box = self._boxes[name]
        if box.window().focusWidget() is not box:
            box.setCursorPosition(0)  # A long name is read from its first word.
        if name == "id_number":
            self._paper.follow(box.text())
        self.left.emit(name)

    def _touched(self, name: str) -> None:
        if name in self._from_card or name in self._from_visit:
            self._from_card = tuple(one for one in self._from_card if one != name)
            self._from_visit = tuple(one for one in self._from_visit if one != name)
            self._label()
        self.edited.emit()


def _box(name: str, longest: int) -> CardLineEdit:
    width = WIDTHS.get(name, 0)
    grouped = {"id_number": every_three, "phone": as_phone}
    return GroupedLineEdit(longest, width, grouped[name]) if name in grouped else CardLineEdit(longest, width)
