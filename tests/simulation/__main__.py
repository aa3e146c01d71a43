"""Replays one history with everything that happened, or lives through thousands and counts what they showed."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from tests.simulation.breaks import BREAKS
from tests.simulation.many import many
from tests.simulation.run import staged
from tests.simulation.world import STEPS


def replay(seed: int, broken: str, steps: int) -> int:
    """Live through one seed and tell everything."""
    with staged() as stage:
        history = stage.live(seed, broken=broken, steps=steps)
    print(history.told())
    print(dict(history.counts))
    return 1 if history.violations else 0


def main(argv: Sequence[str]) -> int:
    """Read what is wished for and do it."""
    wish = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    wish.add_argument("seed", type=int, nargs="?", help="one seed to replay with everything that happened")
    wish.add_argument("--seeds", type=int, default=int(os.environ.get("SIM_SEEDS", "20000")))
    wish.add_argument("--first", type=int, default=int(os.environ.get("SIM_FIRST", "0")))
    wish.add_argument("--processes", type=int, default=2)
    wish.add_argument(
        "--break", dest="broken", default="", choices=sorted(BREAKS), help="break a step on purpose"
    )
    wish.add_argument("--steps", type=int, default=STEPS)
    given = wish.parse_args(argv)
    if given.seed is not None:
        logging.disable(logging.CRITICAL)
        return replay(given.seed, given.broken, given.steps)
    return many(range(given.first, given.first + given.seeds), given.processes, given.broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
