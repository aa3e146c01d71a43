"""A version of the program in a folder of its own, run as a process: desks, a gateway, all on one clock."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from desk_app.domain.time.local_time import VIETNAM
from tests.cli.calls import PIN, Outcome
from tests.old_versions.archives import KEYS
from tests.old_versions.key_store import FOLDER

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds a process may take on a busy machine before the test gives it up."""
MANY = "tests.old_versions.many_calls"
Words = tuple[tuple[str, ...], object]
"""A call as typed, and the JSON on its standard input."""
WARD = "H26.99.01"
CITY = "127.26.11.30:18600"
"""Where the city of the archived ward listens: its desks remember it, and nobody else uses this loopback address."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The program in a folder (`desk_app`, `forms`, `resources`) on a PC whose clock is off by so many seconds.

    `place` holds what such a PC keeps: key files, witnesses, a home.
    """

    program: Path
    place: Path
    clock_off: int

    @classmethod
    def at(cls, program: Path, place: Path, moment: datetime) -> Installed:
        """Give the program on a PC whose clock shows this moment now; all processes share the clock."""
        return cls(program, place, round((moment - datetime.now(VIETNAM)).total_seconds()))

    def command(self, *argv: str) -> list[str]:
        """Give the command line of a call."""
        return [sys.executable, "-m", "desk_app", "--json", *argv]

    def surroundings(self, state: Path) -> Mapping[str, str]:
        """Give the environment: this program before any other, the clock, keys from files."""
        home = self.place / "home"
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        environ = {**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(state), "XDG_DATA_HOME": str(home)}
        if self.program != CHECKOUT:
            # The copy lies in a throw-away folder, where compiled modules spare every later process seconds.
            environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return environ | {
            "PYTHONPATH": os.pathsep.join((str(self.program), str(CHECKOUT))),
            "PYTHON_KEYRING_BACKEND": "tests.old_versions.key_store.FileKeys",
            FOLDER: str(self.place / KEYS),
            "DESK_APP_PIN": PIN,
            "TZ": "Asia/Ho_Chi_Minh",
            "LD_PRELOAD": _clock_library(),
            "FAKETIME": f"{self.clock_off:+d}",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def ask(self, *argv: str, stdin: object = None, module: str = "", **environ: str) -> Outcome:
        """Run a command that belongs to no desk to its end, or `module` instead of the program."""
        command = [sys.executable, "-m", module, *argv] if module else self.command(*argv)
        return self.run(command, self.place / "state", stdin, environ)

    def run(self, command: list[str], state: Path, stdin: object, environ: Mapping[str, str]) -> Outcome:
        """Run a command line to its end."""
        done = subprocess.run(
            command,
            input="" if stdin is None else json.dumps(stdin),
            capture_output=True,
            encoding="utf-8",
            cwd=self.program,
            env={**self.surroundings(state), **environ},
            timeout=PATIENCE,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def desk(self, name: str) -> InstalledDesk:
        """Give the desk of this name in the place: its folder and what its PC remembers of it."""
        return InstalledDesk(self, self.place / name)

    @contextmanager
    def gateway(self, listen: str = "127.0.0.1:0") -> Iterator[str]:
        """Serve the city of the place until the end of the block; gives its address."""
        command = self.command("gateway", "serve", "--db", str(self.city), "--listen", listen)
        with _alone_on(listen), self.place.joinpath("gateway.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=self.program,
                env=self.surroundings(self.place),
                encoding="utf-8",
            )
            assert process.stdout is not None
            try:
                yield json.loads(process.stdout.readline())["listening"]
            finally:
                process.send_signal(signal.SIGTERM)
                process.stdout.close()
                process.wait(PATIENCE)
        self.place.joinpath("gateway.log").unlink()

    @property
    def city(self) -> Path:
        """The city's SQLite file."""
        return self.place / "city.db"

    def invite(self, number: int) -> str:
        """Let the city invite a desk; gives the code."""
        code = self.city_says("invite", WARD, "--desk", str(number))["code"]
        assert isinstance(code, str)
        return code

    def city_says(self, *argv: str) -> dict[str, Any]:
        """Do one of the city's deeds on this machine; gives its answer."""
        outcome = self.ask("gateway", *argv, "--db", str(self.city))
        assert outcome.exit_code == 0, outcome.err or outcome.out
        return outcome.json


@dataclass(frozen=True, slots=True)
class InstalledDesk:
    """A desk whose data lies in `data` of its folder and its marks in `state`, worked on by an installed program."""

    installed: Installed
    folder: Path

    def ask(self, *argv: str, user: str = "clerk", stdin: object = None, **environ: str) -> Outcome:
        """Run one command to its end; `stdin` is sent as JSON."""
        who = ("--user", user) if user else ()
        command = self.installed.command("--data", str(self.folder / "data"), *who, *argv)
        return self.installed.run(command, self.folder / "state", stdin, environ)

    def done(self, *argv: str, user: str = "clerk", stdin: object = None) -> dict[str, Any]:
        """Run a command that must succeed; gives its answer."""
        outcome = self.ask(*argv, user=user, stdin=stdin)
        assert outcome.exit_code == 0, f"{argv}: {outcome.exit_code} {outcome.out} {outcome.err}"
        return outcome.json

    def deed(self, name: str, code: str, content: object = None, *more: str, user: str = "clerk") -> str:
        """Do a deed that must succeed; gives the code of the dossier."""
        file = () if content is None else ("--file", "-")
        answered = self.done(name, code, *file, *more, user=user, stdin=content)["code"]
        assert isinstance(answered, str)
        return answered

    def receive(self, draft: object, *more: str) -> str:
        """Take in a dossier; gives its code."""
        code = self.done("receive", "-", *more, stdin=draft)["code"]
        assert isinstance(code, str)
        return code

    def sync(self) -> dict[str, Any]:
        """Talk with the city; it must go well."""
        return self.done("sync", user="")

    def enrol(self, url: str, code: str) -> None:
        """Join the city with a code it gave."""
        self.done("enrol", url, code, user="")

    def done_at_once(self, calls: Sequence[Words], user: str = "clerk") -> list[dict[str, Any]]:
        """Make many calls that must succeed in one process, for the program of the checkout; gives the answers."""
        state = {"XDG_STATE_HOME": str(self.folder / "state")}
        told = [(words, user, stdin) for words, stdin in calls]
        outcome = self.installed.ask(str(self.folder / "data"), module=MANY, stdin=told, **state)
        assert outcome.exit_code == 0, outcome.err
        answers = json.loads(outcome.out)
        failed = [(call, answer) for call, answer in zip(calls, answers, strict=True) if answer[0] != 0]
        assert not failed, failed
        return [json.loads(answer) for _, answer in answers]

    def shown(self, codes: Sequence[str]) -> dict[str, Any]:
        """Show many dossiers whole, for the program of the checkout."""
        answers = self.done_at_once([(("show", code), None) for code in codes])
        return dict(zip(codes, answers, strict=True))

    def make(self, number: int) -> InstalledDesk:
        """Make it, as a practice desk of the ward."""
        self.done("init", "--ward", WARD, "--desk", str(number), "--practice", user="")
        return self

    def what_it_says(self, codes: list[str]) -> dict[str, Any]:
        """Give its own account of what it holds: proof, queue, exceptions, and every dossier whole."""
        return {
            "verify": self.done("verify"),
            "queue": self.done("queue"),
            "exceptions": self.done("exceptions", "--closed")["exceptions"],
            "shown": {code: self.done("show", code) for code in codes},
        }


@cache
def _clock_library() -> str:
    """Ask faketime which library it puts before a program; put there by us it needs no process of its own."""
    asked = ["faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@contextmanager
def _alone_on(listen: str) -> Iterator[None]:
    """Wait until no other test run of this machine uses the one address the archived desks know."""
    if listen.endswith(":0"):
        yield
        return
    with Path(tempfile.gettempdir(), f"desk-tests-{listen.replace(':', '-')}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
