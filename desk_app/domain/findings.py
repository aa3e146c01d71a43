"""What a check has to say about one field: an error that blocks or a warning that does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the dossier from being saved; a warning asks the clerk to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One remark: `field` is the draft path ("applicant.id_number"), `key` the message, `params` its fill-ins."""

    severity: Severity
    field: str
    key: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the dossier may not be saved while this stands."""
        return self.severity is Severity.ERROR


def error(field_path: str, key: str, **params: object) -> Finding:
    """Build a blocking remark."""
    return Finding(Severity.ERROR, field_path, key, params)


def warning(field_path: str, key: str, **params: object) -> Finding:
    """Build a remark that does not block."""
    return Finding(Severity.WARNING, field_path, key, params)
