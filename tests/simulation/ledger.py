"""What people outside the computers know: slips in citizens' hands, deeds done, what a disk fault destroyed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desk_app.errors import DeskError

HELD = frozenset(
    {"storage.held", "storage.backup_held", "storage.restore_held", "bundle.write_held", "bundle.read_held"}
)
"""Keys of what is refused because another program holds a file."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a citizen's hand: from which desk, on which PC, its code, and whose dossier it is.

    `interrupted`: the power failed while its form was being saved, and it was printed when the PC was back. `told`: the
    clerk was told before the paper that no witness took the number.
    """

    desk: str
    pc: str
    code: str
    dossier_id: str
    interrupted: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A deed the counter answered: the hash of its entry, and the slip it gave, if any."""

    entry: str
    what: str
    pc: str
    slip: Slip | None = None


@dataclass
class Ledger:
    """The truth a history is measured against; the program never sees it."""

    slips: list[Slip] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    """Dossiers (ids) some clerk asked a desk to take in."""
    registered: dict[str, str] = field(default_factory=dict)
    """References of dossiers taken down without a number, with the dossier (id) each names."""
    rogue: set[str] = field(default_factory=set)
    """Hashes of entries a modified program wrote."""
    seen: set[str] = field(default_factory=set)
    """Hashes of entries that stood in any database at any time."""
    destroyed: set[str] = field(default_factory=set)
    """Hashes of entries that a database put back no longer held."""
    unknowing: list[str] = field(default_factory=list)
    """Deeds whose entries do not name all their author had folded of the dossier."""
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """The first deeds of collisions, by name."""
    half_done: list[str] = field(default_factory=list)
    """Deeds refused because a file was held that left something all the same."""
    events: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def tell(self, what: str, detail: str = "") -> None:
        """Write an event down and count its kind."""
        self.counts[what] += 1
        self.events.append(f"{what} {detail}".rstrip())

    def refused_as_held(self, what: str, label: str, trouble: DeskError) -> None:
        """Tell of something refused because a file was held; every other trouble is raised again."""
        if trouble.key not in HELD:
            raise trouble
        self.tell(f"{what} refused", f"{label} {trouble.key}")

    def remember(self, done: Done) -> None:
        """Keep a deed that was answered."""
        self.done.append(done)
        if done.slip is not None:
            self.slips.append(done.slip)
