"""Every request for a page is answered by one page, and every key of the rail makes a request."""

from __future__ import annotations

import inspect
from collections import Counter

from desk_app.screens import requests
from desk_app.screens.pages import PAGES
from desk_app.screens.requests import PageRequest


def kinds_of_request() -> set[type[PageRequest]]:
    return {
        kind
        for _, kind in inspect.getmembers(requests, inspect.isclass)
        if issubclass(kind, PageRequest) and kind is not PageRequest
    }


def test_each_kind_of_request_is_answered_by_one_page() -> None:
    answered = Counter(kind for entry in PAGES for kind in entry.answers)
    assert set(answered) == kinds_of_request()
    assert set(answered.values()) == {1}


def test_every_key_of_the_rail_asks_for_its_page_with_nothing_more_said() -> None:
    first = [entry.answers[0]() for entry in PAGES if entry.key]
    assert len(first) == len(set(map(type, first))) == 11
