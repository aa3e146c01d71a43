"""Fees of a dossier from the published rules: per dossier, copy, case, or page of a certified original with a cap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk_app.domain.catalogue.procedure import FeeRule, FeeUnit
from desk_app.domain.dossier.dossier import FeeLine
from desk_app.domain.dossier.drafts import Quantities
from desk_app.domain.money.money import format_number


def fees_due(rules: Iterable[FeeRule], asked: Quantities) -> tuple[tuple[FeeLine, ...], bool]:
    """Give every fee with its amount, and whether there is one whose amount has still to be set."""
    lines = tuple(_line(rule, asked) for rule in rules)
    return lines, total_of(lines).open


@dataclass(frozen=True, slots=True)
class FeeTotal:
    """What fee lines come to, in đồng; `open` says that the amount of at least one is not set yet."""

    amount: int
    open: bool


def total_of(lines: Iterable[FeeLine]) -> FeeTotal:
    """Add fee lines up; one that is not set is no 0."""
    amounts = [line.amount for line in lines]
    return FeeTotal(sum(amount for amount in amounts if amount is not None), None in amounts)


def fee_amount(rule: FeeRule, asked: Quantities) -> int | None:
    """Count one fee in đồng; None while its amount is not set. Raises ValueError for quantities below zero."""
    if min(asked.pages, asked.copies, asked.cases) < 0:
        raise ValueError("a fee is never counted on less than nothing")
    if rule.amount is None:
        return None
    match rule.unit:
        case FeeUnit.DOSSIER:
            return rule.amount
        case FeeUnit.COPY:
            return rule.amount * asked.copies
        case FeeUnit.CASE:
            return rule.amount * asked.cases
        case FeeUnit.CERTIFIED_PAGE:
            return _copy_amount(rule, rule.amount, asked.pages) * asked.copies


def _copy_amount(rule: FeeRule, page_amount: int, pages: int) -> int:
    """Count one certified copy by the pages of the original: full for the first ones, less for later, up to a cap."""
    if not rule.first_pages:
        amount = page_amount * pages
    else:
        first = min(pages, rule.first_pages)
        amount = page_amount * first + rule.later_page_amount * (pages - first)
    return min(amount, rule.cap_per_copy) if rule.cap_per_copy else amount


def _line(rule: FeeRule, asked: Quantities) -> FeeLine:
    return FeeLine(rule.name, fee_amount(rule, asked), _basis(rule, asked))


def _basis(rule: FeeRule, asked: Quantities) -> str:
    """Write how the fee was counted as a sum without words, so that it reads in every language."""
    amount = rule.amount
    if amount is None:
        return ""
    match rule.unit:
        case FeeUnit.DOSSIER:
            return ""
        case FeeUnit.COPY:
            return _times(format_number(amount), asked.copies)
        case FeeUnit.CASE:
            return _times(format_number(amount), asked.cases)
        case FeeUnit.CERTIFIED_PAGE:
            return _times(_pages_basis(rule, amount, asked.pages), asked.copies)


def _pages_basis(rule: FeeRule, amount: int, pages: int) -> str:
    first = min(pages, rule.first_pages or pages)
    parts = [f"{first} × {format_number(amount)}"]
    if pages > first:
        parts.append(f"{pages - first} × {format_number(rule.later_page_amount)}")
    whole = _copy_amount(rule, amount, pages)
    capped = rule.cap_per_copy and whole == rule.cap_per_copy
    return format_number(whole) if capped else f"({' + '.join(parts)})"


def _times(one: str, count: int) -> str:
    return f"{one} × {count}"
