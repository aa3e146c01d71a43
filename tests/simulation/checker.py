"""Looks at everything after the calm and names what must never be: lost, doubled, unexpected, silent, different."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, timedelta

from desk_app.domain.codes.dossier_code import parse
from desk_app.domain.facts.city_facts import CITY
from desk_app.errors import DeskError
from desk_app.services.exchange.conversation import drive
from desk_app.services.numbers.gap_report import NAMED_WITHIN
from tests.builders import SUPERVISOR
from tests.simulation.city_holdings import (
    dossiers_of,
    exceptions_of,
    feed_of,
    made_of_the_feed,
    open_exceptions_of,
)
from tests.simulation.exception_checks import check_exceptions
from tests.simulation.findings import Findings
from tests.simulation.holdings import CityHoldings, Named, Numbered, holdings_of
from tests.simulation.ledger import Slip
from tests.simulation.pc import Pc
from tests.simulation.world import World


def check(world: World) -> Findings:
    """Check a world whose history is over; its machines must be open."""
    found = Findings()
    feed = feed_of(world.city.database)
    city = CityHoldings.of(feed, dossiers_of(world.city.database), world.ledger.rogue)
    if world.unsettled:
        found.blame("never settles", "still moving after the last round")
    for trouble in world.troubles:
        found.blame("trouble in the calm", trouble)
    for unknowing in world.ledger.unknowing:
        found.blame("knowledge not written", unknowing)
    for half in world.ledger.half_done:
        found.blame("half done", half)
    _count(world, city, found)
    _check_lost(world, city, found)
    _check_doubled(world, city, found)
    _check_expected(world, city, found)
    _check_numbers(world, city, found)
    _check_branches(world, city, found)
    _check_desks(world, city, found)
    check_exceptions(world, feed, found)
    _check_day(world, found)
    _check_made_anew(world, found)
    return found


def _check_made_anew(world: World, found: Findings) -> None:
    """What the city made of the feed as it came in is what it makes of it all at once."""
    gateway = world.city.gateway
    before = made_of_the_feed(gateway.database)
    for ward_id, _ in gateway.operations.wards():
        gateway.projector.begin_anew(ward_id)
        for _ in gateway.projector.follow(ward_id):
            pass
    anew = made_of_the_feed(gateway.database)
    for table, rows in before.items():
        if rows != anew[table]:
            differing = sorted(map(str, set(rows) ^ set(anew[table])))
            found.blame("made anew differs", f"{table}: {differing[0][:600]}")


def _count(world: World, city: CityHoldings, found: Findings) -> None:
    found.counts["slips"] = len(world.ledger.slips)
    found.counts["deeds"] = len(world.ledger.done)
    found.counts["entries"] = len(city.feed)
    found.counts["destroyed"] = len(world.ledger.destroyed - city.headers.keys())
    found.counts["recovered"] = len(world.ledger.destroyed & city.headers.keys())
    found.counts["branches"] = len(_branches(city))
    found.counts["requests"] = world.line.requests
    for what, times in world.ledger.counts.items():
        if what.startswith("line: "):
            found.counts["line faults"] += times
        elif what.startswith(
            (
                "put back",
                "clone",
                "city put back",
                "city crash",
                "power cut",
                "clock",
                "files held",
                "refused as held",
            )
        ):
            found.counts[what] += times


def _named(gaps: tuple[Named, ...], desk_id: str, day: str, number: int) -> bool:
    return any(
        gap.desk_id == desk_id and f"{gap.day:%y%m%d}" == day and gap.first <= number <= gap.last
        for gap in gaps
    )


def _check_lost(world: World, city: CityHoldings, found: Findings) -> None:
    """Whatever was answered is at the city; or a disk fault destroyed it, and a number on paper is then named.

    Unless the clerk was told before the paper that no witness took the number, and not to put older data in place.
    """
    for done in world.ledger.done:
        if done.entry in city.headers:
            continue
        where = f"{done.what} on {done.pc} {done.slip.code if done.slip else ''} {done.entry[:12]}"
        if done.entry not in world.ledger.destroyed:
            found.blame("lost", f"{where}, no disk fault explains it")
        elif done.slip is not None:
            _, day, number = done.slip.code.rsplit("-", 2)
            if done.slip.told:
                found.counts["slips lost, told before the paper that nothing remembers them"] += 1
                continue
            if not _named(city.gaps, world.desk_ids[done.slip.desk], day, int(number)):
                found.blame("lost", f"{where}, in no gap report")
            found.counts["slips lost but named"] += 1


def _check_doubled(world: World, city: CityHoldings, found: Findings) -> None:
    # Two desks may each take in what was only taken down before: that is a clash, and told of as such.
    registered = set(world.ledger.registered.values())
    for what, values in (
        ("entry in the feed", city.feed),
        ("entry id", [header.entry_id for header in city.headers.values()]),
        ("reception", [one.dossier_id for one in city.numbers if one.dossier_id not in registered]),
    ):
        for value, times in Counter(values).items():
            if times > 1:
                found.blame("doubled", f"{what} {value} {times} times")


def _check_expected(world: World, city: CityHoldings, found: Findings) -> None:
    desks = set(world.desk_ids.values())
    for hash_, header in city.headers.items():
        if header.desk_id not in desks and not header.desk_id.startswith(CITY):
            found.blame("unexpected", f"entry {hash_[:12]} of desk {header.desk_id}")
    for one in city.numbers:
        if one.dossier_id not in world.ledger.asked and not one.replaces:
            found.blame("unexpected", f"reception {one.code} nobody asked for")


def _check_numbers(world: World, city: CityHoldings, found: Findings) -> None:
    told = {code for one in exceptions_of(world.city.database, "number_twice") for code in one.codes}
    by_code: dict[str, dict[str, Slip]] = defaultdict(dict)
    for slip in world.ledger.slips:
        by_code[slip.code][slip.dossier_id] = slip
    for code, slips in by_code.items():
        if len(slips) == 1:
            continue
        # While a PC lies without power between saving and printing, its clone cannot know of the number.
        if _is_told(code, told, world, city) and any(slip.interrupted for slip in slips.values()):
            found.counts["double after a power cut beside a clone, told"] += 1
        elif any(slip.told for slip in slips.values()):
            found.counts["double although no witness took the number, told before the paper"] += 1
        else:
            found.blame("duplicate printed numbers", f"{code} in {len(slips)} hands")
    carried: dict[str, list[Numbered]] = defaultdict(list)
    for one in city.numbers:
        carried[one.code].append(one)
    for code, entries in carried.items():
        # Two clones that took one registration in under one number gave one dossier one number.
        if len({one.dossier_id for one in entries}) > 1 and code not in told:
            found.blame("silent double numbers", f"{code} on {len(entries)} entries")
    _check_gaps(world, city, found)


def _is_told(code: str, told: set[str], world: World, city: CityHoldings) -> bool:
    """Whether the city asks a person about a number, or some clone of its desk named it missing."""
    _, day, number = code.rsplit("-", 2)
    return code in told or any(
        _named(city.gaps, desk_id, day, int(number)) for desk_id in world.desk_ids.values()
    )


def _check_gaps(world: World, city: CityHoldings, found: Findings) -> None:
    used: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in city.numbers:
        used[one.desk_id, one.day].add(one.number)
    top: dict[tuple[str, str], int] = {key: max(numbers) for key, numbers in used.items()}
    for slip in world.ledger.slips:
        _, day, printed = slip.code.rsplit("-", 2)
        key = world.desk_ids[slip.desk], day
        top[key] = max(top.get(key, 0), int(printed))
    firsts = {world.desk_ids[pc.name]: pc.desk.identity.first_number or 1 for pc in world.pcs}
    for (desk_id, day), last in top.items():
        for number in range(firsts[desk_id], last):
            if number not in used[desk_id, day] and not _named(city.gaps, desk_id, day, number):
                found.blame("silent gaps", f"{desk_id[-4:]} {day} {number}")


def _branches(city: CityHoldings) -> dict[tuple[str, str], int]:
    """Count the children of every parent that has more than one."""
    children = Counter((header.desk_id, header.prev_hash) for header in city.headers.values())
    return {key: times for key, times in children.items() if times > 1}


def _check_branches(world: World, city: CityHoldings, found: Findings) -> None:
    branches = {key: times for key, times in _branches(city).items() if not key[0].startswith(CITY)}
    told = Counter(one.desk_id for one in exceptions_of(world.city.database, "branch"))
    for desk_id, places in Counter(desk_id for desk_id, _ in branches).items():
        if told[desk_id] < places:
            found.blame("silent branches", f"{desk_id} branches at {places} places, told {told[desk_id]}")
    for line in world.city.report()["desks"]:
        places = sum(desk_id == line["desk_id"] for desk_id, _ in branches)
        entries = sum(header.desk_id == line["desk_id"] for header in city.headers.values())
        if (line["branches"], line["entries"]) != (places, entries):
            found.blame("report differs", f"{line} but {places} branches, {entries} entries")


def _check_desks(world: World, city: CityHoldings, found: Findings) -> None:
    told = open_exceptions_of(world.city.database)
    days: dict[str, set[date]] = defaultdict(set)
    for slip in world.ledger.slips:
        if (code := parse(slip.code)) is not None:
            days[slip.desk].add(code.day)
    for pc in world.pcs:
        with pc.desk.context.uow(write=False) as work:
            acked, head = work.journal.acked(), work.journal.head()
            waiting = {one.exception_id for one in work.replication.exceptions()}
        if acked.seq and acked.hash not in city.headers:
            found.blame("sent but absent", f"{pc.label} {acked.seq}")
        if acked != head:
            found.blame("unsent", f"{pc.label} {head.seq - acked.seq}")
        held = holdings_of(pc.desk)
        if held.feed != city.feed or held.hashes != city.headers.keys():
            here, there = held.hashes - city.headers.keys(), city.headers.keys() - held.hashes
            found.blame("sets differ", f"{pc.label} only here {len(here)}, only there {len(there)}")
        for dossier_id in city.dossiers.keys() | held.dossiers.keys():
            if city.dossiers.get(dossier_id) != held.dossiers.get(dossier_id):
                parts = _differing(city.dossiers.get(dossier_id), held.dossiers.get(dossier_id))
                found.blame("projections differ", f"{pc.label} dossier {dossier_id[-6:]}: {parts}")
        if waiting != told:
            found.blame(
                "exceptions differ", f"{pc.label} {len(waiting - told)} here, {len(told - waiting)} there"
            )
        for day in days[pc.name]:
            for gap in pc.desk.day.gap_report(day).unexplained:
                if not _named_far_off(city.gaps, world.desk_ids[pc.name], day):
                    found.blame("silent gaps", f"{pc.label} {day} {gap.first}-{gap.last} in the gap report")
        for key, params in pc.desk.store.verify().problems:
            if not _is_meant(key, world, pc, city):
                found.blame("verify", f"{pc.label} {key} {params}")


def _is_meant(key: str, world: World, pc: Pc, city: CityHoldings) -> bool:
    """Whether verify is right to name it: what a PC has lost, and what a rogue wrote of users with no right to."""
    if key == "verify.user_by_whom":
        return world.desk_ids[pc.name] == world.desk_ids.get(world.rogue_desk)
    return key == "verify.witness" and _is_known_lost(world, pc, city)


def _named_far_off(gaps: tuple[Named, ...], desk_id: str, day: date) -> bool:
    """Whether a clock months off dated the naming of the day's numbers, where the desk's report does not look."""
    of_day = [gap for gap in gaps if (gap.desk_id, gap.day) == (desk_id, day)]
    return any(abs(gap.on - day) > timedelta(days=NAMED_WITHIN) for gap in of_day)


def _differing(at_city: bytes | None, at_desk: bytes | None) -> str:
    """Name the parts in which two forms of a dossier differ, the city's first."""
    if at_city is None or at_desk is None:
        return "only at the " + ("desk" if at_city is None else "city")
    city, desk = json.loads(at_city), json.loads(at_desk)
    return ", ".join(
        f"{name} {city.get(name)} / {desk.get(name)}" for name in desk if city.get(name) != desk[name]
    )


def _is_known_lost(world: World, pc: Pc, city: CityHoldings) -> bool:
    """Whether the witness rightly tells of an entry that only a disk now replaced had held."""
    mark = pc.witness_mark()
    return mark is not None and mark.head_hash in world.ledger.destroyed - city.headers.keys()


def _check_day(world: World, found: Findings) -> None:
    """The end of the day agrees: what a desk and the city count of today is one set."""
    pc = world.pcs[0]
    try:
        picture = drive(pc.desk.day.look_at(world.true.at.date(), SUPERVISOR), world.line)
    except DeskError as trouble:
        found.blame("trouble in the calm", f"day: {trouble.key}")
        return
    in_sets = [one for one in picture.differences if one.in_sets]
    if in_sets:
        found.blame("sets differ", f"day picture of {pc.label}: {in_sets}")
    if picture.agreed and any(one.key.startswith("exception.") for one in picture.differences):
        found.blame("silent clashes", f"day of {pc.label} agrees over what waits for a person")
