"""Drives the morning without a screen and leaves prints, pictures and a one-page summary."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from desk_app.demo.morning import Morning
from desk_app.demo.practice_desk import throw_away_desk
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.demo.summary import write_summary


def drive_morning(out: Path) -> int:
    """Drive it; gives 0 only when everything came about as the morning expects."""
    printed, pictures = out / "prints", out / "screens"
    for folder in (printed, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    with throw_away_desk(printed) as (data, chosen, printer):
        stage = Stage(data, chosen, pictures, _say)
        try:
            account = Morning(stage, chosen, printer, data).drive()
        except DemoFailed as trouble:
            stage.picture("where-it-stopped")
            _say(f"!! {trouble}")
            return 1
    write_summary(out, account)
    _say(f"Giấy đã in: {printed}   Ảnh màn hình: {pictures}   Tóm tắt: {out / 'summary.txt'}")
    return 0


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
