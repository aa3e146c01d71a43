"""An embedded font whose subset is the same in every form, so that it is cut and compressed once per process."""

from __future__ import annotations

import io
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desk_app.printing.pages.font_files import vietnamese_letters

_SIGNS = "–—‘’“”…•₫°§²³½×□"


class _Ready(pdfdoc.PDFObject):  # type: ignore[misc]
    """PDF code that is already written."""

    def __init__(self, code: bytes) -> None:
        self._code = code

    def format(self, document: Any) -> bytes:
        return self._code


class _SteadyFace(TTFontFace):  # type: ignore[misc]
    """Keeps every cut and compressed subset it has once made."""

    def __init__(self, source: bytes) -> None:
        super().__init__(io.BytesIO(source))
        self._cut: dict[tuple[int, ...], tuple[bytes, int]] = {}
        self._widths: dict[tuple[int, ...], _Ready] = {}

    def getCharWidth(self, code: int) -> int:  # noqa: N802
        """Give the width of a letter in whole thousandths of an em: layout and PDF then agree exactly."""
        width: float = super().getCharWidth(code)
        return round(width)

    def width_list(self, subset: list[int]) -> _Ready:
        """Give the widths of a subset as PDF code."""
        key = tuple(subset)
        if key not in self._widths:
            self._widths[key] = _Ready(
                f"[ {' '.join(str(self.getCharWidth(code)) for code in subset)} ]".encode()
            )
        return self._widths[key]

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:  # noqa: N802
        """Add a subset to a document, as reportlab does, but with a stream made only once."""
        key = tuple(subset)
        if key not in self._cut:
            plain = self.makeSubset(subset)
            self._cut[key] = (zlib.compress(plain, 9), len(plain))
        packed, length = self._cut[key]
        stream = pdfdoc.PDFStream(content=packed)
        stream.dictionary["Length1"] = length
        stream.dictionary["Filter"] = pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])
        file = doc.Reference(stream, f"fontFile:{fontname}")
        symbolic = 4
        nonsymbolic = 32
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": self.ascent,
                "CapHeight": self.capHeight,
                "Descent": self.descent,
                "Flags": self.flags & ~nonsymbolic | symbolic,
                "FontBBox": pdfdoc.PDFArray(self.bbox),
                "FontName": pdfdoc.PDFName(fontname),
                "ItalicAngle": self.italicAngle,
                "StemV": self.stemV,
                "FontFile2": file,
                "MissingWidth": self.defaultWidth,
            }
        )
        return doc.Reference(descriptor, f"fontDescriptor:{fontname}")


class SteadyFont(TTFont):  # type: ignore[misc]
    """A TrueType font that gives the letters of Vietnamese the same codes in every document."""

    def __init__(self, name: str, source: bytes) -> None:
        super().__init__(name, io.BytesIO(source), validate=1)
        self.face = _SteadyFace(source)
        self._first = "".join(sorted(vietnamese_letters() - set(map(chr, range(128))))) + _SIGNS

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """Split text as reportlab does, after laying down the steady codes in a new document."""
        if doc not in self.state:
            super().splitString(self._first, doc, encoding)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font to a document, as reportlab does, but with width lists written only once."""
        state = self.state[doc]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            fonts[f"{state.internalName}+{number}"].Widths = self.face.width_list(subset)
