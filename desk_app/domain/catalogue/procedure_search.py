"""Finds procedures by what a clerk types: everyday words in any order, initials, parts of words, or a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from desk_app.domain.catalogue.everyday_words import NO_WORDS, EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.sayings import SAID, Sayings
from desk_app.domain.catalogue.spelling import marked_texts
from desk_app.domain.catalogue.typed_match import STORY, Found, matches
from desk_app.domain.catalogue.typed_words import SHORTEST_BEGUN, read_typed
from desk_app.domain.text import clean, fold, words

_CODE = re.compile(r"(?:[A-Z]{2}\.)?[\d.]{2,}", re.ASCII)
_ADDED = re.compile(r"^(?:thủ tục)?\s*(?:cấp)?\s*(?:giấy)?\s*(?:đăng ký)?\s*", re.IGNORECASE)
MOST_FOUND = 12
"""Procedures a box offers at a time."""
LEAST_SHARE = 0.62
"""What of the words a hit must answer to, beside the best one."""
LEAST_OF_ALL, LEAST_OF_STORY, ALL_OF_IT = 0.34, 0.2, 0.999
"""What of the words the best hit must answer to, also of a long sentence, and from where it answers to all of them."""
LEAST_SCORE = 0.4
"""What a hit must reach of the best one's score."""
EXACT, TELLS = 0.9, 4.5
"""A score reached only by what is said in these very words, and how much words must tell to be clear without that."""
FAR_BEHIND = 0.93
"""What a hit of this desk must reach beside a wrong door that is clearly meant, to be offered at all."""
NOTHING = 0.4
"""Below which typed words tell nothing at all ("thủ tục cho tôi")."""
VAGUE, VAGUE_ELSEWHERE = 2.6, 0.7
"""Below which words tell too little to be sent away by ("đăng ký"), and what other doors count then."""
UNHEARD, ELSEWHERE_UNHEARD, SUSPECT, BARE = 0.9, 0.8, 0.5, 0.97
"""What procedures count that nobody asks for in words, at a wrong door, under a doubtful name, or not described in full."""
USE, MOST_USE = 0.035, 0.2
"""What each doubling of the use at this desk adds, and the most it can: it orders what fits, and never beats a name."""


@dataclass(frozen=True, slots=True)
class _Hit:
    version: ProcedureVersion
    score: float
    place: int


