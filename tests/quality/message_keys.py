"""Finds in the program's source every message key it uses, with the fill-ins it gives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.quality.source_tree import name

KEY = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_]+)+")

# Callables whose key is the first argument, and those that take a field's path before it.
KEY_FIRST = {
    "DeskError",
    "Refused",
    "WrongUsage",
    "StorageTrouble",
    "PrintTrouble",
    "NoConnection",
    "NeedsPerson",
}
KEY_SECOND = {"error", "warning"}


@dataclass(frozen=True, slots=True)
class Use:
    """One place that names a message; `given` are its fill-ins, None when they cannot be read off."""

    where: str
    key: re.Pattern[str]
    given: frozenset[str] | None


def uses(path: Path, tree: ast.Module) -> Iterator[Use]:
    """Give every call in a module that names a message key, literal or put together in an f-string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (argument := _key_argument(node)) is not None:
            pattern = _pattern(argument)
            if pattern is not None:
                yield Use(f"{name(path)}:{node.lineno}", pattern, _given(node))


def literals(tree: ast.Module) -> set[str]:
    """Give every text in a module that has the shape of a key."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }


def shapes(tree: ast.Module) -> set[re.Pattern[str]]:
    """Give every f-string in a module that puts a key together."""
    found = (_pattern(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    return {pattern for pattern in found if pattern is not None and "\\." in pattern.pattern}


def _key_argument(call: ast.Call) -> ast.expr | None:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = 0 if called in KEY_FIRST else 1 if called in KEY_SECOND else None
    return call.args[place] if place is not None and len(call.args) > place else None


def _pattern(argument: ast.expr) -> re.Pattern[str] | None:
    if (
        isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and KEY.fullmatch(argument.value)
    ):
        return re.compile(re.escape(argument.value))
    if isinstance(argument, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.]+"
            for part in argument.values
        ]
        return re.compile("".join(parts))
    return None


def _given(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(one for one in names if one and one != "findings")
