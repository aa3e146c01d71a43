"""Tries the built program folder as a Windows PC has it, with no Python in reach: `python -m tests.windows.exe_day [WORD …]`.

Each step is said as it begins; the first one that does not come about ends the run with what was said. The gateway and
the print service run on this system, the program under wine.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import zxingcpp

from desk_app.messages import Messages
from tests.cli.calls import DRAFT, PIN
from tests.gateway.front.serving_city import gateway_command, serving
from tests.journeys.x_screen import XScreen, let_pass
from tests.printing.private_cups import PrivateCups, SocketPrinter
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
WINE = str(ROOT / ".ci" / "wine")
COMMANDS, WINDOW = "desk-app.exe", "mot-cua.exe"
WITH_CONSOLE, WITHOUT_CONSOLE = 3, 2
"""Subsystems of Windows programs, as their headers name them."""
TITLE, BOX, AGAIN, CHOICE = "Quầy một cửa|Quầy Một cửa", "^Một cửa$", "In lại", "Chọn máy in"
"""Titles of the window, of what a program without console says, of the question why a slip is printed again, of the choice of a printer."""
SECONDS = 900
"""How long a call may take; the whole demonstration takes a few minutes under wine."""
WINE_ENDS = 60
"""Seconds after which what still runs of wine, with nobody at work in it, is ended."""
KILLED_AFTER = (0.5, 0.7, 0.8, 0.9, 1.0)
"""Parts of the time a whole reception takes."""


class ExeDay:
    """A folder of its own and the program in it."""

    def __init__(self) -> None:
        self.dist = home() / "dist" / "desk-app"
        self.folder = home() / "exe-day"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.db = str(self.folder / "city.db")
        self.draft = self.folder / "draft.json"
        self.draft.write_text(json.dumps(DRAFT, ensure_ascii=False), encoding="utf-8")
        self.code = ""
        # As on a PC of Windows the program lies on C:, and its user's folders too.
        self.place = home() / "prefix" / "drive_c" / "Program Files" / "Một cửa"
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.dist, self.place)
        shutil.rmtree(home() / "prefix" / "drive_c" / "exe-day", ignore_errors=True)

    def command(self, *arguments: str, exe: str = COMMANDS, **environ: str) -> list[str]:
        """The command line of a call of the exe."""
        given = [f"{name}={value}" for name, value in {"DESK_APP_PIN": PIN, **environ}.items()]
        return [WINE, *given, rf"C:\Program Files\Một cửa\{exe}", *arguments]

    def call(self, *arguments: str, exe: str = COMMANDS, **environ: str) -> subprocess.CompletedProcess[str]:
        """Make a call on the desk."""
        return subprocess.run(
            self.command("--data", DATA, *arguments, exe=exe, **environ),
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


def kind_of(program: Path) -> int:
    """Give the subsystem a Windows program names in its header."""
    start = program.read_bytes()[:4096]
    (header,) = struct.unpack_from("<I", start, 0x3C)
    (kind,) = struct.unpack_from("<H", start, header + 0x5C)
    return int(kind)


def nothing_is_shipped_that_should_not_be(day: ExeDay) -> str:
    files = [path for path in day.dist.rglob("*") if path.is_file()]
    strange = [path.name for path in files if path.name.lower().startswith(NEVER_SHIPPED)]
    assert strange == [], strange
    assert {path.name: kind_of(path) for path in day.dist.glob("*.exe")} == {
        COMMANDS: WITH_CONSOLE,
        WINDOW: WITHOUT_CONSOLE,
    }
    for path in day.dist.glob("*.exe"):
        assert path.name.encode("utf-16-le") in path.read_bytes(), f"{path.name} has no version resource"
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    assert megabytes <= MOST_MEGABYTES, f"{megabytes:.0f} MB"
    largest = sorted(files, key=lambda path: -path.stat().st_size)[:12]
    held = ", ".join(f"{path.name} {path.stat().st_size / 1_000_000:.1f}" for path in largest)
    return f"{megabytes:.0f} MB in {len(files)} files; largest: {held}"


def the_demonstration_with_its_city(day: ExeDay, exe: str = COMMANDS) -> str:
    out = day.folder / f"demo of {exe}"
    done = subprocess.run(
        day.command("demo", "--headless", "--out", f"Z:{out}", exe=exe, **WITHOUT_SCREEN),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    (day.folder / f"demo of {exe}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    pages, pictures = list(out.rglob("*.pdf")), list(out.rglob("*.png"))
    assert pages, "no pages"
    assert pictures, "no pictures"
    # What the other counter and the city did is told only where there was a city.
    assert "không có phần thành phố" not in done.stderr
    assert "Thành phố giữ" in (out / "summary.txt").read_text(encoding="utf-8")
    return f"{len(pages)} PDF files, {len(pictures)} pictures"


def the_demonstration_by_the_window_s_program(day: ExeDay) -> str:
    return the_demonstration_with_its_city(day, WINDOW)


def a_newcomer_opens_a_practice_window(day: ExeDay) -> str:
    by_icon = ("start", "/wait")  # As the desktop starts it: with no stream at all.
    let_wine_end()
    with XScreen(day.folder / "newcomer.log", SECONDS) as screen:
        for exe, how in ((COMMANDS, ()), (WINDOW, by_icon)):
            command = [WINE, *how, *day.command("demo", exe=exe)[-2:]]
            process = subprocess.Popen(
                command, cwd=ROOT, env=screen.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            try:
                if how:
                    screen.focus(BOX)
                    screen.picture(day.folder / "box.png")
                    screen.press("Return")
                elif process.stdout is not None:
                    lines = iter(process.stdout.readline, b"")
                    assert any(PIN.encode() in line for line in lines), "no word of the PIN"
                screen.focus(TITLE)
                screen.until(lambda: not screen.shows(BOX), "a box that has gone")
            finally:
                screen.picture(day.folder / f"practice window of {exe}.png")
                kill(exe)
                process.communicate(timeout=SECONDS)
    return "both open it: the one says the PIN on its console, the other in a box"


def a_new_desk_joins_receives_and_sends(day: ExeDay) -> str:
    day.ask("init", "--ward", WARD, "--desk", DESK, "--practice")
    _, invited = gateway_command("invite", WARD, "--desk", DESK, "--db", day.db)
    with serving(day.db) as city:
        day.ask("enrol", city.url, str(invited["code"]))
        day.code = str(day.ask("receive", f"Z:{day.draft}", user="clerk")["code"])
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
def window(day: ExeDay, display: str = "", **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        day.command("--data", DATA, exe=WINDOW, **environ),
        cwd=ROOT,
        env={**os.environ, "DISPLAY": display} if display else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(WINDOW)
        process.wait(SECONDS)


def kill(exe: str) -> None:
    """End a program of this day's as a power cut does: by its name in this wine, which nothing else here has."""
    command = [WINE, "taskkill", "/f", "/im", exe]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def let_wine_end() -> None:
    """Wait until nothing of wine runs: its desktop keeps the screen and the print service it was begun with.

    What a killed program had started, as the shell that tells a version, may stay for ever; it is ended.
    """
    environ = {**os.environ, "WINEPREFIX": str(home() / "prefix")}
    try:
        subprocess.run(["wineserver", "-w"], env=environ, check=True, timeout=WINE_ENDS)
    except subprocess.TimeoutExpired:
        subprocess.run(["wineserver", "-k"], env=environ, check=True)
        subprocess.run(["wineserver", "-w"], env=environ, check=True, timeout=SECONDS)


