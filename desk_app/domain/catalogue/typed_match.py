"""Weighs typed words against all sayings: how much of what was typed a saying answers to, and how much of itself."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from desk_app.domain.catalogue.sayings import Meaning, Sayings
from desk_app.domain.catalogue.typed_words import Reading

OTHER_MARKS = 0.55
"""What a word counts that was typed with other marks: "họ" for "hộ"."""
UNKNOWN = 1.5
"""The weight of a typed word that stands nowhere: a name, a place."""
INITIAL = 1.2
"""The weight of each letter of initials; more than most words, for nobody types them by chance."""
PART_OF_INITIALS = 0.8
"""What initials count that stand for some words of a saying only."""
FIT, WHOLE = 0.5, 0.5
"""How the share of what was typed and the share of the saying make the score."""
LEAST_ANSWERED = 0.5
"""What a saying must answer to of what the best one answers to, to be weighed at all."""
STORY, STORY_FORGIVES = 8.0, 0.5
"""From which weight a sentence tells a story round its matter, and how much less its share of the typed words counts then."""
SCATTERED = 0.4
"""What the words of a known phrase count where they do not stand as that phrase: "khai" alone is not "khai tử"."""
TELLING = 1.8
"""The weight from which a word is looked up whole; commoner ones only order what rarer ones have found."""

Gains = dict[int, tuple[float, float]]
"""By saying: the weight of what was typed that it answers to, and the weight of its own words that were typed."""


class Match(NamedTuple):
    """How well a procedure answers: its score up to 1, and the share of the typed words it answers to."""

    score: float
    share: float


class _Part(NamedTuple):
    """One typed word, or a phrase of one meaning: the readings, what they weigh, and the meaning if there is one."""

    readings: Sequence[Reading]
    weight: float
    meaning: Meaning | None


class Found(NamedTuple):
    """The procedures that answer to something typed, by their number, and how much the typed words tell."""

    matches: dict[int, Match]
    told: float


def matches(readings: Sequence[Reading], sayings: Sayings) -> Found:
    """Give every procedure that answers to something typed."""
    parts = list(_parts(readings, sayings, len(readings)))
    total = sum(part.weight for part in parts)
    gains = _gains(parts, sayings)
    least = max((typed for typed, _ in gains.values()), default=0.0) * LEAST_ANSWERED
    power = 1.0 - STORY_FORGIVES * min(max(total / STORY - 1.0, 0.0), 1.0)
    found: dict[int, Match] = {}
    for number, (typed, own) in gains.items():
        if typed < least:
            continue
        procedure, counts, weight = sayings.all[number]
        share = typed / total if typed < total else 1.0
        score = counts * share**power * (FIT + WHOLE * own / weight if own < weight else FIT + WHOLE)
        best = found.get(procedure)
        if best is None or score > best.score:
            found[procedure] = Match(score, share if best is None or share > best.share else best.share)
        elif share > best.share:
            found[procedure] = Match(best.score, share)
    return Found(found, total)


def _parts(readings: Sequence[Reading], sayings: Sayings, longest: int) -> Iterator[_Part]:
    """Take the words apart, phrases of at most `longest` words with a meaning together."""
    words = [reading.word for reading in readings]
    at = 0
    while at < len(readings):
        meant, idle = sayings.meaning_at(words, at, longest), sayings.idle_at(words, at)
        length = meant[1] if meant else 1
        if idle > length:
            at += idle
            continue
        inner = readings[at : at + length]
        weight = sum(_weight(reading, sayings) for reading in inner)
        meaning = sayings.meanings[meant[0]] if meant else None
        yield _Part(inner, max(weight, meaning.worth) if meaning else weight, meaning)
        at += length


def _weight(reading: Reading, sayings: Sayings) -> float:
    bare, marks = reading.word
    return sayings.weight_of(bare, marks) or (INITIAL * len(bare) if reading.initials else UNKNOWN)


def _gains(parts: Sequence[_Part], sayings: Sayings, within: Container[int] | None = None) -> Gains:
    """Add up what every saying answers to; the most telling word first, so that common ones need not be looked up whole."""
    gains, told = Gains(), 0.0
    for part in sorted(parts, key=lambda part: -part.weight / len(part.readings)):
        common = not part.meaning and part.weight < TELLING and part.weight < told
        own = _of_part(part, sayings, gains if common and gains else within)
        told += part.weight
        if not gains:
            gains = own
            continue
        for number, (typed, spoken) in own.items():
            before = gains.get(number)
            gains[number] = (before[0] + typed, before[1] + spoken) if before else (typed, spoken)
    return gains


def _of_part(part: _Part, sayings: Sayings, within: Container[int] | None) -> Gains:
    if part.meaning is None:
        return _of_word(part.readings[0], part.weight, sayings, within)
    if len(part.readings) == 1:
        gains = _of_word(part.readings[0], part.weight, sayings, within)
    else:
        inner = _gains(list(_parts(part.readings, sayings, len(part.readings) - 1)), sayings, within)
        gains = {number: (typed * SCATTERED, own) for number, (typed, own) in inner.items()}
    for number, weight in zip(part.meaning.sayings, part.meaning.weights, strict=True):
        if within is None or number in within:
            before = gains.get(number)
            if before is None or before[0] < part.weight:
                gains[number] = (part.weight, weight)
    return gains


def _of_word(reading: Reading, weight: float, sayings: Sayings, within: Container[int] | None) -> Gains:
    bare, marks = reading.word
    gains = Gains()
    for word, counts in reading.stands_for:
        for form, numbers in sayings.forms(word):
            own = sayings.weight_of(word, form)
            worth = counts if not marks or marks == form or word != bare else counts * OTHER_MARKS
            gain = (weight * worth, own * worth)
            for number in numbers:
                if (within is None or number in within) and (
                    number not in gains or gains[number][0] < gain[0]
                ):
                    gains[number] = gain
    if reading.initials:
        _add_initials(bare, weight, gains, sayings, within)
    return gains


def _add_initials(
    letters: str, weight: float, gains: Gains, sayings: Sayings, within: Container[int] | None
) -> None:
    for number, whole in sayings.with_initials(letters):
        worth = weight if whole else weight * PART_OF_INITIALS
        if (within is None or number in within) and (number not in gains or gains[number][0] < worth):
            own = sayings.all[number].weight
            gains[number] = (worth, own if whole else own / 2)
