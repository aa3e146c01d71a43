"""Turns papers and fees into table cells and back, naming the cell that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desk_app.domain.catalogue.procedure import FeeRule, FeeUnit, PaperRequirement, PaperUse
from desk_app.domain.money.money import amount_in_words, format_number, parse_amount
from desk_app.screens.catalogue.words import FEE_UNITS, word

YES = "x"
"""Mark of a flag in a cell."""

EMPTY_PAPER = ("", "1", "0", "0", YES, "", "")
EMPTY_FEE = ("", "", "")


class Unreadable(ValueError):
    """A cell holds what cannot be meant; its text is the argument."""


def paper_cells(paper: PaperRequirement) -> tuple[str, ...]:
    """Give the cells of a paper."""
    return (
        paper.name,
        str(paper.originals),
        str(paper.certified),
        str(paper.photocopies),
        YES if paper.required else "",
        YES if paper.use is PaperUse.SHOWN else "",
        paper.condition,
    )


def paper_of(cells: Sequence[str]) -> PaperRequirement:
    """Read a paper; raises Unreadable for a count that is none."""
    name, originals, certified, copies, required, shown, condition = cells
    return PaperRequirement(
        name,
        _count(originals),
        _count(certified),
        _count(copies),
        PaperUse.SHOWN if shown else PaperUse.HANDED_IN,
        bool(required),
        condition,
    )


def fee_cells(fee: FeeRule) -> tuple[str, ...]:
    """Give the cells of a fee; an empty amount is one the ward has still to set."""
    return fee.name, "" if fee.amount is None else format_number(fee.amount), word(FEE_UNITS[fee.unit])


def fee_of(cells: Sequence[str], origin: object) -> FeeRule:
    """Read a fee, keeping what the table does not show of the one it comes from; raises Unreadable."""
    name, amount, unit = cells
    known = origin if isinstance(origin, FeeRule) else FeeRule(name, None)
    return replace(known, name=name, amount=_amount(amount), unit=_unit(unit))


def fee_in_words(cells: Sequence[str]) -> str:
    """Spell the amount of a fee as it was understood, so that 50.000 and 50,000 are seen to be one (FAULTS O7)."""
    amount = parse_amount(cells[1])
    return f"{cells[0]}: {amount_in_words(amount)}" if amount is not None else ""


def _count(text: str) -> int:
    if not (text or "0").isdecimal():
        raise Unreadable(text)
    return int(text or 0)


def _amount(text: str) -> int | None:
    if not text:
        return None
    amount = parse_amount(text)
    if amount is None:
        raise Unreadable(text)
    return amount


def _unit(text: str) -> FeeUnit:
    found = next((unit for unit, source in FEE_UNITS.items() if text in (word(source), "")), None)
    if found is None:
        raise Unreadable(text)
    return found
