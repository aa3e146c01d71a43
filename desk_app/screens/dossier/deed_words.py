"""The words and keys of the deeds of a dossier."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.domain.steps.deeds import Deed
from desk_app.qt.noop import QT_TRANSLATE_NOOP

WORDS = {
    Deed.RECEIVE: QT_TRANSLATE_NOOP("DeedWords", "Go on receiving"),
    Deed.FORWARD: QT_TRANSLATE_NOOP("DeedWords", "Forward…"),
    Deed.SUPPLEMENT: QT_TRANSLATE_NOOP("DeedWords", "Ask for papers (form 02)…"),
    Deed.SUPPLIED: QT_TRANSLATE_NOOP("DeedWords", "Take in the supplement…"),
    Deed.GRANT: QT_TRANSLATE_NOOP("DeedWords", "Record the result…"),
    Deed.RETURN: QT_TRANSLATE_NOOP("DeedWords", "Return the result…"),
    Deed.EXTEND: QT_TRANSLATE_NOOP("DeedWords", "Apologise, another day…"),
    Deed.ASK_PAYMENT: QT_TRANSLATE_NOOP("DeedWords", "Ask for payment…"),
    Deed.PAYMENT_MET: QT_TRANSLATE_NOOP("DeedWords", "Paid…"),
    Deed.REOPEN: QT_TRANSLATE_NOOP("DeedWords", "Reopen…"),
    Deed.REFUSE: QT_TRANSLATE_NOOP("DeedWords", "Do not receive (form 03)…"),
    Deed.STOP: QT_TRANSLATE_NOOP("DeedWords", "Stop…"),
    Deed.WITHDRAW: QT_TRANSLATE_NOOP("DeedWords", "The citizen withdraws it…"),
    Deed.VOID: QT_TRANSLATE_NOOP("DeedWords", "Cancel the number…"),
}
"""In the order of the list: everyday deeds first, grave ones last."""

KEYS = {
    Deed.RECEIVE: "Alt+T",
    Deed.FORWARD: "Alt+C",
    Deed.SUPPLEMENT: "Alt+B",
    Deed.SUPPLIED: "Alt+S",
    Deed.GRANT: "Alt+K",
    Deed.RETURN: "Alt+Q",
    Deed.EXTEND: "Alt+G",
    Deed.ASK_PAYMENT: "Alt+N",
    Deed.PAYMENT_MET: "Alt+P",
    Deed.REOPEN: "Alt+M",
    Deed.REFUSE: "Alt+O",
    Deed.STOP: "Alt+D",
    Deed.WITHDRAW: "Alt+R",
    Deed.VOID: "Alt+H",
}
"""One key for one deed, whatever the language: hands learn them once."""

GRAVE = frozenset({Deed.STOP, Deed.WITHDRAW, Deed.VOID, Deed.REFUSE})
"""Deeds that take something away for good."""

_WHEN = {
    Deed.RECEIVE: QT_TRANSLATE_NOOP("DeedWords", "When the citizen has brought what was missing."),
    Deed.FORWARD: QT_TRANSLATE_NOOP("DeedWords", "The papers go to the unit that works on them."),
    Deed.SUPPLIED: QT_TRANSLATE_NOOP(
        "DeedWords", "When the citizen brings the papers asked for. The term runs on."
    ),
    Deed.GRANT: QT_TRANSLATE_NOOP(
        "DeedWords", "When the signed result comes back. Its number, sign and tray are kept."
    ),
    Deed.RETURN: QT_TRANSLATE_NOOP(
        "DeedWords", "When the citizen comes with the slip. Look at the paper of whoever collects."
    ),
    Deed.PAYMENT_MET: QT_TRANSLATE_NOOP("DeedWords", "When the citizen shows that it was paid."),
}


def deed_word(deed: Deed) -> str:
    """Give the word of a deed."""
    return QCoreApplication.translate("DeedWords", WORDS[deed])


def deed_hint(deed: Deed) -> str:
    """Say when a deed is due; nothing for those that are never the next one."""
    return QCoreApplication.translate("DeedWords", _WHEN[deed]) if deed in _WHEN else ""
