"""Keeps a window alive all day although PySide6 miscounts None, True and False on Python 3.11."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = (1 << 60) | (1 << 30)
"""Plenty for who counts in 64 bits, and in the lower 32 for who looks at these alone, as PySide6 for Windows does."""
_FAR_OFF = 1_000


def keep_singletons() -> None:
    """Give None, True and False so many references that no miscount can use them up; call before the first window.

    WORKAROUND(https://docs.python.org/3/whatsnew/3.12.html#pep-683-immortal-objects-using-a-fixed-refcount): PySide6
    6.12 is built as if these objects were immortal, which they are from Python 3.12 on. On 3.11 each paint event,
    model read or bool signal answered in Python takes one reference too many from them, and after some thousands
    the interpreter aborts with "deallocating None". Nothing is done on interpreters that lay objects out otherwise.
    """
    if sys.version_info >= (3, 12):
        return
    for one in (None, True, False, Ellipsis, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(one))
        if abs(count.value - sys.getrefcount(one)) < _FAR_OFF:
            count.value = _PLENTY
