"""Takes in what a clerk types as free text: cleaned, bounded, without hidden marks, reasons in real words."""

from __future__ import annotations

import re

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.findings import error
from desk_app.domain.text import clean, has_control_marks
from desk_app.errors import Refused

LONGEST_REASON = 1500
"""Characters of a reason in the national exchange (LyDoBoSung; LyDoTuChoi takes 2000)."""

# Traces of machines, not reasons: codes like "ERR_500", "0x80070005", "HTTP 404", names of exceptions.
_MACHINE = re.compile(
    r"\b(?:0x[0-9a-f]+|https?\s*\d{3}|(?:err|error|code|e)[\W_]*\d+|[A-Za-z]{1,5}[-_]?\d{2,}|\w*exception"
    r"|\w*error|traceback|null|none|nan|undefined|n/?a|timeout)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def taken_down(text: str, field: str, longest: int, *, required: bool = False) -> str:
    """Give text as it is journaled; raises Refused for hidden marks, too much of it, or none where one is needed."""
    broken_lines = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    if has_control_marks(broken_lines):
        raise _refused("text.hidden_marks", field)
    kept = clean(broken_lines)
    if len(kept) > longest:
        raise _refused("text.too_long", field, longest=longest, length=len(kept))
    if required and not kept:
        raise _refused("text.missing", field)
    return kept


def reason_given(text: str, field: str = "reason", longest: int = LONGEST_REASON) -> str:
    """Give the reason told to a citizen; raises Refused when it is empty or only a technical code (DOMAIN 2.1)."""
    reason = taken_down(text, field, longest)
    if not reason:
        raise _refused("reason.missing", field)
    if not _WORD.search(_MACHINE.sub(" ", reason)):
        raise _refused("reason.technical", field)
    return reason


def papers_taken_down(papers: tuple[PaperLine, ...], field: str = "papers") -> tuple[PaperLine, ...]:
    """Give the papers of a request or an answer with clean names; raises Refused for impossible counts."""
    return tuple(_paper(line, f"{field}.{index}") for index, line in enumerate(papers))


MOST_SHEETS = 999
"""More pieces of one paper are a typing error."""


def _paper(line: PaperLine, field: str) -> PaperLine:
    counts = (line.originals, line.certified, line.photocopies)
    if any(not 0 <= count <= MOST_SHEETS for count in counts):
        raise _refused("reception.paper_count", field, most=MOST_SHEETS, paper=line.name[:60])
    name = taken_down(line.name, f"{field}.name", 1000, required=True)
    ground = taken_down(line.ground, f"{field}.ground", 500)
    return PaperLine(name, *counts, outside_catalogue=line.outside_catalogue, ground=ground)


def _refused(key: str, field: str, **params: object) -> Refused:
    return Refused(key, findings=(error(field, key, **params),), field=field, **params)
