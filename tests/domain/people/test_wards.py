"""An address printed before July 2025 is told today's ward; no other address is."""

from __future__ import annotations

import pytest

from desk_app.domain.people.wards import unit_asked_for, unit_key, units_of
from desk_app.seeds import ward_changes


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("Số 1, Khương Đình, Thanh Xuân, Hà Nội", "Phường Khương Đình, Hà Nội"),
        ("Tổ 5, Phường Hạ Đình, Quận Thanh Xuân, TP. Hà Nội", "Phường Khương Đình, Hà Nội"),
        ("P. Phúc Xá, Q. Ba Đình, Thành phố Hà Nội", "Phường Hồng Hà, Hà Nội"),
    ],
)
def test_an_old_address_names_todays_ward(address: str, first: str) -> None:
    assert str(ward_changes().today(address)[0]) == first


@pytest.mark.parametrize(
    "address",
    [
        "Số 1, phường Khương Đình, Hà Nội",
        "Khương Đình, Hà Nội",
        "Số 1, Khương Đình, Ba Đình, Hà Nội",
        "",
        ", , ,",
    ],
)
def test_any_other_address_is_left_alone(address: str) -> None:
    assert ward_changes().today(address) == ()


def test_a_ward_that_was_divided_names_them_all_the_likeliest_first() -> None:
    found = [ward.name for ward in ward_changes().today("Khương Đình, Thanh Xuân, Hà Nội")]
    assert found[0] == "Phường Khương Đình"
    assert "Phường Phương Liệt" in found


def test_every_line_of_the_table_leads_from_an_old_ward_to_one_of_today() -> None:
    changes = ward_changes()
    assert len(changes._became) > 9_900
    assert len({ward for wards in changes._became.values() for ward in wards}) == 3_321


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("phường Khương Đình", "khuongdinh"),
        ("P. Khương Đình", "khuongdinh"),
        ("thị trấn Sóc Sơn", "socson"),
        ("Khương Đình", ""),
        ("Hạ Đình", ""),
    ],
)
def test_only_a_unit_named_with_its_kind_is_asked_for(typed: str, key: str) -> None:
    assert unit_asked_for(typed) == key


def test_old_and_new_names_of_one_ground_lead_to_each_other() -> None:
    changes = ward_changes()
    assert unit_key("Hạ Đình") in changes.also_called(unit_key("Khương Đình"))
    assert unit_key("Khương Đình") in changes.also_called(unit_key("Hạ Đình"))


def test_an_address_is_found_by_its_units_not_by_its_house() -> None:
    assert units_of("Số 12, ngõ 3, Hạ Đình, Thanh Xuân, Hà Nội") == ("zzhadinh", "zzthanhxuan", "zzhanoi")
