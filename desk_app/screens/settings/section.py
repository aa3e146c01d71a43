"""One section of settings: its fields, which of them changed, and their remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.qt.tokens import Gap
from desk_app.screens.settings.editors import Editor, editor_of, offer_printers
from desk_app.screens.settings.matter_card import MatterCard
from desk_app.screens.settings.matters import FORM, matter_of
from desk_app.screens.settings.names import setting_word, translate
from desk_app.screens.widgets.fields.field import Field
from desk_app.setting_values import SettingKind

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.services.reference.settings_change import SettingLine

_WIDEST = 1_000


class SettingsSection(QScrollArea):
    """The fields of some settings; `edited` tells that something differs from what is in force."""

    edited = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, Gap.PAGE, Gap.NEAR)
        self.column.setSpacing(Gap.NEAR)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Gap.NEAR)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.setWidget(self._inside)
        self.fields: dict[str, Field] = {}
        self._editors: dict[str, Editor] = {}
        self._shown: dict[str, str] = {}
        self._printers: list[str] = []
        self._cards: dict[str, MatterCard] = {}
        self._to_set = 0

    def show_lines(self, lines: Sequence[SettingLine], *, read_only: bool, to_set: str) -> None:
        """Show settings with their values; those the ward still has to fill in are marked with `to_set`."""
        for card in self._cards.values():
            self._rows.removeWidget(card)
            card.deleteLater()
        self.fields, self._editors, self._shown, self._cards = {}, {}, {}, {}
        self._printers = [line.spec.name for line in lines if line.spec.kind is SettingKind.PRINTER]
        self._to_set = sum(line.still_to_set for line in lines)
        for line in lines:
            name = line.spec.name
            editor = editor_of(line, read_only=read_only)
            field = Field(setting_word(name, self._messages), editor.widget, name)
            field.remark(to_set if line.still_to_set else "", _mark(line))
            editor.widget.setToolTip(line.spec.source)
            self._card_of(name).add(field)
            self.fields[name], self._editors[name], self._shown[name] = field, editor, line.value
            self._listen(editor.widget)

    def _card_of(self, name: str) -> MatterCard:
        head = matter_of(name)
        if head not in self._cards:
            form = head.removeprefix(FORM)
            words = self._messages.form_name(form) if form != head else translate("SettingNames", head)
            card = MatterCard(words)
            card.setMaximumWidth(_WIDEST)
            self._cards[head] = card
            self._rows.addWidget(card)
        return self._cards[head]

    def to_set(self) -> int:
        """Count what the ward has still to fill in."""
        return self._to_set

    def changed(self) -> dict[str, str]:
        """Give the settings whose value differs from what was shown."""
        values = {name: editor.read() for name, editor in self._editors.items()}
        return {name: value for name, value in values.items() if value != self._shown[name]}

    def put(self, values: dict[str, str]) -> None:
        """Put values into the fields, as if they had been typed."""
        for name, value in values.items():
            self._editors[name].write(value)

    def chosen_printers(self) -> set[str]:
        """Give the printers chosen in the fields, whether saved or not."""
        return {value for name in self._printers if (value := self._editors[name].read())}

    def offer_printers(self, printers: tuple[str, ...], nothing: str) -> None:
        """Fill the printer lists."""
        for name in self._printers:
            box = self._editors[name].widget
            if isinstance(box, QComboBox):
                offer_printers(box, printers, nothing)

    def refuse(self, name: str, text: str) -> None:
        """Show why a value cannot be kept, and go there."""
        self.fields[name].remark(text, Severity.ERROR)
        self.fields[name].editor.setFocus()
        self.ensureWidgetVisible(self.fields[name])

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(lambda _: self.edited.emit())
        elif isinstance(widget, QLineEdit):
            widget.textChanged.connect(lambda _: self.edited.emit())


def _mark(line: SettingLine) -> Severity | None:
    return Severity.WARNING if line.still_to_set else None
