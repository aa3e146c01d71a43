"""An event loop hears that its process is to end on every system, and afterwards all is as before."""

from __future__ import annotations

import asyncio
import signal
import threading

import pytest

from desk_app.platform.end_signals import END_SIGNALS, told_to_end


async def told_by(number: int, raise_it: object) -> bool:
    stopped = asyncio.Event()
    with told_to_end(stopped.set):
        assert callable(raise_it)
        raise_it(number)
        await asyncio.wait_for(stopped.wait(), 30)
    return stopped.is_set()


def from_another_thread(number: int) -> None:
    threading.Thread(target=signal.raise_signal, args=(number,)).start()


# wine's sockets say now and then "try again" to the byte that wakes the loop; the signal is heard all the same.
@pytest.mark.filterwarnings("ignore:Exception ignored when trying to send to the signal wakeup fd")
@pytest.mark.parametrize("number", END_SIGNALS)
@pytest.mark.parametrize("raise_it", [signal.raise_signal, from_another_thread])
def test_each_way_of_asking_is_heard_by_a_loop_that_waits(number: int, raise_it: object) -> None:
    before = signal.getsignal(number)
    assert asyncio.run(told_by(number, raise_it))
    assert signal.getsignal(number) is before


def test_it_needs_nothing_of_the_loop_that_only_posix_has(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("add_signal_handler", "remove_signal_handler"):
        monkeypatch.setattr(asyncio.SelectorEventLoop, name, getattr(asyncio.AbstractEventLoop, name))
    before = signal.getsignal(signal.SIGTERM)
    assert asyncio.run(told_by(signal.SIGTERM, signal.raise_signal))
    assert signal.getsignal(signal.SIGTERM) is before
