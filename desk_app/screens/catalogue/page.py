"""All procedures of the desk: searched, read, and corrected by somebody with the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desk_app.domain.steps.rights import Right
from desk_app.screens.catalogue.age_words import CATALOGUE_KINDS, age_lines
from desk_app.screens.catalogue.columns import catalogue_columns
from desk_app.screens.catalogue.detail import ProcedureDetail
from desk_app.screens.catalogue.version_form import VersionForm
from desk_app.screens.formats import counted, day_text
from desk_app.screens.notice import Notice, Tone, deed_done
from desk_app.screens.page import Page
from desk_app.screens.requests import PageRequest
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.catalogue.procedure import ProcedureVersion
    from desk_app.errors import DeskError
    from desk_app.ports.changes import Changes
    from desk_app.services.reference.catalogue import CatalogueView

PAUSE_MS = 60
ALL = 5_000
"""More procedures than any catalogue has."""


class CataloguePage(Page):
    """The catalogue as a list with its detail; correcting makes a new version from a day on."""

    NAME = "catalogue"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._catalogue: CatalogueView | None = None
        self.box = QLineEdit(maxLength=200, clearButtonEnabled=True)
        self.hint = PlainLabel(size="hint")
        self.model = WindowedRows(catalogue_columns())
        self.table = RowTable(self.model, workplace.look, self.tr("Procedures"))
        self.table.remember_as(self.NAME)
        self.table.say_when_empty(self.tr("No procedure has these words."))
        self.detail = ProcedureDetail()
        self.form = VersionForm()
        self._faces = QStackedWidget()
        self._edit = make_action(self, self.tr("Correct this procedure"), self._begin, "F9")
        self._save = make_action(self, self.tr("Save this version"), self._save_version, "F9")
        self._load = make_action(self, self.tr("Load the program's catalogue"), self._load_seed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._lay_out()
        self.box.textChanged.connect(lambda _: self._pause.start())
        self.box.returnPressed.connect(self.table.setFocus)
        self.table.moved.connect(self._moved)
        self.table.chosen.connect(lambda _: self._begin())
        workplace.notices.reference.connect(self._stale)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Field(self.tr("&Words, initials or code"), self.box, remark_room=False))
        left.addWidget(self.hint)
        left.addWidget(self.table, 1)
        browse = QWidget()
        row = QHBoxLayout(browse)
        row.setContentsMargins(24, 16, 16, 8)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(self.detail, 2)
        self._faces.addWidget(browse)
        self._faces.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._faces)

    @property
    def is_editing(self) -> bool:
        """Whether a version is being typed."""
        return self._faces.currentWidget() is self.form

    def title(self) -> str:
        """Name the page."""
        return self.tr("Correct a procedure") if self.is_editing else self.tr("Catalogue")

    def next_actions(self) -> tuple[QAction, ...]:
        """Correct, or save what is being corrected."""
        return (self._save,) if self.is_editing else (self._load, self._edit)

    def opened(self, request: PageRequest) -> None:
        """Read the catalogue anew, unless a version is being typed."""
        reason = self.workplace.why_not(Right.CHANGE_CATALOGUE)
        for action in (self._edit, self._load):
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text())
        if not self.is_editing:
            self._read()
            self.box.setFocus()
            self.box.selectAll()

    def escape(self) -> bool:
        """Leave the form with a way back into it; else empty the box."""
        if self.is_editing:
            self._show_face(0)
            again = Notice(
                Tone.PLAIN,
                self.tr("The correction was put aside."),
                "",
                self.tr("Undo"),
                self._back_in,
                10,
                undo=True,
            )
            self.workplace.say(again)
            return True
        if self.box.text():
            self.box.clear()
            return True
        return False

    def holds_unsaved(self) -> bool:
        """Whether a version is being typed."""
        return self.is_editing

    def _read(self) -> None:
        self.workplace.ask_newest(
            "read_catalogue", self.workplace.desk.reference.catalogue, self._show, owner=self
        )

    def _show(self, catalogue: CatalogueView) -> None:
        self._catalogue = catalogue
        self._search()

    def _search(self) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        found = catalogue.index.find(self.box.text(), ALL)

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            first = next((at + 1 for at, one in enumerate(found) if one.code == start), 0)
            came(found[first : first + WINDOW])

        self.model.show_list(fetch)
        text = counted(len(found), self.tr("{count} procedure"), self.tr("{count} procedures"))
        self.hint.setText(" · ".join((text, *age_lines(catalogue.ages, CATALOGUE_KINDS))))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._moved(None)

    def _moved(self, version: ProcedureVersion | None) -> None:
        self.detail.show_version(version)

    def _begin(self) -> None:
        version = self.table.current()
        if version is not None and self.workplace.operator.may(Right.CHANGE_CATALOGUE):
            self._show_face(1)
            self.form.show_version(version, self.workplace.clock.now().date())

    def _load_seed(self) -> None:
        """Bring in the catalogue that came with the program; the ward's later versions stay in force."""
        desk, by = self.workplace.desk, self.workplace.operator

        def loaded(changes: Changes) -> None:
            self.workplace.notices.publish(changes)
            text = self.tr("The program's catalogue is loaded; versions the ward made later stay in force.")
            self.workplace.say(deed_done(text))

        self.workplace.ask(
            "load_catalogue", lambda: desk.reference.load_seed_catalogue(by), loaded, owner=self
        )

    def _back_in(self) -> None:
        self._show_face(1)

    def _show_face(self, face: int) -> None:
        self._faces.setCurrentIndex(face)
        self.actions_changed.emit()

    def _save_version(self) -> None:
        version = self.form.version()
        if version is None:
            return
        desk, by = self.workplace.desk, self.workplace.operator

        def saved(changes: Changes) -> None:
            self._show_face(0)
            self.workplace.notices.publish(changes)
            text = self.tr(
                "The version is saved and holds from {day}; dossiers already received keep theirs."
            )
            self.workplace.say(
                Notice(Tone.GOOD, text.format(day=day_text(version.effective_from)), seconds=8)
            )

        self.workplace.ask(
            "save_procedure",
            lambda: desk.reference.save_procedure(version, by),
            saved,
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: DeskError) -> None:
        self.form.refuse(self.workplace.words(error))

    def _stale(self) -> None:
        if self.isVisible() and not self.is_editing:
            self._read()
