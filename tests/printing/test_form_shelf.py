"""The form in force on a day is found; the ward's own files win and a broken one never stops the desk."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from desk_app.errors import PrintTrouble
from desk_app.printing.forms.form_reader import read_form
from desk_app.printing.forms.form_shelf import FormShelf
from desk_app.printing.pages.font_files import FontFiles
from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import request, running_text

DAY = date(2026, 11, 20)


def ward_form(folder: Path, *changes: str) -> Path:
    """Copy the shipped Mẫu 01 into a ward's folder with some of its words changed ("old -> new")."""
    folder.mkdir(exist_ok=True)
    text = (OWN_FORMS / "mau-01.toml").read_text(encoding="utf-8")
    for change in changes:
        old, new = change.split(" -> ")
        assert old in text
        text = text.replace(old, new)
    target = folder / "mau-01-moi.toml"
    target.write_text(text, encoding="utf-8")
    return target


def test_all_shipped_forms_are_sound_and_name_their_legal_basis() -> None:
    shelf = FormShelf([OWN_FORMS])
    assert {found.form.id for found in shelf.all() if found.form} == {"01", "02", "03", "return", "closing"}
    assert [found.trouble for found in shelf.all() if found.trouble] == []
    assert all("NĐ-CP" in found.form.legal_basis for found in shelf.all() if found.form)


def test_a_ward_form_counts_from_its_own_day_on(tmp_path: Path) -> None:
    ward_form(
        tmp_path / "ward",
        'version = "2025-1" -> version = "ward-1"',
        "effective_from = 2025-07-01 -> effective_from = 2026-12-01",
    )
    shelf = FormShelf([OWN_FORMS, tmp_path / "ward"])
    assert shelf.choose("01", date(2026, 11, 30)).version == "2025-1"
    assert shelf.choose("01", date(2026, 12, 1)).version == "ward-1"


def test_on_the_same_day_the_ward_file_wins(tmp_path: Path) -> None:
    ward_form(tmp_path / "ward", 'version = "2025-1" -> version = "ward-1"')
    assert FormShelf([OWN_FORMS, tmp_path / "ward"]).choose("01", DAY).version == "ward-1"


def test_a_form_out_of_force_is_not_used(tmp_path: Path) -> None:
    ward_form(
        tmp_path / "ward",
        "effective_from = 2025-07-01 -> effective_from = 2026-01-01\neffective_to = 2026-06-30",
        'version = "2025-1" -> version = "half-year"',
    )
    shelf = FormShelf([OWN_FORMS, tmp_path / "ward"])
    assert shelf.choose("01", date(2026, 6, 30)).version == "half-year"
    assert shelf.choose("01", date(2026, 7, 1)).version == "2025-1"


def test_before_any_form_was_in_force_the_day_is_named() -> None:
    with pytest.raises(PrintTrouble) as trouble:
        FormShelf([OWN_FORMS]).choose("01", date(2009, 1, 1))
    assert (trouble.value.key, trouble.value.params["day"]) == ("printing.form_missing", "01/01/2009")


def test_the_words_of_a_ward_form_are_printed(fonts: FontFiles, tmp_path: Path) -> None:
    ward_form(tmp_path / "ward", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ -> GIẤY HẸN CỦA PHƯỜNG")
    own = PdfForms([OWN_FORMS, tmp_path / "ward"], lambda: fonts, tmp_path / "cache")
    assert "GIẤY HẸN CỦA PHƯỜNG" in running_text(own.render(request()).pdf)


def test_a_changed_file_is_read_again_without_a_restart(tmp_path: Path) -> None:
    shelf = FormShelf([OWN_FORMS, tmp_path / "ward"])
    assert shelf.choose("01", DAY).version == "2025-1"
    path = ward_form(tmp_path / "ward", 'version = "2025-1" -> version = "ward-1"')
    assert shelf.choose("01", DAY).version == "ward-1"
    ward_form(tmp_path / "ward", 'version = "2025-1" -> version = "ward-2"')
    os.utime(path, ns=(0, 0))
    assert shelf.choose("01", DAY).version == "ward-2"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('kind = "code" -> kind = "kode"', "kind must be one of"),
        ("sizes = [11.5 -> sizes = [400.0", "type sizes must lie between"),
        ("effective_from = 2025-07-01 -> effective_from = 'hôm nay'", "effective_from"),
        ("leading = 1.13 -> leading = 1.13\nlining = 2", "lining"),
        ("copies = [ -> copies = [[", "2025-1"),
        (
            "effective_from = 2025-07-01 -> effective_from = 2026-07-01\neffective_to = 2026-01-01",
            "effective_to",
        ),
        ("{limit_amount} giờ làm việc -> {limit} giờ làm việc", "words.limit"),
        ("{applicant_name} -> {aplicant_name}", "nothing fills aplicant_name"),
        ("width = 17.4 -> width = 170", "columns of table papers"),
        ("leading = 1.13 -> leading = 0.9", "leading"),
        ("left = 15 -> left = 120", "mm are left for the text"),
        ("qr_size = 12 -> qr_size = 2", "qr_size"),
        ("share = 0.75 -> share = 0", "share above 0"),
        ("room = 8 -> room = -8", "room may not"),
        ("size = 2 -> size = -9", "too small to read"),
        ("left_share = 0.4 -> left_share = 1.4", "left_share"),
    ],
)
def test_a_broken_ward_form_is_named_and_the_shipped_one_prints_on(
    tmp_path: Path, change: str, said: str
) -> None:
    path = ward_form(tmp_path / "ward", change)
    shelf = FormShelf([OWN_FORMS, tmp_path / "ward"])
    assert shelf.choose("01", DAY).version == "2025-1"
    (broken,) = [found for found in shelf.all() if found.trouble]
    assert broken.path == path
    assert broken.trouble.key == "printing.form_bad"
    with pytest.raises(PrintTrouble):
        read_form(path)
    if said != "2025-1":
        assert said in str(broken.trouble.params["problem"])
