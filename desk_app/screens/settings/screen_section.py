"""How the window of this PC looks: light or dark, size of text, language; chosen for the PC, and at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.tokens import ZOOMS, Gap, Theme
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.settings.matter_card import MatterCard
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.workplace import Workplace


class ScreenSection(QScrollArea):
    """Everybody may choose; nothing of it is the ward's."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._workplace = workplace
        self.themes: dict[Theme, KeyButton] = {}
        self.zoom = QComboBox()
        for one in ZOOMS:
            self.zoom.addItem(f"{round(one * 100)} %", one)
        self.zoom.activated.connect(self._zoom)
        self.language = QComboBox()
        self.language.addItem("Tiếng Việt", "vi")
        self.language.addItem("English", "en")
        self.language.activated.connect(self._speak)
        self._lay_out()

    def read(self) -> None:
        """Show what is chosen now."""
        look = self._workplace.look
        self.themes[look.theme].setChecked(True)
        self.zoom.setCurrentIndex(self.zoom.findData(look.zoom))
        self.language.setCurrentIndex(max(0, self.language.findData(look.language)))

    def _zoom(self) -> None:
        look, wanted = self._workplace.look, self.zoom.currentData()
        steps = ZOOMS.index(wanted) - ZOOMS.index(look.zoom)
        look.zoom_by(steps, self.window().width())
        self._workplace.zoomed.emit()
        self.read()
        if look.zoom != wanted:
            text = self.tr("The window is too narrow for larger text than {zoom} %.")
            self._workplace.say(Notice(Tone.PLAIN, text.format(zoom=round(look.zoom * 100)), seconds=10))

    def _speak(self) -> None:
        self._workplace.look.speak(self.language.currentData())
        text = self.tr("The window speaks this language from its next start on.")
        self._workplace.say(Notice(Tone.PLAIN, text, seconds=10))

    def _lay_out(self) -> None:
        look = MatterCard(self.tr("Look"))
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.TIGHT)
        group = QButtonGroup(self)
        words = (
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
            (Theme.SYSTEM, self.tr("As the system")),
        )
        for theme, word in words:
            button = KeyButton(word)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, one=theme: self._workplace.look.wear(one))
            group.addButton(button)
            self.themes[theme] = button
            row.addWidget(button)
        row.addStretch(1)
        look.add(choices)
        text = MatterCard(self.tr("Text"))
        text.add(Field(self.tr("Size of text"), self.zoom, remark_room=False))
        text.add(Field(self.tr("Language"), self.language, remark_room=False))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Gap.PAGE, Gap.NEAR)
        column.setSpacing(Gap.NEAR)
        for card in (look, text):
            card.setMaximumWidth(1_000)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
