"""Compares what a newer program says of dossiers and exceptions with what the old one said."""

from __future__ import annotations

from typing import Any

SAME = ("code", "due_at", "applicant", "owner", "papers")
"""What no later rule may change about a dossier; its status is compared apart."""


def differences(said: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    """Give, by code, what is shown otherwise than the old program said; more may be said, nothing else.

    A dossier two sides disputed may stand where either side put it: later programs judge disputes by newer rules.
    """
    disputed = _disputed(said["exceptions"])
    found: dict[str, Any] = {}
    for code, old in said["shown"].items():
        new = shown[code]
        other = [name for name in SAME if not _holds(new.get(name), old[name])]
        if new["status"] not in disputed.get(code, {old["status"]}):
            other.append("status")
        if other:
            found[code] = {name: (old[name], new.get(name)) for name in other}
    return found


def missing_exceptions(said: dict[str, Any], told: list[dict[str, Any]]) -> list[str]:
    """Give the ids of exceptions that are gone, changed their codes, or were settled and are open again."""
    now = {one["id"]: one for one in told}
    return [
        old["id"]
        for old in said["exceptions"]
        if old["id"] not in now
        or sorted(now[old["id"]]["codes"]) != sorted(old["codes"])
        or ("closed" in old and "closed" not in now[old["id"]])
    ]


def _disputed(exceptions: list[dict[str, Any]]) -> dict[str, set[int]]:
    moves = [one for one in exceptions if one["about"] == "illegal_move"]
    return {
        code: {version["status"] for version in one["versions"]} for one in moves for code in one["codes"]
    }


def _holds(new: Any, old: Any) -> bool:
    """Whether a value says at least all that the old one said."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(name in new and _holds(new[name], value) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(new) == len(old) and all(map(_holds, new, old))
    return bool(new == old)
