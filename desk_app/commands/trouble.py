"""Puts the sentence of a trouble together: first whether the dossier is safe, then what is wrong and where."""

from __future__ import annotations

import re

from desk_app.commands.command import Touches
from desk_app.domain.findings import Finding
from desk_app.errors import DeskError
from desk_app.messages import Messages

MOST_SAID = 3
"""Remarks on fields that are said in full in one sentence for scripts; all of them stand under `fields`."""
MOST_NAMED = 20
"""Faulty places named in one sentence."""
_SAYS_WHETHER_SAFE = re.compile(r"\b(?:CHƯA|ĐÃ|NOT|IS)\b")
"""Message rule: the first half says in capitals whether the dossier is safe."""
_PLAIN_WORD = re.compile(r"[^\W\d_][^\W\d_A-ZĐ]*(?=[\s,:]|$)")
"""A word that has its capital only because a sentence begins with it."""


def told(error: DeskError) -> tuple[Finding, ...]:
    """Give the remarks that say more than the error itself."""
    return tuple(finding for finding in error.findings if finding.key != error.key)


def trouble_words(error: DeskError, touches: Touches, messages: Messages) -> str:
    """Give the whole sentence of an error as the command line says it."""
    remarks = told(error)
    if len(remarks) == len(error.findings) == 1:
        return _with_state(messages.of(remarks[0]), touches, messages, place=remarks[0].field)
    if len(remarks) < 2:
        return _with_state(messages.of(error), touches, messages)
    places = ", ".join(dict.fromkeys(remark.field for remark in remarks[:MOST_NAMED]))
    return _with_state(messages.text("draft.not_read", n=len(remarks), places=places), touches, messages)


def remarks_said(error: DeskError, messages: Messages) -> list[str]:
    """Give the first remarks in full, where there are too many for the sentence itself."""
    remarks = told(error)
    if len(error.findings) < 2:
        return []
    return [f"{remark.field}: {messages.of(remark)}" for remark in remarks[:MOST_SAID]]


def _with_state(sentence: str, touches: Touches, messages: Messages, *, place: str = "") -> str:
    """Begin with the state of what this command touches, in place of any state of a reception."""
    bare = _without_reception(sentence, messages)
    if touches is Touches.NOTHING:
        return bare[:1].upper() + bare[1:]
    if bare is sentence and _SAYS_WHETHER_SAFE.search(sentence):
        return sentence
    state = messages.text(f"cli.state.{touches}").removesuffix(".")
    where = messages.text("cli.state.place", field=place) if place else ""
    return f"{state}{where}: {_inside(bare)}"


def _without_reception(sentence: str, messages: Messages) -> str:
    """Take off "the dossier is not saved": storage says so for all, but here a step or a print may be meant."""
    state = messages.text(f"cli.state.{Touches.RECEPTION}").removesuffix(".")
    if not sentence.casefold().startswith(state.casefold()):
        return sentence
    return sentence[len(state) :].lstrip(":.,; ")


def _inside(sentence: str) -> str:
    """Give a sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:] if _PLAIN_WORD.match(sentence) else sentence
