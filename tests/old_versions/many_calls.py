"""Makes many calls on a desk of the checkout in one process: `python -m tests.old_versions.many_calls FOLDER` < calls."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.cli.calls import ScriptDesk


def make(folder: Path, calls: list[tuple[list[str], str, object]]) -> list[tuple[int, str]]:
    """Make the calls, each its words, its user and its input; gives exit codes and answers."""
    desk, answers = ScriptDesk(folder, user=""), []
    for argv, user, stdin in calls:
        outcome = desk.ask(*argv, user=user, stdin="" if stdin is None else json.dumps(stdin))
        answers.append((outcome.exit_code, outcome.out))
    return answers


if __name__ == "__main__":
    print(json.dumps(make(Path(sys.argv[1]), json.load(sys.stdin))))
