"""What ends a process ends its children: on Windows by a job that only this process holds."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from desk_app.platform.process_family import bind_children


class Call:
    """One function of a library, which remembers what it was asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[Any, ...]] = []
        self.restype: Any = None

    def __call__(self, *arguments: Any) -> int:
        self.asked.append(arguments)
        return self.answer


class Kernel:
    """The calls of kernel32 that make a job."""

    def __init__(self, assigned: int = 1) -> None:
        self.CreateJobObjectW = Call(77)
        self.SetInformationJobObject = Call(1)
        self.AssignProcessToJobObject = Call(assigned)
        self.GetCurrentProcess = Call(-1)
        self.GetLastError = Call(5)


def test_this_process_joins_a_job_that_ends_with_its_last_handle() -> None:
    kernel = Kernel()
    bind_children(kernel)
    ((job, kind, limits, size),) = kernel.SetInformationJobObject.asked
    ((joined, me),) = kernel.AssignProcessToJobObject.asked
    assert (job.value, joined.value, kind) == (77, 77, 9)
    assert ctypes.c_int64(me.value).value == -1
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits: 144 bytes, the flags at 16.
    raw = ctypes.string_at(limits, size)
    assert (size, int.from_bytes(raw[16:20], "little")) == (144, 0x2000)


def test_a_job_that_cannot_be_had_is_said_and_not_passed_over() -> None:
    with pytest.raises(OSError, match="error 5"):
        bind_children(Kernel(assigned=0))


def test_elsewhere_nothing_is_bound() -> None:
    assert bind_children() is None
