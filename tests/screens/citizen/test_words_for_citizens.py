"""What a citizen is shown: their own data in plain words, the number hidden, and nothing once it is old."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from desk_app.domain.dossier.dossier import Dossier, FeeLine, PaperLine, ReturnBy
from desk_app.domain.people.parties import PaperKind, Party, PartyKind
from desk_app.screens.citizen.masking import masked
from desk_app.screens.citizen.presenter import QUIET_SECONDS, CitizenPresenter
from desk_app.screens.citizen.view import BLANK, Face
from desk_app.screens.citizen.words import view_of
from desk_app.screens.counter_sight import AtCounter, BeingTyped, CounterSight, ResultHere, TakenIn
from tests.builders import FORM, HOA, SUPERVISOR, a_person
from tests.fakes import FakeClock
from tests.screens.desk_in_memory import DeskInMemory


@pytest.fixture
def dossier() -> Dossier:
    """Give a dossier just taken in."""
    memory = DeskInMemory()
    return memory.desk.dossier.show(memory.receive(), SUPERVISOR)


def with_fees(dossier: Dossier, *amounts: int | None) -> str:
    fees = tuple(FeeLine("Lệ phí", amount) for amount in amounts)
    return view_of(TakenIn(replace(dossier, fees=fees))).spoken


@pytest.mark.parametrize(
    ("number", "seen"),
    [("001190012345", "•••••••••345"), ("012345678", "••••••678"), ("C1234567", "•••••567")],
)
def test_only_the_last_three_signs_of_a_number_are_seen(number: str, seen: str) -> None:
    assert masked(number) == seen


def test_a_number_half_typed_is_not_shown_at_all() -> None:
    assert [masked("001190012345"[:length]) for length in range(8)] == [""] * 8


def test_a_dossier_taken_in_says_who_what_when_how_much_and_what_to_bring(dossier: Dossier) -> None:
    view = view_of(TakenIn(dossier), "dichvucong.gov.vn")
    assert view.face is Face.TAKEN
    assert view.promise is not None
    assert view.promise.number == str(dossier.number)
    assert "26/11/2026" in view.promise.day
    assert view.code == dossier.code, "the QR is that of the slip"
    for words in (HOA.name, "•••••••••345", "8.000 đồng", "dichvucong.gov.vn"):
        assert words in view.spoken
    assert HOA.id_number not in view.spoken


def test_nothing_else_that_is_known_of_a_person_is_shown(dossier: Dossier) -> None:
    typed = BeingTyped(HOA, dossier.procedure.name, (FORM,))
    for one in (typed, TakenIn(dossier), ResultHere(dossier)):
        spoken = view_of(one).spoken
        for secret in (HOA.id_number, HOA.phone, HOA.address, "1990", "01/05"):
            assert secret not in spoken


def test_a_fee_is_named_when_it_is_set_and_free_only_when_a_rule_says_so(dossier: Dossier) -> None:
    assert "8.000 đồng" in with_fees(dossier, 8_000)
    for words in ("Fee", "fee", "đồng"):
        assert words not in with_fees(dossier, None)
        assert words not in with_fees(dossier, 8_000, None), "half a sum is no sum"
        assert words not in with_fees(dossier)
    assert "No fee is charged" in with_fees(dossier, 0)


@pytest.mark.parametrize(
    ("way", "words"), [(ReturnBy.DESK, "slip"), (ReturnBy.POST, "by post"), (ReturnBy.ONLINE, "online")]
)
def test_what_to_bring_follows_the_way_the_result_is_returned(
    dossier: Dossier, way: ReturnBy, words: str
) -> None:
    view = view_of(TakenIn(replace(dossier, filing=replace(dossier.filing, return_by=way))))
    assert words in "".join(run.text for run in view.lines[-1])


def test_a_dossier_without_a_day_promises_none(dossier: Dossier) -> None:
    promise = view_of(TakenIn(replace(dossier, due=replace(dossier.due, due_at=None)))).promise
    assert promise is not None
    assert not any(map(str.isdigit, promise.day))


def test_many_papers_are_counted_and_those_not_handed_in_are_not_named() -> None:
    papers = (*(PaperLine(f"Giấy {letter}", originals=1) for letter in "ABCDE"), PaperLine("Giấy thiếu"))
    words = view_of(BeingTyped(HOA, "Thủ tục cấp giấy", papers)).facts[-1].words
    assert words == "Giấy A; Giấy B; Giấy C; 2 more"


def test_an_organisation_has_a_tax_code_and_no_form_of_address(dossier: Dossier) -> None:
    firm = Party(PartyKind.ORGANISATION, "Công ty Hòa Bình", "0100109106")
    view = view_of(TakenIn(replace(dossier, filing=replace(dossier.filing, applicant=firm))))
    assert "of Công ty Hòa Bình" in view.spoken
    assert "tax code •••••••106" in view.spoken


def test_who_came_with_a_passport_brings_the_passport(dossier: Dossier) -> None:
    guest = replace(HOA, id_number="C1234567", paper_kind=PaperKind.PASSPORT)
    view = view_of(TakenIn(replace(dossier, filing=replace(dossier.filing, applicant=guest))))
    assert "passport" in "".join(run.text for run in view.lines[-1])


def test_after_three_minutes_without_a_change_nothing_is_shown(dossier: Dossier) -> None:
    clock = FakeClock(dossier.received_at)
    sight = CounterSight(clock.monotonic)
    presenter = CitizenPresenter(sight, clock.monotonic)
    sight.show(TakenIn(dossier))
    clock.pass_time(seconds=QUIET_SECONDS - 1)
    assert presenter.view().face is Face.TAKEN
    sight.show(TakenIn(dossier))
    clock.pass_time(seconds=1)
    assert presenter.view() == BLANK, "the same once more is no change"
    sight.show(ResultHere(dossier))
    assert presenter.view().face is Face.RESULT


def test_at_no_moment_is_anybody_shown_but_who_is_at_the_counter(dossier: Dossier) -> None:
    """Whatever the pages say one after the other, and however the time goes."""
    people = [a_person(f"Người {letter * 3}", f"0011900098{at}{at}") for at, letter in enumerate("KLMPQ")]
    for seed in range(400):
        draw = Random(seed)
        clock = FakeClock(dossier.received_at)
        sight = CounterSight(clock.monotonic)
        presenter = CitizenPresenter(sight, clock.monotonic)
        here: Party | None = None
        for _ in range(30):
            if draw.random() < 0.3:
                clock.pass_time(seconds=draw.choice((1, 60, QUIET_SECONDS)))
            else:
                here = draw.choice((None, *people))
                sight.show(_said(draw, here, dossier))
            spoken = presenter.view().spoken
            others = [one for one in people if one != here]
            assert not any(one.name in spoken or masked(one.id_number) in spoken for one in others), seed
            assert not any(one.id_number in spoken for one in people), seed


def _said(draw: Random, person: Party | None, dossier: Dossier) -> AtCounter | None:
    if person is None:
        return None
    own = replace(dossier, filing=replace(dossier.filing, applicant=person), number=7, code="H26-261130-7")
    typed = BeingTyped(person, dossier.procedure.name, dossier.papers)
    return draw.choice((typed, TakenIn(own), ResultHere(own)))


def test_the_name_of_the_only_paper_is_not_cut_as_one_of_many() -> None:
    one = PaperLine("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1)
    alone = view_of(BeingTyped(HOA, "Xác nhận tình trạng hôn nhân", (one,)))
    assert one.name in alone.spoken
    among = view_of(BeingTyped(HOA, "Xác nhận tình trạng hôn nhân", (one, FORM)))
    assert "Tờ khai cấp Giấy xác nhận tình …" in among.spoken
