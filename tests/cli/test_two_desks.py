"""Two desks did something to one dossier without knowledge of each other: by command line, with a gateway between them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_app.gateway.front.gateway import Gateway
from tests.cli.calls import ScriptDesk
from tests.cli.test_city_commands import Joined, city, gateway, joined, made_desks
from tests.cli.today import TODAY
from tests.printing.slips import running_text

__all__ = ["city", "gateway", "joined", "made_desks"]

Doing = Callable[[ScriptDesk, str], object]


def deed(command: str, *more: str, user: str = "clerk", **file: object) -> Doing:
    """Give a deed as a call of the command line, done by a user with a file of its details."""

    def do(desk: ScriptDesk, code: str) -> None:
        given = ("--file", "-") if file else ()
        outcome = desk.ask(command, code, *more, *given, user=user, stdin=json.dumps(file))
        assert outcome.exit_code == 0, outcome.out

    return do


def because(text: str) -> tuple[str, str]:
    return "--reason", text


def extend(day: str) -> Doing:
    return deed(
        "extend", *because("Đơn vị giải quyết chưa có kết quả"), user="supervisor", due_at=f"{day}T10:00"
    )


FORWARD = deed("forward")
RESULT = deed("result", name="Giấy xác nhận", number="12/GXN")
OTHER_RESULT = deed("result", name="Giấy xác nhận", number="99/GXN")
TO_HOA = deed("return", name="Nguyễn Thị Hòa", id_number="001190012345")
TO_BINH = deed(
    "return", collector="authorised", name="Trần Văn Bình", id_number="001085000001", proof="Giấy ủy quyền 5"
)
WITHDRAW = deed("withdraw", *because("Công dân xin rút hồ sơ về"))
VOID = deed("void", *because("Nhận nhầm người, hủy số"), user="supervisor")
SUPPLEMENT = deed("supplement", *because("Thiếu bản chính giấy khai sinh"))
STOP = deed("stop", *because("Có văn bản của tòa án yêu cầu dừng"))

CLASHES: dict[str, tuple[tuple[Doing, ...], tuple[Doing, ...], tuple[Doing, ...], set[str]]] = {
    "double return": ((RESULT,), (TO_HOA,), (TO_BINH,), {"result_returned"}),
    "extended twice": ((FORWARD,), (extend("2027-01-05"),), (extend("2027-01-12"),), {"due_date_extended"}),
    "void and forward": ((), (VOID,), (FORWARD,), {"dossier_voided", "dossier_forwarded"}),
    "two results": ((FORWARD,), (RESULT,), (OTHER_RESULT,), {"result_recorded"}),
    "withdrawal and return": (
        (FORWARD,),
        (WITHDRAW,),
        (RESULT, TO_HOA),
        {"dossier_withdrawn", "result_returned"},
    ),
    "supplement and stop": ((FORWARD,), (SUPPLEMENT,), (STOP,), {"supplement_requested", "dossier_stopped"}),
}
"""What both know, what the first desk did, what the second did, and the deeds of the pair it is named by."""

PEACEFUL: dict[str, tuple[tuple[Doing, ...], tuple[Doing, ...], tuple[Doing, ...]]] = {
    "extended while the result came": ((FORWARD,), (extend("2027-01-05"),), (RESULT,)),
    "withdrawn while papers were asked for": ((FORWARD,), (SUPPLEMENT,), (WITHDRAW,)),
    "the same result twice": ((FORWARD,), (RESULT,), (RESULT,)),
    "handed to the same person twice": ((RESULT,), (TO_HOA,), (TO_HOA,)),
    "done at once while it was forwarded": ((), (FORWARD,), (RESULT, TO_HOA)),
}


def sync(*desks: ScriptDesk) -> None:
    for desk in desks:
        assert desk.ask("sync", user="").exit_code == 0


def part(
    joined: Joined, known: tuple[Doing, ...], one: tuple[Doing, ...], other: tuple[Doing, ...]
) -> tuple[ScriptDesk, ScriptDesk, str]:
    """Let two desks do their deeds without knowledge of each other, then tell everybody everything."""
    first, second = joined(1), joined(2)
    code = first.receive()
    for do in known:
        do(first, code)
    sync(first, second)
    for desk, deeds in ((first, one), (second, other)):
        for do in deeds:
            do(desk, code)
    sync(first, second, first)
    return first, second, code


@pytest.mark.parametrize("name", CLASHES)
def test_a_contradiction_is_told_at_both_desks_and_at_the_close(
    name: str, joined: Joined, gateway: Gateway, tmp_path: Path
) -> None:
    known, one, other, named = CLASHES[name]
    first, second, code = part(joined, known, one, other)

    told = [desk.ask("exceptions").json["exceptions"] for desk in (first, second)]
    assert [len(found) for found in told] == [1, 1]
    (here,), (there,) = told
    assert (here["id"], here["about"], here["codes"]) == (there["id"], "clash", [code])
    assert here["title"] == there["title"]
    assert code in here["title"]
    assert "khi chưa biết việc của nhau" in here["title"]
    assert {version["desk"] for version in here["versions"][:2]} == {1, 2}
    assert {version["kind"] for version in here["versions"][:2]} == named
    assert len(here["choices"]) >= 2
    assert gateway.operations.report().exceptions == 1

    shown = [desk.ask("show", code).json for desk in (first, second)]
    lines = [one.pop("history") for one in shown]
    assert shown[0] == shown[1]
    assert [line["kind"] for line in lines[0]] == [line["kind"] for line in lines[1]]

    refused = first.ask("close-day", TODAY, user="supervisor")
    assert refused.exit_code == 5
    sheet = tmp_path / "chot.pdf"
    closed = first.ask(
        "close-day",
        TODAY,
        "--reason",
        "Đã báo phụ trách, xử lý sáng mai",
        "--to",
        str(sheet),
        user="supervisor",
    )
    assert closed.exit_code == 0, closed.out
    assert closed.json["agreed"] is False
    assert any(code in json.dumps(one, ensure_ascii=False) for one in closed.json["differences"])
    for desk in (first, second):
        assert desk.ask("verify").json["ok"]


@pytest.mark.parametrize("name", PEACEFUL)
def test_what_loses_nothing_in_one_order_is_no_contradiction(
    name: str, joined: Joined, gateway: Gateway
) -> None:
    known, one, other = PEACEFUL[name]
    first, second, _ = part(joined, known, one, other)
    for desk in (first, second):
        assert desk.ask("exceptions").json == {"exceptions": []}
        assert desk.ask("verify").json["ok"]
    assert gateway.operations.report().exceptions == 0


def test_what_is_being_looked_into_stays_open_at_the_dossier_and_at_the_close(
    joined: Joined, tmp_path: Path
) -> None:
    first, second, code = part(joined, (RESULT,), (TO_HOA,), (TO_BINH,))
    (found,) = first.ask("exceptions").json["exceptions"]
    assert [one["detail"] for one in found["versions"]] == ["Nguyễn Thị Hòa", "Trần Văn Bình"]
    assert first.ask("show", code).json["exceptions"] == [found["id"]]
    assert found["id"] in first.say("show", code).out
    settle = ("exceptions", "--close", found["id"], "--choice", "unclear", "--reason", "Đang gọi hai người")
    assert first.ask(*settle, user="supervisor").exit_code == 0
    sync(first, second)
    for desk in (first, second):
        (waiting,) = desk.ask("exceptions").json["exceptions"]
        assert waiting["under_way"]["choice"] == "unclear"
        assert "Đang xử lý: Chưa rõ, đang xác minh" in desk.say("exceptions").out
    assert first.ask("close-day", TODAY, user="supervisor").exit_code == 5
    sheet = tmp_path / "chot.pdf"
    said = first.say("close-day", TODAY, "--reason", "Đang hỏi", "--to", str(sheet), user="supervisor")
    assert said.exit_code == 0
    printed = running_text(sheet.read_bytes())
    for text in (said.out, printed):
        assert "khớp" not in text.casefold()
        assert "Chênh lệch: Không có" not in text
    assert "Cần xử lý: hai quầy làm trái nhau" in printed


def test_a_settlement_ends_it_everywhere(joined: Joined, gateway: Gateway) -> None:
    first, second, code = part(joined, (FORWARD,), (RESULT,), (OTHER_RESULT,))
    refused = second.ask("return", code)
    assert (refused.exit_code, refused.json["error"]["code"]) == (1, "TR-06")
    assert second.ask("show", code).json["disputed"] is True
    told = [line for line in second.say("show", code).out.splitlines() if "Ghi kết quả" in line]
    assert [line.partition("clerk")[2][:15] for line in told] == [" · không tính c"] * 2
    (found,) = second.ask("exceptions").json["exceptions"]
    chosen = second.ask(
        "exceptions",
        "--close",
        found["id"],
        "--choice",
        "second_right",
        "--reason",
        "Đã hỏi đơn vị giải quyết",
        user="supervisor",
    )
    assert chosen.exit_code == 0, chosen.out
    sync(second, first)
    for desk in (first, second):
        assert desk.ask("exceptions").json == {"exceptions": []}
        shown = desk.ask("show", code).json
        assert (shown["result"]["number"], "disputed" in shown) == ("99/GXN", False)
    assert gateway.operations.report().exceptions == 0
    assert first.ask("return", code).exit_code == 0
