"""The journal's bytes are RFC 8785, whoever writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Channel, Status
from desk_app.domain.facts.wire import canonical, from_json
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.domain.time.local_time import VIETNAM

NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_standard(value: object) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_control_characters_and_vietnamese_letters_are_written_as_the_standard_says() -> None:
    text = 'Đặng "Thị" \\ \x00\x1f\b\f\n\r\t\x7f\u2028 Hòa'
    assert canonical_bytes({"b": text, "a": 1}) == rfc8785.dumps({"b": text, "a": 1})


@dataclass(frozen=True, slots=True)
class Noted:
    """Every kind of value a fact holds, its names not in the order of the alphabet."""

    what: str
    at: datetime
    day: date
    opens: time
    channel: Channel
    status: Status
    pages: tuple[int, ...] = ()
    by: str | None = None


NOTED = st.builds(
    Noted,
    what=TEXTS,
    at=st.datetimes().map(lambda at: at.replace(tzinfo=VIETNAM)),
    day=st.dates(),
    opens=st.times(),
    channel=st.sampled_from(Channel),
    status=st.sampled_from(Status),
    pages=st.lists(WHOLE).map(tuple),
    by=st.none() | TEXTS,
)


@given(NOTED)
def test_values_are_written_as_their_plain_forms_would_be_and_read_back(noted: Noted) -> None:
    plain = {
        "what": noted.what,
        "at": noted.at.isoformat(),
        "day": noted.day.isoformat(),
        "opens": noted.opens.isoformat(),
        "channel": noted.channel.value,
        "status": noted.status.value,
        "pages": list(noted.pages),
        "by": noted.by,
    }
    assert canonical(noted) == rfc8785.dumps(plain)  # type: ignore[arg-type]
    assert from_json(Noted, canonical(noted)) == noted


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b'{"what":"a"}',
        b'{"at":"2026-11-20T08:00:00+07:00","channel":"direct","day":"2026-11-20","opens":"08:00:00","status":1,'
        b'"what":"\\ud83d"}',
        b'{"at":"2026-11-20T08:00:00+07:00","channel":"direct","day":"2026-11-20","opens":"08:00:00","status":1,"what":1}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_a_value_error(text: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        from_json(Noted, text)
