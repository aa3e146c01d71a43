"""An English sentence has the word for one and the word for many."""

from __future__ import annotations

import json
import re

from desk_app.messages import Messages
from desk_app.resources import resource

ONE_FORM_ONLY = re.compile(r"\{(count|n|left|minutes)\} [a-z]+s\b(?! \{)")
"""A count before a word in its plural, which would say "1 papers"."""


def test_one_and_many_have_their_words() -> None:
    messages = Messages("en")
    assert messages.text("city.clock_off", minutes=1, server="x").count("1 minute ") == 1
    assert messages.text("city.clock_off", minutes=7, server="x").count("7 minutes ") == 1
    assert "1 entry needs correcting" in messages.text("reception.not_saved", count=1)
    assert "2 entries need correcting" in messages.text("reception.not_saved", count=2)


def test_no_message_has_the_word_for_many_alone() -> None:
    found = [
        (path.name, key)
        for path in sorted(resource("messages").glob("*.en.json"))
        for key, entry in json.loads(path.read_text(encoding="utf-8")).items()
        if ONE_FORM_ONLY.search(entry["text"])
    ]
    assert found == []
