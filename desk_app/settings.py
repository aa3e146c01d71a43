"""The ward's settings: what may be set, what each value means, and all of them together as typed values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desk_app.domain.dossier_code import CodeFormat, format_of
from desk_app.domain.due_policy import DuePolicy
from desk_app.errors import Refused, StorageTrouble
from desk_app.ports import UnitProfile
from desk_app.setting_values import SettingSpec, listed, read_spec


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
    prints: Mapping[str, PrintChoice] = field(default_factory=dict)
    disk_warning_mb: int = 0
    backup: BackupPlan = BackupPlan("", (), 0)
    witness_paths: tuple[str, ...] = ()
    not_set: tuple[str, ...] = ()

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
        values = self.values(stored, practice=practice)
        missing = [spec.name for spec in self.specs if spec.is_open(values[spec.name], practice=practice)]
        return _desk_settings(values, values["unit.code"] or ward, tuple(missing))


def load_settings_book(path: Path) -> SettingsBook:
    """Read the file that names every setting with its kind, default and source."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    return SettingsBook(tuple(read_spec(one) for one in plain["settings"]))


def _desk_settings(values: Mapping[str, str], unit_code: str, not_set: tuple[str, ...]) -> DeskSettings:
    return DeskSettings(
        unit=_unit(values, unit_code),
        competent_unit=values["unit.competent"],
        code_format=_code_format(unit_code, int(values["number.digits"])),
        due=DuePolicy.from_settings(values),
        clock=_clock(values),
        sign_in=SignInPolicy(int(values["sign_in.tries"]), _wholes(values["sign_in.lock_minutes"])),
        idle_lock_minutes=int(values["sign_in.idle_lock_minutes"]),
        prints=_prints(values),
        disk_warning_mb=int(values["disk.warning_mb"]),
        backup=BackupPlan(
            values["backup.folder"], listed(values["backup.times"]), int(values["backup.keep"])
        ),
        witness_paths=listed(values["witness.paths"]),
        not_set=not_set,
    )


def _wholes(value: str) -> tuple[int, ...]:
    return tuple(int(one) for one in listed(value))


def _unit(values: Mapping[str, str], unit_code: str) -> UnitProfile:
    return UnitProfile(
        superior=values["unit.superior"],
        unit=values["unit.name"],
        receiving_unit=values["unit.receiving"],
        place=values["unit.place"],
        address=values["unit.address"],
        phone=values["unit.phone"],
        lookup=values["unit.lookup"],
        opening_hours=values["unit.opening_hours"],
        unit_code=unit_code,
    )


def _code_format(unit_code: str, digits: int) -> CodeFormat:
    found = format_of(unit_code)
    if found is None:
        raise Refused("settings.bad_unit_code", name="unit.code", value=unit_code)
    return replace(found, digits=digits)


def _clock(values: Mapping[str, str]) -> ClockLimits:
    return ClockLimits(
        not_before=date.fromisoformat(values["clock.not_before"]),
        back_minutes=int(values["clock.back_limit_minutes"]),
        forward_days=int(values["clock.forward_limit_days"]),
    )


def _prints(values: Mapping[str, str]) -> dict[str, PrintChoice]:
    start = "print.printer."
    forms = [name.removeprefix(start) for name in values if name.startswith(start)]
    return {
        form: PrintChoice(
            values[f"{start}{form}"],
            int(values[f"print.copies.{form}"]),
            values.get(f"print.side_by_side.{form}") == "yes",
        )
        for form in forms
    }
