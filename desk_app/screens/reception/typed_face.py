"""What is typed with its promise: form and right column side by side, on a narrow window a strip above the form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.reception.form import ReceptionForm
from desk_app.screens.reception.promise_panel import PromisePanel
from desk_app.screens.reception.promise_strip import STRIP, PromiseStrip
from desk_app.screens.widgets.gutter import GUTTER


class TypedFace(QWidget):
    """Places the parts by hand: the column lies over the form of a narrow window while it is opened (Alt+L)."""

    def __init__(self, form: ReceptionForm, promise: PromisePanel, strip: PromiseStrip) -> None:
        super().__init__()
        self._form, self._strip, self._promise = form, strip, promise
        self._over = QFrame(self)
        self._opened = False
        inside = QVBoxLayout(self._over)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(promise)
        self._inside = inside
        for part in (form, strip):
            part.setParent(self)
        self._over.raise_()

    @property
    def is_narrow(self) -> bool:
        """Whether too few letters would fit for two columns."""
        return self.window().width() < scaled(Size.NARROW_UNDER)

    @property
    def is_opened(self) -> bool:
        """Whether the column lies over the form."""
        return self._opened and self.is_narrow

    def open_rest(self, opened: bool) -> None:
        """Lay the column over the form, or take it away."""
        self._opened = opened
        self._place()
        if self.is_opened:
            self._promise.lead_to_answers()

    def toggle_rest(self) -> None:
        """Open the column or close it again (Alt+L)."""
        self.open_rest(not self._opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        narrow, width, height = self.is_narrow, self.width(), self.height()
        column = scaled(Size.RIGHT_COLUMN)
        self._form.set_narrow(narrow)
        self._strip.setVisible(narrow)
        self._over.setVisible(not narrow or self._opened)
        # Its own ground over the form, nothing beside it.
        self._over.setProperty("role", "over" if narrow else "")
        self._over.style().polish(self._over)
        side = Gap.WIDE if narrow else 0
        self._inside.setContentsMargins(side, Gap.SMALL if narrow else 0, side, Gap.SMALL if narrow else 0)
        if narrow:
            top = scaled(STRIP) + Gap.TIGHT
            self._strip.setGeometry(Gap.NEAR, 0, width - 2 * Gap.NEAR, scaled(STRIP))
            self._form.setGeometry(QRect(0, top, width, height - top))
            wide = min(column + 2 * side + GUTTER, width)
            self._over.setGeometry(QRect(width - wide, top, wide, height - top))
        else:
            self._form.setGeometry(QRect(0, 0, width - column - Gap.PAGE, height))
            self._over.setGeometry(QRect(width - column - Gap.PAGE, 0, column + GUTTER, height))
