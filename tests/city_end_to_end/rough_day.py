"""A day on which desks and city work through a bad line and are killed again and again."""

from __future__ import annotations

import queue
from random import Random

from tests.city_end_to_end.desk_at_work import ANSWERED
from tests.city_end_to_end.rough_proxy import RoughProxy
from tests.city_end_to_end.running import PATIENCE, DeskProcess, GatewayProcess, Line

GATEWAY_SHARE = 3
"""Every third kill hits the gateway."""


class RoughDay:
    """Watches what desks say and kills at the moments drawn: after so many answers, whoever is doing whatever."""

    def __init__(
        self,
        desks: list[DeskProcess],
        gateway: GatewayProcess,
        proxy: RoughProxy,
        lines: queue.Queue[Line],
        kills: int,
        seed: int,
    ) -> None:
        self._desks = {desk.number: desk for desk in desks}
        self._gateway, self._proxy, self._lines = gateway, proxy, lines
        self._random = Random(seed)
        total = sum(desk.share for desk in desks)
        self._moments = sorted(self._random.sample(range(1, total), kills))
        self._answers = 0
        self._killed: set[int] = set()

    def live(self) -> None:
        """Let everybody work until all is done and sent."""
        for desk in self._desks.values():
            desk.start()
        while not all(desk.finished for desk in self._desks.values()):
            number, words = self._lines.get(timeout=PATIENCE)
            desk = self._desks[number]
            if words is None:
                self._ended(desk)
                continue
            desk.heard(words)
            if words[0] == ANSWERED:
                self._answers += 1
                self._kill_when_due()
                desk.go_on()
        assert [desk.ended() for desk in self._desks.values()] == [0] * len(self._desks)

    def _ended(self, desk: DeskProcess) -> None:
        code = desk.ended()
        if desk.finished:
            return
        assert desk.number in self._killed, f"desk {desk.number} ended by itself with {code}"
        self._killed.discard(desk.number)
        desk.start()

    def _kill_when_due(self) -> None:
        while self._moments and self._answers >= self._moments[0]:
            self._moments.pop(0)
            if len(self._moments) % GATEWAY_SHARE == 0:
                self._kill_the_gateway()
            else:
                self._kill_a_desk()

    def _kill_a_desk(self) -> None:
        alive = [
            desk for desk in self._desks.values() if not desk.finished and desk.number not in self._killed
        ]
        if not alive:
            self._kill_the_gateway()
            return
        desk = self._random.choice(alive)
        self._killed.add(desk.number)
        desk.kill()

    def _kill_the_gateway(self) -> None:
        """Kill it right behind a request, if one comes; then let it come back."""
        struck = self._proxy.strike_after_next_request(self._gateway.kill, PATIENCE)
        if not struck:
            self._gateway.kill()
        self._gateway.start()
