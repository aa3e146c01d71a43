"""Draws how much goes into one message: with a few entries each, a short history has many batches, pages and parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import Random

from desk_app.gateway.feed import pull as city_pull
from desk_app.gateway.projector import projector
from desk_app.protocol import bundle
from desk_app.services.exchange import hand_in, push
from tests.simulation.replaced import replaced

ENTRY_BYTES = 900
"""About as long as an entry is."""


@contextmanager
def drawn_sizes(seed: int) -> Iterator[None]:
    """Let messages be as long as usual in some histories, short in most."""
    most = Random(f"sizes {seed}").choice((None, 2, 3, 5))
    with ExitStack() as sizes:
        if most is not None:
            sizes.enter_context(replaced(push, "MOST_BYTES", most * ENTRY_BYTES))
            sizes.enter_context(replaced(hand_in, "MOST_ENTRIES", most))
            sizes.enter_context(replaced(city_pull, "MOST_ENTRIES", most + 1))
            sizes.enter_context(replaced(projector, "ENTRIES", most + 2))
            sizes.enter_context(replaced(bundle, "PART", most))
        yield
