"""Lives through thousands of histories in several processes, tells the progress and every history that failed."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import queue
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing.process import BaseProcess

from tests.simulation.run import History, Tally, staged

TELL_EVERY = 50
"""Seeds between two lines of progress."""
LOOK_EVERY = 5.0
"""Seconds after which a silent process is looked at, whether it still lives."""

Told = multiprocessing.Queue


def many(seeds: range, processes: int, broken: str) -> int:
    """Live through the seeds; gives 0 when every one was lived through and nothing was violated."""
    spawn = multiprocessing.get_context("spawn")
    told: Told[History] = spawn.Queue()
    shares = [seeds[number::processes] for number in range(processes)]
    workers = [spawn.Process(target=share, args=(one, broken, told)) for one in shares]
    for worker in workers:
        worker.start()
    tally, started = Tally(), time.monotonic()
    for history in _all_told(told, workers, len(seeds)):
        tally.add(history)
        if history.violations:
            print(history.told(), flush=True)
        if tally.seeds % TELL_EVERY == 0:
            line = f"{tally.seeds} of {len(seeds)} seeds, {_pace(tally, started)}, {dict(tally.violated)}"
            print(line, file=sys.stderr, flush=True)
    for worker in workers:
        worker.join()
    print(tally.told())
    print(_pace(tally, started))
    return 0 if tally.seeds == len(seeds) and not tally.violated else 1


def share(seeds: range, broken: str, told: Told[History]) -> None:
    """Live through one process's share."""
    logging.disable(logging.CRITICAL)
    # Also between two histories: the stage looks for cycles itself.
    gc.disable()
    with staged() as stage:
        for seed in seeds:
            told.put(stage.live(seed, broken=broken))


def _all_told(told: Told[History], workers: Sequence[BaseProcess], wanted: int) -> Iterator[History]:
    """Give histories until all are told, or no process lives that could tell more."""
    while wanted:
        try:
            yield told.get(timeout=LOOK_EVERY)
            wanted -= 1
        except queue.Empty:
            if not any(worker.is_alive() for worker in workers):
                return


def _pace(tally: Tally, started: float) -> str:
    return f"{tally.seeds / (time.monotonic() - started) * 60:.0f} seeds a minute"
