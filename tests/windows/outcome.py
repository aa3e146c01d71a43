"""What came of the tests of one room, read from the report pytest wrote."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of a room; `failed` names tests, `left_out` holds one reason per test left out."""

    room: str
    passed: int
    failed: tuple[str, ...]
    left_out: tuple[str, ...]
    seconds: float

    def line(self) -> str:
        """One line about it."""
        took = f"{self.seconds:.0f} s"
        return (
            f"{self.room:<12} {self.passed} passed, {len(self.failed)} failed, {len(self.left_out)} left out"
            f" in {took}"
        )


def read_outcome(room: str, report: Path, seconds: float) -> Outcome:
    """Read a report; where there is none the room did not come to its end, which is a failure."""
    if not report.is_file():
        return Outcome(room, 0, ("the run died or took too long",), (), seconds)
    passed, failed, left_out = 0, [], []
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - our own file
        name = f"{case.get('classname')}::{case.get('name')}"
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
        elif skipped is not None:
            left_out.append(skipped.get("message") or "")
        else:
            passed += 1
    return Outcome(room, passed, tuple(failed), tuple(left_out), seconds)
