"""Tries the built program folder as a Windows PC has it, with no Python in reach: `python -m tests.windows.exe_day`.

Each step is said as it begins; the first one that does not come about ends the run with what was said. The gateway and
the print service run on this system, the program under wine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import zxingcpp

from desk_app.messages import Messages
from tests.cli.calls import DRAFT, PIN
from tests.gateway.front.serving_city import gateway_command, serving
from tests.printing.private_cups import PrivateCups, SocketPrinter, wait_for
from tests.printing.slips import picture
from tests.windows.rooms import ROOT, home

MOST_MEGABYTES = 150
DATA = r"C:\exe-day\Dữ liệu quầy"
WARD, DESK, QUEUE = "H26.99.01", "3", "quay-3"
NEVER_SHIPPED = (
    "icuuc.dll",
    "bcryptprimitives.dll",
    "mscms.dll",
    "opengl32sw.dll",
    "sitecustomize",
    "python.exe",
)
WITHOUT_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SECONDS = 900
"""How long a call may take; the whole demonstration takes a few minutes under wine."""


class ExeDay:
    """A folder of its own and the program in it."""

    def __init__(self) -> None:
        self.dist = home() / "dist" / "desk-app"
        self.folder = home() / "exe-day"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.db = str(self.folder / "city.db")
        self.code = ""
        # As on a PC of Windows the program lies on C:, and its user's folders too.
        self.place = home() / "prefix" / "drive_c" / "Program Files" / "Một cửa"
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.dist, self.place)
        shutil.rmtree(home() / "prefix" / "drive_c" / "exe-day", ignore_errors=True)

    def command(self, *arguments: str, **environ: str) -> list[str]:
        """The command line of a call of the exe."""
        given = [f"{name}={value}" for name, value in {"DESK_APP_PIN": PIN, **environ}.items()]
        return [str(ROOT / ".ci" / "wine"), *given, r"C:\Program Files\Một cửa\desk-app.exe", *arguments]

    def call(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Make a call on the desk."""
        return subprocess.run(
            self.command("--data", DATA, *arguments, **environ),
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )

    def has_window(self) -> bool:
        """Whether a window has the folder: a deed is then refused before anything else."""
        refused = self.call("--json", "--user", "clerk", "forward", "H26.99.01-261120-9999")
        return bool(json.loads(refused.stdout)["error"]["code"] == Messages("vi").code("cli.window_open"))

    def ask(self, *arguments: str, user: str = "", **environ: str) -> dict[str, object]:
        """Make a call on the desk; gives its answer."""
        who = ("--user", user) if user else ()
        done = self.call("--json", *who, *arguments, **environ)
        assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
        answer = json.loads(done.stdout) if done.stdout.strip() else {}
        assert isinstance(answer, dict)
        return answer


def nothing_is_shipped_that_should_not_be(day: ExeDay) -> str:
    files = [path for path in day.dist.rglob("*") if path.is_file()]
    strange = [path.name for path in files if path.name.lower().startswith(NEVER_SHIPPED)]
    assert strange == [], strange
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    assert megabytes <= MOST_MEGABYTES, f"{megabytes:.0f} MB"
    return f"{megabytes:.0f} MB in {len(files)} files"


def the_demonstration_with_its_city(day: ExeDay) -> str:
    out = day.folder / "demo"
    done = subprocess.run(
        day.command("demo", "--headless", "--out", f"Z:{out}", **WITHOUT_SCREEN),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    (day.folder / "demo.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "không có phần thành phố" not in done.stdout
    pages, pictures = list(out.rglob("*.pdf")), list(out.rglob("*.png"))
    assert pages, "no pages"
    assert pictures, "no pictures"
    return f"{len(pages)} PDF files, {len(pictures)} pictures"


def a_new_desk_joins_receives_and_sends(day: ExeDay) -> str:
    day.ask("init", "--ward", WARD, "--desk", DESK, "--practice")
    _, invited = gateway_command("invite", WARD, "--desk", DESK, "--db", day.db)
    draft = day.folder / "draft.json"
    draft.write_text(json.dumps(DRAFT, ensure_ascii=False), encoding="utf-8")
    with serving(day.db) as city:
        day.ask("enrol", city.url, str(invited["code"]))
        day.code = str(day.ask("receive", f"Z:{draft}", user="clerk")["code"])
        day.ask("print", day.code, "--form", "01", "--to", f"Z:{day.folder / 'slip.pdf'}", user="clerk")
        day.ask("sync", user="clerk")
    _, report = gateway_command("report", "--db", day.db)
    assert report["dossiers"] == 1, report
    assert day.ask("queue", user="clerk")["unsent"] == 0
    assert day.ask("verify", user="supervisor")["ok"] is True
    read = {one.text for one in zxingcpp.read_barcodes(picture((day.folder / "slip.pdf").read_bytes(), 300))}
    assert read == {day.code}, read
    return day.code


@contextmanager
def window(day: ExeDay, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    command = day.command("--data", DATA, **environ)
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        # The shell that started it ends with it; in wine it is ended by its name, which nothing else here has.
        subprocess.run(
            [str(ROOT / ".ci" / "wine"), "taskkill", "/f", "/im", "desk-app.exe"], cwd=ROOT, check=False
        )
        process.wait(SECONDS)


def until(fact: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not fact():
        assert time.monotonic() < end, what


def two_starts_a_kill_and_a_restart(day: ExeDay) -> str:
    for _ in range(2):
        with window(day, **WITHOUT_SCREEN) as first:
            until(day.has_window, "the window never opened")
            second = day.call(**WITHOUT_SCREEN)
            assert second.returncode == 0, second.stdout + second.stderr
            assert first.poll() is None, "the first window ended"
    assert day.ask("verify", user="supervisor")["ok"] is True
    return "the second start came to the first window; after the kill it opened again"


def a_slip_on_paper_through_the_spooler(day: ExeDay) -> str:
    service, paper = PrivateCups(), SocketPrinter()
    # wine looks for printers once, when the first of its programs asks; so none may run from before.
    subprocess.run(["wineserver", "-w"], env={**os.environ, "WINEPREFIX": str(home() / "prefix")}, check=True)
    try:
        service.start()
        paper.switch_on()
        service.add_queue(QUEUE, paper.port)
        answer = day.ask(
            "print",
            day.code,
            "--form",
            "01",
            "--printer",
            QUEUE,
            "--reason",
            "in lại",
            user="clerk",
            CUPS_SERVER=service.server,
        )
        assert (answer["copy_no"], bool(answer["job"])) == (2, True), answer
        wait_for(lambda: len(paper.received) == 1)
        pdf = paper.received[0][paper.received[0].index(b"%PDF") :]
        read = {one.text for one in zxingcpp.read_barcodes(picture(pdf, 300))}
        assert read == {day.code}, read
    finally:
        paper.throw_away()
        service.remove()
    return "the code on paper is the dossier's"


STEPS = (
    nothing_is_shipped_that_should_not_be,
    the_demonstration_with_its_city,
    a_new_desk_joins_receives_and_sends,
    two_starts_a_kill_and_a_restart,
    a_slip_on_paper_through_the_spooler,
)


def main(only: list[str]) -> int:
    """Take the steps."""
    day = ExeDay()
    for step in STEPS:
        begun = time.monotonic()
        print(f"  {step.__name__.replace('_', ' ')}", flush=True)
        print(f"    {step(day)} ({time.monotonic() - begun:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
