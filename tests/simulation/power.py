"""Power cuts: a PC or the city's machine stops at a chosen moment, with whatever was not committed gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desk_app.storage.unit_of_work import SqliteUnitOfWork
from tests.simulation.replaced import replaced


class PowerCut(BaseException):
    """The machine stopped here; nothing of the program may catch this."""


@dataclass
class Knife:
    """Cuts the power of the PC at work at its n-th commit from now, before or after it is durable."""

    commits_left: int | None = None
    after: bool = False

    def arm(self, commits: int, *, after: bool) -> None:
        """Let the power fail at the given commit."""
        self.commits_left, self.after = commits, after

    def lay_down(self) -> None:
        """Cut no more."""
        self.commits_left = None

    def due(self, *, after: bool) -> None:
        """Cut if this is the moment."""
        if self.commits_left is None or after is not self.after:
            return
        self.commits_left -= 1
        if self.commits_left <= 0:
            self.lay_down()
            raise PowerCut


@contextmanager
def cutting(knife: Knife) -> Iterator[None]:
    """Put the knife at every commit of a desk's database."""
    whole = SqliteUnitOfWork.commit

    def commit(work: SqliteUnitOfWork) -> None:
        knife.due(after=False)
        whole(work)
        knife.due(after=True)

    with replaced(SqliteUnitOfWork, "commit", commit):
        yield
