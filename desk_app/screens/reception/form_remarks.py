"""Puts each finding beside its field, and finds the field again when the summary is asked to jump there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.findings import Finding, Severity

if TYPE_CHECKING:
    from desk_app.screens.reception.fields.papers_part import PapersPart
    from desk_app.screens.reception.fields.party_fields import PartyFields
    from desk_app.screens.reception.fields.procedure_box import ProcedureBox
    from desk_app.screens.reception.fields.terms_fields import TermsFields


@dataclass(frozen=True, slots=True)
class FormParts:
    """The parts of one form that remarks stand at."""

    applicant: PartyFields
    owner: PartyFields
    procedure: ProcedureBox
    papers: PapersPart
    terms: TermsFields


class FormRemarks:
    """The remarks of one form: those of the checks, and the form's own (a text that is no date).

    `keep_in_sight` rolls the form to the box that has the cursor after a jump.
    """

    def __init__(self, form: FormParts, keep_in_sight: Callable[[QWidget | None], object]) -> None:
        self._form = form
        self._keep_in_sight = keep_in_sight
        self._shown: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        self._others: dict[str, str] = {}

    @property
    def blocking(self) -> dict[str, str]:
        """The form's own remarks that keep it from being saved, by draft path."""
        return {path: text for path, text in self._own.items() if text}

    def own(self, path: str, text: str, severity: Severity) -> None:
        """Keep a remark of the form itself; an empty text takes it away."""
        self._own[path] = text
        self._put(path, text, severity if text else None)

    def hint(self, path: str, text: str) -> None:
        """Point at a box of a person until its text changes or something else is said of it."""
        self._hints[path] = self._text(path)
        self._put(path, text, Severity.WARNING)

    def compare(self, others: Mapping[str, str]) -> None:
        """Say at boxes of a person what stands elsewhere, as on a card, until it is decided; nothing takes it away."""
        for path in set(self._others) - set(others):
            self._put(path, "", None)
        self._others = dict(others)
        for path, text in others.items():
            self._put(path, text, Severity.WARNING)

    def show(self, findings: Iterable[tuple[Finding, str]]) -> None:
        """Show these findings with their words and take all earlier ones away; a field tells its gravest."""
        gravest: dict[str, tuple[str, Severity]] = {}
        for finding, words in findings:
            spot = _spot(finding.field)
            if spot not in gravest or (finding.blocks and gravest[spot][1] is not Severity.ERROR):
                gravest[spot] = (words, finding.severity)
        done = {path for path, text in self._hints.items() if path in gravest or self._text(path) != text}
        for path in (set(self._shown) | done) - set(gravest):
            self._put(path, "", None)
        for path in done:
            self._hints.pop(path, None)
        for path, (words, severity) in gravest.items():
            self._put(path, words, severity)
        self._shown = {path: words for path, (words, _) in gravest.items()}
        for path in set(self._others) - set(gravest):
            self._put(path, self._others[path], Severity.WARNING)
        for path, text in self.blocking.items():
            self._put(path, text, Severity.ERROR)

    def clear(self) -> None:
        """Take every remark away."""
        for path in (*self._own, *self._hints, *self._others):
            self._put(path, "", None)
        self._own.clear()
        self._hints.clear()
        self._others.clear()
        self.show(())

    def jump(self, path: str) -> None:
        """Put the cursor into the field of a finding."""
        form, spot = self._form, _spot(path)
        party, name = self._party(spot)
        if party is not None:
            party.focus(name)
        elif spot == "procedure":
            form.procedure.edit.setFocus()
        elif spot == "papers":
            form.papers.focus()
        elif found := form.terms.field_at(spot):
            found[1].editor.setFocus()
        self._keep_in_sight(QApplication.focusWidget())

    def _party(self, path: str) -> tuple[PartyFields | None, str]:
        role, _, name = path.partition(".")
        party = {"applicant": self._form.applicant, "owner": self._form.owner}.get(role)
        return party, name

    def _text(self, path: str) -> str:
        party, name = self._party(path)
        return str(getattr(party.state(), name)) if party is not None else ""

    def _put(self, path: str, text: str, severity: Severity | None) -> None:
        form = self._form
        party, name = self._party(path)
        if party is not None:
            party.remark(name, text, severity)
        elif path == "procedure":
            form.procedure.remark(text, severity)
        elif path == "papers":
            form.papers.remark(text, severity)
        elif found := form.terms.field_at(path):
            found[0].remark(found[1], text, severity)


def _spot(path: str) -> str:
    """Give the place a finding is shown at: all remarks on papers stand below their list."""
    return "papers" if path.startswith("papers") else path
