"""A print service of the test's own, as root or not, and a printer that is a socket in this process."""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.windows.needs import SystemPart, only_with

CUPSD = "/usr/sbin/cupsd"
_ROOT_PRINTS_AS = "lp"
_BINARIES = "/usr/lib/cups"
_PATIENCE = 40.0

_CONF = """Listen {socket}
Browsing Off
LogLevel debug
MaxLogSize 0
WebInterface No
DefaultAuthType None
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    AuthType None
    Order deny,allow
  </Limit>
</Policy>
"""

_FILES_CONF = """ServerRoot {root}
ServerBin {binaries}
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SystemGroup root
User {user}
Group {group}
Sandboxing relaxed
"""


class SocketPrinter:
    """A network printer: takes jobs on a port of this machine while it is switched on."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.received: list[bytes] = []
        self._thread: threading.Thread | None = None
        self._off = threading.Event()

    def switch_on(self) -> None:
        """Begin to take jobs."""
        self._socket.listen(4)
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def throw_away(self) -> None:
        """Switch off for good."""
        self._off.set()
        if self._thread is not None:
            self._thread.join()
        self._socket.close()

    def _take(self) -> None:
        while not self._off.is_set():
            if select.select([self._socket], [], [], 0.1)[0]:
                line, _ = self._socket.accept()
                with line:
                    self._take_one(line)

    def _take_one(self, line: socket.socket) -> None:
        job = b"".join(iter(lambda: line.recv(65536), b""))
        if job:
            self.received.append(job)


class PrivateCups:
    """A cupsd with its own folders, answering on a socket file; `stop` it when done."""

    def __init__(self) -> None:
        only_with(SystemPart.CUPS)
        import grp
        import pwd

        # Not below pytest's own folder: as root cupsd works as another user, who may not enter there.
        self.root = Path(tempfile.mkdtemp(prefix="cups-"))
        self.server = str(self.root / "sock")
        user = _ROOT_PRINTS_AS if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        group = _ROOT_PRINTS_AS if os.geteuid() == 0 else grp.getgrgid(os.getegid()).gr_name
        self.root.chmod(0o755)
        for name in ("state", "cache", "spool", "tmp", "log", "ppd"):
            (self.root / name).mkdir()
            if os.geteuid() == 0:
                shutil.chown(self.root / name, user, group)
        (self.root / "cupsd.conf").write_text(_CONF.format(socket=self.server))
        files = _FILES_CONF.format(root=self.root, binaries=_BINARIES, user=user, group=group)
        (self.root / "cups-files.conf").write_text(files)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        conf = ["-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "cups-files.conf")]
        with (self.root / "log" / "out").open("wb") as out:
            self._process = subprocess.Popen([CUPSD, "-f", *conf], stdout=out, stderr=out)
        try:
            wait_for(lambda: b"is running" in self._ask("lpstat", "-r").stdout)
        except AssertionError:
            self.stop()
            raise AssertionError((self.root / "log" / "error").read_text(encoding="utf-8")[-2000:]) from None

    def stop(self) -> None:
        """Stop, as when the print service is switched off."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.root)

    def add_queue(self, name: str, port: int) -> None:
        """Add a queue to a socket printer that takes PDF."""
        model = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
        made = self._ask("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", model)
        assert made.returncode == 0, made.stderr.decode()

    def do(self, *command: str) -> None:
        """Run one of CUPS' own commands against this service."""
        done = self._ask(*command)
        assert done.returncode == 0, done.stderr.decode()

    def _ask(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        places = os.environ["PATH"] + ":/usr/sbin:/sbin"
        env = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C", "PATH": places}
        return subprocess.run(command, env=env, capture_output=True, timeout=30, check=False)


def wait_for(fact: Callable[[], bool]) -> None:
    """Wait until something is so; fails after a while of its not being so."""
    end = time.monotonic() + _PATIENCE
    while not fact():
        assert time.monotonic() < end, "it never came about"
        threading.Event().wait(0.05)


@contextmanager
def running_cups() -> Iterator[PrivateCups]:
    """Give a service that runs until the end of the block."""
    service = PrivateCups()
    service.start()
    yield service
    service.remove()


@contextmanager
def paper_behind(service: PrivateCups, queue: str) -> Iterator[SocketPrinter]:
    """Give the printer behind a new queue of a service, switched off."""
    paper = SocketPrinter()
    service.add_queue(queue, paper.port)
    yield paper
    paper.throw_away()
