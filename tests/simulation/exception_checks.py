"""Holds what people are asked about against what they had to be asked about, at the city and at every desk."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from desk_app.domain.dossier.divergences import exception_id
from desk_app.domain.facts.city_facts import CITY, ExceptionClosed, ExceptionOpened
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from tests.simulation import city_holdings, holdings
from tests.simulation.actors_oracle import expect_of_actors
from tests.simulation.findings import Findings
from tests.simulation.oracle import Expected, Parted, expect
from tests.simulation.pc import Pc
from tests.simulation.world import World

Rows = dict[str, dict[str, Any]]
NAMED_AFTER_AN_ENTRY = ("illegal_move", "foreign_word")


def check_exceptions(world: World, feed: Sequence[Entry], found: Findings) -> None:
    """Compare the city with what the entries say, then every desk with the city."""
    expected = expect(feed)
    found.counts["pairs done without knowledge"] = expected.pairs
    found.counts["divergences"] = len(expected.parted)
    found.counts["against procedure"] = len(expected.against)
    told = city_holdings.exception_rows_of(world.city.database)
    parted = city_holdings.divergence_rows_of(world.city.database)
    _check_divergences(expected, parted, told, found)
    _check_any_order(feed, parted, found)
    _check_of_entries(expected, told, found)
    _check_actors(world, feed, told, found)
    _check_settlements(feed, told, found)
    for pc in world.pcs:
        _check_desk(pc, told, parted, found)


def _check_divergences(expected: Expected, parted: Rows, told: Rows, found: Findings) -> None:
    for name in expected.parted.keys() | parted.keys():
        wanted, row = expected.parted.get(name), parted.get(name)
        if wanted is None:
            found.blame("false exceptions", f"divergence {name[:8]}: {_clashes(row)}")
        elif row is None:
            found.blame("silent clashes", f"divergence {name[:8]}: {_short(wanted)}")
        elif _as_parted(row) != wanted:
            found.blame("exceptions differ", f"divergence {name[:8]}: {_as_parted(row)} but {wanted}")
        elif told.get(name, {}).get("about") != "clash":
            found.blame("silent clashes", f"divergence {name[:8]} was never opened: {_short(wanted)}")
    for name, row in told.items():
        if row["about"] != "clash" or name in expected.parted:
            continue
        if not any(one["choice"] == "judged_anew" for one in json.loads(row["closings"])):
            found.blame("false exceptions", f"clash {name[:8]} is none and was not closed")
        found.counts["divergences judged anew"] += 1


def _check_any_order(feed: Sequence[Entry], parted: Rows, found: Findings) -> None:
    """A city put back may get the same entries in any other order: it must ask the same, under the same names."""
    for dossier_id in {row["dossier_id"] for row in parted.values()}:
        entries = [entry for entry in feed if entry.header.dossier_id == dossier_id]
        folded = fold_all(enumerate(reversed(entries)))
        names = {one.exception_id for one in folded.divergences} if folded else set()
        here = {name for name, row in parted.items() if row["dossier_id"] == dossier_id}
        if names != here:
            found.blame("exceptions differ", f"dossier {dossier_id[-6:]} turned round: {names ^ here}")


def _check_of_entries(expected: Expected, told: Rows, found: Findings) -> None:
    """Every deed against procedure and every foreign word is told of, nothing else, and each once."""
    wanted = {exception_id("illegal_move", (one,)): one for one in expected.against}
    wanted |= {exception_id("foreign_word", (one,)): one for one in expected.foreign}
    opened = {name: row for name, row in told.items() if row["about"] in NAMED_AFTER_AN_ENTRY}
    for name in wanted.keys() - opened.keys():
        found.blame("silent clashes", f"entry {wanted[name][:8]} was against procedure, nobody is told")
    for name in opened.keys() - wanted.keys():
        row = opened[name]
        if set(json.loads(row["entries"])) <= expected.out_of_turn:
            found.counts["judged before what another branch says was earlier"] += 1
            continue
        found.blame("false exceptions", f"{row['about']} {row['entries']} {row['detail']}")


def _check_actors(world: World, feed: Sequence[Entry], told: Rows, found: Findings) -> None:
    """Whoever could not write an entry is asked about, nobody else, and of honest people only whom the city had ended."""
    expected = expect_of_actors(feed)
    opened = {name: row for name, row in told.items() if row["about"] == "no_right" and row["opened"]}
    for name in expected.keys() - opened.keys():
        one = expected[name]
        found.blame("silent actors", f"{one.why} {one.actor} {one.entry[:8]} {name[:8]}")
    for name in opened.keys() - expected.keys():
        found.blame(
            "false exceptions", f"no_right {name[:8]} {opened[name]['detail']} {opened[name]['entries']}"
        )
    modified = world.desk_ids.get(world.rogue_desk)
    for name in opened.keys() & expected.keys():
        row, one = opened[name], expected[name]
        found.counts[f"actors: {one.why}"] += 1
        if not row["detail"].startswith(f"{one.why}: "):
            found.blame("exceptions differ", f"no_right {name[:8]} {row['detail']} / {one}")
        if one.why != "ended_by_city" and row["desk_id"] != modified:
            found.blame("false exceptions", f"honest {row['detail']} {row['entries']}")


def _check_settlements(feed: Sequence[Entry], told: Rows, found: Findings) -> None:
    """What was opened waits unless those who settled it last agree; read from the entries again."""
    opened: set[str] = set()
    closings: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = defaultdict(dict)
    for entry in feed:
        fact = fact_or_none(entry) if entry.header.kind.startswith("exception_") else None
        if isinstance(fact, ExceptionOpened) and entry.header.desk_id.startswith(CITY):
            opened.add(fact.exception_id)
        elif isinstance(fact, ExceptionClosed) and (
            fact.choice != "judged_anew" or entry.header.desk_id.startswith(CITY)
        ):
            closings[fact.exception_id][entry.hash] = (fact.choice, entry.header.actor, fact.after)
    for name in opened | closings.keys():
        row, closed = told.get(name), closings[name]
        beyond = {one for _, _, after in closed.values() for one in after}
        standing = {(choice, by) for one, (choice, by, _) in closed.items() if one not in beyond}
        waits = name in opened and len({choice for choice, _ in standing}) != 1
        if row is None:
            found.blame("settlements differ", f"{name[:8]} is not known")
        elif (bool(row["waits"]), {one["entry_hash"] for one in json.loads(row["closings"])}) != (
            waits,
            closed.keys(),
        ):
            found.blame("settlements differ", f"{row['about']} {name[:8]} waits {row['waits']}: {standing}")


def _check_desk(pc: Pc, told: Rows, parted: Rows, found: Findings) -> None:
    here = {name: _plain(row) for name, row in holdings.exception_rows_of(pc.desk).items()}
    there = {name: _plain(row) for name, row in told.items()}
    for name in here.keys() | there.keys():
        if here.get(name) != there.get(name):
            found.blame("exceptions differ", f"{pc.label} {here.get(name)} / {there.get(name)}")
    mine = {name: _of_divergence(row) for name, row in holdings.divergence_rows_of(pc.desk).items()}
    citys = {name: _of_divergence(row) for name, row in parted.items()}
    for name in mine.keys() | citys.keys():
        if mine.get(name) != citys.get(name):
            found.blame("exceptions differ", f"{pc.label} {mine.get(name)} / {citys.get(name)}")
    lines = {one.exception_id: one for one in _lines(pc)}
    for name, line in lines.items():
        settled = _settled(there[name]) if line.divergence is None else None
        if settled is not None and (line.choice, line.closed_by) != settled:
            found.blame(
                "settlements differ", f"{pc.label} {line.about} {name[:8]}: {line.choice} / {settled}"
            )


def _lines(pc: Pc) -> Any:
    with pc.desk.context.uow(write=False) as work:
        return work.replication.exceptions(with_closed=True)


def _settled(row: dict[str, Any]) -> tuple[str, str]:
    """Give the choice and the person that hold: of those nobody went beyond the earliest, where they agree."""
    closings = row["closings"]
    beyond = {one for closing in closings for one in closing["knew"]}
    standing = [one for one in closings if one["entry_hash"] not in beyond]
    if len({one["choice"] for one in standing}) != 1:
        return "", ""
    first = min(standing, key=lambda one: (datetime.fromisoformat(one["stamp"].split()[0]), one["stamp"]))
    return first["choice"], first["by"]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: json.loads(row[name]) for name in ("codes", "entries", "closings")}
    return row | kept | {"waits": bool(row["waits"])}


def _of_divergence(row: dict[str, Any]) -> tuple[Any, ...]:
    opened = datetime.fromisoformat(row.get("opened") or row["opened_at"]).astimezone(UTC)
    return (row["dossier_id"], row["desk_id"], bool(row["waits"]), json.loads(row["content"]), opened)


def _as_parted(row: dict[str, Any]) -> Parted:
    content = json.loads(row["content"])
    return Parted(
        row["dossier_id"],
        frozenset(frozenset((one["first"], one["second"])) for one in content["clashes"]),
        bool(row["waits"]),
        frozenset((one["choice"], one["by"]) for one in content["settlements"]),
    )


def _clashes(row: dict[str, Any] | None) -> str:
    content = json.loads(row["content"]) if row else {"clashes": ()}
    return ", ".join(f"{one['deeds']} {one['first'][:8]} {one['second'][:8]}" for one in content["clashes"])


def _short(wanted: Parted) -> str:
    pairs = sorted("+".join(sorted(one[:8] for one in pair)) for pair in wanted.pairs)
    return f"dossier {wanted.dossier_id[-6:]} {pairs}"
