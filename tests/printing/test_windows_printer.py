"""The spooler of Windows behind the port: what it says gets its name, and what it does not say is never called printed."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.errors import PrintTrouble
from desk_app.messages import Messages
from desk_app.ports.printer import JobState, PrintJob
from desk_app.printing.printers.spooler_printer import PATIENCE, Phase, SpoolerPrinter
from desk_app.printing.printers.windows_service import WindowsService, phase_of
from desk_app.printing.printers.windows_spooler import (
    WORK_OFFLINE,
    JobFlag,
    PrinterFlag,
    SpoolerJob,
    SpoolerPrinterState,
)
from tests.printing.fake_spooler import USER, FakeSpooler

QUEUE, CODE, PDF = "Canon quầy 3", "H26.99.01-261120-0001", b"%PDF-1.4"
KEEPS = (
    JobFlag.PAUSED
    | JobFlag.ERROR
    | JobFlag.OFFLINE
    | JobFlag.PAPEROUT
    | JobFlag.BLOCKED_DEVQ
    | JobFlag.USER_INTERVENTION
)
"""Flags of a job that wait for somebody."""
HARMLESS = {
    PrinterFlag.IO_ACTIVE,
    PrinterFlag.BUSY,
    PrinterFlag.PRINTING,
    PrinterFlag.WAITING,
    PrinterFlag.PROCESSING,
    PrinterFlag.INITIALIZING,
    PrinterFlag.WARMING_UP,
    PrinterFlag.TONER_LOW,
    PrinterFlag.POWER_SAVE,
    PrinterFlag.DRIVER_UPDATE_NEEDED,
}
"""Flags of a printer that prints all the same."""
JOB_STATUS = st.sets(st.sampled_from(list(JobFlag))).map(lambda some: reduce(or_, some, 0))


class Counter:
    """A spooler with one printer, the desk's printer over it, and a clock."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.spooler = FakeSpooler({QUEUE: SpoolerPrinterState(0, 0)})
        service = WindowsService(self.spooler, self.spooler, lambda: self.now)
        self.printer = SpoolerPrinter(service, lambda: self.now)

    def printed(self) -> PrintJob:
        return self.printer.print(PDF, title=CODE, printer=QUEUE)

    def say(self, job: PrintJob, status: int) -> None:
        self.spooler.say(QUEUE, int(job.job_id), status)

    def leave(self, job: PrintJob, *statuses: int) -> None:
        self.spooler.leave(QUEUE, int(job.job_id), *statuses)

    def named(self, job: PrintJob) -> str:
        trouble = self.printer.what_is_wrong(job)
        return trouble.key if trouble is not None else ""


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_a_job_has_its_number_and_the_code_for_title(counter: Counter) -> None:
    assert counter.printer.printers() == (QUEUE,)
    assert counter.printer.print(PDF, title=CODE, printer=QUEUE, copies=2) == PrintJob(QUEUE, "1", CODE)
    assert counter.spooler.painted == [(QUEUE, CODE, 2)]


def test_a_job_is_followed_until_the_spooler_calls_it_printed(counter: Counter) -> None:
    job = counter.printed()
    seen = []
    for status in (0, JobFlag.SPOOLING, JobFlag.PRINTING, JobFlag.PRINTING | JobFlag.PRINTED):
        counter.say(job, status)
        seen.append(counter.printer.state(job))
    assert seen == [JobState.WAITING, JobState.PRINTING, JobState.PRINTING, JobState.DONE]
    counter.leave(job, JobFlag.PRINTED | JobFlag.DELETING)
    assert counter.printer.state(job) is JobState.DONE


def test_a_job_printed_and_gone_between_two_looks_is_known_from_its_last_word(counter: Counter) -> None:
    job = counter.printed()
    counter.leave(job, JobFlag.PRINTING, JobFlag.PRINTED | JobFlag.DELETING | JobFlag.DELETED)
    assert (counter.printer.state(job), counter.named(job)) == (JobState.DONE, "")


def test_what_is_said_while_the_pages_are_still_painted_counts(counter: Counter) -> None:
    counter.spooler.on_paint = [JobFlag.PRINTING, JobFlag.PRINTED]
    job = counter.printed()
    del counter.spooler.there[QUEUE, int(job.job_id)]
    assert counter.printer.state(job) is JobState.DONE


def test_a_job_deleted_by_somebody_is_not_one_that_came_out(counter: Counter) -> None:
    job = counter.printed()
    counter.leave(job, JobFlag.DELETING, JobFlag.DELETING | JobFlag.DELETED)
    assert (counter.printer.state(job), counter.named(job)) == (JobState.TROUBLE, "printing.job_dropped")


