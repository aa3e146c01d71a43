"""Look-ups by command line: who looked at what, beside an open window too, and nothing of it in logs or on the line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.people.roles import Role
from desk_app.domain.time.local_time import VIETNAM
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from desk_app.storage.database import engine
from tests.builders import a_draft
from tests.cli.calls import ID_NUMBER, Outcome, ScriptDesk
from tests.fakes import FakeClock
from tests.process_ends import KILL, KILLED_ITSELF
from tests.storage.small_places import read_only

CLERK = Operator("clerk", "Trần Thị Thực Tập", Role.CLERK)


def read(desk: ScriptDesk, *options: str) -> Outcome:
    return desk.ask("lookups", *options, user="supervisor")


def short(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [(one["user"], one["what"], one["query"]) for one in outcome.json["lookups"]]


@pytest.fixture
def window(desk: ScriptDesk) -> Iterator[Desk]:
    """Give the desk as an open window holds it."""
    opened = open_desk(desk.folder, lock=Lock.WINDOW)
    yield opened
    opened.close()


def test_a_supervisor_reads_who_looked_at_what(desk: ScriptDesk) -> None:
    code = desk.receive()
    desk.ask("show", code)
    desk.ask("find", ID_NUMBER)
    desk.ask("find", "nobody of this name")
    outcome = read(desk, "--code", code)
    assert outcome.exit_code == 0
    reading, line = outcome.json["lookups"]
    assert (reading["user"], reading["what"], reading["code"]) == ("supervisor", "lookups", code)
    assert datetime.fromisoformat(line.pop("at")).tzinfo is not None
    assert line == {"user": "clerk", "what": "show", "code": code, "query": "", "where": "command"}
    assert short(read(desk, "--who", "clerk")) == [("clerk", "find", ID_NUMBER), ("clerk", "show", "")]
    assert [what for _, what, _ in short(read(desk))][:3] == ["lookups"] * 3
    assert read(desk).json["ok"] is True
    words = desk.say("lookups", "--who", "clerk", user="supervisor")
    assert "Tìm kiếm" in words.out
    assert desk.ask("verify").json["ok"]


def test_what_is_no_code_is_refused_and_a_code_nobody_looked_at_gives_no_line(desk: ScriptDesk) -> None:
    assert read(desk, "--code", "XX").code == "TC-28"
    assert read(desk, "--code", "H26.99.01-261120-9999").json["lookups"][1:] == []


def test_days_narrow_the_list_and_must_be_days(desk: ScriptDesk) -> None:
    desk.ask("show", desk.receive())
    today = datetime.now(VIETNAM).date()
    tomorrow = today + timedelta(days=1)
    assert len(read(desk, "--from", str(today), "--to", str(today)).json["lookups"]) == 2
    assert read(desk, "--from", str(tomorrow)).json["lookups"] == []
    assert desk.ask("lookups", "--from", "hôm qua", user="supervisor").exit_code == 2
    assert read(desk, "--from", str(tomorrow), "--to", str(today)).exit_code == 1


@pytest.mark.parametrize(("user", "pin", "exit_code"), [("", "246810", 2), ("supervisor", "000001", 1)])
def test_nobody_reads_them_without_signing_in(desk: ScriptDesk, user: str, pin: str, exit_code: int) -> None:
    outcome = desk.ask("lookups", user=user, pin=pin)
    assert outcome.exit_code == exit_code
    assert "lookups" not in outcome.json


def test_commands_look_beside_an_open_window_and_leave_the_journal_to_it(
    desk: ScriptDesk, window: Desk
) -> None:
    code = window.reception.receive(a_draft(), CLERK).code
    head = window.exchange.queue().head_seq
    for call in (("show", code), ("find", "hoa")):
        outcome = desk.ask(*call)
        assert outcome.exit_code == 0
    assert desk.ask("queue").json["head_seq"] == head
    assert short(read(desk, "--who", "clerk")) == [("clerk", "find", "hoa"), ("clerk", "show", "")]
    window.look_ups(Looking.SHOW, CLERK, code=code)
    assert window.look_ups.leave().queue
    assert window.exchange.queue().head_seq == head + 2
    assert desk.ask("verify").json["ok"]


def test_a_deed_of_the_window_under_way_keeps_nobody_from_looking(desk: ScriptDesk, window: Desk) -> None:
    code = window.reception.receive(a_draft(), CLERK).code
    beside = open_desk(desk.folder)
    with window.context.uow() as work:
        assert beside.dossier.look_at(code, CLERK).dossier.code == code
        assert beside.look_ups.unkept == 1
        assert work.look_ups.newest() == 0
        work.commit()
    beside.close()
    with window.context.uow(write=False) as work:
        assert work.look_ups.newest() == 1
    assert desk.ask("verify").json["ok"]


def test_a_search_in_the_window_stands_in_the_chain_although_the_program_is_killed_at_once(
    desk: ScriptDesk,
) -> None:
    desk.receive()
    killed_after(desk, "assert desk.dossier.find('hoa', CLERK)")
    assert short(read(desk, "--who", "clerk")) == [("clerk", "find", "hoa")]


def test_where_nothing_can_be_written_people_look_and_are_told(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = desk.receive()
    with read_only(desk.folder, monkeypatch):
        outcome = desk.ask("show", code)
        assert outcome.exit_code == 0
        assert outcome.json["look_up_kept"] is False
        assert "Lượt tra cứu này chưa ghi lại được" in desk.say("find", "hoa").out
    assert short(read(desk, "--who", "clerk")) == []


def test_on_a_full_disk_people_look_and_are_told(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    code = desk.receive()
    prepare = engine._prepare

    def prepare_on_full_disk(raw: Any, key: bytes, *, writes: bool) -> None:
        prepare(raw, key, writes=writes)
        raw.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(engine, "_prepare", prepare_on_full_disk)
    for letters in (2_000, 200, 0):
        opened = open_desk(desk.folder)
        while not opened.look_ups.unkept:
            opened.look_ups(Looking.FIND, CLERK, query="x" * letters)
        opened.close()
    outcome = desk.ask("show", code)
    assert outcome.exit_code == 0
    assert outcome.json["look_up_kept"] is False
    monkeypatch.undo()
    assert "look_up_kept" not in desk.ask("show", code).json
    assert desk.ask("verify").json["ok"]


def test_the_hours_passed_are_journaled_by_the_next_command_that_writes(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock(datetime.now(VIETNAM))
    monkeypatch.setattr("desk_app.devices.system_clock.SystemClock.now", lambda _: clock.now())
    code = desk.receive()
    desk.ask("show", code)
    head = desk.head()
    desk.ask("find", "hoa")
    assert desk.head() == head
    clock.pass_time(hours=1)
    desk.deed("forward", code, {})
    assert desk.head() == head + 2
    assert desk.ask("verify").json["ok"]


def killed_after(desk: ScriptDesk, look: str, *told: str) -> None:
    """Look in a window of its own process, which is killed before it does anything more."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from desk_app.bootstrap.folders import Lock\n"
        "from desk_app.bootstrap.open_desk import open_desk\n"
        "from tests.cli.test_look_ups import CLERK\n"
        "desk = open_desk(Path(sys.argv[1]), lock=Lock.WINDOW)\n"
        f"{look}\n"
        f"os.kill(os.getpid(), {int(KILL)})\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(desk.folder), *told], check=False, env=dict(os.environ)
    )
    assert killed.returncode == KILLED_ITSELF


