"""Which paper a person shows: its kind follows the number until somebody chooses it, a passport also names its country."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from desk_app.domain.people.number_checks import kind_of_number, tidy_id_number
from desk_app.domain.people.parties import PaperKind
from desk_app.screens.reception.fields.countries import countries
from desk_app.screens.reception.fields.typed_party import TypedParty
from desk_app.screens.widgets.fields.field import Field

ARROW_ROOM = 62
"""Width in device-independent pixels of frame and arrow beside the words."""


class PaperChoice(QObject):
    """The box `kind_box` and the field `country_field` of one person; `edited` on every choice by hand."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self.kind_box = self._kind = QComboBox()
        self._country = QComboBox()
        self._chosen = False
        for kind, word in (
            (PaperKind.UNKNOWN, "—"),
            (PaperKind.CITIZEN_CARD, self.tr("Citizen card")),
            (PaperKind.OLD_CARD, self.tr("Old card (CMND)")),
            (PaperKind.PASSPORT, self.tr("Passport")),
            (PaperKind.BIRTH_CERTIFICATE, self.tr("Birth certificate")),
            (PaperKind.NONE, self.tr("None")),
        ):
            self._kind.addItem(word, kind)
        self._country.addItem("—", "")
        for code, name in countries():
            self._country.addItem(name, code)
        # It stands in the head of its part, which is lower than a row of boxes.
        self._kind.setProperty("small", True)
        self._kind.setAccessibleName(self.tr("Paper shown"))
        self.country_field = Field(self.tr("Issued by"), self._country, f"{role}.country", remark_room=False)
        for box in (self._kind, self._country):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._country.setMaximumWidth(self._country.fontMetrics().horizontalAdvance("Khai sinh") + ARROW_ROOM)
        self._country.view().setMinimumWidth(self._country.sizeHint().width())
        self._kind.activated.connect(lambda _index: self._choose())
        self._country.activated.connect(lambda _index: self.edited.emit())
        self.country_field.hide()

    @property
    def kind(self) -> PaperKind:
        """The kind shown now."""
        return PaperKind(self._kind.currentData())

    @property
    def country(self) -> str:
        """The country of a passport, two letters; "" for other papers."""
        return str(self._country.currentData()) if self.kind is PaperKind.PASSPORT else ""

    def show_paper(self, party: TypedParty) -> None:
        """Show the paper of a party; an organisation has none."""
        self._chosen = party.paper_kind is not kind_of_number(party.number)
        if not party.paper_kind and not party.id_number:
            self._chosen = False
        self._set(party.paper_kind)
        with QSignalBlocker(self._country):
            self._country.setCurrentIndex(max(self._country.findData(party.country), 0))
        self._kind.setVisible(party.is_citizen)
        self.country_field.setVisible(party.is_citizen and self.kind is PaperKind.PASSPORT)

    def follow(self, number: str) -> None:
        """Show the kind a number is surely of, unless one was chosen by hand."""
        if not self._chosen and not self._kind.isHidden():
            self._set(kind_of_number(tidy_id_number(number)))

    def _set(self, kind: PaperKind) -> None:
        with QSignalBlocker(self._kind):
            self._kind.setCurrentIndex(self._kind.findData(kind))
        self.country_field.setVisible(kind is PaperKind.PASSPORT)

    def _choose(self) -> None:
        self._chosen = self.kind is not PaperKind.UNKNOWN
        self.country_field.setVisible(self.kind is PaperKind.PASSPORT)
        self.edited.emit()
