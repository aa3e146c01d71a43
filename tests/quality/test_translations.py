"""Every text of the windows has its Vietnamese twin, and the catalogue holds nothing the code no longer says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from desk_app.qt.catalogue_files import messages, update
from tests.quality.source_tree import ROOT

FOLDER = ROOT / "resources" / "translations"
FILL_IN = re.compile(r"\{[^}]*\}")


def test_the_catalogue_has_exactly_the_texts_of_the_code(tmp_path: Path) -> None:
    fresh = tmp_path / "desk_vi.ts"
    shutil.copy(FOLDER / "desk_vi.ts", fresh)
    update(fresh)
    assert set(messages(fresh)) == set(messages(FOLDER / "desk_vi.ts"))


def test_every_text_is_translated_with_its_fill_ins() -> None:
    for name in ("desk_vi.ts", "qtbase_vi.ts"):
        wrong = {
            source: translation
            for (_, source), translation in messages(FOLDER / name).items()
            if not translation or sorted(FILL_IN.findall(source)) != sorted(FILL_IN.findall(translation))
        }
        assert wrong == {}


def test_a_text_not_translated_yet_is_noticed(tmp_path: Path) -> None:
    catalogue = tmp_path / "planted.ts"
    catalogue.write_text(
        "<TS><context><name>Planted</name>"
        "<message><source>New</source><translation type='unfinished'></translation></message>"
        "<message><source>Old</source><translation>Cũ</translation></message></context></TS>",
        encoding="utf-8",
    )
    assert messages(catalogue) == {("Planted", "New"): "", ("Planted", "Old"): "Cũ"}
