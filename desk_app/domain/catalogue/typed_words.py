"""Reads what was typed into a box: words known, glued, mistyped, begun, or only the initials of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk_app.domain.catalogue.sayings import Sayings
from desk_app.domain.catalogue.spelling import (
    SHORTEST_REPAIRED,
    Word,
    marked_words,
    may_be_initials,
    one_slip_away,
    sounds_alike,
    typed_raw,
)

MOST_BEGUN, SHORTEST_BEGUN = 32, 3
"""Words tried for one that is only begun, and the letters from which it tells anything beside other words."""
MOST_GLUED, SHORTEST_GLUED = 6, 5
"""Words typed without a space between them, and the letters from which that is thought of."""
LONGEST_JOINED = 3
"""Words before a mistyped one in which a phrase may begin that it belongs to."""
LONGEST_WORD = 7
"""Letters of the longest Vietnamese syllable."""
BEGUN, SLIPPED = 0.7, 0.75
"""What a word begun or mistyped counts beside the same word written out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One typed word: itself, the words it may stand for with what each counts, and whether it may be initials."""

    word: Word
    stands_for: tuple[tuple[str, float], ...]
    initials: bool = False


def read_typed(text: str, sayings: Sayings) -> tuple[Reading, ...]:
    """Read the typed words; the last one may be unfinished unless a space follows it."""
    words = marked_words(text)
    begun = not text[-1:].isspace()
    found: list[Reading] = []
    for at, word in enumerate(words):
        found.extend(_read(word, sayings, begun=begun and at == len(words) - 1))
    return _repaired(found, sayings)


def _repaired(readings: list[Reading], sayings: Sayings) -> tuple[Reading, ...]:
    """Take a word for the one that makes a known phrase with its neighbours: "xổ đỏ" is "sổ đỏ".

    A word nobody knows for any it may stand for, a known one only when it was typed with marks that tell its sound.
    """
    for at, reading in enumerate(readings):
        word, known = reading.word, sayings.knows(reading.word.bare)
        if (known and (not word.marks or sayings.is_idle(word))) or _joins(word, at, readings, sayings):
            continue
        alike = list(sounds_alike(word))
        if not known:
            alike.extend(Word(slip, "") for slip, _ in reading.stands_for)
        meant = next((other for other in alike if _joins(other, at, readings, sayings)), None)
        if meant:
            readings[at] = Reading(meant, ((meant.bare, 1.0),))
    return tuple(readings)


def _joins(word: Word, at: int, readings: Sequence[Reading], sayings: Sayings) -> bool:
    """Whether a known phrase of some words goes through this place when the word stands there."""
    words = [reading.word for reading in readings]
    words[at] = word
    for first in range(max(0, at - LONGEST_JOINED), at + 1):
        meant = sayings.meaning_at(words, first, len(words))
        if meant and meant[1] > 1 and first + meant[1] > at:
            return True
    return False


def _read(word: Word, sayings: Sayings, *, begun: bool) -> Iterator[Reading]:
    bare = word.bare
    initials = len(bare) > 1 and may_be_initials(bare)
    if sayings.knows(bare):
        if word.marks and not sayings.has_marks(word):
            word = Word(bare, "")
        more = _begun(bare, sayings) if begun else ()
        yield Reading(word, ((bare, 1.0), *more), initials)
        return
    if begun or len(bare) < SHORTEST_BEGUN:
        more = _begun(bare, sayings)
        if more or initials or len(bare) < SHORTEST_BEGUN:
            yield Reading(word, more, initials)
            return
    for meant in typed_raw(bare):
        if sayings.knows(meant):
            yield Reading(Word(meant, ""), ((meant, 1.0),))
            return
    parts = _unglued(bare, sayings, begun=begun)
    if parts:
        for part in parts:
            known = ((part, 1.0),) if sayings.knows(part) else _begun(part, sayings)
            yield Reading(Word(part, ""), known)
        return
    slips = () if initials or len(bare) < SHORTEST_REPAIRED else _slips(bare, sayings)
    more = slips or _begun(bare, sayings)
    yield Reading(word, more, initials or (not more and len(bare) > 1))


def _begun(start: str, sayings: Sayings) -> tuple[tuple[str, float], ...]:
    if len(start) < SHORTEST_BEGUN:
        return ()
    found = sayings.beginning_with(start, MOST_BEGUN)
    return tuple(
        (word, BEGUN + (1 - BEGUN) * len(start) / (len(word) + 1)) for word in found if word != start
    )


def _slips(bare: str, sayings: Sayings) -> tuple[tuple[str, float], ...]:
    near = dict.fromkeys(sayings.of_letters(bare)) or dict.fromkeys(
        word for word in one_slip_away(bare) if sayings.stands(word)
    )
    return tuple((word, SLIPPED) for word in near)


def _unglued(bare: str, sayings: Sayings, *, begun: bool) -> Sequence[str]:
    """Give the fewest known words that stand glued together in this one, common ones first; the last may be begun only."""
    if len(bare) < SHORTEST_GLUED:
        return ()
    best: list[tuple[int, float, tuple[str, ...]] | None] = [(0, 0.0, ()), *([None] * len(bare))]
    for end in range(2, len(bare) + 1):
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            before, part = best[start], bare[start:end]
            if before is None or before[0] >= MOST_GLUED:
                continue
            only_begun = begun and end == len(bare) and before[0] and sayings.beginning_with(part, 1)
            if sayings.stands(part) or only_begun:
                way = (before[0] + 1, before[1] + sayings.rarity_of(part), (*before[2], part))
                held = best[end]
                best[end] = way if held is None else min(held, way)
    found = best[-1]
    return found[2] if found else ()
