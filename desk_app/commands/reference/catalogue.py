"""`desk-app catalogue`: how old the reference data is; loads procedures or the ward's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.json_file import read_json
from desk_app.domain.catalogue_data import load_everyday_words, load_procedures
from desk_app.errors import WrongUsage

if TYPE_CHECKING:
    from desk_app.services.reference.ages import ReferenceAge

ACTIONS = ("show", "load", "words")
"""Look; load procedures from a file or, without one, those of the program; load the ward's own words from a file."""
LARGEST_CATALOGUE = 8_000_000
"""Bytes; the national list of one level is under half a million."""
_STDIN = "-"


def run(call: Call) -> Answer:
    """Do what is asked."""
    return {"show": _show, "load": _load, "words": _words}[call.text("action")](call)


def _show(call: Call) -> Answer:
    with at_desk.looking(call) as (desk, _):
        view = desk.reference.catalogue()
    here = sum(one.received_here for one in view.versions)
    plain = {
        "procedures": len(view.versions),
        "received_here": here,
        "ages": [_age(age) for age in view.ages],
    }
    messages = call.messages
    counts = messages.text("cli.say.catalogue_counts", count=len(view.versions), here=here)
    lines = (
        messages.text(
            "cli.say.catalogue_age", kind=age.kind, about=age.key, at=age.at, source=age.source or "–"
        )
        for age in view.ages
    )
    return Answer(plain, (counts, *lines))


def _load(call: Call) -> Answer:
    source = call.text("file")
    versions = load_procedures(_plain(source, call)) if source else None
    with at_desk.deed(call) as (desk, by):
        if versions is None:
            desk.reference.load_seed_catalogue(by)
        else:
            desk.reference.load_procedures(versions, _name(source), by)
        count = len(desk.reference.catalogue().versions)
    return Answer({"procedures": count}, (call.messages.text("cli.say.catalogue_loaded", count=count),))


def _words(call: Call) -> Answer:
    source = call.text("file")
    if not source:
        raise WrongUsage("cli.usage", detail="FILE", program="desk-app catalogue words")
    words = load_everyday_words(_plain(source, call))
    with at_desk.deed(call) as (desk, by):
        desk.reference.save_everyday_words(words, _name(source), by)
    count = sum(len(phrases) for phrases in words.said.values())
    return Answer({"said": count}, (call.messages.text("cli.say.words_loaded", count=count),))


def _plain(source: str, call: Call) -> dict[str, Any]:
    return read_json(source, call.around.stdin, largest=LARGEST_CATALOGUE)


def _name(source: str) -> str:
    return "stdin" if source == _STDIN else Path(source).name


def _age(age: ReferenceAge) -> dict[str, str]:
    at = age.at.isoformat(timespec="seconds")
    return {"kind": age.kind, "about": age.key, "source": age.source, "at": at}


COMMANDS = (
    Command("catalogue", run, (Argument("action", choices=ACTIONS, required=True), Argument("file"))),
)
"""The commands of this module."""
