"""What the desk has to say at its start: prints in doubt, kept drafts, clock and numbers, before the first citizen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.steps.rights import Right
from desk_app.screens.notice import TONE_MARKS
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, OpenStart, OpenToday, PageRequest, ResumeDraft
from desk_app.screens.today.start_cards import Card, StartDeeds, start_cards
from desk_app.screens.widgets.buttons import make_action, plain_button
from desk_app.screens.widgets.code_question import CodeQuestion
from desk_app.screens.widgets.dialogs import ask
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.second_person import ask_person
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.ports.changes import Changes
    from desk_app.ports.dossiers import DossierRow
    from desk_app.ports.drafts import SavedDraft
    from desk_app.services.care.start_desk import StartReport
    from desk_app.services.people.operators import Operator


class StartPage(Page):
    """The cards of the start report; every deed asks the desk anew, so a card goes when its cause is gone."""

    NAME = "start"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.cards: list[QFrame] = []
        self._deeds = StartDeeds(
            confirm_clock=self._confirm_clock,
            no_slip_today=lambda: self._ask_person("numbers.no_witness", self._continue_above(None)),
            newest_slip=self._newest_slip,
            settle=self._settle,
            open_dossier=lambda row: workplace.open_page(OpenDossier(row.code)),
            resume=lambda draft: workplace.open_page(ResumeDraft(draft)),
            drop=self._drop,
            open_page=workplace.open_page,
        )
        self._go_on = make_action(self, self.tr("Start work"), lambda: workplace.open_page(OpenToday()), "F9")
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        filled = QVBoxLayout(inside)
        filled.setContentsMargins(24, 16, 24, 16)
        filled.addLayout(self._column)
        filled.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Before the first citizen")

    def next_actions(self) -> tuple[QAction, ...]:
        """Work may start whatever stands here; what must not happen is refused by the desk itself."""
        return (self._go_on,)

    def opened(self, request: PageRequest) -> None:
        """Show the report that came with the request, or look the desk over again."""
        match request:
            case OpenStart(report) if report is not None:
                self._show(report)
            case _:
                self._read()

    def _read(self) -> None:
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask_newest("start_desk", lambda: desk.care.start(by), self._show, owner=self)

    def _show(self, report: StartReport) -> None:
        for old in self.cards:
            self._column.removeWidget(old)
            old.deleteLater()
        cards = start_cards(report, self.workplace.operator.user, self.workplace.messages, self._deeds)
        self.cards = [self._card(card) for card in cards] or [self._nothing()]
        for made in self.cards:
            self._column.addWidget(made)
        if self.isVisible():
            self.next_step_wanted.emit()

    def _card(self, card: Card) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(IconMark(*TONE_MARKS[card.tone], side=24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(card.text, wrap=True))
        if card.code:
            words.addWidget(PlainLabel(card.code, "hint"))
        row.addLayout(words, 1)
        for deed in card.deeds:
            row.addWidget(plain_button(deed.label, deed.do))
        return frame

    def _nothing(self) -> QFrame:
        frame = QFrame()
        QVBoxLayout(frame).addWidget(PlainLabel(self.tr("Nothing was left over. The desk is ready.")))
        return frame

    def _confirm_clock(self) -> None:
        desk = self.workplace.desk
        self._ask_person("screens.clock_question", lambda by: desk.care.confirm_clock(by))

    def _newest_slip(self) -> None:
        question = CodeQuestion(self.tr("Code of the newest slip printed here"), self)
        question.given.connect(
            lambda code: self._ask_person("numbers.no_witness", self._continue_above(code))
        )
        question.open()

    def _continue_above(self, code: str | None) -> Callable[[Operator], Changes]:
        desk = self.workplace.desk
        return lambda by: desk.care.confirm_newest_slip(code, by)

    def _ask_person(self, reason: str, deed: Callable[[Operator], Changes]) -> None:
        def consented(by: Operator) -> None:
            self.workplace.ask("consented", lambda: deed(by), self._done, owner=self)

        words = self.workplace.messages.text(reason)
        ask_person(self.workplace, Right.CONFIRM, words, consented, self)

    def _settle(self, row: DossierRow) -> None:
        desk, by = self.workplace.desk, self.workplace.operator

        def settle() -> Changes:
            return settle_open_prints(desk.dossier.show(row.code, by), desk.printing.settle, by)

        self.workplace.ask("settle_print", settle, self._done, owner=self)

    def _drop(self, draft: SavedDraft) -> None:
        desk = self.workplace.desk
        ask(
            self,
            self.tr("Throw the kept text away?"),
            self.tr("What was typed cannot be brought back afterwards."),
            self.tr("Throw away"),
            lambda: self.workplace.ask(
                "drop_draft", lambda: desk.reception.drop_draft(draft.draft_id), self._done, owner=self
            ),
        )

    def _done(self, changes: Changes) -> None:
        self.workplace.notices.publish(changes)
        self._read()


def settle_open_prints(dossier: Dossier, settle: Callable[..., object], by: Operator) -> Changes:
    """Confirm every print of a dossier that is still only sent."""
    from desk_app.domain.dossier.dossier import PrintState
    from desk_app.ports.changes import Changes

    for record in dossier.prints:
        if record.state is PrintState.SENT:
            settle(dossier.code, record.print_id, PrintState.CONFIRMED, "", by)
    return Changes(dossiers=True, queue=True, codes=(dossier.code,))
