"""The clerk finds a dossier by whatever is at hand, without marks and from the first letter typed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_app.domain.facts import facts
from desk_app.domain.text import words
from tests.storage.desk_builders import NOW, OpenDesk, code_of, filing, person

PEOPLE = {
    1: ("Nguyễn Thị Hòa", "001190012345", "0912345678"),
    2: ("Đặng Văn Đức", "001085009999", "0987654321"),
    3: ("Hoàng Nguyễn Thị", "B1234567", ""),
    4: ("Công ty TNHH Ánh Dương", "0101234567", "02438251234"),
    5: ("Nguyễn Thị Hoa", "036190012345", "0912000000"),
}


@pytest.fixture
def ward(desk: OpenDesk) -> OpenDesk:
    for number, (name, id_number, phone) in PEOPLE.items():
        desk.receive(number, person(name, id_number, phone))
    return desk


def found(desk: OpenDesk, typed: str, limit: int = 50) -> list[int]:
    with desk.work(write=False) as work:
        return [int(row.code[-4:]) for row in work.dossiers.find(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("nguyen", [5, 3, 1]),
        ("NGUYỄN thị", [5, 3, 1]),
        ("hoa nguyen", [5, 3, 1]),
        ("hoa thi ng", [5, 3, 1]),
        ("dang duc", [2]),
        ("đức", [2]),
        ("anh duong tnhh", [4]),
        ("001190012345", [1]),
        ("001", [2, 1]),
        ("2345", [5, 1]),
        ("b1234567", [3]),
        ("4567", [4, 3]),
        ("0912", [5, 1]),
        ("0912 345 678", [1]),
        ("0912.345.678", [1]),
        ("H26.99.01-261120-0004", [4]),
        ("261120-0004", [4]),
        ("0004", [4]),
        ("h26.99.01-26", [5, 4, 3, 2, 1]),
        ("nobody", []),
        ("", []),
        ("  .-  ", []),
        ('"; DROP TABLE dossiers; --', []),
        ("O'Brien", []),
        ("ng* OR hoa", []),
    ],
)
def test_what_is_typed_finds_newest_first(ward: OpenDesk, typed: str, numbers: list[int]) -> None:
    assert found(ward, typed) == numbers


def test_decomposed_letters_find_composed_ones(ward: OpenDesk) -> None:
    assert found(ward, unicodedata.normalize("NFD", "Đặng Văn Đức")) == [2]


def test_a_pasted_page_is_no_trouble(ward: OpenDesk) -> None:
    assert found(ward, "nguyen " * 5_000) == [5, 3, 1]
    assert found(ward, "x" * 10_000) == []


def test_no_more_rows_come_than_asked_for(ward: OpenDesk) -> None:
    assert found(ward, "h26", limit=2) == [5, 4]


def test_the_owner_is_found_as_well_as_the_applicant(desk: OpenDesk) -> None:
    desk.receive(1, person(), owner=person("Trần Bảo Ngọc", "", ""))
    assert found(desk, "bao ngoc") == found(desk, "hoa") == [1]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("H'Čăm Ƀyă", "bya"), ("Y Blô Ƀuôn Yă", "buon ya"), ("Łukasz Nowak", "lukasz")),
        *(("H'Mông Thị Sáu", "hmong"), ("O’Brien", "obrien"), ("\u00d0ặng Thị Đào", "dang thi")),
    ],
)
def test_names_of_all_peoples_are_found_without_marks(desk: OpenDesk, name: str, typed: str) -> None:
    desk.receive(1, person(name))
    desk.receive(2, person("Trần An", "001080000009"))
    assert found(desk, typed) == [1]


def test_a_new_name_is_found_and_the_old_one_no_more(desk: OpenDesk) -> None:
    with desk.work() as work:
        registered = facts.DossierRegistered("HD-1", filing(person("Phạm Tí")))
        work.journal.append(registered, actor="c", at=NOW, dossier_id=f"dossier-{code_of(1)}")
        work.commit()
    desk.receive(1, person("Phạm Tị Nạnh"))
    desk.database.idle_work()
    assert found(desk, "nanh") == found(desk, "hd 1") == [1]
    assert found(desk, "pham ti") == [1]


def test_searching_finds_the_same_before_and_after_the_index_was_folded(desk: OpenDesk) -> None:
    for number in range(1, 41):
        desk.receive(number, person(f"Nguyễn Văn {'ABCDEFG'[number % 7]}", f"{number:012d}"))
    before = found(desk, "nguyen van c")
    while desk.database.idle_work():
        continue
    assert found(desk, "nguyen van c") == before == [37, 30, 23, 16, 9, 2]


SYLLABLES = st.sampled_from(
    ["Nguyễn", "Đỗ", "thị", "Hòa", "hoa", "Ế", "O'Brien", "Hương", "h", "0912", "ngh"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(SYLLABLES, min_size=1, max_size=3))
def test_search_agrees_with_looking_at_every_dossier(ward: OpenDesk, typed: list[str]) -> None:
    def holds(number: int) -> bool:
        name, id_number, phone = PEOPLE[number]
        own = words(f"{name} {id_number} {phone} {id_number[-4:]} {code_of(number)}")
        return all(any(word.startswith(part) for word in own) for part in words(" ".join(typed)))

    assert found(ward, " ".join(typed)) == [
        number for number in sorted(PEOPLE, reverse=True) if holds(number)
    ]


def test_open_dossiers_of_a_person_are_those_still_to_be_done_of_the_kind_asked_for(desk: OpenDesk) -> None:
    first, second = desk.receive(1), desk.receive(2)
    desk.receive(3, person("Trần An", "001080000009"), owner=person())
    desk.add(facts.DossierWithdrawn("Đổi ý"), first)
    with desk.work(write=False) as work:
        rows = work.dossiers.open_of_person("001190012345")
        assert [row.code for row in rows] == [code_of(3), second]
        assert work.dossiers.open_of_person("001190012345", "9.999999") == ()
        assert len(work.dossiers.open_of_person("001190012345", "1.004873")) == 2


def test_an_address_is_found_by_its_ward_with_its_kind_only(desk: OpenDesk) -> None:
    desk.receive(1, replace(person(), address="Số 5, Hạ Đình, Thanh Xuân, Hà Nội"))
    desk.receive(2, replace(person("Trần Hạ", "001080000009"), address="Số 5, Cầu Giấy, Hà Nội"))
    assert found(desk, "phường Hạ Đình") == [1]
    assert found(desk, "quan thanh xuan") == [1]
    assert found(desk, "ha dinh") == []
    assert found(desk, "ha") == [2]
