"""Reads catalogue and calendar files, already parsed from JSON, into values; bad data is refused with its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.dossier.turning_away import TurningAwayReason
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.time.working_time import Calendar, WorkingHours
from desk_app.errors import Refused

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

WORDS_EXAMPLE = '{"said": {"2.000815": ["sao lụa"]}}'
"""A ward's own words: what people say for a code."""


def load_procedures(plain: Any) -> tuple[ProcedureVersion, ...]:
    """Read `{"procedures": [...]}`; fields as in `ProcedureVersion`, absent ones take their defaults."""
    if isinstance(plain, dict) and not isinstance(plain.get("procedures"), list):
        raise Refused("catalogue.unreadable", part="procedures", reason="list")
    return _read(plain, "procedures", tuple[ProcedureVersion, ...])


def join_catalogue(
    full: Iterable[ProcedureVersion], rows: Iterable[ProcedureVersion]
) -> tuple[ProcedureVersion, ...]:
    """Join complete procedures with bare catalogue rows; a row whose code is complete already is left out."""
    complete = tuple(full)
    known = {version.code for version in complete}
    return (*complete, *(row for row in rows if row.code not in known))


def load_everyday_words(plain: Any) -> EverydayWords:
    """Read `{"idle": [...], "same": [[...]], "said": {code: [...]}}`, each part of which may be absent.

    A ward writes this file itself: what it should look like is told with what is wrong.
    """
    try:
        read = _read({"words": plain}, "words", EverydayWords)
    except Refused as trouble:
        raise Refused("catalogue.words_unreadable", example=WORDS_EXAMPLE) from trouble
    lists = (plain.get("idle", []), *plain.get("same", []), *plain.get("said", {}).values())
    if not all(isinstance(one, list) for one in lists):
        # A bare text would be read as a list of its letters.
        raise Refused("catalogue.words_unreadable", example=WORDS_EXAMPLE)
    return read


def load_calendar(plain: Any) -> Calendar:
    """Read `{"calendar": {"weekly_rest": [...], "years": [...], "days": [...]}}`."""
    return _read(plain, "calendar", Calendar)


def load_working_hours(plain: Any) -> WorkingHours:
    """Read `{"working_hours": {"periods": [...]}}`."""
    return _read(plain, "working_hours", WorkingHours)


def load_identity_rules(plain: Any) -> IdentityRules:
    """Read `{"identity": {...}}`: number shapes and place codes the checks compare with.

    A file of the program, read at every start and so without the converter, which is slow to load.
    """
    try:
        shapes = plain["identity"]
        return IdentityRules(**{**shapes, "phone_patterns": tuple(shapes["phone_patterns"])})
    except (KeyError, TypeError) as trouble:
        raise Refused("catalogue.unreadable", part="identity", reason=str(trouble)) from trouble


def load_turning_away(plain: Any) -> tuple[TurningAwayReason, ...]:
    """Read `{"reasons": [...]}`: why a dossier may not be taken in, in the order they are offered."""
    return _read(plain, "reasons", tuple[TurningAwayReason, ...])


def _read(plain: Any, name: str, shape: type[T]) -> T:
    if not isinstance(plain, dict) or name not in plain:
        raise Refused("catalogue.unreadable", part=name, reason="?")
    from cattrs import BaseValidationError, transform_error

    try:
        return _converter().structure(plain[name], shape)
    except BaseValidationError as trouble:
        raise Refused("catalogue.unreadable", part=name, reason=transform_error(trouble)[0]) from trouble
    except (AttributeError, TypeError) as trouble:
        # The converter asks for keys before it looks whether there can be any.
        raise Refused("catalogue.unreadable", part=name, reason="{ }") from trouble


@cache
def _converter() -> Converter:
    """Give the one strict converter: a misspelt key in a catalogue file is an error, never silence."""
    from cattrs import Converter

    made = Converter(forbid_extra_keys=True)
    for plain_type in (str, int, bool):
        made.register_structure_hook(plain_type, _exactly)
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    made.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    return made


def _exactly(value: Any, shape: type[T]) -> T:
    # The converter's own rule would read "false" as true and 3.7 as 3; a hand-edited file must not be guessed at.
    if issubclass(shape, Enum):
        return cast(T, shape(value))
    if type(value) is not shape:
        raise TypeError(f"expected {shape.__name__}")
    return value
