"""One transaction on the desk's database."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.dossiers import Dossiers
from desk_app.ports.drafts import Drafts
from desk_app.ports.exchange.replication import Replication
from desk_app.ports.journal import Journal
from desk_app.ports.look_ups import LookUps
from desk_app.ports.reference import ReferenceData
from desk_app.ports.settings import SettingsStore
from desk_app.ports.users import Users


class UnitOfWork(Protocol):
    """One transaction on the desk's database; leaves nothing behind unless committed."""

    @property
    def journal(self) -> Journal:
        """The desk's journal."""

    @property
    def dossiers(self) -> Dossiers:
        """The dossiers as projected."""

    @property
    def users(self) -> Users:
        """The users of the desk."""

    @property
    def settings(self) -> SettingsStore:
        """The ward's settings."""

    @property
    def reference(self) -> ReferenceData:
        """Catalogue, calendar and hours."""

    @property
    def drafts(self) -> Drafts:
        """Receptions not finished."""

    @property
    def replication(self) -> Replication:
        """The exchange with the city."""

    @property
    def look_ups(self) -> LookUps:
        """The chain of look-ups, for reading."""

    @property
    def desk(self) -> DeskIdentity:
        """Who this desk is."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Make everything durable, or raise StorageTrouble with nothing written."""


class UnitOfWorkFactory(Protocol):
    """Opens units of work: `write=True` takes the write lock at once (BEGIN IMMEDIATE)."""

    def __call__(self, *, write: bool = True) -> UnitOfWork:
        """Open one; a read-only unit of work never blocks a writer."""
