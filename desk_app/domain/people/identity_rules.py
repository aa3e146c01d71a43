"""The shapes of numbers the identity checks compare with, kept as data because the sources are not all verified."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk_app.domain.people.wards import WardChanges


@dataclass(frozen=True, slots=True)
class IdentityRules:
    """Place codes of personal numbers and the patterns of phones, passports and e-mail addresses.

    `birth_places` maps the first three digits of a personal number to the place of birth registration; other values
    exist for births abroad, so an unknown one only warns. Patterns are regular expressions for the whole text.
    `wards` gives the wards before and since July 2025 when they are first asked for.
    """

    birth_places: dict[str, str]
    phone_patterns: tuple[str, ...]
    passport_pattern: str
    email_pattern: str
    source: str = ""
    wards: Callable[[], WardChanges] = WardChanges
