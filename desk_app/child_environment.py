"""Keeps secrets out of the environment that the programs we start inherit, and that others may look at."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping

_SECRET = re.compile(r"DESK_APP_.*(PIN|KEY|PASSWORD|SECRET|GATEWAY_DATABASE)|PGPASSWORD|PGPASSFILE")
"""Names of variables that carry a secret: PINs, the recovery key, the city's database with its password."""


def is_secret(name: str) -> bool:
    """Whether a variable of this name carries a secret."""
    return _SECRET.fullmatch(name) is not None


def child_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Give the environment for a program we start: this one's without its secrets."""
    return {name: value for name, value in environ.items() if not is_secret(name)}


def take_secrets(environ: MutableMapping[str, str]) -> dict[str, str]:
    """Give the environment as it is and leave in it no secret of the desk's own, which was meant for this call only."""
    taken = dict(environ)
    for name in taken:
        if is_secret(name) and name.startswith("DESK_APP_"):
            del environ[name]
    return taken
