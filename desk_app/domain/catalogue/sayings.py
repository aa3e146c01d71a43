"""Everything by which a procedure is known, word by word, so that typed words find it without reading all of it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.spelling import Word, marked_words

_BRACKETED = re.compile(r"\([^)]*\)?")
_PARTS = re.compile(r"[;/]")
NAME, PART, SAID, ALL = 0.95, 0.9, 1.0, 0.5
"""How much a saying counts: the published name, a part of it, what people say, any word of a procedure anywhere."""
IDLE = 0.15
"""What an idle word counts beside another as rare as it."""
RAREST = 3.5
"""The most a word weighs; a word that stands in one name only says little more than one that stands in ten."""
LONGEST_SAID = 10
"""Words of a phrase in a group of the same meaning."""


class Form(NamedTuple):
    """A word in one spelling of its marks, with the numbers of the sayings it stands in."""

    marks: str
    sayings: array[int]


class Meaning(NamedTuple):
    """The sayings that hold a phrase of one meaning, and what the words of that phrase weigh in each."""

    sayings: array[int]
    weights: array[float]
    worth: float = 0.0
    """The least a phrase of this meaning weighs when it is typed: "khai tử" is rare although its words are not."""


class Saying(NamedTuple):
    """One way to name a procedure: whose, how much it counts, and the weight of all its words."""

    procedure: int
    counts: float
    weight: float


class Sayings:
    """The index; built once for a catalogue and the words of the day."""

    def __init__(self, versions: Sequence[ProcedureVersion], words: EverydayWords) -> None:
        texts = [_texts(version, words.said.get(version.code, ())) for version in versions]
        self._idle = {word.bare for text in words.idle for word in marked_words(text)}
        self._rarity = _rarity(texts)
        self._groups = _groups(words.same)
        self._firsts = {first for first, _ in self._groups}
        self._count = len(versions)
        self._rarest = log(2.0 * len(versions) + 4.0)
        self.all: list[Saying] = []
        self._forms: dict[str, dict[str, array[int]]] = defaultdict(dict)
        self.meanings = tuple(Meaning(array("H"), array("f")) for _ in words.same)
        initials: list[str] = []
        for number, own in enumerate(texts):
            for counts, spoken in own:
                initials.append(self._add(number, counts, spoken))
        self.meanings = tuple(self._weighed(meaning) for meaning in self.meanings)
        self._initials = "\n" + "\n".join(initials) + "\n"
        self._starts = _starts(initials)
        self._sorted_words = sorted(self._forms)

    def weight_of(self, bare: str) -> float:
        """Say how much a word tells: rare ones much, idle ones hardly anything; 0 for one that stands nowhere."""
        rarity = self._rarity.get(bare, 0.0)
        return rarity * IDLE if bare in self._idle else rarity

    def rarity_of(self, bare: str) -> float:
        """Say how rare a word is, idle or not; one that stands nowhere is rarer than any."""
        return self._rarity.get(bare, self._rarest)

    def knows(self, bare: str) -> bool:
        """Whether a word stands in a saying or begins a phrase of known meaning."""
        return bare in self._forms or bare in self._firsts or bare in self._idle

    def stands(self, bare: str) -> bool:
        """Whether a word stands in a saying."""
        return bare in self._forms

    def of_letters(self, bare: str) -> Iterator[str]:
        """Give the words of the same letters in another order, the first one in its place."""
        letters = sorted(bare)
        for word in self.beginning_with(bare[0], len(self._sorted_words)):
            if len(word) == len(bare) and sorted(word) == letters:
                yield word

    def forms(self, bare: str) -> Iterable[Form]:
        """Give a word in each spelling of its marks."""
        return (Form(marks, found) for marks, found in self._forms.get(bare, {}).items())

    def beginning_with(self, start: str, most: int) -> Sequence[str]:
        """Give the words that begin so, at most `most`."""
        words = self._sorted_words
        first = bisect_left(words, start)
        last = bisect_left(words, start + "\uffff")
        return words[first : min(last, first + most)]

    def meaning_at(self, words: Sequence[Word], at: int, longest: int) -> tuple[int, int] | None:
        """Give the meaning of the longest known phrase that begins here, and its length in words."""
        for phrase, meaning in self._phrases_at(words, at):
            if len(phrase) <= longest and _is_at(phrase, words, at):
                return meaning, len(phrase)
        return None

    def _phrases_at(self, words: Sequence[Word], at: int) -> Iterator[tuple[tuple[Word, ...], int]]:
        """Give the phrases that may begin here, the longest first."""
        first = words[at].bare
        if first in self._firsts:
            second = words[at + 1].bare if at + 1 < len(words) else ""
            yield from self._groups.get((first, second), ())
            if second:
                yield from self._groups.get((first, ""), ())

    def with_initials(self, letters: str) -> Iterator[tuple[int, bool]]:
        """Give the sayings whose words begin with these letters in a row, and whether these are all of them."""
        wanted = letters if len(letters) > 2 else f"\n{letters}"
        text, at = self._initials, self._initials.find(wanted)
        while at >= 0:
            first = at if wanted[0] != "\n" else at + 1
            whole = text[first - 1] == "\n" and text[first + len(letters)] == "\n"
            yield bisect_left(self._starts, first + 1) - 1, whole
            at = text.find(wanted, text.find("\n", first))

    def _weighed(self, meaning: Meaning) -> Meaning:
        procedures = {self.all[number].procedure for number in meaning.sayings}
        usual = sum(meaning.weights) / (len(meaning.weights) or 1)
        return meaning._replace(worth=max(usual, _rare(self._count, len(procedures))) if procedures else 0.0)

    def _add(self, procedure: int, counts: float, spoken: tuple[Word, ...]) -> str:
        number, seen, total = len(self.all), set(), 0.0
        weights = [self.weight_of(word.bare) for word in spoken]
        for word, weight in zip(spoken, weights, strict=True):
            if word.bare not in seen:
                seen.add(word.bare)
                total += weight
                forms, marks = self._forms[word.bare], word.marks or word.bare
                if marks not in forms:
                    forms[marks] = array("H")
                forms[marks].append(number)
        self.all.append(Saying(procedure, counts, total or 1.0))
        if counts != ALL:
            self._add_meanings(number, spoken, weights)
        return "".join(word.bare[0] for word in spoken) if counts == NAME else ""

    def _add_meanings(self, number: int, spoken: tuple[Word, ...], weights: list[float]) -> None:
        best: dict[int, float] = {}
        for at in range(len(spoken)):
            for phrase, meaning in self._phrases_at(spoken, at):
                if _is_at(phrase, spoken, at):
                    best[meaning] = max(best.get(meaning, 0.0), sum(weights[at : at + len(phrase)]))
        for meaning, weight in best.items():
            self.meanings[meaning].sayings.append(number)
            self.meanings[meaning].weights.append(weight)


def _texts(version: ProcedureVersion, said: Iterable[str]) -> list[tuple[float, tuple[Word, ...]]]:
    """Give the ways a procedure is named, none twice, and last all its words together."""
    name, short = version.name, version.short_name
    found: dict[tuple[Word, ...], float] = {}
    for counts, texts in (
        (NAME, (short, name)),
        (SAID, said),
        (PART, _PARTS.split(_BRACKETED.sub(" ", name))),
    ):
        for text in texts:
            spoken = marked_words(text)
            if spoken and not text.endswith("…"):
                found.setdefault(spoken, counts)
    every = dict.fromkeys(word for spoken in (*found, marked_words(version.field)) for word in spoken)
    return [*((counts, spoken) for spoken, counts in found.items()), (ALL, tuple(every))]


def _rarity(texts: Sequence[Sequence[tuple[float, tuple[Word, ...]]]]) -> dict[str, float]:
    standing = Counter(bare for own in texts for bare in {word.bare for word in own[-1][1]})
    return {bare: _rare(len(texts), count) for bare, count in standing.items()}


def _rare(of: int, standing: int) -> float:
    return min(log((of + 2.0) / (standing + 0.5)), RAREST)


def _groups(same: Iterable[Iterable[str]]) -> dict[tuple[str, str], list[tuple[tuple[Word, ...], int]]]:
    """Give phrases of known meaning by their first two words, the longest first."""
    groups: dict[tuple[str, str], list[tuple[tuple[Word, ...], int]]] = defaultdict(list)
    for meaning, phrases in enumerate(same):
        for text in phrases:
            phrase = marked_words(text)[:LONGEST_SAID]
            if phrase:
                groups[phrase[0].bare, phrase[1].bare if len(phrase) > 1 else ""].append((phrase, meaning))
    for found in groups.values():
        found.sort(key=lambda one: -len(one[0]))
    return dict(groups)


def _is_at(phrase: Sequence[Word], words: Sequence[Word], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    for offset, known in enumerate(phrase):
        typed = words[at + offset]
        if known.bare != typed.bare or (typed.marks and known.marks and typed.marks != known.marks):
            return False
    return True


def _starts(initials: Sequence[str]) -> list[int]:
    at, starts = 1, []
    for text in initials:
        starts.append(at)
        at += len(text) + 1
    return starts
