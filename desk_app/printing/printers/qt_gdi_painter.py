"""Paints pages on a printer of Windows by its own means, which give the job its number from the spooler."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk_app.printing.printers.qt_pages import FINEST, POINTS_PER_INCH, PdfPages, application

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

BAND = 256
"""Lines of a page drawn at once: some drivers refuse a picture as large as a page."""
_WHITE = 0xFF


def bands(image: QImage) -> Iterator[tuple[int, int, bytes]]:
    """Cut a grey image into bands: first line, number of lines, bytes from the lowest line up; white ones are left out."""
    for top in range(0, image.height(), BAND):
        lines = min(BAND, image.height() - top)
        band = image.copy(0, top, image.width(), lines).flipped()
        dots = bytes(band.constBits())
        if dots.count(_WHITE) != len(dots):
            yield top, lines, dots


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from typing import Any

    _READ_MODE, _WRITE_MODE = 0x8, 0x2
    """DM_IN_BUFFER and DM_OUT_BUFFER: what is asked of the driver, what it made of that."""
    _ORIENTATION, _PAPER, _COPIES, _COLOUR = 0x1, 0x2, 0x100, 0x800
    _LYING, _UPRIGHT, _GREY = 2, 1, 1
    _PAPERS = {(420, 595): 11, (595, 842): 9}
    """DMPAPER_A5 and DMPAPER_A4 by points, upright."""
    _DOTS_ACROSS, _DOTS_DOWN, _LEFT_EDGE, _TOP_EDGE = 88, 90, 112, 113
    _COPY = 0x00CC0020
    _OK = 1

    class _Mode(ctypes.Structure):
        """The first fields of DEVMODEW; a driver keeps more behind them."""

        _fields_ = (
            ("device", wintypes.WCHAR * 32),
            ("version", wintypes.WORD),
            ("driver_version", wintypes.WORD),
            ("size", wintypes.WORD),
            ("extra", wintypes.WORD),
            ("fields", wintypes.DWORD),
            ("orientation", ctypes.c_short),
            ("paper", ctypes.c_short),
            ("length", ctypes.c_short),
            ("width", ctypes.c_short),
            ("scale", ctypes.c_short),
            ("copies", ctypes.c_short),
            ("source", ctypes.c_short),
            ("quality", ctypes.c_short),
            ("colour", ctypes.c_short),
        )

    class _Document(ctypes.Structure):
        """DOCINFOW."""

        _fields_ = (
            ("size", ctypes.c_int),
            ("title", wintypes.LPCWSTR),
            ("output", wintypes.LPCWSTR),
            ("data_type", wintypes.LPCWSTR),
            ("kind", wintypes.DWORD),
        )

    class _Bitmap(ctypes.Structure):
        """BITMAPINFOHEADER with a palette of 256 greys."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("width", wintypes.LONG),
            ("height", wintypes.LONG),
            ("planes", wintypes.WORD),
            ("bits", wintypes.WORD),
            ("compression", wintypes.DWORD),
            ("bytes", wintypes.DWORD),
            ("across", wintypes.LONG),
            ("down", wintypes.LONG),
            ("used", wintypes.DWORD),
            ("important", wintypes.DWORD),
            ("greys", wintypes.DWORD * 256),
        )

    _HEADER = _Bitmap.greys.offset
    _GREYS = (wintypes.DWORD * 256)(*(grey * 0x010101 for grey in range(256)))
    _gdi = ctypes.WinDLL("gdi32", use_last_error=True)
    _spool = ctypes.WinDLL("winspool.drv", use_last_error=True)
    _spool.OpenPrinterW.argtypes = (wintypes.LPWSTR, wintypes.LPHANDLE, wintypes.LPVOID)
    _spool.ClosePrinter.argtypes = (wintypes.HANDLE,)
    _spool.DocumentPropertiesW.argtypes = (
        wintypes.HWND,
        wintypes.HANDLE,
        wintypes.LPWSTR,
        wintypes.LPVOID,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    _spool.DocumentPropertiesW.restype = wintypes.LONG
    _gdi.CreateDCW.argtypes = (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.LPVOID)
    _gdi.CreateDCW.restype = wintypes.HDC
    _gdi.GetDeviceCaps.argtypes = (wintypes.HDC, ctypes.c_int)
    _gdi.StartDocW.argtypes = (wintypes.HDC, wintypes.LPVOID)
    for _call in ("StartPage", "EndPage", "EndDoc", "AbortDoc", "DeleteDC"):
        getattr(_gdi, _call).argtypes = (wintypes.HDC,)
    _gdi.StretchDIBits.argtypes = (
        wintypes.HDC,
        *((ctypes.c_int,) * 8),
        wintypes.LPVOID,
        wintypes.LPVOID,
        wintypes.UINT,
        wintypes.DWORD,
    )

    class GdiPainter:
        """Implements `PaperPainter`."""

        def __init__(self) -> None:
            self._application = application()

        def paint(self, pdf: bytes, *, title: str, printer: str, copies: int) -> int:
            """Paint all pages; the spooler's id of the job, 0 when it was refused."""
            pages = PdfPages(pdf)
            try:
                mode, accepted = _mode(printer, pages.size(0), copies)
                device = _gdi.CreateDCW("WINSPOOL", printer, None, mode)
                if not device:
                    return 0
                try:
                    # What the driver cannot repeat is painted as often.
                    return _document(device, title, pages, 1 if accepted == copies else copies)
                finally:
                    _gdi.DeleteDC(device)
            finally:
                pages.close()

    def _mode(printer: str, points: tuple[float, float], copies: int) -> tuple[Any, int]:
        """Ask the driver for the paper a form was made for; gives its settings and the copies it makes by itself."""
        handle = wintypes.HANDLE()
        if not _spool.OpenPrinterW(printer, ctypes.byref(handle), None):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            size = _spool.DocumentPropertiesW(None, handle, printer, None, None, 0)
            room = ctypes.create_string_buffer(max(size, ctypes.sizeof(_Mode)))
            if size <= 0 or _spool.DocumentPropertiesW(None, handle, printer, room, None, _WRITE_MODE) != _OK:
                return None, 1
            mode = ctypes.cast(room, ctypes.POINTER(_Mode)).contents
            width, height = sorted(round(one) for one in points)
            mode.orientation = _LYING if points[0] > points[1] else _UPRIGHT
            mode.copies, mode.colour = copies, _GREY
            mode.fields |= _ORIENTATION | _COPIES | _COLOUR
            if paper := _PAPERS.get((width, height)):
                mode.paper = paper
                mode.fields |= _PAPER
            both = _READ_MODE | _WRITE_MODE
            if _spool.DocumentPropertiesW(None, handle, printer, room, room, both) != _OK:
                return None, 1
            return room, mode.copies if mode.fields & _COPIES else 1
        finally:
            _spool.ClosePrinter(handle)

    def _document(device: Any, title: str, pages: PdfPages, times: int) -> int:
        about = _Document(ctypes.sizeof(_Document), title, None, None, 0)
        job: int = _gdi.StartDocW(device, ctypes.byref(about))
        if job <= 0:
            return 0
        if all(_page(device, pages, page) for _ in range(times) for page in range(len(pages))):
            return job if _gdi.EndDoc(device) > 0 else 0
        _gdi.AbortDoc(device)
        return 0

    def _page(device: Any, pages: PdfPages, page: int) -> bool:
        """Draw a page in its own size from the corner of the paper, whatever of it the printer cannot reach."""
        across, down = _gdi.GetDeviceCaps(device, _DOTS_ACROSS), _gdi.GetDeviceCaps(device, _DOTS_DOWN)
        left, top = _gdi.GetDeviceCaps(device, _LEFT_EDGE), _gdi.GetDeviceCaps(device, _TOP_EDGE)
        if _gdi.StartPage(device) <= 0:
            return False
        image = pages.image(page, min(across, FINEST), min(down, FINEST))
        width, height = (
            round(size * dots / POINTS_PER_INCH)
            for size, dots in zip(pages.size(page), (across, down), strict=True)
        )
        for first, lines, dots in bands(image):
            begin, end = (round(line * height / image.height()) for line in (first, first + lines))
            drawn = _gdi.StretchDIBits(
                device,
                -left,
                begin - top,
                width,
                end - begin,
                0,
                0,
                image.width(),
                lines,
                dots,
                ctypes.byref(_bitmap(image.width(), lines)),
                0,
                _COPY,
            )
            if drawn <= 0:
                return False
        return bool(_gdi.EndPage(device) > 0)

    def _bitmap(width: int, lines: int) -> _Bitmap:
        return _Bitmap(_HEADER, width, lines, 1, 8, 0, 0, 0, 0, 256, 0, _GREYS)
