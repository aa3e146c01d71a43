"""Lets nobody put a copy in place but a user of the copy who may, or whoever holds the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.errors import WrongUsage
from desk_app.ports.clock import Clock, Ids
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWorkFactory
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import require
from desk_app.services.people.pins import PinHasher
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.tries import Ground, TryBook
from desk_app.services.people.user_names import RECOVERY
from desk_app.settings import SettingsBook, sign_in_policy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Restorer:
    """Who restores: a user of the copy with the PIN, whoever typed the recovery key as it is printed, or both."""

    user: str = ""
    pin: str = ""
    recovery_key: str = ""


class RestoreGate:
    """Asks for the sign-in of a restore; wrong PINs and wrong keys are counted outside the data folder.

    What is refused leaves the copy and its journal as they were, so the witness alone counts here. It cannot where
    every place of it is taken away between the tries, or the copy is taken to a PC that has none.
    """

    def __init__(
        self, who: Restorer, witness: Witness, clock: Clock, ids: Ids, pins: PinHasher, book: SettingsBook
    ) -> None:
        if not who.user and not who.recovery_key:
            raise WrongUsage("cli.restore_who")
        self._who = who
        self._witness = witness
        self._clock = clock
        self._ids = ids
        self._pins = pins
        self._book = book

    def try_key(self, instance_id: str, read: Callable[[str], T]) -> T:
        """Give what `read` makes of the recovery key typed; its trouble is raised and counted, as a wrong PIN is.

        Raises Refused sign_in.key_locked while the desk waits.
        """
        now, tries = local(self._clock.now()), TryBook(self._witness)
        uptime = int(self._clock.monotonic())
        ground = Ground(
            instance_id,
            now,
            None,
            False,
            uptime,
            Head(0, GENESIS),
            lambda head: True,
            lambda user, after: False,
        )
        count = tries.look(ground, RECOVERY)
        count.must_not_wait(ground)
        # No settings are read yet: they lie behind the key.
        policy = sign_in_policy(self._book.in_force({}, practice=False))
        tried = tries.begin(ground, count, policy, for_good=False)
        found = read(self._who.recovery_key)
        tries.right(ground, tried)
        return found

    def admit(self, copy: UnitOfWorkFactory) -> str:
        """Give who is journaled as having restored; raises what a sign-in raises, and Refused rights.missing."""
        if not self._who.user:
            return RECOVERY
        context = DeskContext(copy, self._clock, self._ids, self._book)
        by = SignIn(context, self._pins, self._witness)(self._who.user, self._who.pin, one_deed=True)
        require(by, Right.RESTORE)
        return by.user
