"""The ward's settings: what may be set, what each value means, and all of them together as typed values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desk_app.domain.codes.dossier_code import CodeFormat, format_of
from desk_app.domain.time.due_policy import DayEnd, DuePolicy
from desk_app.errors import Refused, StorageTrouble
from desk_app.ports.forms import UnitProfile
from desk_app.setting_values import SettingKind, SettingSpec, ValuesInForce, read_spec

UNIT_CODE, WITNESS_PATHS = "unit.code", "witness.paths"
"""Settings that are also asked for by themselves."""


@dataclass(frozen=True, slots=True)
class ClockLimits:
    """When the PC's clock is not believed: before this day, too far behind or ahead of the last entry."""

    not_before: date
    back_minutes: int
    forward_days: int


@dataclass(frozen=True, slots=True)
class SignInPolicy:
    """`tries` wrong PINs make the desk wait `lock_minutes[0]`, as many again `lock_minutes[1]`, and so on."""

    tries: int
    lock_minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Where a form goes by itself: the printer by name (empty: ask), how many copies, two on one sheet or not."""

    printer: str = ""
    copies: int = 1
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """The second place for backups (empty: none yet), at which times of day, how many are kept."""

    folder: str
    times: tuple[str, ...]
    keep: int


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Every setting in force, typed; `not_set` names those the ward still has to fill in."""

    unit: UnitProfile
    competent_unit: str
    code_format: CodeFormat
    due: DuePolicy
    clock: ClockLimits
    sign_in: SignInPolicy
    idle_lock_minutes: int
    prints: Mapping[str, PrintChoice]
    disk_warning_mb: int
    backup: BackupPlan
    witness_paths: tuple[str, ...]
    not_set: tuple[str, ...]

    def print_choice(self, form: str) -> PrintChoice:
        """Give where a form goes; one never heard of is asked for each time."""
        return self.prints.get(form, PrintChoice())


@dataclass(frozen=True, slots=True)
class SettingsBook:
    """All settings this program knows, with their defaults for a practice ward and for a real one."""

    specs: tuple[SettingSpec, ...]
    _read: dict[tuple[object, ...], DeskSettings] = field(default_factory=dict, compare=False, repr=False)

    def spec(self, name: str) -> SettingSpec:
        """Give one setting; raises Refused for a name nobody knows."""
        found = next((spec for spec in self.specs if spec.name == name), None)
        if found is None:
            raise Refused("settings.unknown", name=name)
        return found

    def check(self, name: str, value: str) -> str:
        """Give a value as it is kept; raises Refused with the reason when it cannot be one."""
        return self.spec(name).check(value)

    def values(self, stored: Mapping[str, str], *, practice: bool) -> dict[str, str]:
        """Give every known setting: the stored value, or the default of this kind of ward."""
        return {spec.name: stored.get(spec.name, spec.start(practice=practice)) for spec in self.specs}

    def in_force(self, stored: Mapping[str, str], *, practice: bool) -> ValuesInForce:
        """Give the same values, each to be read as its kind."""
        return ValuesInForce({spec.name: spec for spec in self.specs}, self.values(stored, practice=practice))

    def read(self, stored: Mapping[str, str], *, ward: str, practice: bool) -> DeskSettings:
        """Read all settings; `ward` is the unit code of `init`, used while no other is set.

        Raises StorageTrouble `storage.unreadable_row` for a stored value no setting can have. The newest reading is
        kept, because every deed asks and settings change a few times a year.
        """
        key = (frozenset(stored.items()), ward, practice)
        if key not in self._read:
            try:
                fresh = self._typed(stored, ward=ward, practice=practice)
            except (ValueError, TypeError) as error:
                # Whatever was set through the desk was checked: somebody else wrote this.
                raise StorageTrouble("storage.unreadable_row") from error
            self._read.clear()
            self._read[key] = fresh
        return self._read[key]

    def _typed(self, stored: Mapping[str, str], *, ward: str, practice: bool) -> DeskSettings:
        found = self.in_force(stored, practice=practice)
        missing = [
            spec.name for spec in self.specs if spec.is_open(found.values[spec.name], practice=practice)
        ]
        return _desk_settings(found, found.text(UNIT_CODE) or ward, tuple(missing))


def load_settings_book(path: Path) -> SettingsBook:
    """Read the file that names every setting with its kind, default and source."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    return SettingsBook(tuple(read_spec(one) for one in plain["settings"]))


def due_policy(values: ValuesInForce) -> DuePolicy:
    """Read how due dates are counted and announced."""
    return DuePolicy(
        same_day_cut_off=values.clock("due.same_day_cut_off"),
        working_days_end=DayEnd(values.text("due.working_days_end")),
        soon_days=values.whole("due.soon_days"),
        urgent_days=values.whole("due.urgent_days"),
    )


def sign_in_policy(values: ValuesInForce) -> SignInPolicy:
    """Read how many wrong PINs make the desk wait, and how long."""
    return SignInPolicy(values.whole("sign_in.tries"), values.wholes("sign_in.lock_minutes"))


def _desk_settings(values: ValuesInForce, unit_code: str, not_set: tuple[str, ...]) -> DeskSettings:
    return DeskSettings(
        unit=_unit(values, unit_code),
        competent_unit=values.text("unit.competent"),
        code_format=_code_format(unit_code, values.whole("number.digits")),
        due=due_policy(values),
        clock=_clock(values),
        sign_in=sign_in_policy(values),
        idle_lock_minutes=values.whole("sign_in.idle_lock_minutes"),
        prints=_prints(values),
        disk_warning_mb=values.whole("disk.warning_mb"),
        backup=BackupPlan(
            values.text("backup.folder"), values.texts("backup.times"), values.whole("backup.keep")
        ),
        witness_paths=values.texts(WITNESS_PATHS),
        not_set=not_set,
    )


def _unit(values: ValuesInForce, unit_code: str) -> UnitProfile:
    return UnitProfile(
        superior=values.text("unit.superior"),
        unit=values.text("unit.name"),
        receiving_unit=values.text("unit.receiving"),
        place=values.text("unit.place"),
        address=values.text("unit.address"),
        phone=values.text("unit.phone"),
        lookup=values.text("unit.lookup"),
        opening_hours=values.text("unit.opening_hours"),
        unit_code=unit_code,
    )


def _code_format(unit_code: str, digits: int) -> CodeFormat:
    found = format_of(unit_code)
    if found is None:
        raise Refused("settings.bad_unit_code", name=UNIT_CODE, value=unit_code)
    return replace(found, digits=digits)


def _clock(values: ValuesInForce) -> ClockLimits:
    return ClockLimits(
        not_before=values.day("clock.not_before"),
        back_minutes=values.whole("clock.back_limit_minutes"),
        forward_days=values.whole("clock.forward_limit_days"),
    )


def _prints(values: ValuesInForce) -> dict[str, PrintChoice]:
    printers = [name for name, spec in values.specs.items() if spec.kind is SettingKind.PRINTER]
    return {
        form: PrintChoice(
            values.text(printer),
            values.whole(f"print.copies.{form}"),
            (beside := f"print.side_by_side.{form}") in values.specs and values.flag(beside),
        )
        for printer in printers
        for form in [printer.rpartition(".")[2]]
    }
