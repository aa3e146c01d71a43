"""Every sentence the program can need exists in both languages, with the same fill-ins, in the words agreed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from tests.quality.message_keys import literals, shapes, uses
from tests.quality.source_tree import PACKAGE, ROOT, python_files, syntax

FOLDER = ROOT / "resources" / "messages"
LANGUAGES = ("vi", "en")
SENTENCES, WORDS = 2, 25
# What a command answers when all went well is a short list, not a message about trouble.
ANSWERS = ("cli.say.",)
NEVER = re.compile(r"lỗi không xác định|thất bại", re.IGNORECASE)


def read(lang: str) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob(f"*.{lang}.json")):
        for key, entry in json.loads(path.read_text(encoding="utf-8")).items():
            assert key not in entries, f"{key} stands in two files"
            entries[key] = entry
    return entries


VI, EN = read("vi"), read("en")


def fill_ins(text: str) -> set[str]:
    return {field.split(".")[0] for _, field, _, _ in Formatter().parse(text) if field}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?…])\s+(?=[^\W\d_])", text) if part]


def test_both_languages_have_the_same_files_keys_and_codes() -> None:
    files = {lang: {p.name.split(".")[0] for p in FOLDER.glob(f"*.{lang}.json")} for lang in LANGUAGES}
    assert files["vi"] == files["en"]
    assert set(VI) == set(EN)
    assert {key for key in VI if VI[key]["id"] != EN[key]["id"]} == set()


def test_a_code_is_short_and_belongs_to_one_message() -> None:
    codes = [entry["id"] for entry in VI.values()]
    assert [code for code in codes if not re.fullmatch(r"[A-ZĐ]{2}-\d{2,3}", code)] == []
    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []


def test_both_languages_fill_in_the_same_values() -> None:
    assert {key for key in VI if fill_ins(VI[key]["text"]) != fill_ins(EN[key]["text"])} == set()


def test_every_message_named_in_the_program_exists() -> None:
    named = [use for path in python_files(PACKAGE) for use in uses(path, syntax(path))]
    assert len(named) > 50
    assert [
        f"{use.where} {use.key.pattern}" for use in named if not any(use.key.fullmatch(key) for key in VI)
    ] == []


def test_every_fill_in_is_given_where_the_message_is_named() -> None:
    missing = [
        f"{use.where} {key}: {', '.join(sorted(fill_ins(VI[key]['text']) - use.given))}"
        for path in python_files(PACKAGE)
        for use in uses(path, syntax(path))
        for key in VI
        if use.given is not None and use.key.fullmatch(key) and not fill_ins(VI[key]["text"]) <= use.given
    ]
    assert missing == []


def test_no_sentence_waits_for_a_trouble_that_cannot_happen() -> None:
    trees = [syntax(path) for path in python_files(PACKAGE)]
    known = set().union(*(literals(tree) for tree in trees))
    made = set().union(*(shapes(tree) for tree in trees))
    assert [key for key in sorted(VI) if key not in known and not any(s.fullmatch(key) for s in made)] == []


def test_vietnamese_sentences_are_short_and_in_the_words_agreed() -> None:
    wrong = []
    for key, entry in VI.items():
        parts = sentences(entry["text"])
        trouble = not key.startswith(ANSWERS)
        if (trouble and len(parts) > SENTENCES) or any(len(part.split()) > WORDS for part in parts):
            wrong.append(f"{key}: {len(parts)} sentences, longest {max(len(p.split()) for p in parts)} words")
        if NEVER.search(entry["text"]):
            wrong.append(f"{key}: forbidden words")
    assert wrong == []


@pytest.mark.parametrize("source", ['Refused("planted.key", a=1)', 'error("name", "planted.key", a=1)'])
def test_a_planted_key_is_seen_with_its_fill_ins(source: str) -> None:
    import ast

    (use,) = uses(Path(PACKAGE, "planted.py"), ast.parse(source))
    assert use.key.fullmatch("planted.key")
    assert use.given == frozenset({"a"})
