"""Draws the health board as a web page in Vietnamese: every text escaped, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from html import escape

from desk_app.domain.time.local_time import local
from desk_app.gateway.board.board import Board, BoardWard
from desk_app.protocol.messages import DeskLine
from desk_app.resources import resource

SILENT = timedelta(hours=2)
"""A desk that has not spoken for so long is marked."""
CLOCK_WRONG = 300
"""Seconds of clock error from which a desk is marked."""
_HEADS = ("Quầy", "Mã máy", "Liên lạc lần cuối", "Chờ gửi", "Lâu nhất", "Lệch giờ", "Phiên bản", "Cần xử lý")


_NO_DESK = '<p class="empty">Chưa có quầy nào kết nối.</p>'
_NUMBERS = ("Chờ gửi", "Lâu nhất", "Lệch giờ", "Cần xử lý")


def page(board: Board) -> str:
    """Give the whole page."""
    now = datetime.fromisoformat(board.server_time)
    wards = "".join(_ward(one, now) for one in board.wards)
    shown = f"{_tiles(board, now)}{wards}" if wards else '<p class="empty">Chưa có phường nào được mời.</p>'
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="60">'
        f"<title>Tình trạng các quầy</title><style>{_file('style', 'board.css')}</style></head><body>"
        f"<header>{_file('icons', 'program.svg')}<h1>Tình trạng các quầy</h1><p>Lúc {_clock(now)}</p></header>"
        f"<main>{shown}</main></body></html>"
    )


@cache
def _file(*parts: str) -> str:
    """Give a file of the program's own, which the page carries in itself: it may load nothing."""
    return resource(*parts).read_text(encoding="utf-8")


def _tiles(board: Board, now: datetime) -> str:
    """Say first what a person asks first: how many desks, who is silent, what waits."""
    desks = [one for ward in board.wards for one in ward.desks if not one.revoked]
    facts = (
        (len(desks), "quầy đang dùng", False),
        (sum(_is_silent(one, now) for one in desks), "quầy im lặng hơn 2 giờ", True),
        (sum(one.unsent for one in desks), "việc chờ gửi", False),
        (sum(one.exceptions for one in board.wards), "việc cần xử lý", True),
    )
    return f'<ul class="tiles">{"".join(_tile(*one) for one in facts)}</ul>'


def _tile(count: int, word: str, needs_somebody: bool) -> str:
    kind = " class=mark" if needs_somebody and count else ""
    return f"<li><b{kind}>{_grouped(count)}</b><span>{word}</span></li>"


def _ward(ward: BoardWard, now: datetime) -> str:
    practice = '<span class="chip practice">thực hành</span>' if ward.practice else ""
    waiting = (
        f'<span class="chip needed">{_grouped(ward.exceptions)} việc cần xử lý</span>'
        if ward.exceptions
        else ""
    )
    heads = "".join(f"<th{' class=n' if one in _NUMBERS else ''}>{one}</th>" for one in _HEADS)
    rows = "".join(_desk(one, now) for one in ward.desks)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return (
        f'<section id="{escape(ward.ward)}"><div><h2>{escape(ward.ward)}</h2>{practice}{waiting}'
        f"<p>{_grouped(ward.feed_end)} việc trong sổ chung</p></div>"
        f"{table if ward.desks else _NO_DESK}</section>"
    )


def _is_silent(desk: DeskLine, now: datetime) -> bool:
    last = _moment(desk.last_contact)
    return last is None or now - last > SILENT


def _desk(desk: DeskLine, now: datetime) -> str:
    last = _moment(desk.last_contact)
    oldest = _moment(desk.oldest_unsent)
    revoked = " (đã thu hồi)" if desk.revoked else ""
    cells = (
        _cell(f"{desk.desk_no}{revoked}"),
        f'<td title="{escape(desk.desk_id)}">{escape(desk.desk_id)}</td>',
        _cell(_clock(last) if last else "chưa lần nào", mark=_is_silent(desk, now)),
        _cell(str(desk.unsent), mark=desk.unsent > 0, number=True),
        _cell(_age(now - oldest) if oldest else "–", number=True),
        _cell(_error(desk.clock_error), mark=abs(desk.clock_error or 0) > CLOCK_WRONG, number=True),
        _cell(desk.program or "–"),
        _cell(str(desk.exceptions), mark=desk.exceptions > 0, number=True),
    )
    return f"<tr{' class=off' if desk.revoked else ''}>{''.join(cells)}</tr>"


def _cell(text: str, *, mark: bool = False, number: bool = False) -> str:
    kinds = " ".join(name for name, on in (("n", number), ("mark", mark)) if on)
    return f'<td class="{kinds}">{escape(text)}</td>' if kinds else f"<td>{escape(text)}</td>"


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _moment(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return at if at.tzinfo else None


def _clock(at: datetime) -> str:
    return f"{local(at):%H:%M %d/%m/%Y}"


def _age(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} phút"
    return f"{minutes // 60} giờ" if minutes < 48 * 60 else f"{minutes // 1440} ngày"


def _error(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:+.0f} giây" if abs(seconds) < 120 else f"{seconds / 60:+.0f} phút"
