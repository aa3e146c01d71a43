"""Reads canonical header text straight into a header, several times faster than parsing JSON and writing it anew."""

from __future__ import annotations

import re
from datetime import datetime

from desk_app.domain.journal import Header

_TEXT = r'"([^"\\\x00-\x1f]+)"'
_HASH = r'"([0-9a-f]{64})"'
_COUNT = r"([1-9][0-9]{0,14})"
# Names sorted, no blanks, nothing that JSON would have to escape: text of this shape is its own canonical form.
_CANONICAL = re.compile(
    rf'\{{"actor":{_TEXT},"base":(?:null|{_HASH}),"body_hash":{_HASH},"desk_id":{_TEXT},'
    rf'"dossier_id":(?:null|{_TEXT}),"entry_id":{_TEXT},"kind":{_TEXT},'
    rf'"occurred_at":"([0-9T:.+-]+)","prev_hash":{_HASH},"schema":{_COUNT},"seq":{_COUNT}\}}'
)


def read_canonical(text: str) -> Header | None:
    """Read the header whose canonical bytes are exactly this text; None when it takes a longer look to tell."""
    match = _CANONICAL.fullmatch(text)
    if match is None:
        return None
    actor, base, body, desk, dossier, entry, kind, at, previous, schema, seq = match.groups()
    try:
        if datetime.fromisoformat(at).tzinfo is None:
            return None
    except ValueError:
        return None
    return Header(desk, int(seq), entry, kind, int(schema), dossier, base, at, actor, body, previous)
