"""Finds a procedure as clerks type: words without marks in any order, initials, or part of a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.text import abbreviation, clean, words

# Official names open with words nobody types; initials are kept with and without them.
_LEADING = re.compile(r"^(?:thủ tục)?\s*(?:cấp)?\s*(?:giấy)?\s*", re.IGNORECASE)
_THU_TUC = re.compile(r"^thủ tục\s+", re.IGNORECASE)
_REGISTER = re.compile(r"^đăng ký\s+", re.IGNORECASE)
_CODE = re.compile(r"[\d.]{2,}", re.ASCII)
SHORTEST_INITIALS = 2
"""One letter is read as the beginning of a word, never as initials."""


@dataclass(frozen=True, slots=True)
class _Entry:
    version: ProcedureVersion
    name: str
    haystack: str
    initials: tuple[str, ...]
    digits: str
    usage: int
    plainness: int
    place: int

    def matches(self, token: str) -> bool:
        """Whether a typed word begins one of the entry's words or stands in its initials."""
        if f" {token}" in self.haystack:
            return True
        return len(token) >= SHORTEST_INITIALS and any(token in initials for initials in self.initials)

    def order(self, tokens: tuple[str, ...]) -> tuple[bool, bool, int, bool, bool, int, int]:
        """Sort exact initials first, then names before fields, by use here, complete and trusted, plain, as listed.

        "khai sinh" means the plain registration of a birth before its special cases, whose names are longer.
        """
        exact = "".join(tokens) in self.initials
        only_field = not exact and any(f" {token}" not in self.name for token in tokens)
        provenance = self.version.provenance
        return (
            not exact,
            only_field,
            -self.usage,
            not self.version.complete,
            provenance.suspect,
            self.plainness,
            self.place,
        )


class ProcedureIndex:
    """An index over the procedures in force, with how often each was received at this desk."""

    def __init__(self, versions: Iterable[ProcedureVersion], usage_counts: Mapping[str, int]) -> None:
        self._entries = [
            _entry(version, usage_counts.get(version.code, 0), place)
            for place, version in enumerate(versions)
        ]

    def find(self, text: str, limit: int = 20) -> tuple[ProcedureVersion, ...]:
        """Give the best matches, most used first; nothing typed gives the most used ones."""
        typed = clean(text)
        if _CODE.fullmatch(typed):
            tokens: tuple[str, ...] = ()
            found = [entry for entry in self._entries if _code_matches(entry, typed)]
        else:
            tokens = words(typed)
            if typed and not tokens:
                return ()
            found = [entry for entry in self._entries if all(entry.matches(token) for token in tokens)]
        found.sort(key=lambda entry: entry.order(tokens))
        return tuple(entry.version for entry in found[:limit])


def _entry(version: ProcedureVersion, usage: int, place: int) -> _Entry:
    # Half of all official names begin with "Thủ tục", which would answer to every word beginning with "tu".
    name = " ".join(words(f"{_THU_TUC.sub('', version.name)} {version.short_name}"))
    spoken = " ".join((name, *words(version.field)))
    names = (version.short_name, version.name, _LEADING.sub("", version.name))
    initials = tuple(dict.fromkeys(abbreviation(name) for name in names))
    plain = _REGISTER.sub("", _LEADING.sub("", version.short_name or version.name))
    digits = version.code.replace(".", "")
    return _Entry(version, f" {name}", f" {spoken}", initials, digits, usage, len(words(plain)), place)


def _code_matches(entry: _Entry, typed: str) -> bool:
    # A sample of the city prints a variant suffix ("1.000894.01"); the catalogue knows the code without it.
    code = entry.version.code
    return typed in code or typed.startswith(f"{code}.") or ("." not in typed and typed in entry.digits)
