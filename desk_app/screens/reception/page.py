"""Reception: one page that takes a dossier in, answered as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from desk_app.screens.page import Page
from desk_app.screens.reception.after_save import AfterSave
from desk_app.screens.reception.code_panel import CodePanel
from desk_app.screens.reception.draft_keeper import DraftKeeper
from desk_app.screens.reception.form import ReceptionForm
from desk_app.screens.reception.live_check import LiveCheck
from desk_app.screens.reception.parts import ReceptionParts
from desk_app.screens.reception.persons.filling import CardFilling
from desk_app.screens.reception.persons.question_bar import QuestionBar
from desk_app.screens.reception.presenter import ReceptionPresenter
from desk_app.screens.reception.promise_panel import PromisePanel
from desk_app.screens.reception.saving import Saving
from desk_app.screens.requests import PageRequest, ReceiveByCard, ResumeDraft, ResumeReception
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.codes.scans import Scan
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.services.reception.interpret_scan import ScanAnswer


LEAST_PROMISE = 280
"""Width in device-independent pixels the right side keeps on the narrowest window."""


class ReceptionPage(Page):
    """The form at the left, the promise at the right; after saving the number at the right until the next citizen."""

    NAME = "reception"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.form = ReceptionForm()
        self.promise = PromisePanel()
        self.code = CodePanel()
        self.differences = QuestionBar()
        self.right = QStackedWidget()
        self.check = LiveCheck(workplace, self.form.state, self)
        self.keeper = DraftKeeper(workplace, self.form.state, self)
        self.cards = CardFilling(workplace, self.form)
        self.saving = Saving(workplace, self)
        self.after = AfterSave(workplace, self.code)
        parts = ReceptionParts(
            form=self.form,
            promise=self.promise,
            code=self.code,
            differences=self.differences,
            right=self.right,
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
        self._lay_out()
        self.form.edited.connect(self._share_width)
        self.form.laid_out.connect(self._share_width)
        self.form.edited.connect(self._touch)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Receive a dossier")

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
        return False

    def follows_paper(self, sheet: Sheet) -> bool:
        """The panel tells of the paper of the dossier just saved."""
        return sheet == self.after.sheet

    def holds_unsaved(self) -> bool:
        """Whether something typed is not saved."""
        return not self.presenter.is_saved and not self.form.state().is_empty

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form the width it needs before the promise gets its share."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        needed = min(self.form.needed_width(), self.width() - LEAST_PROMISE)
        if needed != self.form.minimumWidth():
            self.form.setMinimumWidth(max(needed, 0))

    def _lay_out(self) -> None:
        for face in (self.promise, self.code, self.differences):
            self.right.addWidget(face)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, share in ((self.form, 3), (self.right, 2)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            row.addWidget(part, share)
