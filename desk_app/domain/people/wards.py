"""Wards before and since 1 July 2025: what an address printed with ward, district and province is called today."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desk_app.domain.text import fold, words

_KIND = re.compile(
    r"(?:tinh|thanh pho|tp|quan|q|huyen|h|thi xa|tx|phuong|p|xa|x|thi tran|tt|dac khu)(?:\.\s*|\s+)(?=\S)"
)
UNIT_MARK = "zz"
"""Begins what an address is found under; no name begins so."""
ANY_UNIT = "phường"
"""Before the key of a unit it says that a unit is meant and nobody's name."""
LEVELS = 3
"""Parts at the end of an old address: ward, district, province."""
LONGEST_NAME = 40
"""Letters of the longest name of a unit, without spaces."""
MOST_NAMES = 24
"""Other names of one ward that are looked for."""
MOST_TOLD = 3
"""Wards named where an old one was divided among more."""
_LESSER_PART = "~"


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward of today."""

    name: str
    province: str

    def __str__(self) -> str:
        return f"{self.name}, {self.province}"


class WardChanges:
    """Which old wards became which of today; an old ward that was divided became several, the likeliest first."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        became: dict[tuple[str, ...], list[tuple[bool, Ward]]] = defaultdict(list)
        for line in lines:
            province, name, origins = line.rstrip("\n").split("\t")
            ward = Ward(name, province)
            for origin in origins.split("; "):
                place, _, olds = origin.partition(": ")
                old_province, _, district = place.partition("/")
                for old in olds.split(", "):
                    key = (unit_key(old.strip("*~")), unit_key(district), unit_key(old_province))
                    became[key].append((old.startswith(_LESSER_PART), ward))
        self._became = {
            key: tuple(ward for _, ward in sorted(found, key=_lesser)) for key, found in became.items()
        }
        self._names: dict[str, set[str]] = defaultdict(set)
        for (old, *_), wards in self._became.items():
            for ward in wards:
                self._names[old].add(unit_key(ward.name))
                self._names[unit_key(ward.name)].add(old)

    def today(self, address: str) -> tuple[Ward, ...]:
        """Give what the ward of an old address is called today; nothing for any other address."""
        parts = _parts(address)
        if len(parts) < LEVELS:
            return ()
        ward, district, province = (unit_key(part) for part in parts[-LEVELS:])
        return self._became.get((ward, district, province), ())

    def also_called(self, key: str) -> tuple[str, ...]:
        """Give the keys of other wards on the same ground: old ones of one of today, those of today of an old one."""
        return tuple(sorted(self._names.get(key, set()) - {key}))[:MOST_NAMES]


def told(wards: Iterable[Ward]) -> str:
    """Write the wards an old one became as one text, the likeliest first."""
    return " · ".join(str(ward) for ward in tuple(wards)[:MOST_TOLD])


def unit_key(name: str) -> str:
    """Give a unit's name for comparing: no kind of unit, no marks, no spaces ("phường Khương Đình": khuongdinh)."""
    folded = fold(name).strip(" .")
    return "".join(words(_KIND.sub("", folded, count=1) if _KIND.match(folded) else folded))


def unit_asked_for(text: str) -> str:
    """Give the key of a unit that is named with its kind ("phường Khương Đình"); "" for any other text."""
    return unit_key(text) if _KIND.match(fold(text)) and "," not in text else ""


def units_of(address: str) -> tuple[str, ...]:
    """Give what an address is found under: the keys of the units at its end, marked so that no name is like one."""
    keys = (unit_key(part) for part in _parts(address)[-LEVELS:])
    return tuple(UNIT_MARK + key for key in keys if key and not key.isdecimal() and len(key) <= LONGEST_NAME)


def _parts(address: str) -> list[str]:
    return [part for part in (part.strip() for part in address.split(",")) if part]


def _lesser(found: tuple[bool, Ward]) -> bool:
    return found[0]
