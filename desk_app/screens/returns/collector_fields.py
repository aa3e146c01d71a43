"""The boxes of the person who collects."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import CollectorKind
from desk_app.domain.findings import Finding, Severity
from desk_app.messages import Messages
from desk_app.qt.tokens import Gap
from desk_app.screens.reception.fields.field_row import FieldRow
from desk_app.screens.returns.collection import Collection
from desk_app.screens.returns.seen_choice import SeenChoice
from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.grouped_line_edit import GroupedLineEdit, as_phone, every_three
from desk_app.screens.widgets.fields.ticks import RoundChoice, TickBox
from desk_app.screens.widgets.labels import PlainLabel


class CollectorFields(QFrame):
    """Shows and gives a Collection; `kind_chosen` by hand, `finished` after the last box."""

    kind_chosen = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._kinds = {
            CollectorKind.APPLICANT: RoundChoice(self.tr("A&pplicant, with the slip")),
            CollectorKind.OWNER: RoundChoice(self.tr("O&wner")),
            CollectorKind.AUTHORISED: RoundChoice(self.tr("Somebody &authorised")),
        }
        longest = {
            "name": 150,
            "id_number": 60,
            "phone": 50,
            "proof": 500,
            "no_number": 200,
            "originals_back": 1000,
        }
        self._boxes = {name: _box(name, most) for name, most in longest.items()}
        words = {
            "name": self.tr("Full na&me"),
            "id_number": self.tr("I&D number"),
            "phone": self.tr("P&hone"),
            "proof": self.tr("P&roof (authorisation: number, day)"),
            "no_number": self.tr("Why without a n&umber"),
            "originals_back": self.tr("Ori&ginals handed back"),
        }
        self._fields = {
            name: Field(words[name], box, name, remark_room=False) for name, box in self._boxes.items()
        }
        self.seen = SeenChoice()
        self.slip_lost = TickBox(self.tr("Slip &lost, the ID card was seen"))
        self._lay_out()
        for kind, radio in self._kinds.items():
            radio.clicked.connect(lambda _on, kind=kind: self.kind_chosen.emit(kind.value))
        EnterWalk(self, self.finished.emit).over(*self._boxes.values())

    def show_collection(self, collection: Collection) -> None:
        """Show a hand-over."""
        self._kinds[collection.kind].setChecked(True)
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setText(getattr(collection, name))
        self.slip_lost.setChecked(collection.slip_lost)
        self.seen.show_paper(collection.seen)
        self._rows["proof"].setVisible(collection.kind is CollectorKind.AUTHORISED)
        self.clear_remarks()

    def collection(self) -> Collection:
        """Give what is typed."""
        kind = next(kind for kind, radio in self._kinds.items() if radio.isChecked())
        texts = {name: box.text() for name, box in self._boxes.items()}
        return Collection(kind=kind, slip_lost=self.slip_lost.isChecked(), seen=self.seen.paper, **texts)

    def show_findings(self, findings: tuple[Finding, ...], messages: Messages) -> None:
        """Mark the boxes at fault and go to the first one."""
        self.clear_remarks()
        for finding in findings:
            if finding.field == "seen":
                self.seen.remark(messages.of(finding))
            if finding.field in self._fields:
                row = self._rows[finding.field]
                row.remark(self._fields[finding.field], messages.of(finding), finding.severity)
        named = [one.field for one in findings if one.field in self._boxes]
        if named:
            self._boxes[named[0]].setFocus()

    def clear_remarks(self) -> None:
        """Take all marks away."""
        self.seen.remark("")
        for name, field in self._fields.items():
            self._rows[name].remark(field, "", Severity.ERROR)

    def focus(self, name: str = "name") -> None:
        """Put the cursor into a box."""
        self._boxes[name].setFocus()

    def ask_seen(self) -> None:
        """Go to the question which paper was looked at."""
        self.seen.focus()

    def lacking(self) -> str:
        """The first box somebody authorised still has to fill; empty for none."""
        if not self._kinds[CollectorKind.AUTHORISED].isChecked():
            return ""
        text = {name: box.text().strip() for name, box in self._boxes.items()}
        needed = {
            "name": text["name"],
            "id_number": text["id_number"] or text["no_number"],
            "proof": text["proof"],
        }
        return next((name for name, filled in needed.items() if not filled), "")

    def _lay_out(self) -> None:
        f = self._fields
        first = FieldRow((f["name"], 1), (f["id_number"], 0), (f["phone"], 0))
        second = FieldRow((f["proof"], 3), (f["no_number"], 2))
        third = FieldRow((f["originals_back"], 1))
        self._rows = {
            "name": first,
            "id_number": first,
            "phone": first,
            "proof": second,
            "no_number": second,
            "originals_back": third,
        }
        kinds = QHBoxLayout()
        kinds.setSpacing(Gap.PAGE)
        for radio in self._kinds.values():
            kinds.addWidget(radio)
        kinds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.NEAR, Gap.PAGE, Gap.NEAR)
        column.setSpacing(Gap.TIGHT)
        column.addWidget(PlainLabel(self.tr("Who collects?"), "section"))
        column.addLayout(kinds)
        for part in (first, second, self.seen, self.slip_lost, third):
            column.addWidget(part)

    def _order(self) -> tuple[QWidget, ...]:
        """The order of Tab, as seen."""
        boxes = tuple(self._boxes[name] for name in ("name", "id_number", "phone", "proof", "no_number"))
        last = (self.slip_lost, self._boxes["originals_back"])
        return (*self._kinds.values(), *boxes, *self.seen.buttons, *last)


def _box(name: str, longest: int) -> CardLineEdit:
    grouped = {"id_number": (170, every_three), "phone": (150, as_phone)}
    return GroupedLineEdit(longest, *grouped[name]) if name in grouped else CardLineEdit(longest)
