"""The left side of the reception page: who, what and which papers, walked by Enter from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.findings import Severity
from desk_app.domain.people.parties import PartyKind
from desk_app.qt.tokens import Gap
from desk_app.screens.reception.fields.papers_part import PapersPart
from desk_app.screens.reception.fields.party_fields import PartyFields
from desk_app.screens.reception.fields.procedure_box import ProcedureBox
from desk_app.screens.reception.fields.terms_fields import TermsFields
from desk_app.screens.reception.fields.typed_papers import carried_over, published_papers
from desk_app.screens.reception.fields.typed_party import TypedParty
from desk_app.screens.reception.form_remarks import FormParts, FormRemarks
from desk_app.screens.reception.form_state import FormState
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.ticks import RoundChoice, TickBox
from desk_app.screens.widgets.gutter import keep_gutter
from desk_app.screens.widgets.key_hint import KeyHint
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import Run, RunsLabel

REMARK_ROOM = 56
"""What stays visible above and below the box with the cursor: its label and its remark."""


class ReceptionForm(QScrollArea):
    """Shows and gives a FormState; `edited` on every change, `left` (draft path) when a box is left, `finished` at the end."""

    edited = Signal()
    left = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_gutter(self)
        self.owner_box = TickBox(self.tr("&Another owner"))
        self.applicant = PartyFields("applicant", access_keys=True, aside=self.owner_box)
        self.owner = PartyFields("owner", access_keys=False)
        self.procedure = ProcedureBox()
        self.papers = PapersPart()
        self.terms = TermsFields()
        self._citizen = RoundChoice(self.tr("C&itizen"))
        self._citizen.setChecked(True)
        self._organisation = RoundChoice(self.tr("Or&ganisation"))
        self._narrow = False
        self._state = FormState()
        self.confirmed: Callable[[], tuple[str, ...]] = tuple
        parts = FormParts(self.applicant, self.owner, self.procedure, self.papers, self.terms)
        self.remarks = FormRemarks(parts, self.keep_in_sight)
        self._lay_out()
        self._listen()
        self._walk()
        self._owner_part.hide()

    def state(self) -> FormState:
        """Give what is typed."""
        version = self.procedure.choice
        return replace(
            self._state,
            applicant=self.applicant.state(),
            owner=self.owner.state() if self.owner_box.isChecked() else None,
            procedure=version.code if version else "",
            procedure_text=self.procedure.text(),
            papers=self.papers.papers,
            confirmed=self.confirmed(),
            **self.terms.values(),  # type: ignore[arg-type]
        )

    def show_state(self, state: FormState, version: ProcedureVersion | None) -> None:
        """Show a form; `version` is the procedure its code names, if the catalogue still has it."""
        self._state = state
        self.applicant.show_state(state.applicant)
        self.owner.show_state(state.owner or TypedParty())
        self.owner_box.setChecked(state.owner is not None)
        (self._citizen if state.applicant.is_citizen else self._organisation).setChecked(True)
        self.procedure.show_choice(version, state.procedure_text)
        self.papers.show_papers(state.papers, chosen=version is not None)
        self.papers.outside.clear()
        self.terms.show_state(state)
        self.terms.count_for(version)
        self.remarks.clear()

    def show_owner(self) -> None:
        """Ask for the owner as somebody else than the applicant."""
        self.owner_box.setChecked(True)
        self.edited.emit()

    def kind_shown(self) -> None:
        """Let the choice of citizen or organisation follow the applicant shown."""
        citizen = self.applicant.state().is_citizen
        (self._citizen if citizen else self._organisation).setChecked(True)

    def keep_in_sight(self, widget: QWidget | None) -> None:
        """Roll the form so that the box with the cursor and its remark can be seen."""
        if widget is not None and self._inside.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, REMARK_ROOM)

    def set_narrow(self, narrow: bool) -> None:
        """Lay the boxes out for a narrow window, where the whole form scrolls and the papers do not."""
        if narrow != self._narrow:
            self._narrow = narrow
            for party in (self.applicant, self.owner):
                party.set_narrow(narrow)
            self.papers.table.show_whole(narrow)
            self._people.in_order(*self.applicant.order(), *self.owner.order())

    def set_locked(self, locked: bool) -> None:
        """Show a saved form for reading only."""
        self._inside.setEnabled(not locked)

    def echo_dates(self, path: str, today: date) -> None:
        """Write a readable birth date out in full, or say that it is none."""
        role, _, name = path.partition(".")
        if name == "birth_date" and role in ("applicant", "owner"):
            party = self.applicant if role == "applicant" else self.owner
            text = (
                "" if party.echo_birth_date(today) else self.tr("Not a date. Type as in 05/01/1990, or 1990.")
            )
            self.remarks.own(path, text, Severity.ERROR)

    def settle(self) -> None:
        """Take in what is typed in the box that still has the cursor."""
        self.procedure.settle()
        for party in (self.applicant, self.owner):
            for box in ("id_number", "birth_date"):
                if party.isVisible() and party.has_focus(box):
                    party.settle(box)

    def focused_party(self) -> PartyFields:
        """Give the party the cursor is in; the applicant when it is elsewhere."""
        focus = QApplication.focusWidget()
        return self.owner if focus is not None and self.owner.isAncestorOf(focus) else self.applicant

    def _lay_out(self) -> None:
        self._inside = inside = QWidget()
        who = self._head(
            "1", self.tr("Applicant"), self._citizen, self._organisation, self.applicant.paper_box
        )
        who.addWidget(KeyHint("F4", self.tr("scan the card")))
        self._owner_part = QWidget()
        owner = QVBoxLayout(self._owner_part)
        owner.setContentsMargins(0, 0, 0, 0)
        owner.setSpacing(0)
        owner.addLayout(self._head("", self.tr("Owner of the dossier"), self.owner.paper_box))
        owner.addWidget(self.owner)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.TIGHT, Gap.TIGHT)
        # The line for remarks parts the rows enough; with more, 690 pixels and the practice strip would not hold them.
        column.setSpacing(0)
        column.addLayout(who)
        for part in (self.applicant, self._owner_part, self.procedure):
            column.addWidget(part)
        column.addWidget(self.papers)
        column.addSpacing(Gap.TIGHT)
        column.addWidget(self.terms)
        column.addStretch(1)
        self.setWidget(inside)

    def _head(self, number: str, title: str, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Gap.NEAR)
        if number:
            row.addWidget(RunsLabel(Run(number, role="hint"), size="section"))
        row.addWidget(PlainLabel(title, "section"))
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _listen(self) -> None:
        for part in (self.applicant, self.owner, self.procedure, self.papers, self.terms):
            part.edited.connect(self.edited)
        self.applicant.left.connect(lambda name: self.left.emit(f"applicant.{name}"))
        self.owner.left.connect(lambda name: self.left.emit(f"owner.{name}"))
        self._organisation.toggled.connect(self._kind_chosen)
        self.owner_box.toggled.connect(self._owner_toggled)
        self.procedure.chosen.connect(self._procedure_chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _walk(self) -> None:
        self._people = EnterWalk(self, self.procedure.edit.setFocus)
        self._people.over(*self.applicant.order(), *self.owner.order())
        terms = EnterWalk(self, self.finished.emit)
        terms.over(*self.terms.order())
        self.procedure.passed.connect(self.papers.focus)
        self.papers.passed.connect(lambda: self._first_of(self.terms.order()).setFocus())

    def _first_of(self, editors: tuple[QWidget, ...]) -> QWidget:
        return next(editor for editor in editors if editor.isVisible())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.keep_in_sight(now)

    def _kind_chosen(self, organisation: bool) -> None:
        self.applicant.set_kind(PartyKind.ORGANISATION if organisation else PartyKind.CITIZEN)
        if self._organisation.hasFocus() or self._citizen.hasFocus():
            self.applicant.focus()

    def _owner_toggled(self, on: bool) -> None:
        self._owner_part.setVisible(on)
        if on and self.owner_box.hasFocus():
            self.owner.focus()
        self.edited.emit()

    def _procedure_chosen(self, version: ProcedureVersion | None) -> None:
        if version is not None:
            papers = carried_over(self.papers.papers, published_papers(version))
            self.papers.show_papers(papers, chosen=True)
        self.terms.count_for(version)
        self.edited.emit()
        self.left.emit("procedure")
