"""The health board shows people where to look, in a browser too, and believes nothing it shows."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.gateway.board.board import Board, BoardWard, look
from desk_app.gateway.board.page import page
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.messages import DeskLine
from desk_app.qt.tokens import DARK, LIGHT, TextSizes
from desk_app.resources import resource
from tests.builders import MORNING
from tests.gateway.desks import WARD, CityClock, HandMadeDesk
from tests.gateway.front.serving_city import serving
from tests.windows.needs import SystemPart, only_with

NOW = MORNING.isoformat()


def a_board(**changes: object) -> Board:
    """Give a board with one desk."""
    values: dict[str, object] = {
        "desk_id": "desk-1",
        "desk_no": 2,
        "last_contact": NOW,
        "unsent": 0,
        "oldest_unsent": None,
        "head_seq": 12,
        "clock_error": 0.4,
        "program": "0.1.0",
        **changes,
    }
    return Board(NOW, (BoardWard(WARD, False, 12, (DeskLine(**values),), 0),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unsent": 14, "oldest_unsent": (MORNING - timedelta(hours=26)).isoformat()}, ("14", "26 giờ")),
        ({"unsent": 1, "oldest_unsent": (MORNING - timedelta(minutes=7)).isoformat()}, ("7 phút",)),
        ({"unsent": 1, "oldest_unsent": (MORNING - timedelta(days=5)).isoformat()}, ("5 ngày",)),
        ({"last_contact": None}, ("chưa lần nào",)),
        ({"last_contact": "2026-11-20T06:00:00+07:00"}, ("06:00 20/11/2026", 'class="mark"')),
        ({"clock_error": 3600.0}, ("+60 phút", 'class="n mark"')),
        ({"clock_error": None}, ("<td",)),
        ({"revoked": True}, ("(đã thu hồi)",)),
        ({"exceptions": 3}, (">3<",)),
        ({"oldest_unsent": "long ago", "unsent": 2}, ("–",)),
    ],
)
def test_what_needs_somebody_stands_out(changes: dict[str, object], words: tuple[str, ...]) -> None:
    shown = page(a_board(**changes))
    assert all(word in shown for word in words)


def test_a_quiet_desk_is_not_marked() -> None:
    assert "mark" not in page(a_board()).split("<body>")[1]


def test_what_a_desk_says_of_itself_is_shown_as_text() -> None:
    shown = page(a_board(program='<script>alert("x")</script>', desk_id="<b>"))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;" in shown


def test_what_needs_somebody_is_counted_above_all_wards() -> None:
    quiet, silent = a_board(), a_board(last_contact=None, unsent=1_400, desk_no=3)
    both = Board(NOW, tuple(replace(one, exceptions=2) for one in (*quiet.wards, *silent.wards)))
    tiles = page(both).split('<ul class="tiles">')[1].split("</ul>")[0]
    counted = re.findall(r"<li><b( class=mark)?>([^<]+)</b><span>([^<]+)", tiles)
    assert counted == [
        ("", "2", "quầy đang dùng"),
        (" class=mark", "1", "quầy im lặng hơn 2 giờ"),
        ("", "1.400", "việc chờ gửi"),
        (" class=mark", "4", "việc cần xử lý"),
    ]


def test_the_board_wears_the_look_of_the_desks() -> None:
    source = resource("style", "board.css").read_text(encoding="utf-8")
    by_day, by_night = (dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in source.split("@media"))
    assert by_day.keys() == by_night.keys()
    assert by_day == {name: getattr(LIGHT, name) for name in by_day}
    assert by_night == {name: getattr(DARK, name) for name in by_night}
    assert set(re.findall(r"var\(--(\w+)\)", source)) == by_day.keys()
    assert re.findall(r"font-size: ([\d.]+)pt", source) != []
    assert {float(one) for one in re.findall(r"(?:font-size|font): ([\d.]+)pt", source)} <= set(
        asdict(TextSizes()).values()
    )


def test_a_long_name_of_a_desk_never_writes_over_the_next_column() -> None:
    shown = page(a_board(desk_id="7f3c9a2e" * 8))
    assert f'<td title="{"7f3c9a2e" * 8}">' in shown
    rules = re.search(
        r"^td \{([^}]*)\}", resource("style", "board.css").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rules is not None
    assert {"overflow: hidden", "text-overflow: ellipsis"} <= set(rules[1].strip(" ;").split("; "))


def test_a_ward_without_desks_says_so() -> None:
    shown = page(Board(NOW, (BoardWard(WARD, False, 0, (), 0),)))
    assert "Chưa có quầy nào kết nối." in shown
    assert "<table" not in shown


def test_a_city_without_wards_says_so() -> None:
    assert "Chưa có phường nào" in page(Board(NOW, ()))


def test_the_board_knows_every_ward_and_counts_what_waits(gateway: Gateway, city_clock: CityClock) -> None:
    one = HandMadeDesk(gateway, 1).join()
    HandMadeDesk(gateway, 1, ward="H26.99.02", name="practising", practice=True).join()
    one.write_body("of_tomorrow", b"{}")
    one.push()
    first, second = look(gateway.database, gateway.city).wards
    assert (first.ward, first.practice, first.exceptions, first.feed_end) == (WARD, False, 1, 3)
    assert [line.exceptions for line in first.desks] == [1]
    assert (second.ward, second.practice, second.exceptions) == ("H26.99.02", True, 0)


@pytest.mark.slow
def test_a_browser_shows_the_board(tmp_path: Path) -> None:
    address = str(tmp_path / "city.db")
    gateway = Gateway(address)
    desk = HandMadeDesk(gateway, 4).join()
    desk.receive(4001)
    desk.shake(unsent=1, oldest_unsent=desk.at.isoformat())
    gateway.close()
    with serving(address) as city:
        shown = _in_browser(city.url, tmp_path)
    assert "<h1>Tình trạng các quầy</h1>" in shown
    assert f'<section id="{WARD}">' in shown
    assert f">{desk.name}</td>" in shown
    assert '<td class="n mark">1</td>' in shown


def _in_browser(url: str, folder: Path) -> str:
    """Give the page as headless Chromium holds it after loading."""
    only_with(SystemPart.CHROMIUM)
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert browser, "no Chromium on this machine; `make test` installs it"
    quiet = (
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    )
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        *quiet,
        "--no-first-run",
        f"--user-data-dir={folder}/chromium",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", url], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout
