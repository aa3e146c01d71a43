"""What a history was found guilty of, and what is counted that is no fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

INVARIANTS = (
    "lost",
    "half done",
    "doubled",
    "unexpected",
    "duplicate printed numbers",
    "silent double numbers",
    "silent gaps",
    "silent branches",
    "silent clashes",
    "silent actors",
    "false exceptions",
    "knowledge not written",
    "sent but absent",
    "verify",
    "projections differ",
    "made anew differs",
    "exceptions differ",
    "settlements differ",
    "sets differ",
    "unsent",
    "report differs",
    "never settles",
    "trouble in the calm",
    "bug",
)
"""Everything a history may be found guilty of."""


@dataclass
class Findings:
    """What a history showed: violations by invariant, each with a short line, and counts that are no fault."""

    violations: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def blame(self, invariant: str, detail: str) -> None:
        """Write down one violation."""
        assert invariant in INVARIANTS
        self.violations.setdefault(invariant, []).append(detail)
