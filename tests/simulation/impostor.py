"""What a modified program writes in other people's names: unknown, ended, without the right, at whatever time it likes."""

from __future__ import annotations

from random import Random
from typing import Any

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import DayClosed
from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.people.roles import template
from tests.simulation.drawn import MONDAY
from tests.simulation.staff import STAFF

NAMES = ("rogue", "rogue", "ma", "clerk", "supervisor", "setup", "city", "machine", *STAFF, *STAFF)
"""Whose name stands in the entries of a modified program."""
APPROVERS = ("supervisor", "clerk", "ma", *STAFF)


def name_of(random: Random) -> str:
    """Give whose name is forged."""
    return random.choice(NAMES)


def approval_of(random: Random) -> dict[str, Any] | None:
    """Give whose approval is forged, if any."""
    if random.random() < 0.7:
        return None
    return {"by": random.choice(APPROVERS), "at": MONDAY.isoformat()}


def said_by(actor: str, random: Random) -> Any:
    """Give a fact that is about no dossier."""
    day = MONDAY.date()
    user = random.choice((actor, "clerk", *STAFF))
    role = random.choice(("clerk", "supervisor"))
    return random.choice(
        (
            DayClosed(day, True, False, (), (), 1, GENESIS),
            DayClosed(day, True, False, (), (), 1, GENESIS),
            facts.UserSaved(user, "Kẻ Lạ", role, rights=random.choice((None, template(role)))),
            facts.UserSaved(user, "Kẻ Lạ", role, active=False),
            facts.SignedIn(actor),
            facts.UserUnlocked(user),
            facts.ClockConfirmed(MONDAY, MONDAY),
            facts.SettingChanged("unit.name", "Phường Giả", day),
            facts.ReferenceDataChanged("notices", "all", "?", GENESIS),
            facts.NumbersMissing(day, 1, 1, "witness"),
            facts.DatabaseRestored(GENESIS, 0, "", 0),
        )
    )
