"""The symbols of a slip as rows of black runs, for the screen."""

from __future__ import annotations

from desk_app.ports.code_pictures import Rows


class SymbolRows:
    """Draws for the screen what the pages print."""

    def qr(self, text: str) -> Rows:
        """Encode as QR."""
        from desk_app.printing.pages.symbols import qr_rows

        return qr_rows(text)

    def bars(self, text: str) -> Rows:
        """Encode as Code 128, which is one row; no row where it cannot hold the text."""
        from desk_app.printing.pages.symbols import bar_runs

        found = bar_runs(text)
        return (found.runs,) if found else ()
