"""What an input method or Caps Lock may have done to the letters of a citizen card; undone where that is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from desk_app.domain.findings import warning
from desk_app.domain.people.citizen_card import FEWEST_FIELDS, FIELDS, CardReading

NAME, SEX, ADDRESS = FIELDS.index("name"), FIELDS.index("sex"), FIELDS.index("address")
_MARKS_OF_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# What may stand behind ư in a syllable of Vietnamese (QĐ 240/QĐ of 1984 on spelling); Telex makes ư of a lone w.
_RIME = re.compile(r"ư(?:a|[cmnptui]|ng|ơ(?:[cimnptu]|ng)?)?")


@dataclass(frozen=True, slots=True)
class CardLetters:
    """The fields after Caps Lock was undone (`caps_lock` tells that it was on), and the places of doubtful ones."""

    parts: list[str]
    doubtful: frozenset[int] = frozenset()
    caps_lock: bool = False


def undo_caps_lock(parts: list[str]) -> CardLetters:
    """Undo Caps Lock, which turns "NGUYỄN|Nam" into "nguyỄn|nAM": a card's name is in capitals, its sex begins with one.

    Letters with marks may have been sent by their number, which Caps Lock leaves alone. Where the card does not show
    which way it was, and it matters, the address is doubtful.
    """
    if len(parts) < FEWEST_FIELDS:
        return CardLetters(parts)
    name, sex = parts[NAME].strip(), parts[SEX].strip()
    plain = [char for char in name if char.isascii() and char.isalpha()]
    if not sex.startswith("n") or any(char.isupper() for char in plain):
        small = any(word[0].islower() for word in re.findall(r"[^\W\d_]+", name))
        return CardLetters(parts, frozenset({NAME} if small else ()))
    ways = {char.islower() for char in _marked(name)} | {char.isupper() for char in _marked(sex)}
    if len(ways) > 1:
        return CardLetters(parts, frozenset({NAME, ADDRESS}), caps_lock=True)
    swap = str.swapcase if ways == {True} else _swap_plain
    put_right = [swap(part) if place in (NAME, SEX, ADDRESS) else part for place, part in enumerate(parts)]
    unknown = not ways and bool(_marked(parts[ADDRESS]))
    return CardLetters(put_right, frozenset({ADDRESS} if unknown else ()), caps_lock=True)


def has_key_letters(text: str) -> bool:
    """Whether a word has an ư that no Vietnamese syllable has there: a lone w typed through Telex leaves it."""
    bare = _MARKS_OF_TONE.sub("", unicodedata.normalize("NFD", text.lower()))
    return any(
        word == "ư" or ("ư" in word and not _RIME.fullmatch(word[word.index("ư") :]))
        for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", bare))
    )


def without(reading: CardReading, doubtful: Collection[int], *, rewritten: bool) -> CardReading:
    """Empty the fields at these places and name each; `rewritten` tells that an input method changed them."""
    before = {one.field: one for one in reading.warnings if one.field != "scan"}
    places = [FIELDS[place] for place in sorted(doubtful) if place < len(FIELDS)]
    concerned = [name for name in places if reading.fields[name] or name in before]
    if not concerned:
        return reading
    fields = {name: "" if name in concerned else value for name, value in reading.fields.items()}
    named = [*({name: warning(name, f"scan.unread_{name}") for name in concerned} | before).values()]
    read = len(FIELDS) - sum(1 for one in named if not fields[one.field])
    if rewritten:
        named.append(warning("scan", "scan.card_rewritten", read=read, all=len(FIELDS)))
    else:
        named.append(warning("scan", "scan.card_partial", read=read, all=len(FIELDS)))
    return CardReading(fields, tuple(named))


def _marked(text: str) -> list[str]:
    return [char for char in text if not char.isascii() and char.lower() != char.upper()]


def _swap_plain(text: str) -> str:
    return "".join(char.swapcase() if char.isascii() else char for char in text)
