"""The parts of the reception page, handed to whoever joins them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from desk_app.screens.reception.after_save import AfterSave
    from desk_app.screens.reception.draft_keeper import DraftKeeper
    from desk_app.screens.reception.form import ReceptionForm
    from desk_app.screens.reception.live_check import LiveCheck
    from desk_app.screens.reception.persons.filling import CardFilling
    from desk_app.screens.reception.persons.question_bar import QuestionBar
    from desk_app.screens.reception.promise_panel import PromisePanel
    from desk_app.screens.reception.promise_strip import PromiseStrip
    from desk_app.screens.reception.saved_face import SavedFace
    from desk_app.screens.reception.saving import Saving


@dataclass(frozen=True, slots=True)
class ReceptionParts:
    """The two `faces` of the page (what is typed with its promise, what was saved), and what works behind them."""

    form: ReceptionForm
    promise: PromisePanel
    strip: PromiseStrip
    saved: SavedFace
    differences: QuestionBar
    faces: QStackedWidget
    check: LiveCheck
    keeper: DraftKeeper
    cards: CardFilling
    saving: Saving
    after: AfterSave
