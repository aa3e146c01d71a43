"""Checks a page of the ward's feed: its order, its digest, and that every entry hangs on a checkpoint of its desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desk_app.domain.facts.city_facts import DeskAdmitted
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.protocol.batch import from_wire
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import Checkpoint, Mark, PullReply
from desk_app.protocol.signing import is_signed_by
from desk_app.protocol.troubles import Refusal

Keys = Mapping[str, frozenset[str]]
"""The public keys (hex) a chain may be signed with, by desk id."""


def page_is_sound(page: PullReply, after: Mark, keys: Keys, city: str) -> bool:
    """Whether a page follows a mark without a gap and every entry in it is vouched for.

    `keys` are those known so far, the city's own under `city`, its chain; desks it admits within the page count too.
    """
    try:
        entries = tuple(from_wire(item.entry) for item in page.items)
    except Refusal:
        return False
    mark = after
    for item, entry in zip(page.items, entries, strict=True):
        mark = next_mark(mark, entry.hash)
        if mark.position != item.position:
            return False
    if mark != page.end or (page.more and not page.items):
        return False
    citys_own = tuple(entry for entry in entries if entry.header.desk_id == city)
    if not all_vouched(citys_own, page.checkpoints, keys):
        return False
    return all_vouched(entries, page.checkpoints, with_admitted(keys, citys_own))


def all_vouched(entries: Iterable[Entry], checkpoints: Iterable[Checkpoint], keys: Keys) -> bool:
    """Whether every entry is, or is an ancestor of, the head of a checkpoint its own desk signed."""
    good = {
        (one.desk_id, one.head_hash)
        for one in checkpoints
        if any(is_signed_by(one, key) for key in keys.get(one.desk_id, frozenset()))
    }
    for entry in reversed(tuple(entries)):
        desk_id = entry.header.desk_id
        if (desk_id, entry.hash) not in good:
            return False
        good.add((desk_id, entry.header.prev_hash))
    return True


def with_admitted(keys: Keys, citys_own: Iterable[Entry]) -> Keys:
    """Give the keys with those of desks the city admits in its entries."""
    more = dict(keys)
    for entry in citys_own:
        fact = fact_or_none(entry)
        if isinstance(fact, DeskAdmitted):
            more[fact.desk_id] = more.get(fact.desk_id, frozenset()) | {fact.public_key}
    return more
