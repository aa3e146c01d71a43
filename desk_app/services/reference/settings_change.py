"""Shows the ward's settings and changes them, with their reason to be and from which day they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk_app.domain.facts import facts
from desk_app.domain.findings import error
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.setting_values import SettingSpec
from desk_app.settings import DeskSettings


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as shown: what it may hold, what it holds, whether the ward has still to fill it in."""

    spec: SettingSpec
    value: str
    still_to_set: bool


class ReadSettings:
    """Gives the settings in force now, typed."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> DeskSettings:
        """Read them."""
        with self._context.uow(write=False) as work:
            return self._context.settings(work, self._context.now())


class ListSettings:
    """Gives every setting for the settings page."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> tuple[SettingLine, ...]:
        """Give one line for each setting, in the order of the settings file."""
        with self._context.uow(write=False) as work:
            stored, practice = work.settings.all(self._context.now().date()), work.desk.practice
        values = self._context.book.values(stored, practice=practice)
        return tuple(
            SettingLine(
                spec,
                values[spec.name],
                spec.is_open(values[spec.name], practice=practice),
            )
            for spec in self._context.book.specs
        )


class ChangeSettings:
    """Gives settings new values from a day on, all of them or none; what was printed before stays as it is."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(
        self, values: Mapping[str, str], by: Operator, effective_from: date | None = None
    ) -> Changes:
        """Journal the changes; `effective_from` None is today. Raises Refused for a bad value or a day gone by."""
        require(by, Right.CHANGE_SETTINGS)
        kept = {name: self._checked(name, value) for name, value in values.items()}
        with self._context.uow() as work:
            at = self._guard.moment(work)
            day = effective_from or at.date()
            if day < at.date():
                finding = error("effective_from", "settings.past_day", day=day)
                raise Refused("settings.past_day", findings=(finding,), day=day)
            for name, value in kept.items():
                # The day is part of the setting's identity in the store; of two changes on one day the later one stays.
                work.journal.append(facts.SettingChanged(name, value, day), actor=by.user, at=at)
            self._context.settings(work, at)
            work.commit()
        return Changes(settings=True, queue=True)

    def _checked(self, name: str, value: str) -> str:
        try:
            return self._context.book.check(name, value)
        except Refused as trouble:
            finding = error(name, trouble.key, **trouble.params)
            raise Refused(trouble.key, findings=(finding,), **trouble.params) from trouble
