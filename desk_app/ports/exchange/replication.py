"""The exchange's side of one unit of work."""

from __future__ import annotations

from typing import Protocol

from desk_app.ports.exchange.city_link import CityLinkStore
from desk_app.ports.exchange.feed import FeedStore
from desk_app.ports.exchange.own_chain import OwnChain
from desk_app.ports.exchange.sticks import Errands
from desk_app.ports.exchange.ward import WardView


class Replication(CityLinkStore, OwnChain, FeedStore, WardView, Errands, Protocol):
    """The exchange's side of one unit of work."""
