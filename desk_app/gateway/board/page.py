"""Draws the health board as a web page in Vietnamese: every text escaped, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from desk_app.domain.time.local_time import local
from desk_app.gateway.board.board import Board, BoardWard
from desk_app.protocol.messages import DeskLine

SILENT = timedelta(hours=2)
"""A desk that has not spoken for so long is marked."""
CLOCK_WRONG = 300
"""Seconds of clock error from which a desk is marked."""
_STYLE = """
body{font:16px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;margin:24px;color:#1c1c1c;background:#fbfaf7}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}p{margin:0 0 8px;color:#555}
table{border-collapse:collapse;width:100%}th,td{padding:6px 12px;border-bottom:1px solid #ddd;text-align:left}
th{font-weight:600;color:#555}td.n{text-align:right;font-variant-numeric:tabular-nums}
.mark{font-weight:600;color:#9a4a00}.off{color:#777;text-decoration:line-through}
"""
_HEADS = ("Quầy", "Mã máy", "Liên lạc lần cuối", "Chờ gửi", "Lâu nhất", "Lệch giờ", "Phiên bản", "Cần xử lý")


def page(board: Board) -> str:
    """Give the whole page."""
    now = datetime.fromisoformat(board.server_time)
    wards = "".join(_ward(one, now) for one in board.wards) or "<p>Chưa có phường nào được mời.</p>"
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="60">'
        f"<title>Tình trạng các quầy</title><style>{_STYLE}</style></head><body>"
        f"<h1>Tình trạng các quầy</h1><p>Lúc {_clock(now)}</p>{wards}</body></html>"
    )


def _ward(ward: BoardWard, now: datetime) -> str:
    practice = " · thực hành" if ward.practice else ""
    waiting = f" · {ward.exceptions} việc cần xử lý" if ward.exceptions else ""
    heads = "".join(f"<th>{one}</th>" for one in _HEADS)
    rows = "".join(_desk(one, now) for one in ward.desks)
    return (
        f'<section id="{escape(ward.ward)}"><h2>{escape(ward.ward)}{practice}</h2>'
        f"<p>{ward.feed_end} bản ghi{waiting}</p>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _desk(desk: DeskLine, now: datetime) -> str:
    last = _moment(desk.last_contact)
    silent = last is None or now - last > SILENT
    oldest = _moment(desk.oldest_unsent)
    revoked = " (đã thu hồi)" if desk.revoked else ""
    cells = (
        _cell(f"{desk.desk_no}{revoked}", mark=desk.revoked),
        _cell(desk.desk_id),
        _cell(_clock(last) if last else "chưa lần nào", mark=silent),
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
