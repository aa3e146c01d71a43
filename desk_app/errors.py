"""The family of troubles the desk can name, each with a message key and a next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from desk_app.domain.findings import Finding


class ExitCode(IntEnum):
    """What a command line call answers to the shell (a contract with scripts)."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    STORAGE = 3
    NO_CONNECTION = 4
    NEEDS_PERSON = 5


class DeskError(Exception):
    """A trouble with a name: `key` finds its sentence in `resources/messages`, `params` fill it.

    `findings` carry the single fields at fault, so that a form can show each beside its field.
    """

    exit_code = ExitCode.REFUSED

    def __init__(self, key: str, *, findings: Sequence[Finding] = (), **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params: Mapping[str, object] = params
        self.findings = tuple(findings)


class Refused(DeskError):
    """The clerk can put it right: bad input, an illegal step, a missing right."""


class WrongUsage(DeskError):
    """The command line was not understood."""

    exit_code = ExitCode.USAGE


class StorageTrouble(DeskError):
    """The desk's data cannot be read or written: disk full, read-only, locked, damaged, wrong key, newer."""

    exit_code = ExitCode.STORAGE


class PrintTrouble(DeskError):
    """Paper did not come out; the dossier itself is safe."""


class NoConnection(DeskError):
    """The city cannot be reached."""

    exit_code = ExitCode.NO_CONNECTION


class NeedsPerson(DeskError):
    """Only a person can decide: wrong clock, a gap in numbers, a broken chain."""

    exit_code = ExitCode.NEEDS_PERSON
