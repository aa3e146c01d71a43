"""The file a person named on the command line, also where the locale knows none of its letters."""

from __future__ import annotations

import os
from pathlib import Path


def typed_path(text: str) -> Path:
    """Give the path of a name read as UTF-8; under `LC_ALL=POSIX` Python itself would refuse "hồ sơ.json"."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))
