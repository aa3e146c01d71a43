"""What the Windows spooler says of printers and jobs, and what the desk asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import Protocol


class PrinterFlag(IntFlag):
    """`PRINTER_STATUS_*` of winspool.h."""

    PAUSED = 0x1
    ERROR = 0x2
    PENDING_DELETION = 0x4
    PAPER_JAM = 0x8
    PAPER_OUT = 0x10
    MANUAL_FEED = 0x20
    PAPER_PROBLEM = 0x40
    OFFLINE = 0x80
    IO_ACTIVE = 0x100
    BUSY = 0x200
    PRINTING = 0x400
    OUTPUT_BIN_FULL = 0x800
    NOT_AVAILABLE = 0x1000
    WAITING = 0x2000
    PROCESSING = 0x4000
    INITIALIZING = 0x8000
    WARMING_UP = 0x10000
    TONER_LOW = 0x20000
    NO_TONER = 0x40000
    PAGE_PUNT = 0x80000
    USER_INTERVENTION = 0x100000
    OUT_OF_MEMORY = 0x200000
    DOOR_OPEN = 0x400000
    SERVER_UNKNOWN = 0x800000
    POWER_SAVE = 0x1000000
    SERVER_OFFLINE = 0x2000000
    DRIVER_UPDATE_NEEDED = 0x4000000


class JobFlag(IntFlag):
    """`JOB_STATUS_*` of winspool.h."""

    PAUSED = 0x1
    ERROR = 0x2
    DELETING = 0x4
    SPOOLING = 0x8
    PRINTING = 0x10
    OFFLINE = 0x20
    PAPEROUT = 0x40
    PRINTED = 0x80
    DELETED = 0x100
    BLOCKED_DEVQ = 0x200
    USER_INTERVENTION = 0x400
    RESTART = 0x800
    COMPLETE = 0x1000
    RETAINED = 0x2000
    RENDERING_LOCALLY = 0x4000


WORK_OFFLINE = 0x400
"""PRINTER_ATTRIBUTE_WORK_OFFLINE: somebody chose "use printer offline", or Windows found nobody at the cable."""


@dataclass(frozen=True, slots=True)
class SpoolerPrinterState:
    """What the spooler says of a printer: PRINTER_STATUS_* and PRINTER_ATTRIBUTE_*."""

    status: int
    attributes: int


@dataclass(frozen=True, slots=True)
class SpoolerJob:
    """A job that is in the queue: JOB_STATUS_*, and its place there from 1."""

    id: int
    title: str
    user: str
    status: int
    position: int


class WindowsSpooler(Protocol):
    """The spooler; everything raises OSError when it does not answer."""

    def user(self) -> str:
        """The name this user's jobs carry."""

    def names(self) -> tuple[str, ...]:
        """Names of the printers of this PC and those it is connected to."""

    def printer(self, name: str) -> SpoolerPrinterState | None:
        """A printer, None when there is none of this name."""

    def job(self, printer: str, job: int) -> SpoolerJob | None:
        """A job while it is in the queue; None once it was printed or deleted."""

    def jobs(self, printer: str) -> tuple[SpoolerJob, ...]:
        """All jobs in a printer's queue."""

    def delete(self, printer: str, job: int) -> None:
        """Take a job out of the queue; one that is gone is no trouble."""

    def changes(self, printer: str) -> tuple[tuple[int, int], ...]:
        """Jobs whose status has changed since the last call, with it, in their order; from the first call on.

        So the last word on a job is heard that leaves the queue between two looks. Empty where the spooler tells
        nobody.
        """
