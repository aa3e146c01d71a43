"""One dossier: what it is, what happened to it, and the deeds it allows now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk_app.screens.dossier.deed_list import DeedList
from desk_app.screens.dossier.head import DossierHead
from desk_app.screens.dossier.presenter import DossierPresenter
from desk_app.screens.dossier.sections_view import SectionsView
from desk_app.screens.dossier.view import city_section, sections
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.services.dossier.look_at_dossier import DossierLook

CITY_ACTOR = "city"
"""Stands as the user of what the city wrote."""


class DossierPage(Page):
    """Shows one dossier at a time; redraws itself when a deed anywhere changed it."""

    NAME = "dossier"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.head = DossierHead()
        self.sections = SectionsView()
        self.deed_list = DeedList()
        self.loaded: DossierLook | None = None
        self._code = ""
        self._wants_focus = False
        self.presenter = DossierPresenter(self, self.deed_list)
        self.presenter.deed_done.connect(self.focus_next_step)
        self._lay_out()
        workplace.notices.dossiers.connect(self._changed)

    def title(self) -> str:
        """Name the page by the person concerned; the code stands in large letters below."""
        if self.loaded is None:
            return self.tr("Dossier")
        return self.tr("Dossier of {name}").format(name=self.loaded.dossier.matter_of.name)

    def next_actions(self) -> tuple[QAction, ...]:
        """The likely next step stands last."""
        return self.presenter.next_actions()

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
        self.head.show_dossier(dossier, loaded.left, workplace.messages)
        city = city_section(dossier, loaded.waiting, workplace.messages)
        names = {**loaded.names, CITY_ACTOR: self.tr("the city")}
        parts = sections(dossier, names, loaded.happened, workplace.messages, city, loaded.wards)
        self.sections.show_sections(parts)
        self.deed_list.show_dossier(dossier, workplace.messages, workplace.operator)
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

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.sections, 1)
        right = QScrollArea()
        right.setWidgetResizable(True)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setWidget(self.deed_list)
        right.setMinimumWidth(
            self.deed_list.minimumSizeHint().width() + right.verticalScrollBar().sizeHint().width()
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part, share in ((left, 5), (right, 2)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            row.addWidget(part, share)