def test_a_command_killed_between_its_line_and_the_record_loses_no_line(desk: ScriptDesk) -> None:
    code = desk.receive()
    killed_after(desk, "desk.dossier.look_at(sys.argv[2], CLERK)", code)
    later = FakeClock(datetime.now(VIETNAM) + timedelta(hours=2))
    with ExitStack() as stack:
        opened = open_desk(desk.folder, lock=Lock.WINDOW, chosen=Chosen(clock=later))
        stack.callback(opened.close)
        opened.look_ups(Looking.EXPORT, CLERK)
        with opened.context.uow(write=False) as work:
            fact = work.look_ups.recorded()
    assert fact is not None
    assert (fact.user, fact.count, fact.seq) == ("clerk", 1, 1)
    assert desk.ask("verify").json["ok"]


def test_a_searched_number_stands_in_no_log(desk: ScriptDesk) -> None:
    desk.receive()
    secret = "001190012345"
    desk.ask("find", secret), desk.ask("find", "036187654321"), read(desk)
    logs = b"".join(path.read_bytes() for path in (desk.folder / "logs").rglob("*") if path.is_file())
    assert b"command=find" in logs
    assert secret.encode() not in logs
    assert b"036187654321" not in logs


def test_an_export_is_taken_down_by_who_did_it(desk: ScriptDesk, tmp_path: Path) -> None:
    outcome = desk.ask("export-bundle", str(tmp_path / "a.bundle"))
    assert outcome.exit_code == 5
    assert short(read(desk, "--who", "clerk")) == []
