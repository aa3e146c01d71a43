"""Which settings stand on one card: by the matter they are about."""

from __future__ import annotations

from desk_app.qt.noop import QT_TRANSLATE_NOOP

MATTERS = (
    (
        QT_TRANSLATE_NOOP("SettingNames", "Names on paper"),
        ("unit.superior", "unit.name", "unit.receiving", "unit.competent", "unit.place"),
    ),
    (
        QT_TRANSLATE_NOOP("SettingNames", "Where people reach us"),
        ("unit.address", "unit.phone", "unit.lookup", "unit.opening_hours"),
    ),
    (QT_TRANSLATE_NOOP("SettingNames", "Dossier codes"), ("unit.code", "number.")),
    (
        QT_TRANSLATE_NOOP("SettingNames", "Receipt slip"),
        ("print.printer.01", "print.copies.01", "print.side_by_side.01"),
    ),
    (QT_TRANSLATE_NOOP("SettingNames", "Request for more papers"), ("print.printer.02", "print.copies.02")),
    (QT_TRANSLATE_NOOP("SettingNames", "Refusal slip"), ("print.printer.03", "print.copies.03")),
    (
        QT_TRANSLATE_NOOP("SettingNames", "Slip of the return"),
        ("print.printer.return", "print.copies.return"),
    ),
    (QT_TRANSLATE_NOOP("SettingNames", "Due dates"), ("due.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "The PC's clock"), ("clock.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "Sign-in"), ("sign_in.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "Copies of the data and the disk"), ("disk.", "backup.", "witness.")),
)
"""Heading of a card and the beginnings of the names of its settings, in the order shown."""
OTHERS = QT_TRANSLATE_NOOP("SettingNames", "More")


def matter_of(name: str) -> str:
    """Give the heading of the card a setting stands on; one of a newer settings file stands among others."""
    return next((head for head, starts in MATTERS if name.startswith(starts)), OTHERS)
