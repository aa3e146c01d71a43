"""Reception: one page that takes a dossier in, answered as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desk_app.screens.page import Page
from desk_app.screens.reception.after_save import AfterSave
from desk_app.screens.reception.draft_keeper import DraftKeeper
from desk_app.screens.reception.form import ReceptionForm
from desk_app.screens.reception.live_check import LiveCheck
from desk_app.screens.reception.parts import ReceptionParts
from desk_app.screens.reception.persons.filling import CardFilling
from desk_app.screens.reception.persons.question_bar import QuestionBar
from desk_app.screens.reception.presenter import ReceptionPresenter
from desk_app.screens.reception.promise_panel import PromisePanel
from desk_app.screens.reception.promise_strip import PromiseStrip
from desk_app.screens.reception.saved_face import SavedFace
from desk_app.screens.reception.saving import Saving
from desk_app.screens.reception.typed_face import TypedFace
from desk_app.screens.requests import PageRequest, ReceiveByCard, ResumeDraft, ResumeReception
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.codes.scans import Scan
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.services.reception.interpret_scan import ScanAnswer


class ReceptionPage(Page):
    """The form with its promise; after saving the number and what to hand over, until the next citizen."""

    NAME = "reception"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.form = ReceptionForm()
        self.differences = QuestionBar()
        self.promise = PromisePanel(self.differences)
        self.strip = PromiseStrip(self.differences)
        self.typed = TypedFace(self.form, self.promise, self.strip)
        self.saved = SavedFace()
        self.faces = QStackedWidget()
        self.check = LiveCheck(workplace, self.form.state, self)
        self.keeper = DraftKeeper(workplace, self.form.state, self)
        self.cards = CardFilling(workplace, self.form)
        self.saving = Saving(workplace, self)
        self.after = AfterSave(workplace, self.saved)
        parts = ReceptionParts(
            form=self.form,
            promise=self.promise,
            strip=self.strip,
            saved=self.saved,
            differences=self.differences,
            faces=self.faces,
            check=self.check,
            keeper=self.keeper,
            cards=self.cards,
            saving=self.saving,
            after=self.after,
        )
        self.presenter = ReceptionPresenter(self, parts)
        self._in_front = False
        self._left_behind = False
        self._untouched = False
        for face in (self.typed, self.saved):
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)
        self.strip.rest_wanted.connect(self.typed.toggle_rest)
        self.form.edited.connect(self._touch)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Taken in") if self.presenter.is_saved else self.tr("Receive a dossier")

    def next_actions(self) -> tuple[QAction, ...]:
        """Saving comes next, or the next citizen once it is done."""
        return self.presenter.next_actions()

    def opened(self, request: PageRequest) -> None:
        """Come to the front; the same key again, or a saved dossier on the page, begins with the next citizen."""
        again, self._in_front = self._in_front, True
        self.presenter.read_catalogue()
        match request:
            case ResumeDraft(draft):
                self.presenter.kept.resume_draft(draft)
            case ResumeReception(code):
                self.presenter.kept.resume_registered(code)
            case ReceiveByCard(card):
                self.take_scan(card)
            case _ if again or self.presenter.is_saved:
                self.presenter.begin_anew()
            case _:
                self.presenter.focus_first()

    def left(self) -> None:
        """Keep what is typed; it stays on the page too."""
        self._in_front = False
        self.presenter.citizen.forget()
        self._left_behind = self._untouched = self.holds_unsaved()
        if self._left_behind:
            self.keeper.keep_now()

    def take_scan(self, answer: ScanAnswer) -> bool:
        """Read a card into the form; a code is left to the window unless something is half typed."""
        if str(answer.scan.kind) == "citizen_card":
            if self.presenter.is_saved:
                self.presenter.begin_anew()
            aside = self._is_of_another(answer.scan)
            if aside:
                self.presenter.kept.put_aside()
            self._left_behind = False
            self.cards.take(answer.scan, quietly=aside)
            return True
        if answer.dossier is not None and self.holds_unsaved():
            self.presenter.offer_dossier(answer)
            return True
        return False

    def _is_of_another(self, scan: Scan) -> bool:
        """Whether a form was left half typed that gives no sign of being the card's person's.

        The cursor put to the owner after coming back says that the card is the owner's.
        """
        to_owner = not self._untouched and self.form.focused_party() is self.form.owner
        return self._left_behind and not to_owner and self.cards.speaks_of_other(scan)

    def _touch(self) -> None:
        if self._in_front:
            self._untouched = False

    def escape(self) -> bool:
        """Close what is open on the page; typed text stays when the window goes back."""
        if self.form.papers.outside.isVisible():
            self.form.papers.outside.put_away()
            return True
        if self.typed.is_opened:
            self.typed.open_rest(False)
            return True
        return False

    def follows_paper(self, sheet: Sheet) -> bool:
        """The panel tells of the paper of the dossier just saved."""
        return sheet == self.after.sheet

    def holds_unsaved(self) -> bool:
        """Whether something typed is not saved."""
        return not self.presenter.is_saved and not self.form.state().is_empty
