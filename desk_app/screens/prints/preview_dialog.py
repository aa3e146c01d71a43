"""Shows a form on the screen before it is printed (Ctrl+P)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from desk_app.screens.widgets.dialogs import DeskDialog


class PreviewDialog(DeskDialog):
    """Shows every page of a PDF held in memory; nothing is written to disk."""

    gives_way = True

    def __init__(self, title: str, pdf: bytes, parent: QWidget) -> None:
        super().__init__(title, parent)
        # The document must not be a child of the view showing it: Qt then crashes at exit (STACK, trap 3).
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(title)
        self.body.addWidget(self._view, 1)
        self.start = self._view
        self.add_back(do=self.accept, default=True)
        self.resize(self._room(parent))

    @property
    def pages(self) -> int:
        """Pages shown."""
        return self._document.pageCount()

    def done(self, result: int) -> None:
        """Let the view go of the document before both are deleted."""
        # An empty one and not None, which Qt warns of.
        self._view.setDocument(QPdfDocument(self))
        self._document.close()
        super().done(result)

    def _room(self, parent: QWidget) -> QSize:
        window = parent.window().size()
        return QSize(min(760, window.width() - 80), max(window.height() - 60, 400))