def until(fact: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not fact():
        assert time.monotonic() < end, what


def two_starts_a_kill_and_a_restart(day: ExeDay) -> str:
    for _ in range(2):
        with window(day, **WITHOUT_SCREEN) as first:
            until(day.has_window, "the window never opened")
            second = day.call(exe=WINDOW, **WITHOUT_SCREEN)
            assert second.returncode == 0, second.stdout + second.stderr
            assert first.poll() is None, "the first window ended"
    assert day.ask("verify", user="supervisor")["ok"] is True
    return "the second start came to the first window; after the kill it opened again"


def receptions_killed_at_any_moment(day: ExeDay) -> str:
    receive = day.command(
        "--data", DATA, "--json", "--user", "clerk", "receive", f"Z:{day.draft}", exe=COMMANDS
    )
    begun = time.monotonic()
    day.ask("receive", f"Z:{day.draft}", user="clerk")
    whole = time.monotonic() - begun
    before = codes(day)
    for part in KILLED_AFTER:
        process = subprocess.Popen(receive, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(whole * part)
        kill(COMMANDS)
        process.wait(SECONDS)
    last = str(day.ask("receive", f"Z:{day.draft}", user="clerk")["code"])
    after = codes(day)
    assert len(set(after)) == len(after), after
    assert set(before) < set(after), (before, after)
    assert last in after
    assert day.ask("verify", user="supervisor")["ok"] is True
    return f"{len(after) - len(before) - 1} of {len(KILLED_AFTER)} were saved before the kill; {len(after)} numbers, none twice"


def codes(day: ExeDay) -> list[str]:
    """Give the codes of all dossiers of the desk."""
    found = day.ask("find", "H26.99.01", user="clerk")["results"]
    assert isinstance(found, list)
    return [str(one["code"]) for one in found]


@contextmanager
def printer() -> Iterator[tuple[str, SocketPrinter]]:
    """A print service wine's spooler knows: where it answers, and its printer."""
    service, paper = PrivateCups(), SocketPrinter()
    # wine looks for printers once, when the first of its programs asks; so none may run from before.
    let_wine_end()
    try:
        service.start()
        paper.switch_on()
        service.add_queue(QUEUE, paper.port)
        yield service.server, paper
    finally:
        paper.throw_away()
        service.remove()


def code_on(paper: SocketPrinter) -> set[str]:
    """Wait for the one job of the printer and read what a scanner reads on its first page."""
    end = time.monotonic() + SECONDS
    while not paper.received:
        assert time.monotonic() < end, "no paper"
    (job,) = paper.received
    return {one.text for one in zxingcpp.read_barcodes(picture(job[job.index(b"%PDF") :], 300))}


def a_slip_on_paper_by_command(day: ExeDay) -> str:
    again = ("--reason", "in lại")
    with printer() as (server, paper):
        answer = day.ask(
            *("print", day.code, "--form", "01", "--printer", QUEUE, *again), user="clerk", CUPS_SERVER=server
        )
        assert (answer["copy_no"], bool(answer["job"])) == (2, True), answer
        assert code_on(paper) == {day.code}
    return "the code on paper is the dossier's"


def a_slip_on_paper_by_the_window(day: ExeDay) -> str:
    with printer() as (server, paper), XScreen(day.folder / "screen.log", SECONDS) as screen:
        display = screen.environ["DISPLAY"]
        with window(day, display, CUPS_SERVER=server), pictured(screen, day.folder / "window.png"):
            screen.focus(TITLE)
            screen.until(day.has_window, "a window that has the folder")
            screen.until(lambda: asked_again(day, screen), "the question why it is printed again")
            screen.press("Return")
            screen.until(lambda: screen.shows(CHOICE), "the choice of a printer")
            # The printer for practice stands first; a printer is found by its first letter.
            screen.type(QUEUE[0])
            screen.press("Return")
            assert code_on(paper) == {day.code}
    prints = day.ask("show", day.code, user="clerk")["prints"]
    assert isinstance(prints, list)
    assert [one["copy_no"] for one in prints] == [1, 2, 3], prints
    return "the code on paper is the dossier's, as its third print"


def asked_again(day: ExeDay, screen: XScreen) -> bool:
    """Sign in, scan the slip and ask for another copy; whether it is asked why.

    The first keys may come before the window has the keyboard, and on the page of somebody signed in they do nothing.
    """
    screen.type(PIN)
    screen.press("Return")
    let_pass("1")
    screen.scan(day.code)
    screen.press("F8")
    let_pass("5")
    return screen.shows(AGAIN)


@contextmanager
def pictured(screen: XScreen, file: Path) -> Iterator[None]:
    """Keep what was to be seen at the end, also of what went wrong."""
    try:
        yield
    finally:
        screen.picture(file)


STEPS = (
    nothing_is_shipped_that_should_not_be,
    the_demonstration_with_its_city,
    the_demonstration_by_the_window_s_program,
    a_newcomer_opens_a_practice_window,
    a_new_desk_joins_receives_and_sends,
    two_starts_a_kill_and_a_restart,
    receptions_killed_at_any_moment,
    a_slip_on_paper_by_command,
    a_slip_on_paper_by_the_window,
)


def main(only: list[str]) -> int:
    """Take the steps, or only those with a word of `only` in their name (most need the desk that "joins")."""
    day, begun_day = ExeDay(), time.monotonic()
    for step in STEPS:
        if only and not any(word in step.__name__ for word in only):
            continue
        begun = time.monotonic()
        print(f"  {step.__name__.replace('_', ' ')}", flush=True)
        print(f"    {step(day)} ({time.monotonic() - begun:.0f} s)", flush=True)
    print(f"  the whole day in {time.monotonic() - begun_day:.0f} s")
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
