"""Names the forms this program prints, as on the command line and in forms/*.toml."""

from __future__ import annotations

from enum import StrEnum


class FormId(StrEnum):
    """A form by its id; journal facts hold the id as text, so that a form of a newer program can be read.

    Prints of the closing sheet belong to no dossier and name the day in their reason.
    """

    RECEIPT = "01"
    SUPPLEMENT = "02"
    REFUSAL = "03"
    RETURN_SLIP = "return"
    CLOSING = "closing"


OF_DOSSIER = (FormId.RECEIPT, FormId.SUPPLEMENT, FormId.REFUSAL, FormId.RETURN_SLIP)
"""The forms of one dossier, in the order in which they are offered."""
