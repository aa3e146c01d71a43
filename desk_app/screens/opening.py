"""How the window comes to its desk; the concrete parts behind it are loaded only after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desk_app.domain.codes.arrivals import Arrival
    from desk_app.ports.clock import Clock
    from desk_app.ports.code_pictures import CodeDrawer
    from desk_app.services.desk import Desk


class Opening(Protocol):
    """The door between the window and the parts joined in bootstrap; constructing one must import nothing heavy."""

    folder: Path

    def has_desk(self) -> bool:
        """Whether the data folder holds a desk."""

    def open(self) -> Desk:
        """Open the desk on the database lane; raises DeskError in words."""

    def make_practice(self, ward: str, desk_no: int) -> None:
        """Make a practice desk in the data folder; raises Refused for an impossible ward code."""

    def clock(self) -> Clock:
        """Give the clock of this PC."""

    def code_drawer(self) -> CodeDrawer:
        """Give what draws codes on the screen; nothing heavy is loaded before it draws."""

    def watch_scanner(self, take: Callable[[Arrival], None]) -> object:
        """Start listening to the keyboard-wedge scanner; the answer is kept while the program runs."""