@pytest.mark.parametrize("last", [0, JobFlag.SPOOLING, JobFlag.PRINTING, JobFlag.PRINTING | JobFlag.COMPLETE])
def test_a_job_that_is_gone_without_a_word_is_unknown(counter: Counter, last: int) -> None:
    counter.spooler.tells = False
    job = counter.printed()
    counter.say(job, last)
    assert counter.printer.state(job) is not JobState.DONE
    counter.leave(job, JobFlag.PRINTED)
    assert (counter.printer.state(job), counter.named(job)) == (JobState.UNKNOWN, "")


@given(st.lists(JOB_STATUS, max_size=6), st.booleans(), st.booleans())
def test_only_what_the_spooler_called_printed_is_done_and_no_trouble_is(
    statuses: list[int], tells: bool, leaves: bool
) -> None:
    counter = Counter()
    counter.spooler.tells = tells
    job = counter.printed()
    heard, states = [], []
    for status in statuses:
        counter.say(job, status)
        heard.append(status)
        states.append(counter.printer.state(job))
    if leaves:
        counter.leave(job)
        states.append(counter.printer.state(job))
    was_printed = [
        bool(status & JobFlag.PRINTED) and not status & KEEPS for status in (*heard, *([0] if leaves else []))
    ]
    for number, state in enumerate(states):
        assert (state is JobState.DONE) == any(was_printed[: number + 1])
        if number < len(heard) and not any(was_printed[: number + 1]) and heard[number] & KEEPS:
            assert state is JobState.TROUBLE
    if leaves and not any(was_printed):
        ended = bool(heard) and phase_of(heard[-1]) is Phase.DROPPED
        assert states[-1] is (JobState.TROUBLE if ended else JobState.UNKNOWN)


@given(st.sets(st.sampled_from(list(PrinterFlag))), st.booleans())
def test_a_printer_in_trouble_gets_no_slip_and_names_it_and_any_other_gets_it(
    flags: set[PrinterFlag], offline: bool
) -> None:
    counter = Counter()
    words = Messages("vi")
    state = SpoolerPrinterState(reduce(or_, flags, 0), WORK_OFFLINE if offline else 0)
    waiting = counter.printed()
    counter.spooler.queues[QUEUE] = state
    if flags <= HARMLESS and not offline:
        counter.printed()
        assert counter.printer.state(waiting) is JobState.PRINTING
        return
    with pytest.raises(PrintTrouble) as refused:
        counter.printed()
    assert QUEUE in words.of(refused.value)
    assert len(counter.spooler.painted) == 1, "a job left there would come out when nobody expects it"
    assert (counter.printer.state(waiting), counter.named(waiting)) == (JobState.TROUBLE, refused.value.key)


@pytest.mark.parametrize(
    ("status", "attributes", "key"),
    [
        (PrinterFlag.PAPER_OUT | PrinterFlag.ERROR, 0, "printing.paper_out"),
        (PrinterFlag.PAPER_JAM | PrinterFlag.USER_INTERVENTION, 0, "printing.paper_jam"),
        (PrinterFlag.DOOR_OPEN | PrinterFlag.OFFLINE, 0, "printing.cover_open"),
        (PrinterFlag.NO_TONER, 0, "printing.ink_out"),
        (PrinterFlag.PAUSED, 0, "printing.printer_stopped"),
        (PrinterFlag.OFFLINE, 0, "printing.printer_silent"),
        (0, WORK_OFFLINE, "printing.printer_silent"),
        (PrinterFlag.PENDING_DELETION, 0, "printing.not_taken"),
        (PrinterFlag.ERROR, 0, "printing.needs_hand"),
    ],
)
def test_what_is_wrong_with_a_printer_is_told_by_its_most_telling_flag(
    counter: Counter, status: int, attributes: int, key: str
) -> None:
    counter.spooler.queues[QUEUE] = SpoolerPrinterState(status, attributes)
    with pytest.raises(PrintTrouble) as trouble:
        counter.printed()
    assert (trouble.value.key, trouble.value.params) == (key, {"printer": QUEUE})


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (JobFlag.PRINTING | JobFlag.PAPEROUT | JobFlag.ERROR, "printing.paper_out"),
        (JobFlag.PAUSED, "printing.job_paused"),
        (JobFlag.PRINTING | JobFlag.OFFLINE, "printing.printer_silent"),
        (JobFlag.USER_INTERVENTION, "printing.needs_hand"),
        (JobFlag.ERROR | JobFlag.PRINTING, "printing.needs_hand"),
        (JobFlag.DELETING, "printing.job_dropped"),
        (JobFlag.DELETING | JobFlag.ERROR, "printing.job_dropped"),
    ],
)
def test_what_is_wrong_with_a_job_is_told(counter: Counter, status: int, key: str) -> None:
    job = counter.printed()
    counter.say(job, status)
    assert (counter.printer.state(job), counter.named(job)) == (JobState.TROUBLE, key)


