"""Reads form files (TOML) and says in words what is wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.v import format_exception

from desk_app.errors import PrintTrouble
from desk_app.printing.forms.form_checks import faults
from desk_app.printing.forms.form_file import (
    Block,
    CellsBlock,
    CodeBlock,
    FormFile,
    HeaderBlock,
    SignaturesBlock,
    TableBlock,
    TextBlock,
)

KINDS: Mapping[str, type[Block]] = {
    "text": TextBlock,
    "cells": CellsBlock,
    "header": HeaderBlock,
    "code": CodeBlock,
    "table": TableBlock,
    "signatures": SignaturesBlock,
}


class _Fault(ValueError):
    """Something wrong that the form's own words describe best."""


def read_form(path: Path) -> FormFile:
    """Read one form file; raises PrintTrouble("printing.form_bad") naming the file and what is wrong in it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        form = _converter().structure(raw, FormFile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as trouble:
        raise PrintTrouble("printing.form_bad", file=path.name, problem=str(trouble)) from trouble
    except BaseValidationError as trouble:
        problem = "; ".join(transform_error(trouble, format_exception=_words))
        raise PrintTrouble("printing.form_bad", file=path.name, problem=problem) from trouble
    wrong = faults(form)
    if wrong:
        raise PrintTrouble("printing.form_bad", file=path.name, problem="; ".join(wrong))
    return form


def _words(trouble: BaseException, wanted: type | None) -> str:
    return str(trouble) if isinstance(trouble, _Fault) else format_exception(trouble, wanted)


@cache
def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(date, _day)
    made.register_structure_hook(str, _text)
    made.register_structure_hook_func(lambda wanted: wanted == Block, lambda raw, _: _block(made, raw))
    return made


def _block(made: Converter, raw: Mapping[str, Any]) -> Block:
    kind = KINDS.get(raw.get("kind", ""))
    if kind is None:
        raise _Fault(f"kind must be one of {', '.join(KINDS)}, not {raw.get('kind')!r}")
    return made.structure({key: value for key, value in raw.items() if key != "kind"}, kind)


def _day(raw: Any, _: type) -> date:
    if type(raw) is not date:
        raise _Fault(f"expected a day like 2026-07-01, not {raw!r}")
    return raw


def _text(raw: Any, _: type) -> str:
    if not isinstance(raw, str):
        raise _Fault(f"expected text, not {raw!r}")
    return raw
