"""Says which group of a code typed by hand cannot be right; the code itself has no check digit."""

from __future__ import annotations

import re
from enum import StrEnum

from desk_app.domain.codes.dossier_code import format_of, is_reference, parse


class CodeGroup(StrEnum):
    """The groups of a code, in their order."""

    UNIT = "unit"
    DAY = "day"
    NUMBER = "number"


_ANY_NUMBER = "10001"
_MEANT = re.compile(r"\s*[A-Z]\d{2}[.\d]*\s*[-·]", re.ASCII | re.IGNORECASE)


def wrong_group(text: str) -> CodeGroup | None:
    """Give the first group that is wrong; None where the text is no code by its beginning, or a right one."""
    if _MEANT.match(text) is None or is_reference(text) or parse(text) is not None:
        return None
    groups = [group.strip() for group in re.split(r"[-·]", text.upper())]
    unit = groups[0]
    if format_of(unit) is None:
        return CodeGroup.UNIT
    day = groups[1] if len(groups) > 1 else ""
    if parse("-".join((unit, day, _ANY_NUMBER))) is None:
        return CodeGroup.DAY
    return CodeGroup.NUMBER
