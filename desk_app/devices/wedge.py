"""Tells a keyboard-wedge scan from typing by the rhythm of the keys; pure, so that any clock can drive it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from desk_app.devices.burst_text import BurstText
from desk_app.domain.codes.arrivals import Arrival


class StrokeKind(Enum):
    """What a key means to the recogniser."""

    TEXT = auto()
    COMPOSED = auto()
    """An input method handed over `text` and shows `shown`."""
    BACKSPACE = auto()
    END = auto()
    """Enter or Tab: how scanners close a code."""
    SILENT = auto()
    """Shift, Alt codes and the like: they carry no text and break no scan."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key press; `text` exactly as delivered (never normalised), `at` in seconds of a steady clock."""

    kind: StrokeKind
    at: float
    text: str = ""
    repeated: bool = False
    shown: str = ""


class Verdict(Enum):
    """What becomes of a key press."""

    PASS = auto()
    """Deliver it now; nothing is being held."""
    HOLD = auto()
    """Keep it back: it may belong to a scan."""
    FLUSH_PASS = auto()
    """It was typing: deliver what was held, then this."""
    FLUSH_HOLD = auto()
    """What was held was typing: deliver it, and keep this one back."""
    EAT = auto()
    """Swallow it: the tail of a scan already told; what was held goes with it."""
    SCAN = auto()
    """A scan is complete: forget what was held and take `scan`."""


@dataclass(frozen=True, slots=True)
class WedgeRhythm:
    """The measures of a scan: seconds between keys, and lengths in characters.

    Keys less than `gap` apart, each or on the whole, are a burst. Once `shortest` keys are together, or three as fast as only a machine is
    (`machine` each), nobody types that fast, and a stall of the scanner (`stall`) no longer splits the scan. An Enter
    after mere letters must come within `patience`: a program may have written them for a person.

    A key that closes a scan already told is swallowed for `tail` seconds, and for `rest` the last letters of a scan
    that stalled too long go the same way.
    """

    gap: float = 0.05
    machine: float = 0.015
    patience: float = 0.12
    stall: float = 0.5
    tail: float = 0.3
    rest: float = 2.0
    shortest: int = 6
    bare: int = 15
    longest: int = 4096


_SIGNS = frozenset("-.|:\x1d")
_NOTHING = float("-inf")


