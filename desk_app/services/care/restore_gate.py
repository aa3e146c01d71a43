"""Lets nobody put a copy in place but who may in the copy and at present, or whoever holds the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.people.roles import is_in_office, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.errors import NeedsPerson, Refused, StorageTrouble, WrongUsage
from desk_app.ports.clock import Clock, Ids
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWorkFactory
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.pins import PinHasher
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.tries import Ground, TryBook
from desk_app.services.people.user_names import RECOVERY
from desk_app.settings import SettingsBook, sign_in_policy

T = TypeVar("T")

_DAMAGED = frozenset(
    {"storage.damaged", "storage.damaged_no_backup", "storage.unreadable_row", "sign_in.user_differs"}
)
"""Troubles of present data that can ask nobody any more."""


@dataclass(frozen=True, slots=True)
class Restorer:
    """Who restores: a user of the copy with the PIN, whoever typed the recovery key as it is printed, or both."""

    user: str = ""
    pin: str = ""
    recovery_key: str = ""


class RestoreGate:
    """Asks for the sign-in of a restore; wrong PINs and wrong keys are counted outside the data folder.

    The present data knows who was ended since the copy and which PIN is good, so it is asked where it can be read.
    Where there is none the users of the copy are asked; a refusal leaves the copy and its journal as they were, so the
    witness alone counts then, and must. Whoever destroys the present data first is asked by the copy alone.
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

    def admit(self, copy: UnitOfWorkFactory, present: UnitOfWorkFactory | None) -> str:
        """Give who is journaled as having restored.

        Raises what a sign-in raises, Refused rights.missing, and restore.not_in_copy for who might not when it was made.
        """
        if not self._who.user:
            return RECOVERY
        by = self._at_present(present) if present is not None else None
        if by is None:
            # Whoever has typed the key could read the copy anyway; a new PC has no witness that knows the desk.
            return self._signed_in(copy, in_journal=bool(self._who.recovery_key)).user
        self._must_be_in_copy(copy, by)
        return by.user

    def _at_present(self, present: UnitOfWorkFactory) -> Operator | None:
        """Sign in against the present data; None where it is too damaged for that."""
        try:
            return self._signed_in(present)
        except (StorageTrouble, NeedsPerson) as trouble:
            if trouble.key not in _DAMAGED:
                raise
            return None

    def _signed_in(self, works: UnitOfWorkFactory, *, in_journal: bool = True) -> Operator:
        context = DeskContext(works, self._clock, self._ids, self._book)
        sign_in = SignIn(context, self._pins, self._witness, in_journal=in_journal)
        by = sign_in(self._who.user, self._who.pin, one_deed=True)
        require(by, Right.RESTORE)
        return by

    def _must_be_in_copy(self, copy: UnitOfWorkFactory, by: Operator) -> None:
        today = local(self._clock.now()).date()
        with copy(write=False) as work:
            account = work.users.by_name(by.user)
        if account is None or not is_in_office(account, today) or Right.RESTORE not in rights_of(account):
            raise Refused("restore.not_in_copy", user=by.user)
