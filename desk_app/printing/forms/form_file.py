"""The shape of a form file: an official form as data, with its words, blocks, measures and legal basis.

Lengths are millimetres, type sizes points. `when` and `unless` name fill-ins: a block with `when = "x"` is left out while x
is empty, `when = "x=y"` asks for one value; several conditions are separated by blanks and must all hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or labelled fill-in; an empty last fill-in becomes a dotted line to write on, `blank_lines` of them."""

    text: str
    align: Align = "left"
    size: float = 0.0
    space: float = 0.0
    indent: float = 0.0
    blank_lines: int = 1
    keep: bool = False
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One of several fill-ins on one line; `share` is its part of the width."""

    text: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class CellsBlock:
    """Short fill-ins side by side; those that do not fit their share of the line go below."""

    cells: tuple[Cell, ...]
    size: float = 0.0
    space: float = 0.0
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Issuing body at the left, national motto at the right, each with its rule (NĐ 30/2020), then place and date."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    left_below: str = ""
    right_below: str = ""
    left_share: float = 0.42
    left_rule: float = 0.4
    size: float = 0.0
    space: float = 0.0
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """The dossier code as Code 128, as QR and in figures; nothing but the code is ever inside a symbol.

    `qr_size` is the symbol without its quiet zone.
    """

    caption: str
    bar_height: float = 9.0
    qr_size: float = 12.0
    code_size: float = 13.0
    space: float = 0.0
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; width 0 takes the rest; neighbours with one `group` share a heading above theirs.

    `words` names the wording of coded cells, as for coded fill-ins.
    """

    title: str
    width: float = 0.0
    align: Align = "left"
    group: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table fed with the rows named `rows`; its heading, of `title_size` points at most, is repeated on every page.

    Without rows it has one that says `nothing`, so that nothing can be written in afterwards; `empty_rows` are for
    papers filled in by hand.
    """

    rows: str
    columns: tuple[Column, ...]
    size: float = -0.5
    title_size: float = 9.0
    space: float = 0.0
    empty_rows: int = 0
    nothing: str = ""
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: title, hint in brackets, room to sign, printed name; a condition may leave him out."""

    title: str
    hint: str = ""
    name: str = ""
    above: str = ""
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class SignaturesBlock:
    """Those who sign, side by side, never alone on a page; `room` grows up to `room_most` where the page allows."""

    columns: tuple[Signature, ...]
    room: float = 12.0
    room_most: float = 20.0
    space: float = 0.0
    size: float = 0.0
    when: str = ""
    unless: str = ""


Block = TextBlock | CellsBlock | HeaderBlock | CodeBlock | TableBlock | SignaturesBlock


@dataclass(frozen=True, slots=True)
class Margins:
    """White space around the text of a sheet; the footer stands inside the bottom margin."""

    left: float = 15.0
    right: float = 10.0
    top: float = 8.0
    bottom: float = 13.0


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet: size, margins, and the type sizes, of which the largest is taken that keeps all on one page.

    `breathing` is the height in mm that any but the smallest size must leave free, for gaps and signatures to share.
    """

    width: float = 148.0
    height: float = 210.0
    margins: Margins = Margins()
    sizes: tuple[float, ...] = (11.0, 10.5, 10.0)
    large: float = 12.0
    leading: float = 1.2
    breathing: float = 5.0


@dataclass(frozen=True, slots=True)
class Footer:
    """The line under every page; may use {copy_label}, {reprint_mark}, {page}, {pages} and every fill-in."""

    left: str = ""
    center: str = ""
    right: str = ""
    size: float = 8.5


@dataclass(frozen=True, slots=True)
class Marks:
    """Words stamped on special prints: across practice prints, on reprints ({reprint_no}), atop following pages."""

    practice: str
    reprint: str
    continued_left: str
    continued_right: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Made-up content for previews and checks."""

    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormFile:
    """One version of one official form, in force from `effective_from` through `effective_to` (None: still)."""

    id: str
    version: str
    title: str
    legal_basis: str
    effective_from: date
    marks: Marks
    blocks: tuple[Block, ...]
    effective_to: date | None = None
    page: Page = Page()
    footer: Footer = Footer()
    copies: tuple[str, ...] = ("",)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sample: Sample = Sample()
