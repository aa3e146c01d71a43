"""PouchDB replicating to express-pouchdb, both on LevelDB in processes of their own: the peer of the exchange."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desk_app.domain.journal.entry import Entry
from tests.benchmarks.city.children import ROOT, Child, running

SOURCE = Path(__file__).parent / "pouchdb"
FILES = ("package.json", "serve.js", "replicate.js")


@dataclass(frozen=True, slots=True)
class Replicated:
    """One replication: seconds by the clock, processor seconds of the desk's and of the city's side."""

    seconds: float
    desk_cpu: float
    city_cpu: float


def install(folder: Path) -> str:
    """Install the peer by package name below a folder, once; gives "" or why that could not be done."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "npm is not on the PATH"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (SOURCE / FILES[0]).read_text(encoding="utf-8")
    stamp = folder / "installed"
    for name in FILES:
        shutil.copyfile(SOURCE / name, folder / name)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return ""
    # LevelDB comes prebuilt inside its package, so no script of a package has to run.
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(
        ["npm", "install", *quiet], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        return f"npm install failed: {done.stderr.strip()[-300:]}"
    stamp.write_text(wanted, encoding="utf-8")
    return ""


def default_folder() -> Path:
    """Give where the peer is kept between runs; `make clean` removes it."""
    return ROOT / "out" / "pouchdb-peer"


def write_documents(entries: Iterable[Entry], path: Path) -> None:
    """Write entries as the documents a PouchDB desk would hold: one per entry, under the entry's own id."""
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            header = json.loads(entry.header_bytes)
            body = json.loads(entry.body_bytes or b"null")
            plain = {"_id": header.pop("entry_id"), **header, "body": body}
            file.write(json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n")


class Peer:
    """The running city of the peer."""

    def __init__(self, installed: Path, work: Path, child: Child) -> None:
        self._installed = installed
        self._work = work
        self._child = child
        self._rounds = 0
        self.port = int(child.read_line())

    def replicate(self, documents: Path, batch: int, port: int | None = None) -> Replicated:
        """Fill a new desk, then replicate it to a new database, timing only that."""
        self._rounds += 1
        desk = self._work / f"desk{self._rounds}"
        desk.mkdir()
        remote = f"http://127.0.0.1:{port or self.port}/city{self._rounds}"
        before = self._child.cpu()
        command = ["node", "replicate.js", str(desk), str(documents), remote, str(batch)]
        done = subprocess.run(
            command, cwd=self._installed, capture_output=True, text=True, timeout=900, check=True
        )
        city = self._child.cpu() - before
        told = json.loads(done.stdout.splitlines()[-1])
        if told["there"] != told["written"]:
            raise RuntimeError(f"the peer lost documents: {told}")
        shutil.rmtree(desk)
        return Replicated(told["seconds"], told["cpu"], city)


@contextmanager
def peer(installed: Path, work: Path) -> Iterator[Peer]:
    """Run the peer's city as long as the block lasts."""
    city = work / "peer-city"
    city.mkdir(parents=True)
    with running(["node", "serve.js", str(city)], log=work / "peer.log", cwd=installed) as child:
        yield Peer(installed, work, child)
