"""Where this user's program keeps what must outlive the data folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from desk_app.platform.this_pc import user_name

STATE, SHARED = "XDG_STATE_HOME", "PROGRAMDATA"


def witness_folders(environ: Mapping[str, str], system: str = sys.platform) -> tuple[Path, ...]:
    r"""Give the folders of this user in which the witness is kept, the first of them the one that lies apart.

    On Windows that is `C:\ProgramData\desk-app of <user>\witness`: data and keys lie in the user's local folder, and a
    profile that is deleted, put back or cleaned up takes all of that along. The roaming folder would come back from a
    server as it was yesterday, which is just what the witness is there to notice. The second is where an older program
    kept it, and where it still is kept when this user may not write to the first. `XDG_STATE_HOME` is obeyed
    everywhere.
    """
    from platformdirs import user_state_path

    if named := environ.get(STATE):
        return (Path(named) / "desk-app" / "witness",)
    usual = user_state_path("desk-app", appauthor=False) / "witness"
    shared = environ.get(SHARED)
    if system != "win32" or not shared:
        return (usual,)
    return (Path(shared) / f"desk-app of {user_name()}" / "witness", usual)
