"""What happens to disks: copies are made, old ones put back, whole machines cloned, the city's machine too."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from desk_app.bootstrap.care import restore_desk
from desk_app.errors import DeskError
from desk_app.services.care.restore_gate import Restorer
from tests.builders import PIN
from tests.simulation.ledger import Ledger
from tests.simulation.pc import SUPERVISOR, Pc
from tests.simulation.replaced import replaced

MOST_PCS = 6


@dataclass
class Disks:
    """The copies that lie about, by the desk they are of."""

    root: Path
    random: Random
    ledger: Ledger
    copies: dict[str, list[Path]] = field(default_factory=dict)
    images: dict[str, list[Path]] = field(default_factory=dict)
    backups: dict[str, list[Path]] = field(default_factory=dict)
    made: int = 0

    def copy(self, pc: Pc) -> None:
        """Copy a PC as files, with or without what the machine remembers beside the data, or as a backup."""
        place = self._place(pc.label)
        way = self.random.choice(("folder", "machine", "backup"))
        if way == "backup":
            place.mkdir(parents=True)
            target = place / "backup.db"
            try:
                with pc.beside():
                    pc.desk.care.back_up(target)
            except DeskError as trouble:
                self.ledger.refused_as_held("backup", pc.label, trouble)
                return
            self.backups.setdefault(pc.name, []).append(target)
        else:
            pc.copy_to(place, machine=way == "machine")
            (self.images if way == "machine" else self.copies).setdefault(pc.name, []).append(place)
        self.ledger.tell(f"copy {way}", f"{pc.label} {place.name}")

    def put_back(self, pc: Pc) -> bool:
        """Put an old copy back; gives whether there was one. The PC must be open and is open again afterwards."""
        known = [
            *(("folder", one) for one in self.copies.get(pc.name, ())),
            *(("machine", one) for one in self.images.get(pc.name, ())),
            *(("backup", one) for one in self.backups.get(pc.name, ())),
        ]
        if not known:
            return False
        way, copy = self.random.choice(known)
        before = self.hashes(pc)
        pc.close()
        self.ledger.tell(f"put back {way}", f"{pc.label} {copy.relative_to(self.root)}")
        if way == "backup":
            self._restore(pc, copy)
        else:
            pc.put_back(copy)
        with replaced(pc, "beside", nullcontext):
            pc.open()
        self.ledger.destroyed |= before - self.hashes(pc)
        return True

    def clone(self, pc: Pc, number: int) -> Pc:
        """Start the same machine a second time."""
        label = f"{pc.name}{number}"
        twin = Pc(pc.name, label, pc.root.parent / label, pc.ward, type(pc.clock)(pc.clock.true), pc.ids)
        twin.root.mkdir()
        pc.copy_to(twin.root, machine=True)
        twin.open()
        twin.beside = pc.beside
        self.ledger.tell("clone", f"{pc.label} {label}")
        return twin

    def hashes(self, pc: Pc) -> set[str]:
        """Give every entry a PC holds, and remember that it was there."""
        found = pc.hashes()
        self.ledger.seen |= found
        return found

    def _restore(self, pc: Pc, copy: Path) -> None:
        with pc.surroundings(), pc.beside():
            try:
                restore_desk(pc.data, copy, Restorer(SUPERVISOR.user, PIN), pc.chosen)
            except DeskError as trouble:
                self.ledger.tell("restore refused", f"{pc.label} {trouble.key}")

    def _place(self, label: str) -> Path:
        self.made += 1
        return self.root / f"{label}-{self.made}"


@dataclass
class CityDisk:
    """Copies of the city's database file."""

    root: Path
    file: Path
    copies: list[Path] = field(default_factory=list)

    def copy(self) -> None:
        """Copy the file; the city's program must be closed."""
        place = self.root / f"city-{len(self.copies) + 1}.db"
        shutil.copyfile(self.file, place)
        self.copies.append(place)

    def put_back(self, random: Random) -> Path:
        """Put an old copy in place."""
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        copy = random.choice(self.copies)
        shutil.copyfile(copy, self.file)
        return copy
