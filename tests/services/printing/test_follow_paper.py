"""A command waits a moment for its paper: a printer that is gone after the hand-over is told (R3)."""

from __future__ import annotations

import pytest

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.ports.printer import JobState
from desk_app.services.dossier.look_up import ShowDossier
from desk_app.services.printing.follow_paper import LOOKS, FollowPaper
from desk_app.services.printing.settle_print import SettlePrint
from tests.builders import CLERK, SUPERVISOR
from tests.services.printing.test_print_form import PrintingDesk


@pytest.fixture
def desk() -> PrintingDesk:
    return PrintingDesk()


def follow(desk: PrintingDesk, pauses: list[float] | None = None) -> bool:
    """Print on paper and follow it as a command does; `pauses` gets the waits instead of sitting through them."""
    printed = desk.print()
    assert printed.job is not None
    wait = (pauses if pauses is not None else []).append
    return FollowPaper(desk.printer, SettlePrint(desk.context))(
        desk.code, printed.print_id, printed.job, CLERK, wait
    )


def state(desk: PrintingDesk) -> PrintState:
    return ShowDossier(desk.context)(desk.code, SUPERVISOR).prints[-1].state


def test_paper_that_came_out_is_taken_down(desk: PrintingDesk) -> None:
    assert follow(desk)
    assert state(desk) is PrintState.CONFIRMED


@pytest.mark.parametrize(
    ("says", "wrong", "key"),
    [
        (JobState.WAITING, PrintTrouble("printing.paper_out", printer="Laser"), "printing.paper_out"),
        (JobState.TROUBLE, PrintTrouble("printing.job_dropped", printer="Laser"), "printing.job_dropped"),
        (JobState.TROUBLE, None, "counter.print_unsure"),
    ],
)
def test_paper_nobody_may_expect_is_told_and_stays_to_be_settled(
    desk: PrintingDesk, says: JobState, wrong: PrintTrouble | None, key: str
) -> None:
    desk.printer.says, desk.printer.names = says, wrong
    with pytest.raises(PrintTrouble) as told:
        follow(desk)
    assert (told.value.key, told.value.params["code"]) == (key, desk.code)
    assert state(desk) is PrintState.SENT
    assert desk.listed(WorkList.PRINT_UNSURE) == [desk.code]


@pytest.mark.parametrize(("says", "looks"), [(JobState.PRINTING, LOOKS), (JobState.UNKNOWN, 1)])
def test_what_is_not_known_in_time_stays_sent(desk: PrintingDesk, says: JobState, looks: int) -> None:
    desk.printer.says, pauses = says, list[float]()
    assert not follow(desk, pauses)
    assert len(pauses) == looks - 1
    assert state(desk) is PrintState.SENT
