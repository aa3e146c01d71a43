"""Journal kinds, exceptions and forms are worded once: in the messages, which every screen and command asks."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from desk_app.domain.facts.wire import fact_types
from desk_app.domain.steps.forms import FormId
from desk_app.qt.catalogue_files import messages
from desk_app.services.exchange.exception_words import CHOICES
from tests.quality.source_tree import PACKAGE, ROOT, name, python_files, syntax

NAMES = {"happened": frozenset(fact_types()), "exception.name": frozenset(CHOICES), "form": frozenset(FormId)}
TRANSLATED = {"tr", "translate", "QT_TRANSLATE_NOOP"}
# Pages and columns may be called like what is done on them ("Trả kết quả"), but few of one context are.
ALIKE = 3

Catalogue = Mapping[tuple[str, str], str]


def table(lang: str) -> dict[str, str]:
    path = ROOT / "resources" / "messages" / f"words.{lang}.json"
    return {key: entry["text"] for key, entry in json.loads(path.read_text(encoding="utf-8")).items()}


VI, EN = table("vi"), table("en")


def bare(text: str) -> str:
    """Give a text without access key and ellipsis, in small letters."""
    return text.replace("&", "").rstrip("…").strip().casefold()


def second_tables(catalogue: Catalogue) -> list[str]:
    """Give what a catalogue of the windows words although the table does.

    Of exceptions and forms no word may stand there. Of kinds no pair of English and Vietnamese word may, and no
    context may hold more than ALIKE of the words in either language: that is how a table looks that has drifted.
    """
    found, kinds = [], defaultdict(set)
    for (context, source), translation in catalogue.items():
        for key in VI:
            is_kind = key.startswith("happened.")
            en, vi = bare(source) == bare(EN[key]), bare(translation) == bare(VI[key])
            if (en and vi) if is_kind else (en or vi):
                found.append(f"{context}: {source} is {key}")
            elif source == EN[key] or translation == VI[key]:
                kinds[context].add(key)
    return found + [f"{context}: {sorted(keys)}" for context, keys in kinds.items() if len(keys) > ALIKE]


def worded_dicts(tree: ast.Module) -> Iterator[int]:
    """Give the line of every dict that maps kinds, exceptions or forms to words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            named = [value for key, value in zip(node.keys, node.values, strict=True) if _names_one(key)]
            if sum(_is_word(value) for value in named) > 1:
                yield node.lineno


def _names_one(key: ast.expr | None) -> bool:
    if isinstance(key, ast.Constant):
        return any(key.value in names for names in NAMES.values())
    called = ast.unparse(key) if isinstance(key, ast.Attribute) else ""
    return called.endswith(".KIND") or called.startswith("FormId.")


def _is_word(value: ast.expr) -> bool:
    """Whether a value is said to people: a translated text, or one that names no attribute or message."""
    if isinstance(value, ast.Call):
        called = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
        return called in TRANSLATED
    return (
        isinstance(value, ast.Constant)
        and isinstance(value.value, str)
        and not value.value.replace(".", "_").isidentifier()
    )


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("prefix", NAMES)
def test_every_kind_exception_and_form_has_a_word(prefix: str, words: Mapping[str, str]) -> None:
    assert sorted(one for one in NAMES[prefix] if not words.get(f"{prefix}.{one}")) == []


def test_the_table_stands_in_one_file() -> None:
    prefixes = tuple(f"{prefix}." for prefix in NAMES)
    elsewhere = [
        f"{path.name}: {key}"
        for path in (ROOT / "resources" / "messages").glob("*.json")
        if not path.name.startswith("words.")
        for key in json.loads(path.read_text(encoding="utf-8"))
        if key.startswith(prefixes)
    ]
    assert elsewhere == []
    assert [key for key in VI if not key.startswith(prefixes)] == []


def test_no_catalogue_of_the_windows_words_them_again() -> None:
    folder = ROOT / "resources" / "translations"
    assert [line for path in folder.glob("*.ts") for line in second_tables(messages(path))] == []


def test_no_dict_in_the_program_words_them_again() -> None:
    assert [f"{name(p)}:{line}" for p in python_files(PACKAGE) for line in worded_dicts(syntax(p))] == []


@pytest.mark.parametrize(
    "planted",
    [
        {("FormNames", "Refusal"): "Phiếu từ chối (Mẫu 03)"},
        {("ExceptionWords", "&Cannot be read"): "Hỏng"},
        {("History", "Result returned"): "Trả kết quả"},
        {("History", EN[f"happened.{kind}"]): "Khác" for kind in sorted(fact_types())[: ALIKE + 1]},
    ],
    ids=["form", "exception", "pair", "drifted"],
)
def test_a_planted_second_table_is_noticed(planted: Catalogue) -> None:
    assert second_tables(planted) != []


@pytest.mark.parametrize(
    "source",
    [
        'WORDS = {"signed_in": "Đăng nhập vào", "day_closed": "Chốt ngày"}',
        'WORDS = {"01": self.tr("Slip"), "02": self.tr("Request")}',
        'WORDS = {FormId.RECEIPT: QT_TRANSLATE_NOOP("A", "b"), FormId.REFUSAL: QT_TRANSLATE_NOOP("A", "c")}',
        'WORDS = {facts.SignedIn.KIND: "Đăng nhập ở quầy", DayClosed.KIND: "Chốt ngày"}',
    ],
)
def test_a_planted_dict_of_words_is_noticed(source: str) -> None:
    assert list(worded_dicts(ast.parse(source))) == [1]


def test_a_dict_of_attributes_is_no_dict_of_words() -> None:
    source = '{"signed_in": "signed", DayClosed.KIND: "closed", FormId.RECEIPT: fill, FormId.REFUSAL: fill}'
    assert list(worded_dicts(ast.parse(source))) == []
