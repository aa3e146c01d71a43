"""Runs the test tree on the Windows of `make windows`, room by room: `python -m tests.windows.rooms [ROOM …]`.

A room that was green for the very same files is not run again. Every test left out must name a need of `needs.py` and be
counted in `left_out.json`; one more than counted there, and the run fails.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.windows.outcome import Outcome, read_outcome

ROOT = Path(__file__).parents[2]
LEFT_OUT = Path(__file__).with_name("left_out.json")
SECONDS = 3_600
"""How long one room may take; the longest takes about ten minutes of a machine of its own. Green ones are not run again."""
ROOMS = {
    "cli_a_to_p": ("cli/test_[a-p]*.py",),
    "cli_q_to_z": ("cli/test_[q-z]*.py",),
    "services": ("services",),
    "gateway": ("gateway",),
    "screens": ("screens",),
    "storage": ("storage",),
    "printing": ("printing",),
    "domain": ("domain",),
    "qt": ("devices", "qt"),
    "protocol": ("protocol", "line"),
    "platform": ("platform", "windows"),
}
"""The longest first, so that two at a time end together."""


def home() -> Path:
    """The folder of what `make windows` fetched and makes."""
    return Path(os.environ.get("WINDOWS_HOME", ROOT / "out" / "windows")).resolve()


def tree_digest() -> str:
    """A digest of everything that decides what the tests find."""
    digest = hashlib.sha256()
    for top in ("desk_app", "tests", "forms", "resources", "requirements-dev.lock", "pyproject.toml"):
        for path in sorted([ROOT / top] if (ROOT / top).is_file() else (ROOT / top).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def places_of(room: str) -> list[str]:
    """Give the folders and files of a room as pytest takes them."""
    tests = ROOT / "tests"
    found = [path for one in ROOMS[room] for path in sorted(tests.glob(one))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def run_room(room: str) -> Outcome:
    """Run the tests of one room; one that takes too long or dies is an outcome with a failure."""
    report, log = home() / "results" / f"{room}.xml", home() / "results" / f"{room}.log"
    report.unlink(missing_ok=True)
    command = [str(ROOT / ".ci" / "wine"), "python", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    # Each command of a test is a process of its own, which wine starts ten times more slowly.
    command += ["-o", "timeout=1200"]
    command += [
        f"--junit-xml=Z:{report}",
        "-o",
        "junit_family=xunit2",
        *places_of(room),
    ]
    begun = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
    return read_outcome(room, report, time.monotonic() - begun)


def run_or_remember(room: str, digest: str) -> Outcome:
    """Run a room, or read its outcome when it was green for these files."""
    green = home() / "results" / f"{room}.green"
    if green.is_file() and green.read_text(encoding="ascii") == digest:
        return read_outcome(room, home() / "results" / f"{room}.xml", 0.0)
    print(f"  {room:<12} begins", flush=True)
    outcome = run_room(room)
    if not outcome.failed:
        green.write_text(digest, encoding="ascii")
    print(f"  {outcome.line()}", flush=True)
    return outcome


def judge(outcomes: list[Outcome], allowed: dict[str, int], *, whole: bool) -> list[str]:
    """Name what is wrong with some outcomes: failed tests, and tests left out beyond those counted for their need."""
    wrong = [f"{outcome.room}: {test}" for outcome in outcomes for test in outcome.failed]
    left_out = Counter(reason for outcome in outcomes for reason in outcome.left_out)
    for reason, count in left_out.items():
        if count > allowed.get(reason, 0):
            wrong.append(
                f"{count} tests left out where left_out.json allows {allowed.get(reason, 0)}: {reason}"
            )
    if whole:
        wrong += [
            f"left_out.json allows {count} tests where only {left_out[reason]} are left out: {reason}"
            for reason, count in allowed.items()
            if left_out[reason] < count
        ]
    return wrong


def main(rooms: list[str]) -> int:
    """Run the rooms named, or all; gives the exit code."""
    (home() / "results").mkdir(parents=True, exist_ok=True)
    digest, names = tree_digest(), rooms or list(ROOMS)
    with ThreadPoolExecutor(int(os.environ.get("WORKERS", "2"))) as pool:
        outcomes = list(pool.map(lambda room: run_or_remember(room, digest), names))
    for reason, count in Counter(r for o in outcomes for r in o.left_out).most_common():
        print(f"  {count:>5} left out: {reason}")
    wrong = judge(outcomes, json.loads(LEFT_OUT.read_text(encoding="utf-8")), whole=not rooms)
    print("\n".join(wrong))
    passed, left_out = sum(o.passed for o in outcomes), sum(len(o.left_out) for o in outcomes)
    print(f"windows: {passed} passed, {sum(len(o.failed) for o in outcomes)} failed, {left_out} skipped")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
