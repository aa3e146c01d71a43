"""The table of who may call which command: printed into `desk_app/commands/README.md` by `python -m tests.cli.who_may`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from desk_app.commands.command import Command, Need
from desk_app.commands.table import COMMANDS
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from tests.cli.calls import DRAFT
from tests.cli.today import TODAY

PAGE = Path(__file__).resolve().parents[2] / "desk_app" / "commands" / "README.md"
CHIEF = Operator("supervisor", "Lê Văn Phụ Trách", "supervisor")
USER_NEEDED, WRONG_PIN, ENDED = "2 cli.user_needed", "1 sign_in.wrong_pin", "1 sign_in.ended"
NO_RIGHT, WINDOW_OPEN = "1 rights.missing", "1 cli.window_open"
NOT_JOINED = "5 city.not_enrolled"

Words = tuple[str, ...]
Prepare = Callable[[Desk, Path], Words]
"""Makes what a call needs on the desk, with a place for its files; gives the call as typed."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a command answers by who calls it: the exit code, and the key of the message when it is refused."""

    nobody: str
    unknown: str
    wrong_pin: str
    clerk: str
    supervisor: str
    head: str
    administrator: str
    ended: str
    window: str


HEADINGS: Mapping[str, str] = {
    "nobody": "no user",
    "unknown": "unknown user",
    "wrong_pin": "wrong PIN",
    "clerk": "clerk",
    "supervisor": "supervisor",
    "head": "head",
    "administrator": "administrator",
    "ended": "right ended yesterday",
    "window": "window open",
}
CALLERS = tuple(one.name for one in fields(Row))


def anybody(told: str, *, window: str = "") -> Row:
    """Give the row of a command that asks nobody who he is."""
    return Row(*[told] * 8, window or told)


def signed(*roles: str, window: str = WINDOW_OPEN, nobody: str = USER_NEEDED) -> Row:
    """Give the row of a command with a sign-in: what clerk, supervisor, head and administrator are told."""
    clerk, supervisor, head, administrator = roles
    return Row(nobody, WRONG_PIN, WRONG_PIN, clerk, supervisor, head, administrator, ENDED, window)


AT_COUNTER = signed("0", "0", NO_RIGHT, NO_RIGHT)
CARE = signed(NO_RIGHT, "0", NO_RIGHT, "0")
SEES_DOSSIERS = signed("0", "0", "0", NO_RIGHT, window="0")

ROWS: Mapping[str, Row] = {
    "init": anybody("1 cli.folder_taken"),
    "enrol": anybody("4 city.offline", window=WINDOW_OPEN),
    "due": anybody("0"),
    "procedures": anybody("0"),
    "scan": anybody("0"),
    "receive": AT_COUNTER,
    "supplement": AT_COUNTER,
    "refuse": AT_COUNTER,
    "void": AT_COUNTER,
    "supplied": AT_COUNTER,
    "forward": AT_COUNTER,
    "result": AT_COUNTER,
    "return": AT_COUNTER,
    "extend": signed("1 rights.approval_needed", "0", "0", NO_RIGHT),
    "stop": AT_COUNTER,
    "withdraw": AT_COUNTER,
    "reopen": signed(NO_RIGHT, "0", "0", NO_RIGHT),
    "ask-payment": AT_COUNTER,
    "payment-met": AT_COUNTER,
    "take-back": signed("1 take_back.not_yours", "0", NO_RIGHT, NO_RIGHT),
    "print": signed("0", "0", NO_RIGHT, NO_RIGHT, window="0"),
    "show": SEES_DOSSIERS,
    "find": SEES_DOSSIERS,
    "queue": signed("0", "0", "0", "0", window="0"),
    "sync": signed(*[NOT_JOINED] * 4, window="0", nobody=NOT_JOINED),
    "exceptions": SEES_DOSSIERS,
    "close-day": signed(NO_RIGHT, "0", "0", NO_RIGHT),
    "export-bundle": signed(*[NOT_JOINED] * 4, window=NOT_JOINED),
    "import-bundle": signed(*["1 bundle.no_file"] * 4),
    "lookups": signed(NO_RIGHT, "0", "0", NO_RIGHT, window="0"),
    "verify": signed("0", "0", "0", "0", window="0"),
    "backup": signed("0", "0", "0", "0", window="0", nobody="0"),
    "restore": signed(NO_RIGHT, "0", NO_RIGHT, "0", nobody="2 cli.restore_who"),
    "recovery-key": CARE,
    "confirm-clock": CARE,
    "confirm-newest-slip": CARE,
    "user": CARE,
    "catalogue": CARE,
    "calendar": CARE,
    "gateway": anybody("0"),
    "demo": anybody("0"),
}
"""Every command, on a practice desk that has joined no city."""


def _draft(place: Path, content: object = DRAFT) -> str:
    file = place / "draft.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def _received(desk: Desk, *steps: str) -> str:
    """Take in a dossier and bring it so far; gives its code."""
    from desk_app.commands.dossier.draft_json import draft_of

    code = desk.reception.receive(draft_of(DRAFT), CHIEF).code
    for step in steps:
        _STEPS[step](desk, code)
    return code


