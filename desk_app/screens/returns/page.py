"""Returning results by scanning the slip: scan, look, hand over, next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from desk_app.domain.dossier.dossier import CollectorKind, Dossier
from desk_app.domain.findings import Severity, error
from desk_app.domain.steps.forms import FormId
from desk_app.errors import DeskError
from desk_app.screens.code_words import wrong_place
from desk_app.screens.counter_sight import ResultHere
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.page import Page
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.reprint import choose_printer, reprint
from desk_app.screens.requests import OpenDossier, OpenReturns, PageRequest
from desk_app.screens.returns.collection import Collection, collected_by, from_card
from desk_app.screens.returns.face import ReturnsFace
from desk_app.screens.returns.verdict import is_ready
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.reception.interpret_scan import ScanAnswer


class ReturnsPage(Page):
    """One dossier at a time; after the hand-over the page waits for the next slip."""

    NAME = "returns"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.face = ReturnsFace()
        self.code_box, self.hint = self.face.code_box, self.face.hint
        self.readiness, self.collector = self.face.readiness, self.face.collector
        self.dossier: Dossier | None = None
        self._busy = False
        self._printed: Sheet | None = None
        self._flow = print_flow_of(workplace)
        self._return = make_action(self, self.tr("Return the result"), self._hand_over, "F9")
        self._again = make_action(self, self.tr("Print again"), self._print_again, "F8")
        self._open = make_action(self, self.tr("Open the dossier"), self._open_dossier, "Ctrl+O")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.face)
        self._listen()
        self._show(None)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Return results")

    def next_actions(self) -> tuple[QAction, ...]:
        """Handing over comes next."""
        return (self._open, self._again, self._return)

    def opened(self, request: PageRequest) -> None:
        """Wait for a slip, or show the dossier asked for."""
        match request:
            case OpenReturns(code) if code:
                self.look_up(code)
            case _:
                self.code_box.setFocus()
                self.code_box.selectAll()

    def left(self) -> None:
        """Nobody waits for a result before the page any more."""
        self.workplace.counter.show(None)

    def take_scan(self, answer: ScanAnswer) -> bool:
        """Take a slip, or the card of the person collecting."""
        if str(answer.scan.kind) == "citizen_card":
            if self.dossier is None:
                self._say(Tone.WARNING, "counter.slip_card")
            else:
                before = self.collector.collection()
                self.collector.show_collection(from_card(self.dossier, answer.scan.fields, before))
                self.collector.ask_seen()
            return True
        if answer.dossier is None:
            return False
        self.workplace.hush()
        self._show(answer.dossier)
        self.face.scanned(self.workplace.clock.now())
        return True

    def scan_by_hand(self) -> bool:
        """F4 goes to the code box."""
        self.code_box.setFocus()
        self.code_box.selectAll()
        return True

    def escape(self) -> bool:
        """Put the dossier aside first."""
        if self.dossier is None:
            return False
        self._show(None)
        self.code_box.setFocus()
        return True

    def look_up(self, text: str) -> None:
        """Show the dossier of a code typed by hand."""
        if not text.strip():
            return
        if wrong := wrong_place(text):
            self._show(None)
            self.face.code_field.remark(wrong, Severity.ERROR)
            return
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask_newest(
            "show_dossier",
            lambda: desk.dossier.look_at(text, by).dossier,
            self._show,
            failed=self._unknown,
            owner=self,
        )

    def _listen(self) -> None:
        self.code_box.returnPressed.connect(lambda: self.look_up(self.code_box.text()))
        self.collector.kind_chosen.connect(self._kind_chosen)
        self.collector.finished.connect(self.next_step_wanted)
        self.collector.seen.answered.connect(self._seen_answered)
        self._flow.troubled.connect(self._print_troubled)
        self.workplace.notices.dossiers.connect(self._changed)

    def _changed(self, codes: tuple[str, ...]) -> None:
        """Look again when the city or another desk moved the dossier on while its citizen stands here (FAULTS C4)."""
        shown, desk, by = self.dossier, self.workplace.desk, self.workplace.operator
        if shown is None or self._busy or not self.isVisible() or (codes and shown.code not in codes):
            return

        def seen(dossier: Dossier) -> None:
            moved = dossier.status is not shown.status or is_ready(dossier) is not is_ready(shown)
            if self.dossier is shown and moved:
                self._show(dossier)

        self.workplace.ask_newest("show_dossier", lambda: desk.dossier.show(shown.code, by), seen, owner=self)

    def _show(self, dossier: Dossier | None) -> None:
        self.dossier = dossier
        ready = dossier is not None and is_ready(dossier)
        if self.isVisible():
            self.workplace.counter.show(ResultHere(dossier) if dossier is not None and ready else None)
        self._open.setEnabled(dossier is not None)
        self._open.setToolTip(self._open.text() if dossier else self.tr("Scan a slip first."))
        self._return.setEnabled(dossier is None or ready)
        self._return.setToolTip(
            self._return.text() if ready else self.tr("This dossier has nothing to be handed over now.")
        )
        self._again.setEnabled(self._printed is not None)
        nothing = self.tr("No receipt of a return was printed here yet.")
        self._again.setToolTip(self._again.text() if self._printed is not None else nothing)
        self.face.code_field.clear_remark()
        self.face.show_dossier(
            dossier, self.workplace.messages, self.workplace.clock.now().date(), ready=ready
        )
        if dossier is None:
            return
        self.code_box.setText(dossier.code)
        self.collector.show_collection(collected_by(dossier, CollectorKind.APPLICANT, Collection()))
        if ready:
            self.collector.ask_seen()

    def _unknown(self, error: DeskError) -> None:
        self._show(None)
        self.face.code_field.remark(self.workplace.words(error), Severity.ERROR)
        self.workplace.note_trouble(error)
        self.code_box.setFocus()
        self.code_box.selectAll()

    def _kind_chosen(self, kind: str) -> None:
        if self.dossier is not None:
            before = self.collector.collection()
            self.collector.show_collection(collected_by(self.dossier, CollectorKind(kind), before))
            if kind == CollectorKind.AUTHORISED:
                self.collector.focus("name")

    def _seen_answered(self) -> None:
        """Go on to what an authorised person still lacks, else to the hand-over itself."""
        lacking = self.collector.lacking()
        self.collector.focus(lacking) if lacking else self.next_step_wanted.emit()

    def _hand_over(self) -> None:
        if self.dossier is None:
            self._ask_for_code()
            return
        if self._busy or not is_ready(self.dossier):
            return
        QGuiApplication.inputMethod().commit()
        if self.collector.collection().seen is None:
            self.collector.show_findings((error("seen", "return.seen_missing"),), self.workplace.messages)
            self.collector.ask_seen()
            return
        self._busy = True
        self._return.setEnabled(False)
        one, code = self.collector.collection(), self.dossier.code
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask(
            "return_result",
            lambda: desk.dossier.return_result(
                code,
                one.kind,
                one.name,
                one.id_number,
                one.phone,
                one.proof,
                one.slip_lost,
                one.originals_back,
                by,
                seen=one.seen,
                no_number=one.no_number,
            ),
            self._returned,
            failed=self._refused,
            owner=self,
        )

    def _ask_for_code(self) -> None:
        """F9 without a dossier: look for the one typed, or say what is missing."""
        if self.code_box.text().strip():
            self.look_up(self.code_box.text())
            return
        self.face.code_field.remark(self.tr("Scan the slip, or type its code."), Severity.ERROR)
        self.code_box.setFocus()

    def _returned(self, deed: Done) -> None:
        self._busy = False
        dossier = deed.dossier
        name = dossier.hand_over.name if dossier.hand_over else ""
        self.workplace.notices.publish(deed.changes)
        self._printed = Sheet(dossier.code, FormId.RETURN_SLIP)
        self._flow.print(self._printed)
        self._show(None)
        self.hint.setText(self.workplace.messages.text("counter.returned", code=dossier.code, name=name))
        self.code_box.clear()
        self.code_box.setFocus()

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self._return.setEnabled(True)
        self.collector.show_findings(error.findings, self.workplace.messages)
        self.workplace.say_error(error)

    def follows_paper(self, sheet: Sheet) -> bool:
        """The slip just printed here."""
        return sheet == self._printed

    def _open_dossier(self) -> None:
        if self.dossier is not None:
            self.workplace.open_page(OpenDossier(self.dossier.code))

    def _print_again(self) -> None:
        if self._printed is not None:
            self.workplace.hush()
            reprint(self.workplace, self._printed, self)

    def _print_troubled(self, sheet: Sheet, error: DeskError) -> None:
        if self.isVisible() and self.follows_paper(sheet):
            words, code = self.workplace.words(error), self.workplace.messages.code(error.key)
            label = self.tr("Another printer…")
            choose = lambda: choose_printer(self.workplace, sheet, self)  # noqa: E731
            self.workplace.say(Notice(Tone.TROUBLE, words, code, action_label=label, action=choose))

    def _say(self, tone: Tone, key: str) -> None:
        self.workplace.say(Notice(tone, self.workplace.messages.text(key), seconds=10))
