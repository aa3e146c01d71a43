"""Runs the gateway on a port until it is told to stop: one process that holds all, or several that share the work."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import multiprocessing
import os
import ssl
from collections.abc import Callable, Iterator
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
from desk_app.gateway.front.metrics import metrics
from desk_app.gateway.front.security_log import log as security_log
from desk_app.platform.end_signals import told_to_end
from desk_app.platform.own_port import free_port
from desk_app.platform.process_family import MAY_SHARE_A_PORT, end_with_parent

_DATABASE = "DESK_APP_GATEWAY_DATABASE"
_PRACTICE = "DESK_APP_GATEWAY_PRACTICE"
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
    try:
        return free_port(host, port)
    except OSError as error:
        raise Refused("gateway.port_taken", host=host, port=port) from error


def serve(
    address: str,
    place: Place,
    workers: int,
    listening: Callable[[Place], None],
    now: Callable[[], datetime] = system_now,
    metrics_port: int | None = None,
) -> None:
    """Serve until told to end (SIGTERM, Ctrl+C, Ctrl+Break); `listening` is called once when requests are answered.

    `now` is another clock for a practice city, which one process serves; `metrics_port` is where this machine may ask
    for figures. Raises Refused and StorageTrouble when the database cannot be opened.
    """
    logging.getLogger("_granian").setLevel(logging.ERROR)
    _write_security_log()
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
    try:
        with _followed(gateway), _watched(gateway, metrics_port):
            if workers <= 1 or not MAY_SHARE_A_PORT:
                asyncio.run(_one_process(OpenedLater(lambda: gateway), options, place, listening))
                return
            os.environ[_DATABASE] = address
            os.environ[_PRACTICE] = "1" if place.takes_practice else ""
            _many_processes(options, workers, place, listening)
    finally:
        gateway.close()


def _write_security_log() -> None:
    """Let the lines of the security log go to the error output as they are, where a service manager keeps them."""
    if not security_log.handlers:
        lines = logging.StreamHandler()
        lines.setFormatter(logging.Formatter("%(message)s"))
        security_log.addHandler(lines)
    security_log.setLevel(logging.INFO)
    security_log.propagate = False


@contextlib.contextmanager
def _watched(gateway: Gateway, port: int | None) -> Iterator[None]:
    with contextlib.ExitStack() as watched:
        if port is not None:
            try:
                watched.enter_context(metrics(gateway, port))
            except OSError as error:
                raise Refused("gateway.port_taken", host="127.0.0.1", port=port) from error
        yield


@contextlib.contextmanager
def _followed(gateway: Gateway) -> Iterator[None]:
    """Follow the feeds as long as the block lasts: beside the one process that answers, or in the one that starts many."""
    following = Thread(target=gateway.projector.run, name="projector")
    following.start()
    try:
        yield
    finally:
        gateway.projector.end()
        following.join()


async def _one_process(
    app: OpenedLater, options: dict[str, Any], place: Place, listening: Callable[[Place], None]
) -> None:
    server = OneProcessServer(app, **options)
    with told_to_end(server.stop):
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
    end_with_parent()
    _write_security_log()
    address, practice = os.environ.pop(_DATABASE), bool(os.environ[_PRACTICE])
    return OpenedLater(lambda: Gateway(address, takes_practice=practice))
