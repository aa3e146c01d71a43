"""Finds a family of fonts on this PC that holds every Vietnamese letter, Times-metric first."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from desk_app.errors import PrintTrouble

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

FAMILIES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
    ("Tinos", ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")),
    (
        "Liberation Serif",
        (
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ),
    ),
)
"""Families of the measure of Times New Roman (NĐ 30/2020), best first: regular, bold, italic, bold italic."""

_PACKAGED = ("notos", "notosbo", "notosit", "notosbi")


def vietnamese_letters() -> frozenset[str]:
    """Give every letter of Vietnamese text, both cases, precomposed."""
    import unicodedata

    low = {unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES} | {"đ"}
    return frozenset(low | {letter.upper() for letter in low})


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The four styles of one family as TrueType bytes: regular, bold, italic, bold italic."""

    family: str
    faces: tuple[bytes, bytes, bytes, bytes]


def system_font_folders(environ: Mapping[str, str], platform: str) -> tuple[Path, ...]:
    """Name the folders in which this kind of system keeps its fonts."""
    if platform == "win32":
        windows = Path(environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        own = environ.get("LOCALAPPDATA")
        return (windows, Path(own) / "Microsoft" / "Windows" / "Fonts") if own else (windows,)
    home = Path(environ.get("HOME", "/"))
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def find_fonts(folders: Sequence[Path]) -> FontFiles:
    """Give the best family with every Vietnamese letter: from the folders, else the packaged Noto Sans.

    Raises PrintTrouble when no family at all can write Vietnamese.
    """
    found = _index(folders)
    for family, files in FAMILIES:
        paths = [found[name.lower()] for name in files if name.lower() in found]
        if len(paths) == len(files):
            faces = tuple(path.read_bytes() for path in paths)
            if all(writes_vietnamese(face) for face in faces):
                return FontFiles(family, (faces[0], faces[1], faces[2], faces[3]))
    return _packaged()


def writes_vietnamese(face: bytes) -> bool:
    """Whether a font file is TrueType outlines and maps every Vietnamese letter to a glyph of its own."""
    try:
        with TTFont(io.BytesIO(face), lazy=True) as font:
            if "glyf" not in font:
                return False
            mapped = font.getBestCmap() or {}
    except TTLibError:
        return False
    return all(ord(letter) in mapped for letter in vietnamese_letters())


def _index(folders: Sequence[Path]) -> dict[str, Path]:
    wanted = {name.lower() for _, files in FAMILIES for name in files}
    found: dict[str, Path] = {}
    for path in _walk(folders):
        if path.name.lower() in wanted:
            found.setdefault(path.name.lower(), path)
    return found


def _walk(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for parent, below, files in os.walk(folder):
            below.sort()
            for name in sorted(files):
                yield Path(parent, name)


def _packaged() -> FontFiles:
    try:
        import pymupdf_fonts
    except ImportError as absent:
        raise PrintTrouble("printing.no_font") from absent
    faces = tuple(pymupdf_fonts.myfont(code) for code in _PACKAGED)
    return FontFiles("Noto Sans", (faces[0], faces[1], faces[2], faces[3]))
