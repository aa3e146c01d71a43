"""The process of the practice city: the real gateway on a loopback port, on the clock of the demonstration."""

from __future__ import annotations

import json
import signal
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from desk_app.platform.private_files import write_whole

DATABASE, CLOCK, PORT = "city.db", "clock", "port"
"""Files in the city's folder: its data, the seconds its clock is ahead of the PC's, the port it keeps."""


def address_of(folder: Path) -> str:
    """Give the address of the city's database."""
    return f"sqlite:///{(folder / DATABASE).absolute().as_posix()}"


def practice_now(folder: Path) -> datetime:
    """Give the time in the city of a demonstration, which skips hours now and then."""
    from desk_app.gateway.front.gateway import system_now

    return system_now() + timedelta(seconds=float((folder / CLOCK).read_text(encoding="ascii")))


def serve_city(folder: Path, stdin: TextIO, stdout: TextIO) -> None:
    """Serve until whoever started it is gone; a port served before is taken again."""
    from desk_app.gateway.front.serving import Place, place_of, serve

    port = folder / PORT
    kept = port.read_text(encoding="ascii") if port.exists() else "0"
    place = place_of(f"127.0.0.1:{kept}", "", "")
    write_whole(port, str(place.port).encode())

    def listening(at: Place) -> None:
        stdout.write(json.dumps({"listening": at.url}) + "\n")
        stdout.flush()
        threading.Thread(target=_end_with, args=(stdin,), daemon=True).start()

    serve(address_of(folder), place, 1, listening, lambda: practice_now(folder))


def _end_with(stdin: TextIO) -> None:
    """Wait until the other end of the pipe is closed, then stop serving."""
    stdin.read()
    signal.raise_signal(signal.SIGTERM)