@dataclass(slots=True)
class WedgeRecogniser:
    """Collects keys while they come in a burst and decides, at its end, whether a scanner sent them.

    An input method that rewrites letters (UniKey) sends Backspace and new letters in a burst as well. Backspaces
    inside a scan are followed; one that reaches before the burst shows that a person is typing.
    """

    rhythm: WedgeRhythm = field(default_factory=WedgeRhythm)
    scan: Arrival = field(default_factory=lambda: Arrival(""))
    typed_before: str = ""
    """The letters of a person an input method still showed when the scan told began: they belong in their box."""
    left_open: bool = False
    """Whether an input method still shows a word of the scan told."""
    _text: BurstText = field(init=False)
    _holding: bool = False
    _typing: bool = False
    _closes: bool = False
    _machine: bool = False
    _strokes: int = 0
    _began: float = _NOTHING
    _last: float = _NOTHING
    _told_at: float = _NOTHING
    _typed: str = ""

    def __post_init__(self) -> None:
        self._text = BurstText(self.rhythm.longest)

    @property
    def holding(self) -> bool:
        """Whether keys are being held back."""
        return self._holding

    @property
    def collecting(self) -> bool:
        """Whether what is held is already too fast and too long for a person."""
        return self._strokes >= self.rhythm.shortest

    @property
    def wait(self) -> float:
        """Seconds without a key after which the burst is over."""
        if self.collecting or self._machine:
            return self.rhythm.stall
        # A busy machine hands keys over in jerks: a burst goes on while its keys are near enough on the whole.
        return max(self.rhythm.gap, self._began + self._strokes * self.rhythm.gap - self._last)

    def press(self, stroke: Stroke) -> Verdict:
        """Judge one key press."""
        if stroke.kind is StrokeKind.SILENT:
            return Verdict.PASS
        if stroke.kind is StrokeKind.COMPOSED and not self._text.grows(stroke.text, stroke.shown):
            return self._compose_on(stroke)
        # A clock of the window system that wraps around or starts anew must not turn typing into a scan.
        follows = 0 <= stroke.at - self._last < self.wait
        gap, self._last = stroke.at - self._last, stroke.at
        if stroke.repeated or stroke.kind is StrokeKind.OTHER:
            return self._give_up()
        if stroke.kind is StrokeKind.END:
            return self._end(stroke, follows, gap)
        if not follows:
            self._typing = False
            return self._begin(stroke)
        return self._more(stroke)

    def pause(self) -> Verdict:
        """Judge the silence after the last key: SCAN, or FLUSH_PASS when it was typing."""
        text = self._text.text
        bare = len(text) >= self.rhythm.bare and " " not in text and "@" not in text
        if self._holding and (bare or text.count("|") >= 5 or self._is_piece()):
            return self._tell(self._last + self.wait, "")
        self._typing = False
        return self._give_up()

    def interrupt(self) -> None:
        """Something else came between (a shortcut, another window): start afresh with the next key."""
        self._clear()
        self._typing = False
        self._last = _NOTHING

    def _begin(self, stroke: Stroke) -> Verdict:
        flush = self._holding
        self._clear()
        if stroke.kind is StrokeKind.BACKSPACE:
            self._typing = True
            return Verdict.FLUSH_PASS if flush else Verdict.PASS
        self._take(stroke)
        return Verdict.FLUSH_HOLD if flush else Verdict.HOLD

    def _more(self, stroke: Stroke) -> Verdict:
        if self._typing:
            if stroke.kind is StrokeKind.COMPOSED:
                self._text.hand_on(stroke.shown)
            return Verdict.PASS
        if stroke.kind is StrokeKind.BACKSPACE:
            return Verdict.HOLD if self._text.back() else self._give_up()
        self._take(stroke)
        return Verdict.HOLD

    def _compose_on(self, stroke: Stroke) -> Verdict:
        """An input method hands over what it had shown: no key was pressed."""
        if self._holding:
            self._text.compose(stroke.text, stroke.shown)
            return Verdict.HOLD
        self._text.hand_on(stroke.shown)
        return Verdict.PASS

    def _end(self, stroke: Stroke, follows: bool, gap: float) -> Verdict:
        if self._is_rest(stroke.at, gap):
            self._text.forget()
            self._clear()
            return Verdict.EAT
        self._machine = self._machine or self._is_fast(stroke.at, self._strokes)
        told = self._is_piece() or (self.collecting and gap < self.rhythm.patience)
        if follows and told and not self._typing:
            return self._tell(stroke.at, stroke.text or "\r")
        return self._give_up()

    def _is_rest(self, at: float, gap: float) -> bool:
        """Whether a closing key belongs to a scan already told: alone, or behind its last letters after a stall."""
        since = at - self._told_at
        if not self._holding:
            return 0 <= since < (self.rhythm.gap if self.scan.closed_by else self.rhythm.tail)
        stalled = not self.scan.closed_by and not self.collecting
        return stalled and 0 <= since < self.rhythm.rest and 0 <= gap <= 2 * self.rhythm.machine

    def _is_fast(self, at: float, gaps: int) -> bool:
        return gaps >= 2 and at - self._began <= self.rhythm.machine * gaps

    def _is_piece(self) -> bool:
        """Whether what is held came from a machine and has the signs of a code or a card."""
        text = self._text.text
        signs = any(char.isdigit() or char in _SIGNS for char in text)
        plain = "|" in text or not (" " in text or "@" in text)
        return signs and plain and (self.collecting or self._machine)

    def _take(self, stroke: Stroke) -> None:
        if not self._strokes:
            self._began = stroke.at
        self._holding = True
        self._machine = self._machine or self._is_fast(stroke.at, self._strokes)
        self._strokes += 1
        if stroke.kind is StrokeKind.COMPOSED:
            self._text.compose(stroke.text, stroke.shown)
        else:
            self._text.add(stroke.text)

    def _tell(self, at: float, closed_by: str) -> Verdict:
        text = self._text
        cut, self._closes = self._closes and not closed_by, bool(closed_by)
        self.scan = Arrival(text.text, frozenset(text.rewritten), text.composed, closed_by, cut)
        self.typed_before, self.left_open = self._typed, text.is_open
        text.forget()
        self._clear()
        self._told_at = at
        return Verdict.SCAN

    def _give_up(self) -> Verdict:
        flush = self._holding
        self._clear()
        self._typing = flush or self._typing
        return Verdict.FLUSH_PASS if flush else Verdict.PASS

    def _clear(self) -> None:
        """What was held is handed on; a word an input method shows stays open in its box."""
        self._text.hand_on()
        self._typed = self._text.base
        self._strokes = 0
        self._machine = False
        self._holding = False
