"""The columns in which look-ups are listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.journal.look_ups import ChainedLookUp, Looking, LookUp
from desk_app.messages import Messages
from desk_app.ports.dossiers import WorkList
from desk_app.screens.formats import moment_text
from desk_app.screens.today.tiles import list_word
from desk_app.services.people.record_look_up import WINDOW

translate = QCoreApplication.translate


_WRITTEN_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b", re.ASCII)
"""A day as the chain keeps it."""


@dataclass(frozen=True, slots=True)
class LookUpRow:
    """A line of the chain with the key a list asks its next window by; `who` is the user's full name."""

    line: ChainedLookUp
    who: str

    @property
    def code(self) -> str:
        """The key of the row."""
        return str(self.line.seq)

    @property
    def place(self) -> str:
        """Say from where it was looked, which a narrow list has no column for."""
        look = self.line.look
        if look is None:
            return ""
        text = translate("LookUpColumns", "From: {where} · Windows account {account}")
        return text.format(where=where_words(look), account=account_of(look) or "–")

    @property
    def dossier(self) -> str:
        """The code of the dossier looked at, if it was one."""
        return self.line.look.code if self.line.look else ""


@dataclass(frozen=True, slots=True)
class LookUpColumn:
    """One column of the list; a line that cannot be read shows as such in its first."""

    heading: str
    words: Callable[[LookUp, LookUpRow], str]
    letters: int
    stretches: bool = False
    spare: int = 0
    is_number: bool = False
    first: bool = False

    def text(self, row: LookUpRow) -> str:
        """Give the words of a cell."""
        if row.line.look is not None:
            return self.words(row.line.look, row)
        return translate("LookUpColumns", "This line cannot be read") if self.first else ""

    def tone(self, row: LookUpRow) -> str:
        """Give the name of its ink in the look."""
        return "ink" if row.line.look is not None else "orange"


def look_up_columns(messages: Messages) -> tuple[LookUpColumn, ...]:
    """Give the columns."""
    return (
        LookUpColumn(
            translate("LookUpColumns", "When"), lambda look, _: moment_text(look.at), 15, first=True
        ),
        LookUpColumn(translate("LookUpColumns", "Who"), lambda _, row: row.who, 15),
        LookUpColumn(
            translate("LookUpColumns", "What"), lambda look, _: messages.looking_name(look.what), 18
        ),
        LookUpColumn(
            translate("LookUpColumns", "Dossier, text or list"),
            lambda look, _: asked_words(look, messages),
            26,
            stretches=True,
        ),
        LookUpColumn(translate("LookUpColumns", "Where"), lambda look, _: where_words(look), 10, spare=2),
        LookUpColumn(
            translate("LookUpColumns", "Windows account"),
            lambda look, _: account_of(look),
            16,
            spare=1,
        ),
    )


def asked_words(look: LookUp, messages: Messages) -> str:
    """Say what was looked at: the dossier's code, the list or the form by its name, the text as it was typed."""
    return " · ".join(part for part in (look.code, _query_words(look, messages)) if part)


def _query_words(look: LookUp, messages: Messages) -> str:
    if look.what == Looking.LIST and look.query in tuple(WorkList):
        which = WorkList(look.query)
        return translate("LookUpColumns", "all dossiers") if which is WorkList.ALL else list_word(which)
    if look.what in (Looking.PRINT, Looking.PREVIEW):
        return messages.form_name(look.query)
    if look.what == Looking.LOOK_UPS:
        return _WRITTEN_DAY.sub(r"\3/\2/\1", look.query)
    return "" if look.what == Looking.EXCEPTION else look.query


def account_of(look: LookUp) -> str:
    """Give the account of the operating system and its PC."""
    return f"{look.account}@{look.host}".strip("@")


def where_words(look: LookUp) -> str:
    """Say whether it was the window or a command."""
    if look.where == WINDOW:
        return translate("LookUpColumns", "window")
    return translate("LookUpColumns", "command line")
