"""The exchange's side of one transaction, put together from its parts."""

from __future__ import annotations

from desk_app.storage.errand_store import ErrandStore
from desk_app.storage.feed_store import FeedStore
from desk_app.storage.link_store import LinkStore
from desk_app.storage.own_chain import OwnChain
from desk_app.storage.ward_view import WardView


class SqliteReplication(LinkStore, OwnChain, FeedStore, WardView, ErrandStore):
    """Implements `Replication`: the own chain as it is sent, the feed as it was taken."""
