"""How the screens of this PC look: light or dark, size of text, language, and which of them the citizen sees."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.tokens import ZOOMS, Gap, Theme
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.settings.matter_card import MatterCard
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel
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
        self.citizen = QComboBox()
        self.citizen.activated.connect(self._turn)
        workplace.monitors.changed.connect(self._list_monitors)
        self._lay_out()

    def read(self) -> None:
        """Show what is chosen now."""
        look = self._workplace.look
        self.themes[look.theme].setChecked(True)
        self.zoom.setCurrentIndex(self.zoom.findData(look.zoom))
        self.language.setCurrentIndex(max(0, self.language.findData(look.language)))
        self._list_monitors()

    def _list_monitors(self) -> None:
        """Offer every monitor but the one this window is on; one chosen before stays, plugged in or not."""
        monitors = self._workplace.monitors
        beside, chosen = monitors.beside(self.window()), monitors.chosen
        self.citizen.clear()
        self.citizen.addItem(self.tr("None"), "")
        for one in beside:
            self.citizen.addItem(one.words, one.key)
        if chosen and self.citizen.findData(chosen) < 0:
            self.citizen.addItem(self.tr("{monitor} (not plugged in)").format(monitor=chosen), chosen)
        self.citizen.setCurrentIndex(self.citizen.findData(chosen))
        self.citizen.setEnabled(self.citizen.count() > 1)
        self._about_citizen.setText(
            self.tr("Shows the citizen their own data, large; their number but for its end is hidden.")
            if beside
            else self.tr("There is no second monitor.")
        )

    def _turn(self) -> None:
        self._workplace.monitors.choose(self.citizen.currentData())

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
        citizen = MatterCard(self.tr("Citizens' screen"))
        citizen.add(Field(self.tr("Monitor turned to the citizen"), self.citizen, remark_room=False))
        self._about_citizen = PlainLabel(size="hint", wrap=True)
        citizen.add(self._about_citizen)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Gap.PAGE, Gap.NEAR)
        column.setSpacing(Gap.NEAR)
        for card in (look, text, citizen):
            card.setMaximumWidth(1_000)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
