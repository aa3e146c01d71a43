"""Names the letters of a reception that its paper cannot show, while they can still be typed otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.findings import Finding, warning
from desk_app.domain.printable import not_drawn

MOST_SHOWN = 5
"""Letters named in one sentence."""


def check_print(draft: ReceptionDraft) -> Iterable[Finding]:
    """Look through every text of a tidied draft that comes onto a form."""
    for role, party in (("applicant", draft.applicant), ("owner", draft.owner)):
        if party is not None:
            for name in ("name", "id_number", "address", "email", "phone"):
                yield from _told(f"{role}.{name}", getattr(party, name))
    yield from _told("note", draft.note)
    for number, paper in enumerate(draft.papers or ()):
        yield from _told(f"papers.{number}.name", paper.name)


def _told(field: str, text: str) -> Iterable[Finding]:
    signs = not_drawn(text)
    if signs:
        yield warning(field, "text.not_printable", signs=" ".join(signs[:MOST_SHOWN]))
