"""Reads the catalogue, calendar, hours, settings and identity rules that come with the program."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue_data import (
    join_catalogue,
    load_calendar,
    load_everyday_words,
    load_identity_rules,
    load_procedures,
    load_turning_away,
    load_working_hours,
)
from desk_app.domain.dossier.turning_away import TurningAwayReason
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.people.wards import WardChanges
from desk_app.domain.time.working_time import Calendar, WorkingHours
from desk_app.resources import resource
from desk_app.settings import SettingsBook, load_settings_book


def seed_catalogue() -> tuple[ProcedureVersion, ...]:
    """Give the complete procedures, the bare rows of the national catalogue, and what people ask for at a wrong door."""
    full = load_procedures(_read("catalogue", "procedures.json"))
    rows = join_catalogue(full, load_procedures(_read("catalogue", "commune.json")))
    return (*rows, *load_procedures(_read("catalogue", "elsewhere.json")))


def seed_everyday() -> EverydayWords:
    """Give the words people use for procedures."""
    return load_everyday_words(_read("catalogue", "everyday_words.json"))


def seed_calendar() -> tuple[Calendar, WorkingHours]:
    """Give the calendar of working days and the usual office hours."""
    return load_calendar(_read("calendar", "vietnam.json")), load_working_hours(
        _read("calendar", "hours.json")
    )


def identity_rules() -> IdentityRules:
    """Give the shapes of numbers the identity checks compare with."""
    return replace(load_identity_rules(_read("identity", "vietnam.json")), wards=ward_changes)


@cache
def ward_changes() -> WardChanges:
    """Give the wards before and since July 2025; read when an old address first asks for it."""
    return WardChanges(resource("addresses", "wards_2025.tsv").read_text(encoding="utf-8").splitlines())


def turning_away_reasons() -> tuple[TurningAwayReason, ...]:
    """Give the published reasons for not taking a dossier in."""
    return load_turning_away(_read("turning_away", "reasons.json"))


def settings_book() -> SettingsBook:
    """Give all settings with their defaults."""
    return load_settings_book(resource("settings.json"))


def _read(*parts: str) -> Any:
    return json.loads(resource(*parts).read_text(encoding="utf-8"))
