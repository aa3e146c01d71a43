"""Turns a sentence of a form file into styled runs and fills its named blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\\(.)|(\*\*)|(\*)|(\^\^)|(\[\[|\]\])|\{([a-z_][a-z0-9_]*)(?:\|(upper))?\}")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run looks: bold, italic, and `large` for what a citizen must be able to read at arm's length."""

    bold: bool = False
    italic: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `blank` marks a fill-in that has no value."""

    text: str
    style: Style
    blank: bool = False


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    upper: bool
    style: Style


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where an optional stretch begins or ends."""

    opens: bool


_Part = Run | _Slot | _Edge

Words = Mapping[str, Mapping[str, str]]
"""Wording of coded values: fill-in name → code → words, which may hold fill-ins of their own."""


@lru_cache(maxsize=2048)
def parse(template: str) -> tuple[_Part, ...]:
    """Parse `**bold**`, `*italic*`, `^^large^^`, `{name}`, `{name|upper}` and `[[left out when a {name} in it is empty]]`.

    A backslash makes the next sign plain.
    """
    parts: list[_Part] = []
    style, at = Style(), 0
    for match in _TOKEN.finditer(template):
        if match.start() > at:
            parts.append(Run(template[at : match.start()], style))
        at = match.end()
        escaped, bold, italic, large, edge, name, upper = match.groups()
        if escaped:
            parts.append(Run(escaped, style))
        elif edge:
            parts.append(_Edge(edge == "[["))
        elif name:
            parts.append(_Slot(name, bool(upper), style))
        else:
            style = Style(style.bold ^ bool(bold), style.italic ^ bool(italic), style.large ^ bool(large))
    if at < len(template):
        parts.append(Run(template[at:], style))
    return tuple(parts)


def names(template: str) -> frozenset[str]:
    """Name the fill-ins a template asks for."""
    return frozenset(part.name for part in parse(template) if isinstance(part, _Slot))


def clean(value: str) -> str:
    """Make a value fit for paper: NFC, no control characters, no invisible or direction-turning marks."""
    if value.isascii() and value.isprintable():
        return value
    value = _INVISIBLE.sub("", unicodedata.normalize("NFC", value)).replace("\r\n", "\n")
    return "".join(sign if sign == "\n" or unicodedata.category(sign) != "Cc" else " " for sign in value)


def fill(template: str, values: Mapping[str, str], words: Words) -> tuple[Run, ...]:
    """Put values into a template; markup inside a value is plain text, a missing value leaves a blank run."""
    runs: list[Run] = []
    optional: int | None = None
    for part in parse(template):
        if isinstance(part, Run):
            runs.append(part)
        elif isinstance(part, _Slot):
            runs += _value(part, values, words)
        elif part.opens:
            optional = len(runs)
        elif optional is not None:
            if any(run.blank for run in runs[optional:]):
                del runs[optional:]
            optional = None
    return tuple(runs)


def _value(slot: _Slot, values: Mapping[str, str], words: Words) -> list[Run]:
    value = values.get(slot.name, "")
    coded = words.get(slot.name, {}).get(value)
    if coded is not None:
        return [_restyle(run, slot) for run in fill(coded, values, words)]
    text = clean(value).strip()
    return [Run(text.upper() if slot.upper else text, slot.style, blank=not text)]


def plain(template: str, values: Mapping[str, str], words: Words) -> str:
    """Give the filled text without styles."""
    return "".join(run.text for run in fill(template, values, words))


def _restyle(run: Run, slot: _Slot) -> Run:
    style = Style(
        run.style.bold or slot.style.bold,
        run.style.italic or slot.style.italic,
        run.style.large or slot.style.large,
    )
    return Run(run.text.upper() if slot.upper else run.text, style, run.blank)
