"""Looks over a form file that could be read: measures that fit the sheet, names that will be filled."""

from __future__ import annotations

from collections.abc import Iterator

from desk_app.printing.forms.fill_ins import unknown_fill_ins
from desk_app.printing.forms.form_file import (
    Block,
    CellsBlock,
    CodeBlock,
    FormFile,
    HeaderBlock,
    SignaturesBlock,
    TableBlock,
)
from desk_app.printing.forms.template import names

_POINTS = (6.0, 30.0)
_LEADING = (1.12, 2.0)
_TEXT_LEAST = 60.0
_COLUMN_LEAST = 5.0
_QR_LEAST = 10.0
_BARS_LEAST = 5.0


def faults(form: FormFile) -> list[str]:
    """Give what would make this form unprintable, in words for whoever edits it; empty when all is well."""
    return [*_whole(form), *_sheet(form), *(fault for block in form.blocks for fault in _block(block, form))]


def _whole(form: FormFile) -> Iterator[str]:
    if not form.blocks or not form.copies or not form.page.sizes:
        yield "a form needs blocks, copies and page.sizes"
    if form.effective_to is not None and form.effective_to < form.effective_from:
        yield "effective_to lies before effective_from"
    for name, wording in form.words.items():
        if any(used in form.words for words in wording.values() for used in names(words)):
            yield f"words.{name} may not use another coded fill-in"
    unknown = unknown_fill_ins(form)
    if unknown:
        yield f"nothing fills {', '.join(unknown)}"


def _sheet(form: FormFile) -> Iterator[str]:
    page, margins = form.page, form.page.margins
    if min(margins.left, margins.right, margins.top, margins.bottom) < 0:
        yield "margins may not be negative"
    if text_width(form) < _TEXT_LEAST or page.height - margins.top - margins.bottom < _TEXT_LEAST:
        yield f"less than {_TEXT_LEAST:g} mm are left for the text"
    low, high = _POINTS
    if not all(low <= size <= high for size in (*page.sizes, page.large, form.footer.size)):
        yield f"type sizes must lie between {low:g} and {high:g} points"
    if not _LEADING[0] <= page.leading <= _LEADING[1]:
        yield f"leading must lie between {_LEADING[0]:g} and {_LEADING[1]:g}, or marks touch the line above"


def text_width(form: FormFile) -> float:
    """Give the width of the text in mm."""
    return form.page.width - form.page.margins.left - form.page.margins.right


def _block(block: Block, form: FormFile) -> Iterator[str]:
    smallest = min(form.page.sizes, default=_POINTS[0]) + (
        0.0 if isinstance(block, CodeBlock) else block.size
    )
    if smallest < _POINTS[0]:
        yield f"a block of {smallest:g} points is too small to read"
    if block.space < 0:
        yield "space may not be negative"
    if isinstance(block, TableBlock):
        fixed = sum(column.width for column in block.columns)
        free = sum(1 for column in block.columns if not column.width)
        if not block.columns or fixed + free * _COLUMN_LEAST > text_width(form):
            yield f"the columns of table {block.rows} do not fit the sheet"
        if any(0 < column.width < _COLUMN_LEAST or column.width < 0 for column in block.columns):
            yield f"a column of table {block.rows} is narrower than {_COLUMN_LEAST:g} mm"
    if isinstance(block, CodeBlock) and (
        block.qr_size < _QR_LEAST or block.bar_height < _BARS_LEAST or block.code_size < form.page.large
    ):
        yield "qr_size, bar_height or code_size is too small to be read"
    if isinstance(block, HeaderBlock) and not (0.2 <= block.left_share <= 0.8 and block.left and block.right):
        yield "the header needs both columns and a left_share between 0.2 and 0.8"
    if isinstance(block, CellsBlock) and (not block.cells or any(cell.share <= 0 for cell in block.cells)):
        yield "cells need a share above 0"
    if isinstance(block, SignaturesBlock) and block.room < 0:
        yield "room may not be negative"
