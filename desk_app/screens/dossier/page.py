"""One dossier: what it is, what happened to it, and the deeds it allows now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.dossier.deed_list import DeedList
from desk_app.screens.dossier.head import DossierHead
from desk_app.screens.dossier.presenter import DossierPresenter
from desk_app.screens.dossier.sections_view import SectionsView
from desk_app.screens.dossier.timeline import Timeline
from desk_app.screens.dossier.view import city_section, events, sections
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.services.dossier.look_at_dossier import DossierLook

CITY_ACTOR = "city"
"""Stands as the user of what the city wrote."""
WIDE, ROOM_FOR_LINES = 1000, 470
"""Width of the page from which what happened stands beside the rest, and height from which the head has all its lines."""
RIGHT_COLUMN, NARROW_COLUMN = 372, 300
"""Width of the deeds and the promise above them; a week of days fits."""


class DossierPage(Page):
    """Shows one dossier at a time; redraws itself when a deed anywhere changed it."""

    NAME = "dossier"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.head = DossierHead()
        self.sections = SectionsView()
        self.timeline = Timeline()
        self.deed_list = DeedList()
        self.loaded: DossierLook | None = None
        self._code = ""
        self._wants_focus = False
        self._is_wide = True
        self.presenter = DossierPresenter(self, self.deed_list)
        self.presenter.deed_done.connect(self.focus_next_step)
        self._lay_out()
        workplace.notices.dossiers.connect(self._changed)

    def title(self) -> str:
        """Name the page by the person concerned; the code stands in large letters below."""
        if self.loaded is None:
            return self.tr("Dossier")
        return self.loaded.dossier.matter_of.name

    def next_actions(self) -> tuple[QAction, ...]:
        """The likely next step stands last."""
        return self.presenter.next_actions()

    def deeds(self) -> tuple[QAction, ...]:
        """Those that must wait are offered too, with their reasons."""
        return (*super().deeds(), *self.deed_list.waiting)

    def follows_paper(self, sheet: Sheet) -> bool:
        """Trouble with the papers of the dossier shown is told with another printer to choose."""
        return sheet.code == self._code

    def opened(self, request: PageRequest) -> None:
        """Show the dossier asked for and put the focus on the likely next deed."""
        if isinstance(request, OpenDossier):
            self._code = request.code
        self._wants_focus = True
        self.load()

    def focus_next_step(self) -> None:
        """Put the focus on the likely next deed when the dossier has been read anew."""
        self._wants_focus = True

    def load(self) -> None:
        """Read the dossier anew."""
        if not self._code:
            return
        code, desk, by = self._code, self.workplace.desk, self.workplace.operator
        self.workplace.ask_newest(
            "show_dossier", lambda: desk.dossier.look_at(code, by), self._show, failed=self._gone, owner=self
        )

    def _show(self, loaded: DossierLook) -> None:
        self.loaded = loaded
        dossier, workplace = loaded.dossier, self.workplace
        self._code = dossier.code
        city = city_section(dossier, loaded.waiting, workplace.messages)
        names = {**loaded.names, CITY_ACTOR: self.tr("the city")}
        self.head.show_dossier(loaded, names, workplace.messages)
        self.sections.show_sections(sections(dossier, names, workplace.messages, city, loaded.wards))
        happened = events(dossier, names, loaded.happened, workplace.messages)
        self.timeline.show_events(happened, workplace.clock.now().date())
        self.deed_list.show_dossier(dossier, workplace.messages, workplace.operator)
        self._fit()
        self.presenter.dossier_changed(dossier, loaded.version)
        self.title_changed.emit()
        if self._wants_focus:
            self._wants_focus = False
            self.next_step_wanted.emit()

    def _gone(self, error: DeskError) -> None:
        self.workplace.go_back()
        self.workplace.say_error(error)

    def _changed(self, codes: tuple[str, ...]) -> None:
        # No codes: so many dossiers changed that the city named none.
        if self.isVisible() and (not codes or self._code in codes):
            self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts beside or below each other as the room allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= scaled(WIDE)
        column = scaled(RIGHT_COLUMN if wide else NARROW_COLUMN)
        self.head.fit(column, low=self.height() < scaled(ROOM_FOR_LINES) or not wide)
        needed = self.deed_list.minimumSizeHint().width() + self._deeds.verticalScrollBar().sizeHint().width()
        self._deeds.setFixedWidth(max(column, needed + 2))
        if wide != self._is_wide:
            self._is_wide = wide
            self._middle.setVisible(wide)
            (self._beside if wide else self.sections.below).addWidget(self.timeline)

    def _lay_out(self) -> None:
        self._deeds = QScrollArea()
        self._deeds.setWidgetResizable(True)
        self._deeds.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._deeds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._deeds.setWidget(self.deed_list)
        self._middle = QWidget()
        self._beside = QVBoxLayout(self._middle)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.timeline)
        parts = QHBoxLayout()
        parts.setSpacing(Gap.WIDE)
        parts.addWidget(self.sections, 1)
        parts.addWidget(self._middle, 1)
        parts.addWidget(self._deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE, Gap.TIGHT)
        column.setSpacing(Gap.NEAR)
        column.addWidget(self.head)
        column.addLayout(parts, 1)
