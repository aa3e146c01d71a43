"""Runs the gateway on a port until it is told to stop: one process that holds all, or several that share the work."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import ipaddress
import logging
import multiprocessing
import os
import signal
import socket
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

from granian.constants import Interfaces
from granian.server import Server as ProcessServer
from granian.server.embed import Server as OneProcessServer

from desk_app.errors import Refused
from desk_app.gateway.front.app import OpenedLater
from desk_app.gateway.front.gateway import Gateway, system_now

_DATABASE = "DESK_APP_GATEWAY_DATABASE"
_PRACTICE = "DESK_APP_GATEWAY_PRACTICE"
_PARENT_DIED = 1
"""PR_SET_PDEATHSIG of Linux: a worker whose main process was killed ends too."""
STOP_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where the gateway listens, and under which certificate (PEM files)."""

    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def takes_practice(self) -> bool:
        """Whether practice desks may join: only those on this machine."""
        return self.is_loopback and self.cert is None

    @property
    def url(self) -> str:
        """The address desks are given."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'http' if self.cert is None else 'https'}://{host}:{self.port}"


def place_of(listen: str, cert: str, key: str) -> Place:
    """Read `HOST:PORT` and the certificate.

    Raises Refused: gateway.bad_listen, gateway.plain_http, gateway.bad_cert, gateway.port_taken.
    """
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise Refused("gateway.bad_listen", listen=listen)
    host = host.strip("[]")
    if bool(cert) != bool(key):
        raise Refused("gateway.bad_cert", cert=cert or key)
    place = Place(host, int(port), Path(cert) if cert else None, Path(key) if key else None)
    if place.cert is None and not place.is_loopback:
        raise Refused("gateway.plain_http", host=host)
    if place.cert is not None and place.key is not None:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(place.cert, place.key)
        except OSError as error:
            raise Refused("gateway.bad_cert", cert=cert) from error
    return Place(host, _free_port(host, place.port), place.cert, place.key)


def _free_port(host: str, port: int) -> int:
    """Find a port for 0, and see that a given one is free: the server itself would share it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            found: int = probe.getsockname()[1]
            return found
    except OSError as error:
        raise Refused("gateway.port_taken", host=host, port=port) from error


def serve(
    address: str,
    place: Place,
    workers: int,
    listening: Callable[[Place], None],
    now: Callable[[], datetime] = system_now,
) -> None:
    """Serve until SIGTERM or SIGINT; `listening` is called once when requests are answered.

    `now` is another clock for a practice city, which one process serves. Raises Refused and StorageTrouble when the database cannot be opened.
    """
    logging.getLogger("_granian").setLevel(logging.ERROR)
    # Opened here first, so that trouble with the database is said before anything listens.
    gateway = Gateway(address, now=now, takes_practice=place.takes_practice)
    options: dict[str, Any] = {
        "address": "127.0.0.1" if place.host == "localhost" else place.host,
        "port": place.port,
        "interface": Interfaces.ASGI,
        "websockets": False,
        "log_enabled": False,
        "backlog": 1024,
        "ssl_cert": place.cert,
        "ssl_key": place.key,
    }
    if workers <= 1:
        try:
            asyncio.run(_one_process(OpenedLater(lambda: gateway), options, place, listening))
        finally:
            gateway.close()
        return
    gateway.close()
    os.environ[_DATABASE] = address
    os.environ[_PRACTICE] = "1" if place.takes_practice else ""
    _many_processes(options, workers, place, listening)


async def _one_process(
    app: OpenedLater, options: dict[str, Any], place: Place, listening: Callable[[Place], None]
) -> None:
    server = OneProcessServer(app, **options)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    serving = asyncio.create_task(server.serve())
    await _until_open(place)
    listening(place)
    await serving


async def _until_open(place: Place) -> None:
    while True:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(place.host, place.port)
            writer.close()
            return
        await asyncio.sleep(0.01)


def _many_processes(
    options: dict[str, Any], workers: int, place: Place, listening: Callable[[Place], None]
) -> None:
    # Started anew and not forked: a copy of a process with threads may stand still for ever.
    multiprocessing.set_start_method("spawn", force=True)
    server = ProcessServer(
        "desk_app.gateway.front.serving:worker_app",
        factory=True,
        workers=workers,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        **options,
    )

    def tell() -> None:
        asyncio.run(_until_open(place))
        listening(place)

    Thread(target=tell, daemon=True).start()
    server.serve()


def worker_app() -> OpenedLater:
    """Give the application of one worker process."""
    _end_with_the_first()
    address, practice = os.environ.pop(_DATABASE), bool(os.environ[_PRACTICE])
    return OpenedLater(lambda: Gateway(address, takes_practice=practice))


def _end_with_the_first() -> None:
    """Let the system end this worker with its main process, also when that was killed while the worker still started."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    first = multiprocessing.parent_process()
    if first is not None and os.getppid() != first.pid:
        # Too late for that signal: alone, this worker would keep the port from the next gateway.
        os.kill(os.getpid(), signal.SIGKILL)
