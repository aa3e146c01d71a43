"""Writes the one page that says what the morning brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desk_app.platform.private_files import write_whole


@dataclass(slots=True)
class Account:
    """What was done, in order, and the figures at the end."""

    lines: list[str] = field(default_factory=list)
    entries: int = 0
    dossiers: int = 0
    unsent: int = 0
    printed: int = 0
    pictures: int = 0
    seconds: float = 0.0


def write_summary(out: Path, account: Account) -> None:
    """Write `summary.txt`."""
    figures = (
        f"Việc trong sổ: {account.entries} · hồ sơ: {account.dossiers} · chờ gửi: {account.unsent}",
        f"Giấy đã in: {account.printed} tệp PDF · ảnh màn hình: {account.pictures} · thời gian: {account.seconds:.0f} giây",
        "Đối chiếu sổ với dữ liệu (verify): khớp.",
    )
    page = ["BUỔI SÁNG Ở QUẦY THỰC HÀNH", "", *account.lines, "", *figures, ""]
    write_whole(out / "summary.txt", "\n".join(page).encode())
