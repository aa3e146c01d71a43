"""A fee typed with a point or a comma is one amount, and is echoed in words before it is kept."""

from __future__ import annotations

import pytest

from desk_app.domain.money.money import amount_in_words, parse_amount
from tests.builders import MARRIAGE, SUPERVISOR
from tests.screens.program import Program


@pytest.fixture
def editing(program: Program) -> Program:
    """Give the supervisor with a procedure opened for correction."""
    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+2")
    model = program.page.model
    row = next(at for at in range(model.rowCount()) if model.row(at).code == MARRIAGE.code)
    program.page.table.setCurrentIndex(model.index(row, 0))
    program.press("F9")
    program.page.form.source.setText("NQ 12/2026/NQ-HĐND")
    return program


@pytest.mark.fault("O7")
@pytest.mark.parametrize("typed", ["50.000", "50,000", "50000", "50 000 đ"])
def test_however_it_is_separated_it_is_fifty_thousand_in_words(editing: Program, typed: str) -> None:
    form = editing.page.form
    form.fees.table.item(0, 1).setText(typed)
    assert form.fees_in_words.text() == "Lệ phí hộ tịch: Năm mươi nghìn đồng"
    editing.press("F9")
    with editing.memory.story.uow(write=False) as work:
        kept = work.reference.procedure(MARRIAGE.code, editing.memory.clock.now().date())
    assert kept is not None
    assert kept.fees[0].amount == 50_000


@pytest.mark.fault("O7")
@pytest.mark.parametrize("typed", ["50.00", "1.234,567", "0.500", "50k"])
def test_what_could_mean_two_amounts_is_never_guessed(editing: Program, typed: str) -> None:
    form = editing.page.form
    form.fees.table.item(0, 1).setText(typed)
    assert form.fees_in_words.text() == ""
    editing.press("F9")
    assert typed in form.fault.text()
    assert editing.page.is_editing
    editing.press("Esc", "Esc")


@pytest.mark.fault("O7")
def test_one_parser_reads_what_the_echo_spells() -> None:
    amount = parse_amount("50,000")
    assert amount is not None
    assert amount_in_words(amount) == "Năm mươi nghìn đồng"