_STEPS: Mapping[str, Callable[[Desk, str], object]] = {
    "forward": lambda desk, code: desk.dossier.forward(code, "Bộ phận Tư pháp", CHIEF),
    "result": lambda desk, code: desk.dossier.record_result(
        code, name="Giấy xác nhận", number="1/XN", granted=True, place="", by=CHIEF
    ),
    "stop": lambda desk, code: desk.dossier.stop(code, "Chờ bản án có hiệu lực", CHIEF),
    "supplement": lambda desk, code: desk.dossier.request_supplement(
        code, "Thiếu giấy xác nhận", (), None, CHIEF
    ),
    "ask-payment": lambda desk, code: desk.dossier.ask_payment(code, "Lệ phí đăng ký", CHIEF),
}


def _deed(name: str, *steps: str) -> Prepare:
    """Prepare a deed on a dossier of its own."""
    return lambda desk, place: (name, _received(desk, *steps), "--reason", "Theo yêu cầu của công dân")


def _words(*argv: str) -> Prepare:
    return lambda desk, place: argv


def _copy(desk: Desk, place: Path) -> Words:
    desk.care.back_up(place / "copy.desk")
    return "restore", str(place / "copy.desk")


PREPARE: Mapping[str, Prepare] = {
    "init": _words("init", "--ward", "H26.99.01", "--desk", "1", "--practice"),
    "enrol": _words("enrol", "http://127.0.0.1:9", "ABCD-EFGH"),
    "due": _words("due", "--procedure", "1.004873", "--at", "2026-11-20T09:30"),
    "procedures": _words("procedures"),
    "scan": _words("scan", "H26.99.01-261120-1001"),
    "receive": lambda desk, place: ("receive", _draft(place)),
    "supplement": _deed("supplement"),
    "refuse": lambda desk, place: (
        "refuse",
        "new",
        "--file",
        _draft(place),
        "--reason",
        "Không đủ điều kiện",
    ),
    "void": _deed("void"),
    "supplied": lambda desk, place: ("supplied", _received(desk, "supplement")),
    "forward": lambda desk, place: ("forward", _received(desk)),
    "result": lambda desk, place: ("result", _received(desk, "forward")),
    "return": lambda desk, place: ("return", _received(desk, "result")),
    "extend": _deed("extend"),
    "stop": _deed("stop"),
    "withdraw": _deed("withdraw"),
    "reopen": _deed("reopen", "stop"),
    "ask-payment": _deed("ask-payment"),
    "payment-met": _deed("payment-met", "ask-payment"),
    "take-back": lambda desk, place: ("take-back", _received(desk, "forward")),
    "print": lambda desk, place: (
        "print",
        _received(desk),
        "--form",
        "01",
        "--to",
        str(place / "slip.pdf"),
    ),
    "show": lambda desk, place: ("show", _received(desk)),
    "find": _words("find", "hoa"),
    "queue": _words("queue"),
    "sync": _words("sync"),
    "exceptions": _words("exceptions"),
    "close-day": _words("close-day", TODAY, "--reason", "Chưa có mạng"),
    "export-bundle": lambda desk, place: ("export-bundle", str(place / "a.bundle")),
    "import-bundle": lambda desk, place: ("import-bundle", str(place / "none.bundle")),
    "lookups": _words("lookups"),
    "verify": _words("verify"),
    "backup": lambda desk, place: ("backup", str(place / "copy.desk")),
    "restore": _copy,
    "recovery-key": _words("recovery-key"),
    "confirm-clock": _words("confirm-clock"),
    "confirm-newest-slip": _words("confirm-newest-slip", "none"),
    "user": _words("user", "list"),
    "catalogue": _words("catalogue", "load"),
    "calendar": _words("calendar", "set", "2027", "--document", "12/QĐ-TTg"),
    "gateway": lambda desk, place: ("gateway", "report", "--db", f"sqlite:///{place / 'city.db'}"),
    "demo": _words("demo"),
}
"""A call of every command that goes well for whoever may make it, as far as a desk without a city can."""

_HEAD = """# Who may call which command

Every command says in its own `Command` value who must stand behind a call (`needs`) and which right is asked at sign-in
(`right`); `at_desk.py` is the one way in and asks for both. What more a deed needs its service says. A cell is the exit
code and, when it is refused, the key of the message. The desk of this table is a practice desk that has joined no city;
the last column is a supervisor's call while the window has the folder. It is printed from `tests/cli/who_may.py` by
`python -m tests.cli.who_may`, and `tests/cli/test_who_may.py` makes every call of it.

"""
_TAIL = """
`needs`: **nobody** – it shows no personal data, or is the city's own operator (`gateway`), or brings a code of its own
(`enrol`). **machine** – without `--user` the PC itself does it as `machine`, for a scheduled task, and is told counts
only. **otherwise** – `restore` asks for a user of the copy who may at present too, or the recovery key. **user** – a user in office signs in
with `--user` and the PIN from `DESK_APP_PIN` or, at a terminal, a prompt.

`--help` and the window need nobody; the window asks who sits down. `verify` on data so damaged that nobody can sign in
says so, exit code 5, and nothing of what the data holds.
"""


def page() -> str:
    """Write the page."""
    titles = ["command", "needs", "right", *HEADINGS.values()]
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    for command in COMMANDS:
        row = ROWS[command.name]
        cells = [f"`{command.name}`", str(command.needs), _right(command)]
        lines.append("| " + " | ".join([*cells, *(getattr(row, name) for name in CALLERS)]) + " |")
    return _HEAD + "\n".join(lines) + "\n" + _TAIL


def _right(command: Command) -> str:
    if command.right is not None:
        return str(command.right)
    return "–" if command.needs is Need.NOBODY or command.name in ("queue", "verify") else "by service"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
