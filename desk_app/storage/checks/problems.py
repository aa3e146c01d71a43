"""Collects what a check finds, as message keys with their fill-ins."""

from __future__ import annotations

MOST = 100
"""Problems named in a report; a broken chain would otherwise name every entry after the break."""


class Problems:
    """The problems of one check."""

    def __init__(self) -> None:
        self._found: list[tuple[str, dict[str, object]]] = []
        self._left_out = 0

    def add(self, key: str, **params: object) -> None:
        """Take down one problem."""
        if len(self._found) < MOST:
            self._found.append((key, params))
        else:
            self._left_out += 1

    def found(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """Give all problems; the last one says how many more there were."""
        if self._left_out:
            return (*self._found, ("verify.more", {"count": self._left_out}))
        return tuple(self._found)
