"""Three days of a practice desk on which its dossiers go every way there is; it never joined a city."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from desk_app.domain.time.local_time import VIETNAM
from tests.cli.calls import DRAFT, draft
from tests.old_versions.installed import Installed, InstalledDesk

At = Callable[[datetime], Installed]
"""Gives the program on a PC whose clock shows a moment."""

PAPER = {"name": "Giấy xác nhận của nơi cư trú cũ", "originals": 1}
MONDAY, WEDNESDAY, THURSDAY = (datetime(2026, 11, day, 8, 30, tzinfo=VIETNAM) for day in (23, 25, 26))
DATA_ENDS = datetime(2026, 11, 27, 17, tzinfo=VIETNAM)
"""After the last moment in any archive."""


def somebody(number: int, **terms: Any) -> dict[str, Any]:
    """Give the draft of a person nobody else is; `terms` replace other parts of it."""
    person = draft(name=f"Nguyễn Văn Số {number}", id_number=f"00109000{number:04d}", sex="male")
    return {**person, **terms}


def practice_desk(at: At, people: str) -> list[str]:
    """Live through the three days; gives the codes by which dossiers are asked for."""
    first = at(MONDAY).desk("desk").make(1)
    codes = [*_taken_in(first), *_not_accepted(first)]
    second = at(WEDNESDAY).desk("desk")
    for one in ("clerk", "clerk2"):
        second.ask("forward", codes[0], user=one, DESK_APP_PIN="999999")
    outcome = second.installed.ask(str(second.folder / "data"), module=people, XDG_STATE_HOME=_state(second))
    assert outcome.exit_code == 0, outcome.err
    _worked_on(second, codes)
    third = at(THURSDAY).desk("desk")
    codes += _ended(third, codes)
    closed = ("close-day", "2026-11-25", "--reason", "Quầy thực hành không có thành phố")
    third.done(*closed, user="supervisor")
    return codes


def _state(desk: InstalledDesk) -> str:
    return str(desk.folder / "state")


def _taken_in(desk: InstalledDesk) -> list[str]:
    """Receive sixteen dossiers of all kinds of people, terms and papers."""
    organisation = {**DRAFT["applicant"], "kind": "organisation", "name": "Công ty TNHH Thực Hành"}
    organisation |= {"id_number": "0100109106", "birth_date": None, "sex": ""}
    owner = {**DRAFT["applicant"], "name": "Lê Chủ Hồ Sơ", "id_number": "001085000001", "sex": ""}
    copies = {"procedure": "2.000815", "quantities": {"pages": 3, "copies": 2}}
    outside = {"name": "Giấy ngoài danh mục", "photocopies": 2, "outside_catalogue": True, "ground": "Tự nộp"}
    birth = {"name": "Bản sao giấy tờ, tài liệu có nội dung khai sinh", "photocopies": 1}
    terms: list[dict[str, Any]] = [
        {},
        {"owner": {**owner, "birth_date": "1985-02-03"}},
        {"applicant": organisation, **copies},
        {
            "papers": [*DRAFT["papers"], birth],
            "procedure": "1.004884",
            "channel": "post",
            "return_by": "post",
        },
        {"return_by": "online", "note": "Trả kết quả điện tử"},
        {"papers": [*DRAFT["papers"], outside], "sets": 2},
        copies,
        *({} for _ in range(9)),
    ]
    return [desk.receive(somebody(number, **one)) for number, one in enumerate(terms, 1)]


def _not_accepted(desk: InstalledDesk) -> list[str]:
    """Guide two people, of whom one comes back with all papers, and refuse one at the counter."""
    cases = [
        {"draft": somebody(number), "reason": "Thiếu giấy tờ nơi cư trú cũ", "papers": [PAPER]}
        for number in (21, 22)
    ]
    guided = [desk.deed("supplement", "new", case) for case in cases]
    desk.done("print", guided[0], "--form", "02", "--to", str(desk.installed.place / "prints.pdf"))
    accepted = desk.receive(somebody(21, papers=[*DRAFT["papers"], PAPER]), "--registered", guided[0])
    ground = ("--reason", "Không thuộc thẩm quyền của phường")
    return [accepted, guided[1], desk.deed("refuse", "new", somebody(23), *ground)]


def _worked_on(desk: InstalledDesk, codes: list[str]) -> None:
    """Forward most of them, ask for papers, extend, record results, print."""
    paper = str(desk.installed.place / "prints.pdf")
    for code in codes[:2]:
        desk.done("print", code, "--form", "01", "--to", paper)
    desk.done("print", codes[0], "--form", "01", "--to", paper, "--reason", "Giấy bị rách")
    for code in codes[:11]:
        desk.deed("forward", code)
    desk.deed("forward", codes[11], {"to": "Bộ phận Tư pháp - Hộ tịch"})
    asked = {"reason": "Thiếu giấy xác nhận", "papers": [PAPER], "respond_by": "2026-12-31"}
    for code in codes[3:6]:
        desk.deed("supplement", code, asked)
    desk.done("print", codes[3], "--form", "02", "--to", paper)
    desk.deed("supplied", codes[3], {"papers": [PAPER]})
    later = {"due_at": "2026-12-15T16:30", "reason": "Chờ xác minh thêm"}
    for code in (codes[3], codes[7]):
        desk.deed("extend", code, later, user="supervisor")
    granted = {"name": "Giấy xác nhận", "number": "12/XN", "place": "Khay 3"}
    for code in codes[:3]:
        desk.deed("result", code, granted)
    desk.deed("result", codes[11], {"name": "Văn bản trả lời", "number": "3/UBND", "granted": False})


def _ended(desk: InstalledDesk, codes: list[str]) -> list[str]:
    """Return results, stop, reopen, withdraw and cancel; gives what took the place of a cancelled number."""
    authorised = {
        "collector": "authorised",
        "name": "Lê Văn Tám",
        "id_number": "001085000002",
        "phone": "0987654321",
        "proof": "Giấy ủy quyền ngày 25/11/2026",
        "slip_lost": True,
        "originals_back": "Sổ hộ khẩu cũ",
    }
    desk.deed("return", codes[0])
    desk.deed("return", codes[1], {"collector": "owner"})
    desk.deed("return", codes[2], authorised)
    desk.done("print", codes[0], "--form", "return", "--to", str(desk.installed.place / "prints.pdf"))
    for code in codes[8:10]:
        desk.deed("stop", code, {"reason": "Chờ bản án có hiệu lực"})
    desk.deed("reopen", codes[9], None, "--reason", "Đã có bản án", user="supervisor")
    for code in (codes[4], codes[10], codes[12]):
        desk.deed("withdraw", code, None, "--reason", "Công dân rút hồ sơ")
    desk.deed("void", codes[13], None, "--reason", "Nhập nhầm người nộp")
    voided = {"reason": "Nhập nhầm số bộ", "replacement": somebody(15, sets=2)}
    replaced = desk.done("void", codes[14], "--file", "-", stdin=voided)["replacement"]["code"]
    return [replaced, *(desk.receive(somebody(number)) for number in range(31, 36))]
