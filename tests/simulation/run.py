"""Lives through histories by their seed and says what each showed."""

from __future__ import annotations

import gc
import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.simulation.breaks import broken_on_purpose
from tests.simulation.checker import check
from tests.simulation.collisions import meeting
from tests.simulation.findings import Findings
from tests.simulation.ledger import Ledger
from tests.simulation.power import cutting
from tests.simulation.quick_ground import QuickGround
from tests.simulation.sizes import drawn_sizes
from tests.simulation.template import Template, build_template
from tests.simulation.world import STEPS, World

TIDY_EVERY = 20
"""Histories between two looks for what nobody holds any more."""
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one


@dataclass(frozen=True, slots=True)
class History:
    """What became of one seed: violations by invariant, counts, and everything that happened, line by line."""

    seed: int
    violations: dict[str, list[str]]
    counts: Counter[str]
    events: tuple[str, ...]
    pairs: frozenset[tuple[str, str]] = frozenset()

    def told(self) -> str:
        """Give the whole history for a person who has to find the fault."""
        lines = [f"seed {self.seed}", *(f"  {number:3d} {one}" for number, one in enumerate(self.events))]
        for invariant, details in self.violations.items():
            lines += [f"VIOLATED {invariant}: {detail}" for detail in details]
        lines.append(f"replay: python -m tests.simulation {self.seed}")
        return "\n".join(lines)


@dataclass
class Tally:
    """What many histories showed together."""

    seeds: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    violated: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, history: History) -> None:
        """Count one more."""
        self.seeds += 1
        self.counts += history.counts
        self.pairs |= history.pairs
        for invariant in history.violations:
            self.violated[invariant] += 1
            self.first[invariant] = min(self.first.get(invariant, history.seed), history.seed)

    def told(self) -> str:
        """Give the counts in one line each."""
        lines = [f"seeds {self.seeds}, violations {dict(self.violated)}, first seeds {self.first}"]
        lines += [f"  {what}: {times}" for what, times in sorted(self.counts.items())]
        lines.append(f"  pairs of deeds that collided: {len(self.pairs)} of {len(meeting())}")
        return "\n".join(lines)


class Stage:
    """A place where histories happen one after another; the desks and the city are made once and copied."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lived = 0
        self._ground = QuickGround(root / "home")
        with self._ground():
            self._template: Template = build_template(root / "template")

    def live(self, seed: int, *, broken: str = "", steps: int = STEPS) -> History:
        """Live through a seed; a fault of the program itself is a finding like any other."""
        place = Path(tempfile.mkdtemp(prefix=f"seed-{seed}-", dir=self._root))
        with self._ground(), broken_on_purpose(broken), drawn_sizes(seed):
            try:
                world = World(seed, self._template, place, steps=steps)
                with cutting(world.knife):
                    return _lived(world)
            finally:
                shutil.rmtree(place, ignore_errors=True)
                self._tidy()

    def _tidy(self) -> None:
        self._lived += 1
        if self._lived % TIDY_EVERY == 0:
            gc.collect()


@contextmanager
def staged() -> Iterator[Stage]:
    """Give a stage on a disk in memory where there is one; everything is gone afterwards."""
    base = str(MEMORY_DISK) if MEMORY_DISK.is_dir() else None
    root = Path(tempfile.mkdtemp(prefix="ward-", dir=base))
    try:
        yield Stage(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _lived(world: World) -> History:
    found = Findings()
    try:
        world.run()
        found = check(world)
    except Exception as bug:  # noqa: BLE001 - whatever the program did not expect is what is looked for
        found.blame("bug", "".join(traceback.format_exception(bug)))
    finally:
        with suppress(Exception):
            world.close()
    ledger: Ledger = world.ledger
    return History(world.seed, found.violations, found.counts, tuple(ledger.events), frozenset(ledger.pairs))
