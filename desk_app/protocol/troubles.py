"""The names of refusals on the wire, with the HTTP status each comes under."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Why the city did not do what was asked."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    SIGN_IN = "sign_in"
    BAD_SIGNATURE = "bad_signature"
    REVOKED = "revoked"
    OTHER_WARD = "other_ward"
    PRACTICE = "practice"
    UNKNOWN_DESK = "unknown_desk"
    BAD_CODE = "bad_code"
    DESK_TAKEN = "desk_taken"
    OTHER_DESK = "other_desk"
    BROKEN_CHAIN = "broken_chain"
    PARENT_UNKNOWN = "parent_unknown"
    BUSY = "busy"
    BUG = "bug"


STATUS = {
    Trouble.UNREADABLE: 422,
    Trouble.TOO_LARGE: 413,
    Trouble.SIGN_IN: 401,
    Trouble.BAD_SIGNATURE: 403,
    Trouble.REVOKED: 403,
    Trouble.OTHER_WARD: 403,
    Trouble.PRACTICE: 403,
    Trouble.UNKNOWN_DESK: 403,
    Trouble.BAD_CODE: 403,
    Trouble.DESK_TAKEN: 409,
    Trouble.OTHER_DESK: 409,
    Trouble.BROKEN_CHAIN: 422,
    Trouble.PARENT_UNKNOWN: 409,
    Trouble.BUSY: 503,
    Trouble.BUG: 500,
}
"""The HTTP status of each refusal."""


class Refusal(Exception):
    """What one side of the protocol refuses, with its name on the wire and a short English line for logs."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail
