"""The ward's settings in sections, and the users of the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.qt.tokens import Gap
from desk_app.screens.formats import day_text
from desk_app.screens.notice import Notice, Tone, deed_done
from desk_app.screens.page import Page
from desk_app.screens.requests import PageRequest
from desk_app.screens.settings.care import CareButtons
from desk_app.screens.settings.city_section import CitySection
from desk_app.screens.settings.names import SECTIONS, translate
from desk_app.screens.settings.screen_section import ScreenSection
from desk_app.screens.settings.section import SettingsSection
from desk_app.screens.settings.subjects import Subjects
from desk_app.screens.settings.users_section import UsersSection
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.ports.changes import Changes
    from desk_app.ports.forms import BrokenForm
    from desk_app.services.reference.settings_change import SettingLine


_ICONS = {"office": "folder", "printing": "print", "time": "clock", "safety": "lock"}
"""Icon of each section."""


class SettingsPage(Page):
    """Who has the right changes, the others look; each change is journaled and holds from the day given."""

    NAME = "settings"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.reason = PlainLabel(wrap=True)
        self.from_day = DayEdit()
        self._from_field = Field(self.tr("Changes hold &from"), self.from_day)
        if (inside := self._from_field.layout()) is not None:
            # Its words may be wider than the box.
            inside.setAlignment(self.from_day, Qt.AlignmentFlag.AlignLeft)
        self.subjects = Subjects()
        self.sections = {name: SettingsSection(workplace.messages) for name in SECTIONS}
        for name, section in self.sections.items():
            self.subjects.add(section, _ICONS[name], translate("SettingNames", SECTIONS[name]))
            section.edited.connect(self._edited)
        self.city = CitySection(workplace)
        self.city.joined.connect(self.subjects.setFocus)
        self.screen_choices = ScreenSection(workplace)
        self.subjects.add(self.screen_choices, "screen", self.tr("Screen and text"))
        self.subjects.add(self.city, "sending", self.tr("Link with the city"))
        self.users = UsersSection(workplace)
        self.subjects.add(self.users, "person", self.tr("Users"))
        self.care = CareButtons(workplace, self)
        self.sections["printing"].column.insertWidget(1, self.care.test_print)
        self.broken_forms = PlainLabel(wrap=True)
        self.broken_forms.setProperty("role", "warn")
        self.broken_forms.setVisible(False)
        self.sections["printing"].column.insertWidget(0, self.broken_forms)
        self.sections["safety"].column.insertWidget(1, self.care.back_up)
        self._save = make_action(self, self.tr("Save changes"), self._save_changes, "F9")
        self._save.setEnabled(False)
        self._back = make_action(self, self.tr("Put changes back"), self.escape)
        self._back.setProperty("shownKey", "Esc")
        self.subjects.changed.connect(self._subject_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Gap.TIGHT, 0, 0)
        column.setSpacing(Gap.SMALL)
        for part in (self.reason, self._from_field):
            part.setContentsMargins(Gap.PAGE, 0, Gap.PAGE, 0)
            column.addWidget(part)
        column.addWidget(self.subjects, 1)
        workplace.notices.settings.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Settings")

    def next_actions(self) -> tuple[QAction, ...]:
        """Saving comes next once something differs."""
        return (self._back, self._save) if self._on_settings() else ()

    def opened(self, request: PageRequest) -> None:
        """Read everything, unless changes are being typed."""
        why_not = self.workplace.why_not(Right.CHANGE_SETTINGS)
        self._subject_changed()
        text = self.tr("{reason} You see the settings as they are in force.").format(reason=why_not)
        self.reason.setText(text if why_not else "")
        self.reason.setVisible(bool(why_not))
        self.care.show_rights()
        if not self.holds_unsaved():
            self.from_day.set_day(self.workplace.clock.now().date())
            self._read()
        self.users.read()
        self.city.read()
        self.screen_choices.read()
        self.subjects.setFocus()

    def _on_settings(self) -> bool:
        """Whether the subject in front holds settings, which alone have a first day and are saved by F9."""
        return self.subjects.currentWidget() in self.sections.values()

    def _subject_changed(self) -> None:
        may = self.workplace.operator.may(Right.CHANGE_SETTINGS)
        self._from_field.setVisible(may and self._on_settings())
        self._edited()
        self.actions_changed.emit()

    def holds_unsaved(self) -> bool:
        """Whether a value was changed and not saved."""
        return any(section.changed() for section in self.sections.values())

    def escape(self) -> bool:
        """Put changed values back, with a way to have them again."""
        changed = self._changed()
        if not changed:
            return False
        self._read()

        def again() -> None:
            for section in self.sections.values():
                section.put({name: value for name, value in changed.items() if name in section.fields})

        text = self.tr("Changed settings were put back.")
        self.workplace.say(Notice(Tone.PLAIN, text, "", self.tr("Undo"), again, 10, undo=True))
        return True

    def _read(self) -> None:
        self.workplace.ask(
            "list_settings", self.workplace.desk.reference.list_settings, self._show, owner=self
        )

    def _show(self, lines: tuple[SettingLine, ...]) -> None:
        for name, section in self.sections.items():
            shown = [line for line in lines if line.spec.section == name]
            read_only = not self.workplace.operator.may(Right.CHANGE_SETTINGS)
            section.show_lines(shown, read_only=read_only, to_set=self.tr("to be set by the ward"))
            self.subjects.show_to_set(section, section.to_set())
        self.care.find_printers(self.sections["printing"])
        self.workplace.ask(
            "broken_forms", self.workplace.desk.printing.broken_forms, self._show_broken, owner=self
        )
        self._edited()

    def _show_broken(self, forms: tuple[BrokenForm, ...]) -> None:
        """Name the ward's own forms that cannot be used; the program's print in their place."""
        say = self.workplace.messages.text
        lines = (say("start.form_broken", file=form.file, problem=form.problem) for form in forms)
        self.broken_forms.setText("\n".join(lines))
        self.broken_forms.setVisible(bool(forms))

    def _changed(self) -> dict[str, str]:
        return {
            name: value for section in self.sections.values() for name, value in section.changed().items()
        }

    def _edited(self) -> None:
        may = self.workplace.operator.may(Right.CHANGE_SETTINGS)
        count = len(self._changed())
        words = self.tr("Save changes: {count}").format(count=count) if count else self.tr("Save changes")
        self._save.setText(words)
        self._back.setVisible(bool(count))
        self._save.setEnabled(may and self._on_settings())

    def _save_changes(self) -> None:
        day = self.from_day.day()
        if day is None:
            self._from_field.remark(self.tr("Write the day as dd/mm/yyyy"), Severity.ERROR)
            return
        self._from_field.clear_remark()
        changed = self._changed()
        if not changed:
            self.workplace.say(Notice(Tone.PLAIN, self.tr("Nothing was changed."), seconds=6))
            return
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask(
            "change_settings",
            lambda: desk.reference.change_settings(changed, by, day),
            lambda done: self._saved(day, done),
            failed=self._refuse,
            owner=self,
        )

    def _saved(self, day: date, done: Changes) -> None:
        text = self.tr("Settings are saved and hold from {day}.").format(day=day_text(day))
        self.workplace.say(deed_done(text, 6))
        self._read()
        self.workplace.notices.publish(done)

    def _refuse(self, error: DeskError) -> None:
        """Go to what cannot be kept; nothing was saved then."""
        name = error.findings[0].field if error.findings else ""
        if name == "effective_from":
            self._from_field.remark(self.workplace.words(error), Severity.ERROR)
            return
        known = [one for one in self.sections.values() if name in one.fields]
        if not known:
            self.workplace.say_error(error)
        for section in known:
            if name in section.fields:
                self.subjects.setCurrentWidget(section)
                section.refuse(name, self.workplace.words(error))

    def _stale(self) -> None:
        if self.isVisible() and not self.holds_unsaved():
            self._read()