def test_paper_put_in_lets_the_job_come_out_after_all(counter: Counter) -> None:
    job = counter.printed()
    counter.say(job, JobFlag.PRINTING | JobFlag.PAPEROUT)
    assert counter.printer.state(job) is JobState.TROUBLE
    counter.say(job, JobFlag.PRINTING)
    assert counter.printer.state(job) is JobState.PRINTING
    counter.leave(job, JobFlag.PRINTED)
    assert counter.printer.state(job) is JobState.DONE


@pytest.mark.parametrize("status", [JobFlag.PRINTING, 0])
def test_a_printer_whose_driver_tells_nothing_is_silent_when_patience_ends(
    counter: Counter, status: int
) -> None:
    job = counter.printed()
    counter.say(job, status)
    counter.printer.state(job)
    counter.now += PATIENCE - 1
    assert counter.named(job) == ""
    counter.now += 1
    assert (counter.printer.state(job), counter.named(job)) == (JobState.TROUBLE, "printing.printer_silent")


def test_a_job_behind_others_waits_its_turn_without_an_end(counter: Counter) -> None:
    counter.spooler.add(QUEUE, SpoolerJob(77, "Bảng lương", "Hoa", JobFlag.PRINTING, 1))
    job = counter.printed()
    counter.say(job, 0)
    counter.printer.state(job)
    counter.now += 10 * PATIENCE
    assert counter.printer.state(job) is JobState.WAITING


def test_a_job_is_taken_back_once_and_comes_out_no_more(counter: Counter) -> None:
    job = counter.printed()
    counter.printer.cancel(job)
    counter.printer.cancel(job)
    assert counter.spooler.deleted == [1]
    assert counter.printer.state(job) is JobState.TROUBLE


def test_a_spooler_started_anew_counts_from_one_and_that_job_is_somebody_elses(counter: Counter) -> None:
    job = counter.printed()
    del counter.spooler.there[QUEUE, 1]
    counter.spooler.add(QUEUE, SpoolerJob(1, "Bảng lương", "Hoa", JobFlag.PRINTED, 1))
    assert counter.printer.state(job) is JobState.UNKNOWN
    counter.printer.cancel(job)
    assert counter.spooler.deleted == []


def test_own_jobs_left_by_an_earlier_start_are_found(counter: Counter) -> None:
    for number, (title, user, status) in enumerate(
        ((CODE, USER, 0), (CODE, "Hoa", 0), ("khác", USER, 0), (CODE, USER, JobFlag.PRINTED)), start=1
    ):
        counter.spooler.add(QUEUE, SpoolerJob(number, title, user, status, number))
    assert counter.printer.waiting(QUEUE, CODE) == (PrintJob(QUEUE, "1", CODE),)


def test_a_printer_that_is_not_there_and_one_that_refuses_are_named(counter: Counter) -> None:
    with pytest.raises(PrintTrouble) as missing:
        counter.printer.print(PDF, title=CODE, printer="Fax")
    counter.spooler.refuses = True
    with pytest.raises(PrintTrouble) as refused:
        counter.printed()
    assert [one.value.key for one in (missing, refused)] == ["printing.printer_missing", "printing.not_taken"]


def test_pages_nobody_can_read_are_named(counter: Counter) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        counter.printer.print(b"torn", title=CODE, printer=QUEUE)
    assert trouble.value.key == "printing.pdf_unreadable"


def test_a_spooler_that_does_not_run_is_named_and_nothing_is_claimed_of_its_jobs(counter: Counter) -> None:
    job = counter.printed()
    counter.spooler.runs = False
    for deed in (counter.printer.printers, counter.printed):
        with pytest.raises(PrintTrouble) as trouble:
            deed()
        assert trouble.value.key == "printing.spooler_silent"
    assert counter.printer.state(job) is JobState.UNKNOWN
    assert counter.named(job) == "printing.spooler_silent"
    assert counter.printer.waiting(QUEUE, CODE) == ()
    counter.printer.cancel(job)
    counter.spooler.runs = True
    assert counter.printer.state(job) is JobState.PRINTING