class ProcedureIndex:
    """An index over the procedures in force, with how often each was received at this desk."""

    def __init__(
        self,
        versions: Iterable[ProcedureVersion],
        usage_counts: Mapping[str, int],
        everyday: EverydayWords = NO_WORDS,
    ) -> None:
        self._versions = tuple(versions)
        self._usage = usage_counts
        self._everyday = everyday
        self._sayings = Sayings(self._versions, everyday)
        self._worth = [_worth(version, everyday) for version in self._versions]
        self._names = [
            " " + " ".join([word.bare for word in spoken])
            for spoken in marked_texts(map(_plain_name, self._versions))
        ]

    def counted_anew(self, usage_counts: Mapping[str, int]) -> ProcedureIndex:
        """Give the same index with other counts; nothing is built again."""
        other = object.__new__(ProcedureIndex)
        other.__dict__.update(self.__dict__)
        other._usage = usage_counts
        return other

    def is_of(self, versions: Sequence[ProcedureVersion], everyday: EverydayWords) -> bool:
        """Whether the index was built of these."""
        return self._everyday == everyday and self._versions == tuple(versions)

    def find(self, text: str, limit: int = MOST_FOUND) -> tuple[ProcedureVersion, ...]:
        """Give the best matches; nothing typed gives the most used ones."""
        typed = clean(text)
        if not typed:
            return self._most_used(limit)
        if _CODE.fullmatch(typed.upper()):
            return self._with_code(typed.upper(), limit)
        if not words(typed):
            return ()
        readings = read_typed(text if text[-1:].isspace() else typed, self._sayings)
        found = matches(readings, self._sayings)
        if len(typed) < SHORTEST_BEGUN and (len(typed) == 1 or not found.matches):
            return self._beginning(fold(typed), limit)
        return self._best(found, limit)

    def only_one(self, text: str) -> ProcedureVersion | None:
        """Give the procedure to which all the typed words lead, when it is the only one; a code must be whole."""
        typed = clean(text)
        if _CODE.fullmatch(typed.upper()):
            found = [version for version in self._versions if version.code == typed.upper()]
        else:
            matched = matches(read_typed(f"{typed} ", self._sayings), self._sayings)
            told = matched.told >= VAGUE
            found = [
                self._versions[number]
                for number, match in matched.matches.items()
                if told and match.share > ALL_OF_IT
            ]
        return found[0] if len(found) == 1 else None

    def _best(self, found: Found, limit: int) -> tuple[ProcedureVersion, ...]:
        if not found.matches or found.told < NOTHING:
            return ()
        vague = found.told < VAGUE
        best = max(match.share for match in found.matches.values())
        if best < (LEAST_OF_STORY if found.told > STORY else LEAST_OF_ALL):
            return ()
        hits = [self._hit(number, match.score, vague) for number, match in found.matches.items()]
        top = max(hits, key=lambda hit: hit.score)
        share = found.matches[top.place].share * LEAST_SHARE
        least = top.score * LEAST_SCORE
        clear = top.score >= EXACT or found.told >= TELLS
        wrong_door = clear and not top.version.received_here
        hits = [
            hit
            for hit in hits
            if hit.score >= least
            and found.matches[hit.place].share >= share
            and not (wrong_door and hit.version.received_here and hit.score < top.score * FAR_BEHIND)
        ]
        hits.sort(key=lambda hit: (-hit.score * self._used(hit.version), hit.place))
        return tuple(hit.version for hit in hits[:limit])

    def _hit(self, number: int, score: float, vague: bool) -> _Hit:
        version, worth = self._versions[number], self._worth[number]
        if vague and not version.received_here and score < EXACT:
            worth *= VAGUE_ELSEWHERE
        return _Hit(version, score * worth, number)

    def _used(self, version: ProcedureVersion) -> float:
        return 1.0 + min(USE * log2(1 + self._usage.get(version.code, 0)), MOST_USE)

    def _most_used(self, limit: int) -> tuple[ProcedureVersion, ...]:
        return tuple(sorted(self._versions, key=self._plain_order)[:limit])

    def _beginning(self, letters: str, limit: int) -> tuple[ProcedureVersion, ...]:
        """Give those with a word that begins so: a letter or two are too little to weigh."""
        found = (
            version
            for version, name in zip(self._versions, self._names, strict=True)
            if f" {letters}" in name
        )
        return tuple(sorted(found, key=self._plain_order)[:limit])

    def _plain_order(self, version: ProcedureVersion) -> tuple[int, bool, bool, bool, int]:
        return (
            -self._usage.get(version.code, 0),
            not version.received_here,
            not version.complete,
            version.provenance.suspect,
            len(_plain_name(version)),
        )

    def _with_code(self, typed: str, limit: int) -> tuple[ProcedureVersion, ...]:
        found = [version for version in self._versions if _code_matches(version.code, typed)]
        return tuple(sorted(found, key=self._plain_order)[:limit])


def _plain_name(version: ProcedureVersion) -> str:
    """Give the name without the words official names open with."""
    return _ADDED.sub("", version.short_name or version.name)


def _worth(version: ProcedureVersion, everyday: EverydayWords) -> float:
    worth = 1.0 if version.complete else BARE
    if version.provenance.suspect:
        worth *= SUSPECT
    if not everyday.said.get(version.code):
        worth *= UNHEARD if version.received_here else ELSEWHERE_UNHEARD
    return worth * SAID


def _code_matches(code: str, typed: str) -> bool:
    # A sample of the city prints a variant suffix ("1.000894.01"); the catalogue knows the code without it.
    return (
        typed in code or typed.startswith(f"{code}.") or ("." not in typed and typed in code.replace(".", ""))
    )
