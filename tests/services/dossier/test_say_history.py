"""An entry is told by its kind, as one of a newer program, or as one nobody can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.happened import NEWER, happened_in, happened_key
from desk_app.messages import Messages
from desk_app.services.dossier.look_up import Happened, history_in_words
from tests.builders import FakeDesk
from tests.strange_entries import BROKEN, NEWER_KIND, NEWER_SCHEMA, SOUND, strange


def in_words(desk: FakeDesk, dossier: Dossier) -> Mapping[str, Happened]:
    with desk.uow(write=False) as work:
        return history_in_words(work, dossier)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (SOUND, "Chuyển xử lý"),
        (NEWER_KIND, "Việc của bản chương trình mới hơn"),
        (NEWER_SCHEMA, "Việc của bản chương trình mới hơn"),
        (BROKEN, "Việc không đọc được"),
    ],
)
def test_each_line_of_a_history_says_how_far_this_program_can_read_it(
    what: tuple[str, int, dict[str, Any]], said: str
) -> None:
    desk = FakeDesk()
    code = desk.receive()
    strange(desk, what, code)
    dossier = desk.show(code)
    keys = in_words(desk, dossier)
    words = [Messages("vi").text(keys[line.entry_hash].key) for line in dossier.history]
    assert words == ["Tiếp nhận hồ sơ", said]


def test_a_line_whose_entry_is_not_stored_here_is_told_by_its_kind() -> None:
    desk = FakeDesk()
    dossier = desk.show(desk.receive())
    lines = tuple(
        replace(dossier.history[0], entry_hash=kind, kind=kind) for kind in ("result_returned", "of_2031", "")
    )
    keys = in_words(desk, replace(dossier, history=lines))
    assert [one.key for one in keys.values()] == ["happened.result_returned", NEWER, "happened.not_here"]


def test_a_kind_named_like_a_message_is_newer_all_the_same() -> None:
    assert {happened_key(kind) for kind in ("newer", "unreadable", "of_2031")} == {NEWER}


def test_an_entry_whose_body_retention_deleted_is_told_by_its_kind() -> None:
    desk = FakeDesk()
    entry = replace(strange(desk, SOUND, desk.receive()), body_bytes=None)
    assert happened_in(entry) == "happened.dossier_forwarded"
