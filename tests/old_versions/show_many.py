"""Shows many dossiers of a desk in one process: `python -m tests.old_versions.show_many FOLDER CODE…`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.cli.calls import ScriptDesk


def show(folder: Path, codes: list[str]) -> None:
    """Print what `show --json` answers to each code, as one object."""
    desk = ScriptDesk(folder, user="")
    print(json.dumps({code: desk.ask("show", code).json for code in codes}))


if __name__ == "__main__":
    show(Path(sys.argv[1]), sys.argv[2:])
