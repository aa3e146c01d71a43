"""A form is named by FormId in the program; no text elsewhere repeats its id."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from desk_app.domain.steps.forms import FormId
from tests.quality.source_tree import PACKAGE, name, python_files, syntax

# File name and text → why it names no form.
OTHERS = {
    ("rights.py", "return"): "the right to return a result",
    ("deeds.py", "return"): "the deed of returning a result, and its command",
}


def literal_ids(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and text of every text that is the id of a form; a number's format (`{day:02}`) is none."""
    formats = (node.format_spec for node in ast.walk(tree) if isinstance(node, ast.FormattedValue))
    spared = {id(part) for spec in formats if spec is not None for part in ast.walk(spec)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in set(FormId) and id(node) not in spared:
            yield node.lineno, str(node.value)


def test_no_module_repeats_the_id_of_a_form() -> None:
    assert [
        f"{name(path)}:{line} {text}"
        for path in python_files(PACKAGE)
        if path != PACKAGE / "domain" / "steps" / "forms.py"
        for line, text in literal_ids(syntax(path))
        if (path.name, text) not in OTHERS
    ] == []


@pytest.mark.parametrize(
    "source", ['SLIP = "01"', 'if form == "02": pass', '{"return": 1}', 'print(order, "closing")']
)
def test_a_planted_id_is_noticed(source: str) -> None:
    assert len(list(literal_ids(ast.parse(source)))) == 1


def test_a_number_or_a_date_is_no_form() -> None:
    source = 'day = "2026-01-02"; minutes = 1; word = "returned"; month = f"{day.month:02}"'
    assert list(literal_ids(ast.parse(source))) == []
