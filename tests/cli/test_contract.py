"""The shapes scripts rely on, command by command."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.calls import DRAFT, ID_NUMBER, NAME, ScriptDesk

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")


def test_a_dossier_is_received_with_exactly_the_facts_promised(desk: ScriptDesk) -> None:
    outcome = desk.ask("receive", "-", stdin=json.dumps(DRAFT))

    plain = outcome.json
    assert outcome.exit_code == 0
    facts = {"code", "dossier_id", "status", "received_at", "due_at", "fee_due", "seq"}
    assert set(plain) == facts | {"warnings"}
    assert [one["field"] for one in plain["warnings"]] == ["fees"]
    assert re.fullmatch(r"H26\.99\.01-\d{6}-1001", plain["code"])
    assert plain["status"] == 2
    assert INSTANT.fullmatch(plain["received_at"])
    assert INSTANT.fullmatch(plain["due_at"])
    assert datetime.fromisoformat(plain["received_at"]) < datetime.fromisoformat(plain["due_at"])
    assert isinstance(plain["fee_due"], int)
    assert plain["seq"] == desk.head()


def test_absent_papers_mean_the_required_ones_of_the_procedure(desk: ScriptDesk) -> None:
    code = desk.receive({name: value for name, value in DRAFT.items() if name != "papers"})

    papers = desk.ask("show", code).json["papers"]
    assert papers
    assert set(papers[0]) == {"name", "originals", "certified", "photocopies"}


def test_show_gives_the_dossier_with_its_history(desk: ScriptDesk) -> None:
    code = desk.receive()

    plain = desk.ask("show", code).json
    assert plain["code"] == code
    assert plain["status"] == 2
    assert plain["applicant"] == DRAFT["applicant"]
    assert plain["owner"] is None
    assert plain["papers"] == DRAFT["papers"]
    assert plain["prints"] == []
    assert [set(fee) for fee in plain["fees"]] == [{"name", "amount", "basis"}]
    assert [(line["kind"], line["by"]) for line in plain["history"]] == [("dossier_received", "clerk")]
    assert set(plain["history"][0]) == {"seq", "kind", "at", "by"}
    assert INSTANT.fullmatch(plain["due_at"])
    assert (plain["exceptions"], plain["other_codes"], plain["waiting"]) == ([], [], [])


def test_a_fee_that_nobody_has_set_is_no_0(desk: ScriptDesk) -> None:
    plain = {**DRAFT, "procedure": "1.001612"}
    del plain["papers"]
    told = desk.say("receive", "-", stdin=json.dumps(plain)).out
    assert "Phí, lệ phí: chưa ấn định." in told
    (row,) = desk.ask("find", NAME).json["results"]
    assert [fee["amount"] for fee in desk.ask("show", row["code"]).json["fees"]] == [None]


def test_show_tells_the_history_in_the_words_of_the_table(desk: ScriptDesk) -> None:
    code = desk.receive()
    desk.deed("forward", code)
    lines = desk.say("show", code).out.splitlines()
    assert [line.split(" · ")[2] for line in lines[-2:]] == ["Tiếp nhận hồ sơ", "Chuyển xử lý"]


def test_a_dossier_is_found_by_code_number_phone_and_name_without_marks_newest_first(
    desk: ScriptDesk,
) -> None:
    first, second = desk.receive(), desk.receive({**DRAFT, "procedure": "2.000815"})

    for text in ("nguyen thi hoa", "HÒA", ID_NUMBER, ID_NUMBER[-4:], "0912345678"):
        found = desk.ask("find", text).json["results"]
        assert [row["code"] for row in found] == [second, first], text
    assert set(found[0]) == {"code", "name", "procedure", "status", "due_at"}
    assert desk.ask("find", first[-4:]).json["results"][0]["code"] == first
    assert len(desk.ask("find", "hoa", "--limit", "1").json["results"]) == 1
    assert desk.ask("find", "Trần Văn Không Có").json == {"results": []}


def test_the_queue_counts_what_the_city_has_not_seen(desk: ScriptDesk) -> None:
    before = desk.ask("queue").json
    desk.receive()

    after = desk.ask("queue").json
    assert set(after) == {"unsent", "oldest_at", "head_seq", "acked_seq"}
    assert (after["unsent"], after["acked_seq"]) == (after["head_seq"], 0)
    assert after["head_seq"] > before["head_seq"]
    assert INSTANT.fullmatch(after["oldest_at"])


def test_a_form_is_printed_to_a_file_and_the_copies_are_counted(desk: ScriptDesk, tmp_path: Path) -> None:
    code, target = desk.receive(), tmp_path / "slip.pdf"

    first = desk.ask("print", code, "--form", "01", "--to", str(target)).json
    again = desk.ask("print", code, "--form", "01", "--to", str(target), "--reason", "Người dân làm mất").json
    assert set(first) == {"code", "form", "copy_no", "sha256", "file", "pages"}
    assert (first["code"], first["form"], first["copy_no"], again["copy_no"]) == (code, "01", 1, 2)
    assert target.read_bytes().startswith(b"%PDF")
    prints = desk.ask("show", code).json["prints"]
    assert [(one["copy_no"], one["state"], one["by"]) for one in prints] == [
        (1, "confirmed", "clerk"),
        (2, "confirmed", "clerk"),
    ]


def test_journal_and_data_agree_after_work(desk: ScriptDesk) -> None:
    desk.receive()

    outcome = desk.ask("verify")
    assert outcome.exit_code == 0
    assert outcome.json == {"ok": True, "entries": desk.head(), "dossiers": 1, "look_ups": 0, "problems": []}


def test_every_answer_for_people_is_vietnamese_or_english_in_words(desk: ScriptDesk) -> None:
    outcome = desk.say("receive", "-", stdin=json.dumps(DRAFT))
    assert outcome.out.startswith("Hồ sơ ĐÃ lưu, số H26.99.01-")
    assert outcome.err == ""

    english = desk.say("--lang", "en", "receive", "-", stdin=json.dumps(DRAFT))
    assert english.out.startswith("The dossier IS SAVED, number H26.99.01-")

    shown = desk.say("find", NAME).out
    assert "Được tiếp nhận" in shown


@pytest.mark.parametrize("typed", ["0912 345 678", "0912.345.678", "+84912345678", "+84 912 345 678"])
def test_a_phone_is_found_however_its_number_is_written(desk: ScriptDesk, typed: str) -> None:
    code = desk.receive()

    assert [row["code"] for row in desk.ask("find", typed).json["results"]] == [code]
