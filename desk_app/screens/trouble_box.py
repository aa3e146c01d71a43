"""Says in a box why the window does not open, to somebody who started it by its icon and sees no terminal."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desk_app.errors import DeskError
from desk_app.messages import Messages
from desk_app.qt.look import Look
from desk_app.qt.translation import install_language


def trouble_box(error: DeskError, messages: Messages) -> QMessageBox:
    """Make the box with the sentence of a trouble and its code."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(messages.of(error))
    box.setInformativeText(messages.code(error.key))
    return box


def show_trouble(error: DeskError, lang: str) -> None:
    """Show the box until it is closed; for a program that has no window and gets none."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a box needs a QApplication")
    translators = install_language(app, lang)
    Look(app).dress()
    box = trouble_box(error, Messages(lang))
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    for translator in translators:
        app.removeTranslator(translator)
