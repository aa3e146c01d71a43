"""What a desk's keyboard set-up makes of a scan: the events a window gets, one after the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desk_app.devices.burst_text import shared_start
from tests.devices.vietnamese_engine import Engine, Method

SCANNER_MS, SCAN_PAUSE_MS = 4, 2_000


@dataclass(frozen=True, slots=True)
class Arriving:
    """One event: a key with `text`, or what an input method finished and shows; `after` milliseconds."""

    text: str = ""
    after: int = SCANNER_MS
    composed: bool = False
    shown: str = ""


Setup = Callable[[str, random.Random], list[Arriving]]

_VIETNAMESE_ROW = (
    "1234567890[]",
    ("ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323", "đ", "ư", "ơ"),
)
_FRENCH = dict(
    zip("1234567890-=.;,/[]\\'`qwazmQWAZM:<>?{}|\"", "&é\"'(-è_çà)=:m;!^$*ù²azqw,AZQW?M./§¨£µ%", strict=True)
)


def _keys(text: str) -> list[Arriving]:
    return [Arriving(char) for char in text]


def plain(text: str, _: random.Random) -> list[Arriving]:
    """The set-up the scanner was made for."""
    return _keys(text)


def vietnamese_layout(text: str, _: random.Random) -> list[Arriving]:
    """The keyboard layout "Vietnamese" of Windows."""
    return _keys(text.translate({ord(key): sign for key, sign in zip(*_VIETNAMESE_ROW, strict=True)}))


def french_layout(text: str, _: random.Random) -> list[Arriving]:
    """The French layout (AZERTY): the scanner's keys are those of an American keyboard."""
    return _keys("".join(_FRENCH.get(char, char) for char in text))


def caps_lock(text: str, _: random.Random) -> list[Arriving]:
    """Caps Lock on: plain letters change their case, letters sent by their number do not."""
    return _keys("".join(char.swapcase() if char.isascii() else char for char in text))


def caps_lock_of_all_letters(text: str, _: random.Random) -> list[Arriving]:
    """Caps Lock on where the marked letters are keys as well."""
    return _keys(text.swapcase())


def split(text: str, chance: random.Random) -> list[Arriving]:
    """A radio scanner that stalls in the middle, for less than half a second, once or twice."""
    places = {chance.randrange(4, len(text) - 1) for _ in range(chance.choice((1, 1, 2)))}
    return [
        Arriving(char, chance.randrange(60, 450) if place in places else SCANNER_MS)
        for place, char in enumerate(text)
    ]


def slow_clock(text: str, chance: random.Random) -> list[Arriving]:
    """Times as Windows stamps them, in steps of 15.6 ms, under a scanner of 12 ms a key."""
    start = chance.random() * 15.6
    ticks = [int((start + place * 12) / 15.6) * 15.6 for place in range(len(text) + 1)]
    return [Arriving(char, round(ticks[place + 1] - ticks[place])) for place, char in enumerate(text)]


def _rewriting(method: Method) -> Setup:
    def arrive(text: str, _: random.Random) -> list[Arriving]:
        engine = Engine(method)
        found: list[Arriving] = []
        for char in text:
            if engine.breaks(char):
                engine.word = ""
                found.append(Arriving(char))
                continue
            before, after = engine.word, engine.key(char)
            same = shared_start(before, after)
            found += [Arriving("\b", 1)] * (len(before) - same) + [Arriving(each, 1) for each in after[same:]]
        return found

    return arrive


def _composing(method: Method) -> Setup:
    def arrive(text: str, _: random.Random) -> list[Arriving]:
        return list(_composed(Engine(method), text))

    return arrive


def _composed(engine: Engine, text: str) -> Iterator[Arriving]:
    """As ibus-unikey does it: the word is shown while it grows and finished together with the sign after it."""
    for char in text:
        if not engine.breaks(char):
            yield Arriving(composed=True, shown=engine.key(char))
            continue
        word, engine.word = engine.word, ""
        own = char.isascii()
        if word or own:
            yield Arriving(word + char if own else word, composed=True)
            yield Arriving(after=0, composed=True)
        if not own:
            yield Arriving(char, 1)
    if engine.word:
        yield Arriving(engine.word, composed=True)
        yield Arriving(after=0, composed=True)


telex, vni = _rewriting("telex"), _rewriting("vni")
composing_telex, composing_vni = _composing("telex"), _composing("vni")
SETUPS: dict[str, Setup] = {
    "plain": plain,
    "vietnamese layout": vietnamese_layout,
    "telex": telex,
    "vni": vni,
    "composing telex": composing_telex,
    "composing vni": composing_vni,
    "french layout": french_layout,
    "caps lock": caps_lock,
    "caps lock of all letters": caps_lock_of_all_letters,
    "split": split,
    "slow clock": slow_clock,
}
