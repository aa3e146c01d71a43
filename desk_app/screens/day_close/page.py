"""Closes a day: every desk, everything sent, both sides compared, a reason for whatever differs, the PIN, one sheet."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.tokens import Gap, Size
from desk_app.screens.day_close import words
from desk_app.screens.day_close.desks_table import DesksTable
from desk_app.screens.day_close.looking import Looking
from desk_app.screens.day_close.reasons import Reasons
from desk_app.screens.day_close.sheet import ClosingPaper
from desk_app.screens.day_close.signing import Signing
from desk_app.screens.day_close.step_card import Stand, StepCard
from desk_app.screens.day_close.words import Step
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.page import Page
from desk_app.screens.queue.progress import SendProgress
from desk_app.screens.requests import OpenExceptions, PageRequest
from desk_app.screens.widgets.buttons import ActionButton, make_action
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel, restyle
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.facts.city_facts import DayClosed
    from desk_app.errors import DeskError
    from desk_app.ports.forms import ClosingSheet
    from desk_app.services.day.close_day import DayClosing
    from desk_app.services.day.picture import DayPicture
    from desk_app.services.people.operators import Operator


MONEY, SIGN = 4, 5
"""Numbers of the steps no difference stands in."""


class DayClosePage(Page):
    """One page from top to bottom; it says closed only once the close is in the journal."""

    NAME = "day_close"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.day = DayEdit()
        self.day.day_changed.connect(self._day_changed)
        self.mark, self.state = IconMark(side=24), PlainLabel(size="section", wrap=True)
        self.why = PlainLabel(size="hint", wrap=True)
        self.progress = SendProgress()
        self.desks = DesksTable(workplace, self.tr("Desks of the ward"))
        self.reasons = Reasons(workplace.messages)
        self.reasons.edited.connect(self._follow)  # Also when other differences are shown.
        self.reasons.at_end.connect(self.next_step_wanted)
        self.signing = Signing(workplace)
        self.signing.at_end.connect(self.next_step_wanted)
        self._signing_now = False
        self.looking = Looking(workplace, self)
        self.looking.seen.connect(self.show_picture)
        self.looking.changed.connect(self._run_changed)
        self.progress.cancelled.connect(workplace.city.cancel)
        self.paper = ClosingPaper(workplace, self)
        self.picture: DayPicture | None = None
        self.closing: DayClosed | None = None
        self._look = make_action(self, self.tr("Send everything and compare"), self.look, "Ctrl+G")
        self._print = make_action(self, self.tr("Print the closing sheet"), self._print_sheet, "F8")
        self._preview = make_action(self, self.tr("Preview"), self._preview_sheet, "Ctrl+P")
        self._close = make_action(self, self.tr("Close the day and print"), self._ask, "F9")
        self._settle = make_action(
            self, self.tr("Open"), lambda: workplace.open_page(OpenExceptions()), "Ctrl+O"
        )
        for action in (self._look, self._settle):
            self.addAction(action)
        self._lay_out()
        self._say(words.not_looked())

    def title(self) -> str:
        """Name the page."""
        return self.tr("Close the day")

    def next_actions(self) -> tuple[QAction, ...]:
        """Comparing comes first, then closing; once closed, its sheet."""
        if self.closing is not None:
            return (self._preview, self._print)
        return (self._preview, self._close)

    def opened(self, request: PageRequest) -> None:
        """Show the day shown before or today, and begin to send and compare."""
        day = self.day.day() or self.workplace.clock.now().date()
        if day != self.day.day():
            self.day.set_day(day)
            self._forget()
        self.signing.read()
        self._follow()
        if self.picture is None and self.closing is None:
            self._begin(day)
        self.desks.setFocus()

    def holds_unsaved(self) -> bool:
        """Whether reasons were typed and the day is not closed."""
        return self.closing is None and any(self.reasons.reasons.values())

    def _begin(self, day: date) -> None:
        """Show the close of a day that was closed before, else send and compare at once."""
        desk = self.workplace.desk
        self.workplace.ask_newest(
            "closing_of_day",
            lambda: desk.day.preview_closing.sheet(day),
            self._closed_before,
            failed=lambda _: self.look(),
            owner=self,
        )

    def _closed_before(self, sheet: ClosingSheet) -> None:
        self._show_closed(sheet.closed, sheet.at)

    def look(self) -> None:
        """Send everything and compare both sides; what was typed as reasons stays."""
        day = self.day.day()
        if day is not None and not self.looking.busy:
            self.closing = None
            self.looking.look_at(day)
            self._follow()
            self.actions_changed.emit()

    def show_picture(self, picture: DayPicture) -> None:
        """Show what the comparison found."""
        self.picture = picture
        self.desks.show_desks(picture.desks)
        self.reasons.show_differences(picture.differences)
        self._say_why(words.why_text(picture, self.workplace.messages))
        if self.reasons.editors:
            self.reasons.editors[0].setFocus()
        else:
            self.next_step_wanted.emit()

    def _day_changed(self, day: date | None) -> None:
        if day is not None and (self.picture is None or self.picture.day != day):
            self._forget()
            self._say(words.not_looked())

    def _forget(self) -> None:
        self.picture = self.closing = None
        self.desks.show_desks(())
        self.reasons.forget()
        self._say_why("")
        self._follow()
        self.actions_changed.emit()

    def _run_changed(self) -> None:
        self.progress.show_run(self.looking.run)
        self._follow()

    def _follow(self) -> None:
        busy, picture = self.looking.busy, self.picture
        self._look.setEnabled(not busy)
        self._close.setEnabled(not busy and self.closing is None)
        self._preview.setEnabled(self.closing is not None)
        self._preview.setToolTip("" if self.closing else self.tr("There is a sheet once the day is closed."))
        self._follow_steps()
        if picture is not None and self.closing is None:
            self._say(words.of_picture(picture, self.reasons.missing))

    def _ask(self) -> None:
        """Go to what is missing: the comparison, the first reason, the PIN; else close."""
        picture = self.picture
        if picture is None:
            self.workplace.say(Notice(Tone.WARNING, self.tr("Send everything and compare first.")))
            return
        if self.reasons.missing:
            self.reasons.mark_missing()
            return
        if not self._signing_now and (signed := self.signing.take()) is not None:
            self._sign(picture, *signed)

    def _sign(self, picture: DayPicture, by: Operator, pin: str) -> None:
        desk, reasons = self.workplace.desk, dict(self.reasons.reasons)
        self._signing_now = True

        def closed(closing: DayClosing) -> None:
            self._signing_now = False
            self._closed(closing, by)

        def refused(error: DeskError) -> None:
            self._signing_now = False
            self.workplace.note_trouble(error)
            self.signing.remark(self.workplace.words(error))
            self.signing.pin.setFocus()

        self.workplace.ask(
            "close_day",
            lambda: desk.day.close(picture, reasons, by, pin),
            closed,
            failed=refused,
            owner=self,
        )

    def _closed(self, closing: DayClosing, by: Operator) -> None:
        self._show_closed(closing.fact, closing.at)
        self.workplace.notices.publish(closing.changes)
        self.paper.print(closing.fact.day, by)

    def _show_closed(self, fact: DayClosed, at: datetime) -> None:
        self.closing = fact
        self._say(words.of_closing(fact, at))
        self._say_why(words.head_text(fact))
        self._follow()
        self.actions_changed.emit()
        self.next_step_wanted.emit()

    def _print_sheet(self) -> None:
        if self.closing is not None:
            self.paper.print(self.closing.day, self.workplace.operator)

    def _preview_sheet(self) -> None:
        if self.closing is not None:
            self.paper.preview(self.closing.day)

    def _say(self, said: words.DayWords) -> None:
        self.mark.show_icon(said.icon, said.colour)
        self.state.setText(said.text)
        restyle(self.state, "tone", said.colour)
        for part in self.reasons.parts.values():
            part.setEnabled(self.closing is None)

    def _follow_steps(self) -> None:
        """Say of every step how far it is; the first that is not done stands in a frame."""
        picture, closed = self.picture, self.closing is not None
        known = picture is not None or closed
        left = {step: self.reasons.missing_in(step) for step in Step}
        said = words.step_words(
            picture, {step: (self.reasons.of(step), left[step]) for step in Step}, closed=closed
        )
        done = {step: known and not left[step] for step in Step}
        first = next((step for step in Step if not done[step]), None)
        for step in Step:
            stand = Stand.DONE if done[step] else Stand.NOW if step is first else Stand.NEXT
            self.steps[step].show_stand(stand, said[step])
        self.steps[MONEY].show_stand(Stand.NEXT, self.tr("Not counted here yet. Count by the receipt book."))
        last = Stand.DONE if closed else Stand.NOW if known and first is None else Stand.NEXT
        self.steps[SIGN].show_stand(last, words.to_sign(picture) if picture and not closed else "")
        self.signing.setVisible(not closed)

    def _say_why(self, text: str) -> None:
        self.why.setText(text)
        self.why.setVisible(bool(text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Gap.SMALL)
        head.addWidget(self.mark)
        head.addWidget(self.state, 3)
        head.addWidget(self.progress, 1)
        label = PlainLabel(self.tr("Day"))
        label.setProperty("role", "label")
        label.setBuddy(self.day)
        self.day.setAccessibleName(label.text())
        head.addWidget(label)
        head.addWidget(self.day)
        self._make_steps()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Gap.PAGE, 0, Gap.PAGE, Gap.SMALL)
        column.setSpacing(Gap.SMALL)
        column.addLayout(head)
        column.addWidget(self.why)
        for card in self.steps.values():
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Gap.TIGHT, 0, 0)
        whole.addWidget(scroll)

    def _make_steps(self) -> None:
        titles = (
            self.tr("Still typing"),
            self.tr("Send and compare"),
            self.tr("Needs attention"),
            self.tr("Money"),
            self.tr("Sign and print"),
        )
        self.steps = {at: StepCard(at, title) for at, title in enumerate(titles, 1)}
        for step, part in self.reasons.parts.items():
            if step is Step.COMPARING:
                self.steps[step].body.addWidget(self.desks)
            self.steps[step].body.addWidget(part)
        self.steps[Step.COMPARING].end.addWidget(ActionButton(self._look, "", self, height=Size.SMALL_BUTTON))
        self.steps[Step.SETTLING].end.addWidget(
            ActionButton(self._settle, "", self, height=Size.SMALL_BUTTON)
        )
        self.steps[SIGN].body.addWidget(self.signing)
