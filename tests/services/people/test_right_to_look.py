"""Every service that gives personal data asks for the right itself, whatever the screen or the command did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.people.roles import Role
from desk_app.domain.steps.forms import FormId
from desk_app.errors import Refused
from desk_app.ports.dossiers import WorkList
from desk_app.ports.look_ups import LookUpsWanted
from desk_app.services.desk import Desk
from desk_app.services.exchange.conversation import drive
from desk_app.services.people.operators import MACHINE, Operator
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.services.printing.print_form import PdfFile
from tests.builders import HOA, MORNING
from tests.services.ward_at_work import CLERK, Ward

ADMINISTRATOR = Operator("quantri", "Quản Trị", Role.ADMINISTRATOR)
Look = Callable[[Desk, str, Operator], Any]

LOOKS: dict[str, Look] = {
    "reception.interpret_scan": lambda desk, code, by: desk.reception.interpret_scan(code, by),
    "reception.look_up_person": lambda desk, _, by: desk.reception.look_up_person(HOA.id_number, by),
    "dossier.show": lambda desk, code, by: desk.dossier.show(code, by),
    "dossier.look_at": lambda desk, code, by: desk.dossier.look_at(code, by),
    "dossier.find": lambda desk, _, by: desk.dossier.find("hoa", by),
    "dossier.due_day": lambda desk, _, by: desk.dossier.due_day(by),
    "dossier.list": lambda desk, _, by: desk.dossier.list(WorkList.ALL, by),
    "printing.print": lambda desk, code, by: desk.printing.print(
        code, FormId.RECEIPT, by, PdfFile(Path("never written.pdf"))
    ),
    "printing.preview": lambda desk, code, by: desk.printing.preview(code, FormId.RECEIPT, by),
    "printing.owed": lambda desk, _, by: desk.printing.owed(by),
    "people.look_ups": lambda desk, _, by: desk.people.look_ups(LookUpsWanted(), by),
    "exchange.exceptions": lambda desk, _, by: desk.exchange.exceptions(by),
    "exchange.export_bundle": lambda desk, _, by: desk.exchange.export_bundle(Path("never written"), by),
    "day.look_at": lambda desk, _, by: drive(desk.day.look_at(MORNING.date(), by), desk.city_line),
}
"""Each service that gives personal data, as one asks it."""
_SEALED = "exchange.export_bundle"
"""Nobody at the desk can read it; it takes the right to exchange, which the administrator and the PC have."""
_COUNTS_ITSELF = {"care.start", "day.close"}
"""What shows an operator without the right less instead of nothing, and what shows nothing."""


@pytest.fixture
def desk(ward: Ward) -> Desk:
    return ward.desk(1)


@pytest.mark.parametrize("name", [one for one in LOOKS if one != _SEALED])
@pytest.mark.parametrize("by", [ADMINISTRATOR, MACHINE], ids=["administrator", "machine"])
def test_nobody_without_the_right_is_given_anything(ward: Ward, name: str, by: Operator) -> None:
    code, desk = ward.receive(1), ward.desk(1)
    with pytest.raises(Refused, match=r"rights\.missing"):
        LOOKS[name](desk, code, by)
    assert looks(desk) == []


def test_who_may_exchange_nothing_exports_nothing(desk: Desk) -> None:
    nobody = Operator("x", "X", Role.CLERK, rights=frozenset())
    with pytest.raises(Refused, match=r"rights\.missing"):
        LOOKS[_SEALED](desk, "", nobody)


def test_every_service_that_takes_looks_down_stands_in_the_table(desk: Desk) -> None:
    found = set()
    groups = ("reception", "dossier", "printing", "people", "reference", "exchange", "day", "care")
    for group in groups:
        services = getattr(desk, group)
        for name in (one for one in dir(services) if not one.startswith("_")):
            if isinstance(getattr(getattr(services, name), "_record", None), RecordLookUp):
                found.add(f"{group}.{name}")
    assert found - _COUNTS_ITSELF == LOOKS.keys() - {"dossier.show"}


def test_the_start_shows_dossiers_and_drafts_only_to_those_who_go_on_with_them(ward: Ward) -> None:
    code, desk = ward.receive(1), ward.desk(1)
    desk.reception.keep_draft("a", CLERK.user, "{}")
    seen = desk.care.start(CLERK)
    assert [row.code for row in seen.unprinted] == [code]
    assert len(seen.drafts) == 1
    for by in (ADMINISTRATOR, Operator("head", "Lãnh Đạo", Role.HEAD)):
        unseen = desk.care.start(by)
        assert (unseen.unprinted, unseen.print_unsure, unseen.drafts) == ((), (), ())
    assert [(one.user, one.what) for one in looks(desk)] == [(CLERK.user, "list")]


def looks(desk: Desk) -> list[Any]:
    """Give what was taken down so far."""
    desk.look_ups.settle()
    with desk.context.uow(write=False) as work:
        return [line.look for line in work.look_ups.lines(after=0)]
