"""The exchange's side of one transaction, put together from its parts."""

from __future__ import annotations

from desk_app.storage.exchange.errand_store import ErrandStore
from desk_app.storage.exchange.feed_store import FeedStore
from desk_app.storage.exchange.link_store import LinkStore
from desk_app.storage.exchange.own_chain import OwnChain
from desk_app.storage.exchange.ward_view import WardView


class SqliteReplication(LinkStore, OwnChain, FeedStore, WardView, ErrandStore):
    """Implements `Replication`: the own chain as it is sent, the feed as it was taken."""
