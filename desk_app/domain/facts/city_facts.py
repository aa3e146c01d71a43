"""The facts of the exchange with the city: who may take part, what the city decided, what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.time.moment import Moment

CITY = "city:"
"""Beginning of the `desk_id` of a ward's city chain, which the gateway writes and signs."""


JUDGED_ANEW = "judged_anew"
"""The choice with which the city closes what is no divergence any more."""


def city_chain(ward: str) -> str:
    """Give the `desk_id` under which the city's own facts of a ward are chained."""
    return CITY + ward


@dataclass(frozen=True, slots=True)
class DeskEnrolled:
    """This desk joined the city: where it sends, with which key, and which numbers it may print (desk chain)."""

    KIND: ClassVar[str] = "desk_enrolled"
    url: str
    public_key: str
    first_number: int
    last_number: int


@dataclass(frozen=True, slots=True)
class DeskAdmitted:
    """The city admitted a desk of the ward and gave it a block no other desk has (city chain)."""

    KIND: ClassVar[str] = "desk_admitted"
    desk_id: str
    desk_no: int
    public_key: str
    first_number: int
    last_number: int
    practice: bool = False


@dataclass(frozen=True, slots=True)
class DeskRevoked:
    """The city no longer takes anything signed by this desk (stolen, replaced; city chain)."""

    KIND: ClassVar[str] = "desk_revoked"
    desk_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """The newest entry the city held of a chain; of one that branches there are several."""

    desk_id: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class RightsEnded:
    """A user may no longer work at the counters of the ward, from this moment on (city chain).

    `held` is what the city held of every desk when it said so: what is not among it or before it came afterwards,
    whatever time it claims. None in facts of the first program, which go by the time claimed.
    """

    KIND: ClassVar[str] = "rights_ended"
    user: str
    reason: str = ""
    held: tuple[Held, ...] | None = None


@dataclass(frozen=True, slots=True)
class CityStatusSet:
    """The city moved the dossier on; `city_code` is the city's own number, kept beside ours for ever (city chain)."""

    KIND: ClassVar[str] = "city_status_set"
    status: Status
    city_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionOpened:
    """Something only a person can settle; the facts themselves are stored all the same (city chain).

    `exception_id` is made of `about` and `entries`, so that a gateway put back from a backup opens the same one again.
    """

    KIND: ClassVar[str] = "exception_opened"
    exception_id: str
    about: str
    desk_id: str
    entries: tuple[str, ...]
    codes: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionClosed:
    """A person settled an exception, with a choice and a reason; the city does so for one that is none any more.

    `after` names the settlements its author had seen, which it takes the place of. `stood` is the entry of a divergence
    that counted before its author's eyes while its like did not: a choice that names no deed means that one, also
    where entries come to another city in another order.
    """

    KIND: ClassVar[str] = "exception_closed"
    exception_id: str
    choice: str
    reason: str
    after: tuple[str, ...] = ()
    stood: str = ""


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One desk's day on the closing sheet; `entries_city` is None while the city could not be asked."""

    desk_id: str
    desk_no: int
    received: int
    printed: int
    returned: int
    voided: int
    entries_here: int
    entries_city: int | None
    unsent: int | None
    last_contact: Moment | None = None


@dataclass(frozen=True, slots=True)
class NamedDifference:
    """Something that did not agree when the day was closed, with the reason the supervisor gave for it."""

    key: str
    desk_no: int
    detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class DayClosed:
    """A supervisor closed a day; `agreed` only when both sides' sets were equal (desk chain)."""

    KIND: ClassVar[str] = "day_closed"
    day: date
    agreed: bool
    offline: bool
    desks: tuple[DeskDay, ...]
    differences: tuple[NamedDifference, ...]
    head_seq: int
    head_hash: str


CityFact = (
    DeskEnrolled
    | DeskAdmitted
    | DeskRevoked
    | RightsEnded
    | CityStatusSet
    | ExceptionOpened
    | ExceptionClosed
    | DayClosed
)
"""Every fact of the exchange with the city."""

CITYS_OWN = CityStatusSet | DeskAdmitted | DeskRevoked | RightsEnded | ExceptionOpened
"""Words that count only from the city's own chain."""


def is_for_the_city(fact: object) -> bool:
    """Whether only the city may say it; of the settlements it is the one by which a divergence was none."""
    return isinstance(fact, CITYS_OWN) or (isinstance(fact, ExceptionClosed) and fact.choice == JUDGED_ANEW)
