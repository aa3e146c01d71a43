"""Keeps the small embedded fonts of the forms: subset once, cached on disk, registered once per process."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from desk_app.platform.private_files import make_folder, write_whole
from desk_app.printing.pages.embedded_font import SteadyFont
from desk_app.printing.pages.font_files import FontFiles
from desk_app.printing.pages.marks import APART, MarkPlaces

log = logging.getLogger(__name__)

_KEPT = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x300, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2050),
    *(0x253, 0x257, 0x20AB, 0x20AC),
    0x25A1,
)
_TABLES = frozenset(
    ("GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
)
"""What a PDF needs of a font."""

_RECIPE = "latin-vietnamese-4"
_MEASURE = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
_MEASURE_IN_TIMES = 15.67
MISSING = "□"
"""What stands for a letter the font does not have, so that the clerk sees it and writes it by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One registered font; widths are in ems, `rise` and `drop` how far marks and tails reach, in ems.

    `scale` shrinks a family that runs wider than Times, so that forms laid out for Times keep their lines; all
    measures here are already scaled.
    """

    name: str
    scale: float
    widths: Mapping[str, float]
    rise: float
    drop: float
    space: float
    marks: MarkPlaces

    def width(self, text: str) -> float:
        """Measure a text in ems."""
        widths = self.widths
        try:
            return sum([widths[sign] for sign in text])
        except KeyError:
            return sum([widths.get(sign, 0.5) for sign in text])

    def writable(self, text: str) -> str:
        """Replace letters this font cannot draw by an open square."""
        widths = self.widths
        if widths.keys() >= set(text) - {"\n"}:
            return text
        return "".join(sign if sign in widths or sign == "\n" else MISSING for sign in text)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family ready for drawing."""

    family: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        """Choose by style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


def load_typeface(files: FontFiles, cache: Path) -> Typeface:
    """Subset and register a family; a cache folder that cannot be written only costs time."""
    scale = _scale(files.faces[0])
    faces = [_register(source, cache, scale) for source in files.faces]
    return Typeface(files.family, *faces)


def _register(source: bytes, cache: Path, scale: float) -> Face:
    key = hashlib.sha256(_RECIPE.encode() + source).hexdigest()[:24]
    name = f"desk-{key}"
    kept = cache / f"{key}.ttf"
    try:
        small = kept.read_bytes()
        font = SteadyFont(name, small)
    except (OSError, TTFError):
        small = _subset(source)
        _keep(kept, small)
        font = SteadyFont(name, small)
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(font)
    font = pdfmetrics.getFont(name)
    return _face(name, font.face, scale, small)


def _face(name: str, face: Any, scale: float, source: bytes) -> Face:
    widths = {chr(code): face.getCharWidth(code) / 1000 * scale for code in face.charToGlyph}
    # Marks stand over the letter before them and take no room of their own.
    widths |= {sign: 0.0 for sign in widths if APART.match(sign)}
    rise, drop = face.ascent / 1000 * scale, -face.descent / 1000 * scale
    return Face(name, scale, widths, rise, drop, widths[" "], MarkPlaces(source))


def _scale(regular: bytes) -> float:
    """Compare a family with Times by a sentence of every day."""
    font = TTFont(io.BytesIO(regular), lazy=True)
    glyphs, metrics, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    width: float = sum(metrics[glyphs[ord(sign)]][0] for sign in _MEASURE) / unit
    return min(1.0, _MEASURE_IN_TIMES / width)


def _subset(source: bytes) -> bytes:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    font = subset.load_font(io.BytesIO(source), options)
    options.drop_tables = sorted(set(font.keys()) - _TABLES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_KEPT)
    cutter.subset(font)
    small = io.BytesIO()
    font.save(small)
    return small.getvalue()


def _keep(target: Path, content: bytes) -> None:
    try:
        make_folder(target.parent)
        write_whole(target, content)
    except OSError as trouble:
        log.info("font cache not written: %s", trouble.strerror)
