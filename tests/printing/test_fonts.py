"""Whatever fonts a PC has, a slip is written with every Vietnamese letter or not at all."""

from __future__ import annotations

import io
import logging
import shutil
from pathlib import Path

import pytest
import zxingcpp
from fontTools.ttLib import TTFont

from desk_app.printing.pages.font_files import (
    FontFiles,
    find_fonts,
    system_font_folders,
    vietnamese_letters,
    writes_vietnamese,
)
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.pages.typefaces import load_typeface
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import CASES, picture, request, running_text


def without(face: bytes, letters: str) -> bytes:
    """Make a font that lacks some letters."""
    font = TTFont(io.BytesIO(face))
    for table in font["cmap"].tables:
        for letter in letters:
            table.cmap.pop(ord(letter), None)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_the_alphabet_has_all_its_letters() -> None:
    assert len(vietnamese_letters()) == 2 * (12 * 6 + 1)
    assert set("ẶỄỘỮỷĐđƯớăÂ") <= vietnamese_letters()


def test_a_pc_without_times_still_prints_vietnamese(tmp_path: Path) -> None:
    packaged = find_fonts([tmp_path])
    assert packaged.family == "Noto Sans"
    forms = PdfForms([OWN_FORMS], lambda: packaged, tmp_path / "cache")
    dossier = CASES["stacked marks in capitals"]
    pdf = forms.render(request(dossier)).pdf
    assert dossier.applicant.name in running_text(pdf)
    read = {one.text for one in zxingcpp.read_barcodes(picture(pdf, 203))}
    assert read == {dossier.code}


def test_a_family_that_lacks_one_letter_is_passed_over(fonts: FontFiles, tmp_path: Path) -> None:
    regular, *others = fonts.faces
    names = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
    for name, face in zip(names, (regular, *others), strict=True):
        (tmp_path / name).write_bytes(face)
    assert find_fonts([tmp_path]).family == "Tinos"
    (tmp_path / names[2]).write_bytes(without(others[1], "ỡ"))
    assert find_fonts([tmp_path]).family == "Noto Sans"


def test_a_half_installed_or_damaged_family_is_passed_over(fonts: FontFiles, tmp_path: Path) -> None:
    (tmp_path / "times.ttf").write_bytes(fonts.faces[0])
    assert find_fonts([tmp_path]).family == "Noto Sans"
    for name in ("timesbd.ttf", "timesi.ttf", "TIMESBI.TTF"):
        (tmp_path / name).write_bytes(fonts.faces[0])
    assert find_fonts([tmp_path]).family == "Times New Roman"
    (tmp_path / "timesbd.ttf").write_bytes(b"not a font")
    assert find_fonts([tmp_path]).family == "Noto Sans"


def test_outlines_reportlab_cannot_embed_are_refused(fonts: FontFiles) -> None:
    font = TTFont(io.BytesIO(fonts.faces[0]))
    del font["glyf"]
    out = io.BytesIO()
    font.save(out)
    assert not writes_vietnamese(out.getvalue())


def test_windows_keeps_fonts_of_the_pc_and_of_the_user() -> None:
    folders = system_font_folders({"WINDIR": "C:/Win", "LOCALAPPDATA": "C:/Me"}, "win32")
    assert folders == (Path("C:/Win/Fonts"), Path("C:/Me/Microsoft/Windows/Fonts"))


def test_the_small_fonts_are_cut_once_and_kept(fonts: FontFiles, cache: Path) -> None:
    load_typeface(fonts, cache)
    kept = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert len(kept) == 4
    assert max(path.stat().st_size for path in kept) < 100_000
    load_typeface(fonts, cache)
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == kept


def test_a_damaged_small_font_is_cut_again(fonts: FontFiles, cache: Path) -> None:
    load_typeface(fonts, cache)
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:5000])
    load_typeface(fonts, cache)
    assert min(path.stat().st_size for path in cache.iterdir()) > 20_000


def test_a_cache_that_cannot_be_written_only_costs_time(
    fonts: FontFiles, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="ascii")
    with caplog.at_level(logging.INFO):
        typeface = load_typeface(fonts, in_the_way / "cache")
    assert typeface.regular.width("ẶỄỘỮỷ") > 2
    assert "font cache not written" in caplog.text
    shutil.rmtree(tmp_path)
