"""Keeps PySide6 from reading the source of every module imported after it, which costs start time and memory."""

from __future__ import annotations

import sys
from typing import Any


def quicken() -> None:
    """Answer for all modules that they use PySide6 with no optional feature; call before anything else is imported.

    WORKAROUND(https://bugreports.qt.io/browse/PYSIDE-2029): to know whether a module wants `from __feature__ import`,
    PySide6 looks for its own name in the source of each module, and so keeps all sources in memory: 18 MB and a third
    of the time once the database is loaded. This program uses no such feature. Where PySide6 is arranged otherwise
    nothing is changed.
    """
    import PySide6.QtCore  # noqa: F401 - brings its import hook with it

    feature: Any = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: True
