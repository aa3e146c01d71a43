"""`desk-app gateway …`: the city's side on this machine – serve desks, invite them, revoke them, post facts, report, rebuild."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.domain.dossier.dossier import Status
from desk_app.errors import Refused, StorageTrouble, WrongUsage

if TYPE_CHECKING:
    from desk_app.gateway.front.gateway import Gateway
    from desk_app.gateway.front.serving import Place
    from desk_app.gateway.people.operations import Posted

FROM_VARIABLE = "env:"
"""Begins a database address that stands in an environment variable."""
_PASSWORD = re.compile(r"://[^/@]*:[^/]*@|[?&]password=")
ALL = "all"
"""Stands for every ward."""
LISTEN = "127.0.0.1:8600"
"""Where the gateway listens unless told otherwise."""


def run(call: Call) -> Answer:
    """Do one of the city's deeds; none of them needs a data folder or a user."""
    return _DEEDS[call.text("deed")](call)


def _serve(call: Call) -> Answer:
    with _installed():
        from desk_app.gateway.front.serving import place_of, serve

    place = place_of(call.text("listen") or LISTEN, call.text("cert"), call.text("key"))
    as_json, stdout = call.flag("json"), call.around.stdout

    def listening(at: Place) -> None:
        words = json.dumps({"listening": at.url}) if as_json else _say(call, "listening", url=at.url)
        print(words, file=stdout, flush=True)

    serve(
        _address(call),
        place,
        call.whole("workers") or 1,
        listening,
        metrics_port=call.whole("metrics"),
    )
    return Answer(None)


def _invite(call: Call) -> Answer:
    minutes = call.whole("minutes")
    ward, desk_no = _what(call), call.whole("desk")
    if desk_no is None:
        raise _missing("--desk")
    with _gateway(call) as gateway:
        life = {} if minutes is None else {"lifetime": timedelta(minutes=minutes)}
        made = gateway.invite(ward, desk_no, **life)
    line = _say(call, "invited", code=made.code, desk=made.desk_no, ward=made.ward)
    return Answer({**asdict(made), "desk": made.desk_no}, (line,))


def _report(call: Call) -> Answer:
    with _gateway(call) as gateway:
        report = gateway.operations.report()
    plain: dict[str, Any] = asdict(report)
    lines = [
        _say(
            call,
            "desk_line",
            ward=one.ward,
            desk=one.desk_id,
            head_seq=one.head_seq,
            entries=one.entries,
            branches=one.branches,
        )
        for one in report.desks
    ]
    lines.append(_say(call, "report", dossiers=report.dossiers, exceptions=report.exceptions))
    if report.behind:
        lines.append(_say(call, "behind", n=report.behind))
    return Answer({**plain, "desks": list(plain["desks"])}, tuple(lines))


def _rebuild(call: Call) -> Answer:
    """Make what is known of a ward, or of all, anew of its feed; desks go on handing in meanwhile."""
    what = _what(call)
    done: dict[str, int] = {}
    with _gateway(call) as gateway:
        for ward_id, ward in gateway.operations.wards("" if what == ALL else what.upper()):
            done[ward] = gateway.projector.begin_anew(ward_id)
            for left in gateway.projector.follow(ward_id):
                told = _say(call, "rebuilding", ward=ward, done=max(0, done[ward] - left), n=done[ward])
                print(told, file=call.around.stderr, flush=True)
    lines = tuple(_say(call, "rebuilt", ward=ward, n=count) for ward, count in done.items())
    return Answer({"wards": [{"ward": ward, "entries": count} for ward, count in done.items()]}, lines)


def _revoke(call: Call) -> Answer:
    what, user, reason = _what(call), call.text("login"), call.text("reason")
    with _gateway(call) as gateway:
        if user:
            gateway.operations.end_rights(what.upper(), user, reason)
            return Answer({"ward": what.upper(), "login": user}, (_say(call, "rights_ended", user=user),))
        ward = gateway.operations.revoke(what, reason)
    return Answer({"desk_id": what, "ward": ward}, (_say(call, "revoked", desk=what),))


def _post(call: Call) -> Answer:
    code, status = _what(call), call.whole("status")
    if [status is not None, call.given("result"), call.given("check")].count(True) != 1:
        raise _missing("--status | --result | --check")
    if status is not None and status not in list(Status):
        raise Refused("gateway.bad_status", status=status)
    with _gateway(call) as gateway:
        posted = _posted(call, gateway, code, status)
    line = _say(call, "posted", code=code, status=posted.status)
    return Answer({**asdict(posted), "code": code, "opened": list(posted.opened)}, (line,))


def _posted(call: Call, gateway: Gateway, code: str, status: int | None) -> Posted:
    from desk_app.domain.facts.facts import ResultRecorded

    at_city = gateway.operations
    if call.given("check"):
        return at_city.ask(code, call.text("check"))
    if status is None:
        return at_city.post(code, ResultRecorded(call.text("result"), call.text("number")))
    return at_city.set_status(code, Status(status), city_code=call.text("city_code"), note=call.text("note"))


@contextmanager
def _gateway(call: Call) -> Iterator[Gateway]:
    with _installed():
        from desk_app.gateway.database.database import Busy
        from desk_app.gateway.front.gateway import Gateway
    gateway = Gateway(_address(call))
    try:
        yield gateway
    except Busy as busy:
        raise StorageTrouble("gateway.busy") from busy
    finally:
        gateway.close()


@contextmanager
def _installed() -> Iterator[None]:
    """Turn a missing optional part into words."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise Refused("gateway.not_installed", part=error.name) from error


def _address(call: Call) -> str:
    """Give the database's address: `env:NAME` stands for what that variable holds, which is no longer handed on then.

    A password among the arguments is told: the list of processes shows it to everybody on this machine.
    """
    given = call.text("db")
    if given.startswith(FROM_VARIABLE):
        name = given.removeprefix(FROM_VARIABLE)
        address = call.around.environ.get(name, "")
        os.environ.pop(name, None)
        if not address:
            raise Refused("gateway.no_variable", name=name)
        return address
    if _PASSWORD.search(given):
        print(_say(call, "password_seen"), file=call.around.stderr, flush=True)
    return given


def _what(call: Call) -> str:
    what = call.text("what").strip()
    if not what:
        raise _missing("WHAT")
    return what


def _missing(detail: str) -> WrongUsage:
    return WrongUsage("cli.usage", detail=detail, program="desk-app gateway")


def _say(call: Call, what: str, **values: object) -> str:
    return call.messages.text(f"cli.say.gateway.{what}", **values)


_DEEDS: dict[str, Callable[[Call], Answer]] = {
    "serve": _serve,
    "invite": _invite,
    "report": _report,
    "revoke": _revoke,
    "post": _post,
    "rebuild": _rebuild,
}
COMMANDS = (
    Command(
        "gateway",
        run,
        (
            Argument("deed", choices=tuple(_DEEDS), required=True),
            Argument("what"),
            Argument("--db", required=True),
            Argument("--listen"),
            Argument("--cert"),
            Argument("--key"),
            Argument("--workers", int),
            Argument("--metrics", int),
            Argument("--desk", int),
            Argument("--minutes", int),
            Argument("--reason"),
            Argument("--login"),
            Argument("--status", int),
            Argument("--city-code"),
            Argument("--note"),
            Argument("--result"),
            Argument("--number"),
            Argument("--check"),
        ),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
