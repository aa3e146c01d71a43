"""Tells a keyboard-wedge scan from typing by the rhythm of the keys; pure, so that any clock can drive it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto


class StrokeKind(Enum):
    """What a key means to the recogniser."""

    TEXT = auto()
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
    """Swallow it: the tail of a scan already told."""
    SCAN = auto()
    """A scan is complete: forget what was held and take `scan`."""


@dataclass(frozen=True, slots=True)
class WedgeRhythm:
    """The measures of a scan: seconds between keys, and lengths in characters.

    Keys less than `gap` apart are a burst. Once `shortest` characters are together nobody types that fast any more,
    and a hiccup of `patience` no longer splits the scan (an input method in between does that).
    """

    gap: float = 0.05
    patience: float = 0.12
    shortest: int = 6
    bare: int = 15
    longest: int = 4096


@dataclass(slots=True)
class WedgeRecogniser:
    """Collects keys while they come in a burst and decides, at its end, whether a scanner sent them.

    An input method that rewrites letters (UniKey) sends Backspace and new letters in a burst as well. Backspaces
    inside a scan are followed; one that reaches before the burst shows that a person is typing.
    """

    rhythm: WedgeRhythm = field(default_factory=WedgeRhythm)
    scan: str = ""
    _held: list[str] = field(default_factory=list)
    _holding: bool = False
    _typing: bool = False
    _last: float = float("-inf")
    _told_at: float = float("-inf")

    @property
    def holding(self) -> bool:
        """Whether keys are being held back."""
        return self._holding

    @property
    def collecting(self) -> bool:
        """Whether what is held is already too fast and too long for a person."""
        return self._length() >= self.rhythm.shortest

    @property
    def wait(self) -> float:
        """Seconds without a key after which the burst is over."""
        return self.rhythm.patience if self.collecting else self.rhythm.gap

    def press(self, stroke: Stroke) -> Verdict:
        """Judge one key press."""
        if stroke.kind is StrokeKind.SILENT:
            return Verdict.PASS
        # A clock of the window system that wraps around or starts anew must not turn typing into a scan.
        follows = 0 <= stroke.at - self._last < self.wait
        self._last = stroke.at
        if stroke.repeated or stroke.kind is StrokeKind.OTHER:
            return self._give_up()
        if stroke.kind is StrokeKind.END:
            return self._end(stroke, follows)
        if not follows:
            self._typing = False
            return self._begin(stroke)
        return self._more(stroke)

    def pause(self) -> Verdict:
        """Judge the silence after the last key: SCAN, or FLUSH_PASS when it was typing."""
        text = "".join(self._held)
        bare = len(text) >= self.rhythm.bare and " " not in text and "@" not in text
        if self._holding and (bare or text.count("|") >= 5):
            return self._tell(self._last + self.rhythm.patience)
        self._typing = False
        return self._give_up()

    def interrupt(self) -> None:
        """Something else came between (a shortcut, another window): start afresh with the next key."""
        self._clear()
        self._typing = False
        self._last = float("-inf")

    def _begin(self, stroke: Stroke) -> Verdict:
        flush = self._holding
        self._clear()
        if stroke.kind is StrokeKind.BACKSPACE:
            self._typing = True
            return Verdict.FLUSH_PASS if flush else Verdict.PASS
        self._take(stroke.text)
        return Verdict.FLUSH_HOLD if flush else Verdict.HOLD

    def _more(self, stroke: Stroke) -> Verdict:
        if self._typing:
            return Verdict.PASS
        if stroke.kind is StrokeKind.BACKSPACE:
            if not self._held:
                return self._give_up()
            self._held.pop()
        else:
            self._take(stroke.text)
        return Verdict.HOLD

    def _end(self, stroke: Stroke, follows: bool) -> Verdict:
        if 0 <= stroke.at - self._told_at < self.rhythm.gap:
            return Verdict.EAT
        if follows and self.collecting and not self._typing:
            return self._tell(stroke.at)
        return self._give_up()

    def _take(self, text: str) -> None:
        self._holding = True
        if self._length() < self.rhythm.longest:
            self._held.extend(text)

    def _length(self) -> int:
        return len(self._held)

    def _tell(self, at: float) -> Verdict:
        self.scan = "".join(self._held)
        self._clear()
        self._told_at = at
        return Verdict.SCAN

    def _give_up(self) -> Verdict:
        flush = self._holding
        self._clear()
        self._typing = flush or self._typing
        return Verdict.FLUSH_PASS if flush else Verdict.PASS

    def _clear(self) -> None:
        self._held.clear()
        self._holding = False
