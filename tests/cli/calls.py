"""A script at work: calls the command line inside this process, on a practice desk of its own."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk_app.cli import run
from desk_app.commands.command import Surroundings

PIN = "246810"
NAME = "Nguyễn Thị Hòa"
ID_NUMBER = "001190012345"

DRAFT: dict[str, Any] = {
    "procedure": "1.004873",
    "applicant": {
        "kind": "citizen",
        "name": NAME,
        "id_number": ID_NUMBER,
        "birth_date": "1990-05-01",
        "sex": "female",
        "phone": "0912345678",
        "email": "",
        "address": "Số 1, phường Khương Đình, Hà Nội",
    },
    "owner": None,
    "papers": [{"name": "Tờ khai", "originals": 1, "certified": 0, "photocopies": 0}],
    "sets": 1,
    "channel": "direct",
    "return_by": "desk",
    "note": "",
}
"""The draft of the contract."""


def draft(**applicant: object) -> dict[str, Any]:
    """Give the draft with other facts about the applicant."""
    return {**DRAFT, "applicant": {**DRAFT["applicant"], **applicant}}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call gave back."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on stdout."""
        plain = json.loads(self.out)
        assert isinstance(plain, dict)
        return plain

    @property
    def message(self) -> str:
        """The sentence of a refusal."""
        sentence = self.json["error"]["message"]
        assert isinstance(sentence, str)
        return sentence

    @property
    def code(self) -> str:
        """The code of a refusal."""
        code = self.json["error"]["code"]
        assert isinstance(code, str)
        return code

    @property
    def fields(self) -> dict[str, str]:
        """The remarks on fields of a refusal."""
        return {one["field"]: one["message"] for one in self.json["error"]["fields"]}


class ScriptDesk:
    """A data folder and the calls a script makes on it; `user` signs every deed unless told otherwise."""

    def __init__(self, folder: Path, user: str = "clerk") -> None:
        self.folder = folder
        self.user = user

    def say(self, *argv: str, stdin: str = "", user: str | None = None, pin: str = PIN) -> Outcome:
        """Make a call as typed, answered in words."""
        out, err = io.StringIO(), io.StringIO()
        named = self.user if user is None else user
        environ = {**os.environ, "DESK_APP_PIN": pin} if pin else dict(os.environ)
        who = ("--user", named) if named else ()
        around = Surroundings(io.StringIO(stdin), out, err, environ, lambda prompt: "")
        code = run(["--data", str(self.folder), *who, *argv], around)
        return Outcome(code, out.getvalue(), err.getvalue())

    def ask(self, *argv: str, stdin: str = "", user: str | None = None, pin: str = PIN) -> Outcome:
        """Make a call answered in JSON."""
        return self.say("--json", *argv, stdin=stdin, user=user, pin=pin)

    def receive(self, plain: dict[str, Any] | None = None) -> str:
        """Take in a dossier; gives its code."""
        outcome = self.ask("receive", "-", stdin=json.dumps(DRAFT if plain is None else plain))
        assert outcome.exit_code == 0, outcome.out
        code = outcome.json["code"]
        assert isinstance(code, str)
        return code

    def deed(self, name: str, code: str, content: dict[str, Any] | None = None, *more: str) -> Outcome:
        """Do a deed with its file on standard input."""
        file = ("--file", "-") if content is not None else ()
        return self.ask(name, code, *file, *more, stdin=json.dumps(content) if content is not None else "")

    def head(self, user: str | None = None) -> int:
        """Give the number of the newest journal entry."""
        seq = self.ask("queue", user=user).json["head_seq"]
        assert isinstance(seq, int)
        return seq
