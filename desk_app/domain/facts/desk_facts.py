"""The facts of the desk itself: its people, settings, numbers and clock; each is the body of one kind of journal entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.time.moment import Moment


@dataclass(frozen=True, slots=True)
class UserSaved:
    """A user was added or changed; the PIN itself is never journaled.

    `rights` are the single rights themselves, None in facts that only know a role; they hold from `valid_from` to
    `valid_until` (both days included), in the unit named.
    """

    KIND: ClassVar[str] = "user_saved"
    user: str
    full_name: str
    role: str
    active: bool = True
    phone: str = ""
    rights: tuple[str, ...] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A wrong PIN was given; `failures` counts them in a row, `locked_until` is set when the desk now waits.

    `uptime` is the machine's running time in seconds: a clock set forward does not shorten the wait.
    """

    KIND: ClassVar[str] = "sign_in_refused"
    user: str
    failures: int
    locked_until: Moment | None = None
    uptime: int = 0


@dataclass(frozen=True, slots=True)
class UserUnlocked:
    """A supervisor let a locked user try again; clears the count of wrong PINs."""

    KIND: ClassVar[str] = "user_unlocked"
    user: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A user signed in at this desk; clears the count of wrong PINs."""

    KIND: ClassVar[str] = "signed_in"
    user: str


@dataclass(frozen=True, slots=True)
class PinKept:
    """A PIN was given to a user, chosen by the user, or found in data of an older program at a right sign-in.

    `mark` is a keyed digest over the PIN's hash and the name: whoever lacks the desk's key cannot try PINs against it,
    and even with the key it needs the hash with its random salt, which never leaves the database.
    """

    KIND: ClassVar[str] = "pin_kept"
    user: str
    mark: str


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting got a new value from a day on."""

    KIND: ClassVar[str] = "setting_changed"
    name: str
    value: str
    effective_from: date


@dataclass(frozen=True, slots=True)
class ReferenceDataChanged:
    """Catalogue or calendar was loaded or edited; `digest` is the SHA-256 over all that is kept of it since."""

    KIND: ClassVar[str] = "reference_data_changed"
    what: str
    key: str
    source: str
    digest: str


@dataclass(frozen=True, slots=True)
class NumbersMissing:
    """Numbers a witness has seen printed but the database does not hold: named, never used again."""

    KIND: ClassVar[str] = "numbers_missing"
    day: date
    first: int
    last: int
    witness: str


@dataclass(frozen=True, slots=True)
class ClockConfirmed:
    """A supervisor confirmed the PC's clock after a jump; `previous` is the last moment known before."""

    KIND: ClassVar[str] = "clock_confirmed"
    previous: Moment
    now: Moment


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The PC's clock moved against the running time; seconds, positive is forward."""

    KIND: ClassVar[str] = "clock_jumped"
    seconds: int


@dataclass(frozen=True, slots=True)
class DatabaseRestored:
    """A backup was put in place of the desk's database."""

    KIND: ClassVar[str] = "database_restored"
    backup_head: str
    backup_seq: int
    witness_head: str
    witness_seq: int


@dataclass(frozen=True, slots=True)
class LookUpsRecorded:
    """How many look-ups of a user in an hour stand in the chain of look-ups up to `seq`, whose hash is `head`.

    What was looked at stays on this PC.
    """

    KIND: ClassVar[str] = "lookups_recorded"
    user: str
    hour: Moment
    count: int
    head: str
    seq: int


DeskFact = (
    UserSaved
    | SignInRefused
    | UserUnlocked
    | SignedIn
    | PinKept
    | SettingChanged
    | ReferenceDataChanged
    | NumbersMissing
    | ClockConfirmed
    | ClockJumped
    | DatabaseRestored
    | LookUpsRecorded
)
"""Every fact of a desk that is about no dossier."""
