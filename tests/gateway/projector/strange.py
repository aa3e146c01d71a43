"""Values nobody at a counter would write, and every program on the way must live with."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

LONG = "x" * 5_000
STRANGE: list[dict[str, Any]] = [
    {"kind": "dossier_received\0"},
    {"kind": LONG},
    {"entry_id": "\0"},
    {"entry_id": LONG},
    {"dossier_id": "d\0"},
    {"dossier_id": LONG},
    {"dossier_id": ""},
    {"actor": "thu\0"},
    {"actor": LONG},
    {"occurred_at": "0001-01-01T00:00:00+23:59"},
    {"occurred_at": "9999-12-31T23:59:59-23:59"},
    {"schema": 2**53 - 1},
]

BODIES = (
    b'{"user":"\\ud800"}',
    b'{"user":"a\\u0000b"}',
    b"[" * 50_000 + b"]" * 50_000,
    b'{"number":1e400}',
    b'{"number":NaN}',
    b'{"number":' + b"9" * 5_000 + b"}",
    b"null",
    b"",
)


MOMENTS = (
    "2026-11-24T08:00:00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "9999-12-31",
    "0001-01-01",
)


def a_value(likely: Any) -> st.SearchStrategy[Any]:
    """Give what stands in a body, or something quite else."""
    other = st.one_of(
        st.sampled_from(MOMENTS),
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.text(st.characters(codec="utf-8"), max_size=12),
        st.lists(st.integers(), max_size=2),
        st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    )
    return st.one_of(st.just(likely), other)
