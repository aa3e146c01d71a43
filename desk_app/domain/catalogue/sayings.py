"""Everything by which a procedure is known, word by word, so that typed words find it without reading all of it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.spelling import Word, marked_texts

_BRACKETED = re.compile(r"\([^)]*\)?")
_PARTS = re.compile(r"[;/]")
NAME, PART, SAID, ALL = 0.95, 0.9, 1.0, 0.5
"""How much a saying counts: the published name, a part of it, what people say, any word of a procedure anywhere."""
IDLE = 0.15
"""What an idle word counts beside another as rare as it."""
RAREST = 3.5
"""The most a word weighs; a word that stands in one name only says little more than one that stands in ten."""
SHORTEST_SAID = 3
"""Letters from which the initials of what people say are looked up, and only all of them."""
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
        self._idle, self._idle_phrases = _idle(words.idle)
        self._rarity = _rarity(texts)
        self._groups = _groups(words.same)
        self._firsts = {first for first, _ in self._groups}
        self._marked = {
            word for found in self._groups.values() for phrase, _ in found for word in phrase
        }.union(Word(bare, marks) for bare, found in self._idle.items() for marks in found)
        self._count = len(versions)
        self._rarest = log(2.0 * len(versions) + 4.0)
        self.all: list[Saying] = []
        known = {word for own in texts for word in own[-1][1]}
        self._weights = {word: self.weight_of(word.bare, word.marks or word.bare) for word in known}
        self._forms: dict[str, dict[str, array[int]]] = defaultdict(dict)
        self._standing = {
            word: self._forms[word.bare].setdefault(word.marks or word.bare, array("H")) for word in known
        }
        self.meanings = tuple(Meaning(array("H"), array("f")) for _ in words.same)
        self._phrases: list[tuple[int, int, int]] = []
        self._said_initials: dict[str, list[int]] = defaultdict(list)
        initials: list[str] = []
        for number, own in enumerate(texts):
            for counts, spoken in own:
                initials.append(self._add(number, counts, spoken))
        self.meanings = tuple(self._weighed(meaning) for meaning in self.meanings)
        self._count_phrases_in_full()
        self._initials = "\n" + "\n".join(initials) + "\n"
        self._starts = _starts(initials)
        self._sorted_words = sorted(self._forms)

    def weight_of(self, bare: str, marks: str = "") -> float:
        """Say how much a word tells: rare ones much, idle ones hardly anything; 0 for one that stands nowhere.

        A word with other marks than the idle one is not idle: "đo" is not "đó". Without marks it may be either.
        """
        idle = self._idle.get(bare)
        rarity = self._rarity.get(bare, 1.0 if idle else 0.0)
        return rarity * IDLE if idle and (not marks or marks in idle) else rarity

    def is_idle(self, word: Word) -> bool:
        """Whether a word tells nothing, or without its marks may be one that does not."""
        idle = self._idle.get(word.bare)
        return idle is not None and (not word.marks or word.marks in idle)

    def rarity_of(self, bare: str) -> float:
        """Say how rare a word is, idle or not; one that stands nowhere is rarer than any."""
        return self._rarity.get(bare, self._rarest)

    def knows(self, bare: str) -> bool:
        """Whether a word stands in a saying or begins a phrase of known meaning."""
        return bare in self._forms or bare in self._firsts or bare in self._idle

    def has_marks(self, word: Word) -> bool:
        """Whether a word is known with these very marks."""
        return word.marks in self._forms.get(word.bare, ()) or word in self._marked

    def stands(self, bare: str) -> bool:
        """Whether a word stands in a saying."""
        return bare in self._forms

    def of_letters(self, bare: str) -> Iterator[str]:
        """Give the words of the same letters in another order, the first one in its place."""
        letters = sorted(bare)
        for word in self.beginning_with(bare[0], len(self._sorted_words)):
            if len(word) == len(bare) and sorted(word) == letters:
                yield word

    def idle_at(self, words: Sequence[Word], at: int) -> int:
        """Give the length of the longest phrase that begins here and tells nothing ("mất bao lâu"), or 0."""
        if at + 1 < len(words):
            for phrase in self._idle_phrases.get((words[at].bare, words[at + 1].bare), ()):
                if _is_at(phrase, words, at):
                    return len(phrase)
        return 0

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

    def _phrases_at(self, words: Sequence[Word], at: int) -> Sequence[tuple[tuple[Word, ...], int]]:
        """Give the phrases that may begin here, the longest first."""
        first = words[at].bare
        if first not in self._firsts:
            return ()
        alone = self._groups.get((first, ""), ())
        more = self._groups.get((first, words[at + 1].bare)) if at + 1 < len(words) else None
        return (*more, *alone) if more else alone

    def with_initials(self, letters: str) -> Iterator[tuple[int, bool]]:
        """Give the sayings whose words begin with these letters in a row, and whether these are all of them."""
        wanted = letters if len(letters) > 2 else f"\n{letters}"
        text, at, named = self._initials, self._initials.find(wanted), False
        while at >= 0:
            first = at if wanted[0] != "\n" else at + 1
            whole = text[first - 1] == "\n" and text[first + len(letters)] == "\n"
            yield bisect_left(self._starts, first + 1) - 1, whole
            at = text.find(wanted, text.find("\n", first))
            named = named or whole
        if not (named or self.knows(letters)) and len(letters) >= SHORTEST_SAID:
            yield from ((number, True) for number in self._said_initials.get(letters, ()))

    def _weighed(self, meaning: Meaning) -> Meaning:
        procedures = {self.all[number].procedure for number in meaning.sayings}
        usual = sum(meaning.weights) / (len(meaning.weights) or 1)
        return meaning._replace(worth=max(usual, _rare(self._count, len(procedures))) if procedures else 0.0)

    def _add(self, procedure: int, counts: float, spoken: tuple[Word, ...]) -> str:
        number, seen, total, standing = len(self.all), set(), 0.0, self._standing
        weights = [self._weights[word] for word in spoken]
        if counts != ALL:
            self._hush(spoken, weights)
        for word, weight in zip(spoken, weights, strict=True):
            if word not in seen:
                seen.add(word)
                total += weight
                standing[word].append(number)
        self.all.append(Saying(procedure, counts, total or 1.0))
        if counts != ALL:
            self._add_meanings(number, spoken, weights)
        if counts not in (NAME, SAID):
            return ""
        letters = "".join([word.bare[0] for word in spoken])
        if counts == NAME:
            return letters
        self._said_initials[letters].append(number)
        return ""

    def _hush(self, spoken: tuple[Word, ...], weights: list[float]) -> None:
        """Let the words of an idle phrase weigh in a saying as little as when they are typed."""
        bares = [word.bare for word in spoken]
        for at, pair in enumerate(pairwise(bares)):
            if pair in self._idle_phrases:
                for place in range(at, at + self.idle_at(spoken, at)):
                    weights[place] *= IDLE

    def _add_meanings(self, number: int, spoken: tuple[Word, ...], weights: list[float]) -> None:
        best: dict[int, float] = {}
        whole: set[int] = set()
        free = 0
        for at, word in enumerate(spoken):
            if word.bare in self._firsts:
                for phrase, meaning in self._phrases_at(spoken, at):
                    if _is_at(phrase, spoken, at):
                        weight = sum(weights[at : at + len(phrase)])
                        best[meaning] = max(best.get(meaning, 0.0), weight)
                        if at >= free:
                            free = at + len(phrase)
                            whole.add(meaning)
        for meaning, weight in best.items():
            held = self.meanings[meaning]
            if meaning in whole:
                self._phrases.append((number, meaning, len(held.sayings)))
            held.sayings.append(number)
            held.weights.append(weight)

    def _count_phrases_in_full(self) -> None:
        """Let a phrase weigh in a saying what it weighs when typed: "công chứng" of "công chứng sổ bảo hiểm" is no trifle."""
        for number, meaning, place in self._phrases:
            _, weights, worth = self.meanings[meaning]
            if worth > weights[place]:
                procedure, counts, weight = self.all[number]
                self.all[number] = Saying(procedure, counts, weight + worth - weights[place])
                weights[place] = worth
        self._phrases.clear()


def _texts(version: ProcedureVersion, said: Iterable[str]) -> list[tuple[float, tuple[Word, ...]]]:
    """Give the ways a procedure is named, none twice, and last all its words together."""
    name, short = version.name, version.short_name
    texts = {short: NAME, name: NAME}
    for counts, more in ((SAID, said), (PART, _PARTS.split(_BRACKETED.sub(" ", name)))):
        for text in more:
            texts.setdefault(text, counts)
    found: dict[tuple[Word, ...], float] = {}
    *ways, field = marked_texts((*texts, version.field))
    for (text, counts), spoken in zip(texts.items(), ways, strict=True):
        if spoken and not text.endswith("…"):
            found.setdefault(spoken, counts)
    every = dict.fromkeys(chain(chain.from_iterable(found), field))
    return [*((counts, spoken) for spoken, counts in found.items()), (ALL, tuple(every))]


def _rarity(texts: Sequence[Sequence[tuple[float, tuple[Word, ...]]]]) -> dict[str, float]:
    standing = Counter(bare for own in texts for bare in {word.bare for word in own[-1][1]})
    return {bare: _rare(len(texts), count) for bare, count in standing.items()}


def _rare(of: int, standing: int) -> float:
    return min(log((of + 2.0) / (standing + 0.5)), RAREST)


def _idle(texts: Iterable[str]) -> tuple[dict[str, set[str]], dict[tuple[str, str], list[tuple[Word, ...]]]]:
    """Give idle words with their marks, and idle phrases by their first two words, the longest first."""
    single: dict[str, set[str]] = defaultdict(set)
    phrases: dict[tuple[str, str], list[tuple[Word, ...]]] = defaultdict(list)
    for spoken in marked_texts(texts):
        if len(spoken) == 1:
            single[spoken[0].bare].add(spoken[0].marks or spoken[0].bare)
        elif spoken:
            phrases[spoken[0].bare, spoken[1].bare].append(spoken)
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase))
    return dict(single), dict(phrases)


def _groups(same: Iterable[Iterable[str]]) -> dict[tuple[str, str], list[tuple[tuple[Word, ...], int]]]:
    """Give phrases of known meaning by their first two words, the longest first."""
    groups: dict[tuple[str, str], list[tuple[tuple[Word, ...], int]]] = defaultdict(list)
    for meaning, phrases in enumerate(same):
        for words in marked_texts(phrases):
            phrase = words[:LONGEST_SAID]
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
