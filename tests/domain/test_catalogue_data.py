"""The shipped catalogue: complete where it says so, honest where it is not verified, refused when it is damaged."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest

from desk_app.domain.catalogue.procedure import DeadlineKind, FeeUnit, ProcedureVersion
from desk_app.domain.catalogue_data import (
    join_catalogue,
    load_calendar,
    load_identity_rules,
    load_procedures,
    load_working_hours,
)
from desk_app.domain.facts.wire import from_plain, to_plain
from desk_app.errors import Refused
from desk_app.seeds import seed_catalogue
from tests.domain.seeded import day, resource


@cache
def full() -> tuple[ProcedureVersion, ...]:
    return load_procedures(resource("catalogue/procedures.json"))


@cache
def rows() -> tuple[ProcedureVersion, ...]:
    return load_procedures(resource("catalogue/commune.json"))


def procedure(code: str) -> ProcedureVersion:
    return next(version for version in join_catalogue(full(), rows()) if version.code == code)


def test_the_catalogue_holds_59_procedures_in_full_and_588_rows() -> None:
    assert (len(full()), len(rows())) == (59, 588)
    assert all(version.complete and version.papers and version.fees for version in full())
    assert not any(version.complete for version in rows())


def test_joined_every_code_stands_once_and_none_is_lost() -> None:
    joined = join_catalogue(full(), rows())
    codes = [version.code for version in joined]
    assert len(codes) == len(set(codes)) == 592
    assert set(codes) == {version.code for version in (*full(), *rows())}
    assert procedure("1.004873").complete


def test_marital_status_is_as_published() -> None:
    version = procedure("1.004873")
    assert (version.short_name, version.field) == ("Xác nhận tình trạng hôn nhân", "Hộ tịch")
    assert (version.deadline.kind, version.deadline.amount) == (DeadlineKind.WORKING_DAYS, 3)
    assert version.provenance.unverified == ()
    assert version.provenance.decision == "163/QĐ-BTP"


def test_certified_copies_carry_their_fee_by_page() -> None:
    (fee,) = procedure("2.000815").fees
    assert (fee.unit, fee.amount, fee.first_pages) == (FeeUnit.CERTIFIED_PAGE, 2000, 2)
    assert (fee.later_page_amount, fee.cap_per_copy) == (1000, 200_000)


def test_what_was_not_checked_is_marked() -> None:
    assert procedure("1.014027").provenance.unverified == ("name", "deadline", "fees", "papers")
    assert procedure("1.000894").provenance.unverified == ("deadline",)
    fee = procedure("1.001612").fees[0]
    assert (fee.amount, "fees" in procedure("1.001612").provenance.unverified) == (None, True)
    assert sum(version.provenance.suspect for version in rows()) == 17
    assert all("name" in version.provenance.unverified for version in rows() if version.provenance.suspect)


def test_a_time_without_a_unit_is_never_turned_into_a_term() -> None:
    for version in rows():
        if version.deadline.kind is DeadlineKind.NONE:
            assert "deadline" in version.provenance.unverified
            assert version.deadline_note
        else:
            assert str(version.deadline.amount) in version.deadline_note


@pytest.mark.parametrize("code", ["1.004222", "1.004194", "1.002755"])
def test_residence_is_found_but_sent_to_the_police_door(code: str) -> None:
    version = procedure(code)
    assert (version.received_here, version.elsewhere) == (False, "Công an phường")


def test_every_row_says_which_door_receives_it_and_why() -> None:
    for version in seed_catalogue():
        assert version.door_ground, version.code
        assert version.received_here == (not version.elsewhere), version.code


def test_customs_and_tax_are_not_received_by_a_ward() -> None:
    doors = {version.field: version.elsewhere for version in rows()}
    assert doors["Hải quan"] == "Cơ quan hải quan"
    assert doors["Thuế"] == "Cơ quan thuế (Thuế cơ sở)"
    away = [version for version in rows() if version.field in ("Hải quan", "Thuế")]
    assert len(away) == 235
    assert not any(version.received_here for version in away)
    assert sum(version.received_here for version in rows()) == 233


def test_what_nobody_lists_but_people_ask_for_is_guidance_only() -> None:
    guidance = [version for version in seed_catalogue() if version.code.startswith("NK.")]
    assert len(guidance) == 53
    assert sum("(chưa có trong danh mục)" in version.short_name for version in guidance) == 13
    assert not any(version.received_here or version.complete for version in guidance)
    assert "Ly hôn" in guidance[0].name
    assert guidance[0].elsewhere == "Tòa án nhân dân khu vực"


def test_a_fee_the_council_sets_is_not_set_and_names_whom_it_exempts() -> None:
    by_council = [
        version
        for version in full()
        if any("HĐND" in fee.note for fee in version.fees) and version.field == "Hộ tịch"
    ]
    assert len(by_council) == 11
    for version in by_council:
        (fee,) = version.fees
        assert fee.amount is None, version.code
        assert "hộ nghèo" in fee.exempt_for
    assert procedure("1.001193").fees[0].amount == 0


def test_all_texts_are_composed_and_every_entry_names_its_source() -> None:
    for version in (*full(), *rows()):
        for text in (
            version.name,
            version.short_name,
            version.field,
            *(paper.name for paper in version.papers),
        ):
            assert text == " ".join(unicodedata.normalize("NFC", text).split())
            assert text
        assert version.provenance.source
        assert len(version.short_name) <= 111


def test_the_catalogue_survives_plain_json() -> None:
    assert from_plain(tuple[ProcedureVersion, ...], to_plain(full())) == full()


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        {},
        {"procedures": {}},
        {"procedures": "all"},
        {"procedures": [{**resource("catalogue/procedures.json")["procedures"][0], "complete": "false"}]},
        {"procedures": [{**resource("catalogue/procedures.json")["procedures"][0], "name": None}]},
        {"procedures": [{"code": "1.1"}]},
        {"procedures": [{**resource("catalogue/procedures.json")["procedures"][0], "colour": "red"}]},
        {
            "procedures": [
                {**resource("catalogue/procedures.json")["procedures"][0], "effective_from": "31/02/2026"}
            ]
        },
        {
            "procedures": [
                {**resource("catalogue/procedures.json")["procedures"][0], "deadline": {"kind": "weeks"}}
            ]
        },
    ],
)
def test_a_damaged_catalogue_is_refused_with_its_place(damaged: object) -> None:
    with pytest.raises(Refused) as refused:
        load_procedures(damaged)
    assert refused.value.key == "catalogue.unreadable"
    assert refused.value.params["part"] == "procedures"


def test_a_damaged_calendar_is_refused_too() -> None:
    with pytest.raises(Refused):
        load_calendar({"calendar": {"days": [{"date": "2026-01-01", "kind": "maybe", "name": ""}]}})
    with pytest.raises(Refused):
        load_calendar({"calendar": {"weekly_rest": [0, 1, 2, 3, 4, 5, 6]}})
    with pytest.raises(Refused):
        load_working_hours({"working_hours": {"periods": []}})
    with pytest.raises(Refused):
        load_identity_rules({"identity": {"birth_places": {}}})


def test_the_seed_is_in_force_since_the_two_level_government() -> None:
    assert {version.effective_from for version in (*full(), *rows())} == {day("2025-07-01")}


@pytest.mark.parametrize(
    "plain", [{"calendar": []}, {"calendar": "2026"}, {"calendar": None}, {"calendar": [1]}]
)
def test_a_calendar_that_is_no_object_is_refused_too(plain: object) -> None:
    with pytest.raises(Refused) as refused:
        load_calendar(plain)
    assert refused.value.key == "catalogue.unreadable"
