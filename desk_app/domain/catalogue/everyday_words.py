"""The words people use for procedures: what says nothing, what means the same, and what is said for which procedure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EverydayWords:
    """Words as data, with their marks.

    `idle` are words that tell procedures apart hardly at all ("xin", "cho") and phrases that tell nothing ("mất bao
    lâu"); each group of `same` holds phrases of one meaning, abbreviations among them ("sổ đỏ", "gcn qsdđ"); `said`
    gives phrases heard for a procedure by its code.
    """

    idle: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def joined(self, more: EverydayWords) -> EverydayWords:
        """Give these words with a ward's own added."""
        codes = dict.fromkeys((*self.said, *more.said))
        return EverydayWords(
            (*self.idle, *more.idle),
            (*self.same, *more.same),
            {code: (*self.said.get(code, ()), *more.said.get(code, ())) for code in codes},
        )


NO_WORDS = EverydayWords()
"""Only the words of the catalogue itself."""
