"""The columns of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.screens.catalogue.words import mark_text
from desk_app.screens.reception.promise import rule_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CatalogueColumn:
    """One column of the catalogue; the parts are those of `windowed_rows.Column`."""

    heading: str
    words: Callable[[ProcedureVersion], str]
    letters: int
    stretches: bool = False
    spare: int = 0
    is_number: bool = False

    def text(self, row: ProcedureVersion) -> str:
        """Give the words of a cell."""
        return self.words(row)

    def tone(self, row: ProcedureVersion) -> str:
        """Give the name of its ink in the look."""
        return "ink" if row.complete else "hint"


def catalogue_columns() -> tuple[CatalogueColumn, ...]:
    """Give the columns."""
    return (
        CatalogueColumn(translate("CatalogueColumns", "Code"), lambda one: one.code, 9),
        CatalogueColumn(
            translate("CatalogueColumns", "Procedure"),
            lambda one: one.short_name or one.name,
            24,
            stretches=True,
        ),
        CatalogueColumn(
            translate("CatalogueColumns", "Term"), lambda one: rule_text(one.deadline), 13, spare=1
        ),
        CatalogueColumn(translate("CatalogueColumns", "Mark"), mark_text, 16, spare=2),
    )
