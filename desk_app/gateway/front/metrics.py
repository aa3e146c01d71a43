"""Figures for whoever watches the city's machines, in the text form of Prometheus, on a port of this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from sqlalchemy import func, select

from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.projector import followers
from desk_app.gateway.projector.waiting import waiting
from desk_app.protocol.troubles import Refusal

TEXT = "text/plain; version=0.0.4; charset=utf-8"
_HELP = {
    "ward_desk_up": "1 while the database answers",
    "ward_desk_feed_entries": "entries held of all wards",
    "ward_desk_behind_entries": "entries held and not folded yet",
    "ward_desk_behind_wards": "wards with such entries",
    "ward_desk_left_out_entries": "entries this program cannot fold",
    "ward_desk_exceptions_waiting": "exceptions that wait for a person",
    "ward_desk_desks": "desks that may hand in",
    "ward_desk_unsent_entries": "entries desks said they still hold",
}


def figures(gateway: Gateway) -> dict[str, int]:
    """Read the figures; only that the database is away while it is."""
    wards, desks = schema.wards.c, schema.desks.c
    try:
        with gateway.database.read() as connection:
            behind = followers.left_of_all(connection)
            held = connection.execute(select(func.coalesce(func.sum(wards.feed_position), 0))).scalar_one()
            count, unsent = connection.execute(
                select(func.count(), func.coalesce(func.sum(desks.unsent), 0)).where(desks.revoked.is_(False))
            ).one()
            out = connection.execute(select(func.count()).select_from(schema.unfolded)).scalar_one()
            open_ = sum(sum(one.values()) for one in waiting(connection).values())
    except Refusal:
        return {"ward_desk_up": 0}
    return {
        "ward_desk_up": 1,
        "ward_desk_feed_entries": int(held),
        "ward_desk_behind_entries": sum(behind.values()),
        "ward_desk_behind_wards": sum(1 for one in behind.values() if one),
        "ward_desk_left_out_entries": out,
        "ward_desk_exceptions_waiting": open_,
        "ward_desk_desks": count,
        "ward_desk_unsent_entries": int(unsent),
    }


def as_text(found: dict[str, int]) -> str:
    """Write figures as Prometheus reads them."""
    lines = (
        f"# HELP {name} {_HELP[name]}\n# TYPE {name} gauge\n{name} {value}\n" for name, value in found.items()
    )
    return "".join(lines)


@contextmanager
def metrics(gateway: Gateway, port: int) -> Iterator[int]:
    """Answer `/metrics` on this machine as long as the block lasts; gives the port. Raises OSError for one that is taken."""

    class Answer(BaseHTTPRequestHandler):
        """One look."""

        def do_GET(self) -> None:
            """Give the figures."""
            if self.path != "/metrics":
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            text = as_text(figures(gateway)).encode()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", TEXT)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing: who looks is this machine itself."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Answer)
    answering = Thread(target=server.serve_forever, name="metrics")
    answering.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        answering.join()
        server.server_close()
