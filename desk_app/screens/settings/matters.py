"""Which settings stand on one card: by the matter they are about."""

from __future__ import annotations

from desk_app.qt.noop import QT_TRANSLATE_NOOP

FORM = "form "
"""Beginning of a heading that is the name of a form."""

_PRINT = "print."
"""Beginning of settings that end with a form's id."""

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
    (QT_TRANSLATE_NOOP("SettingNames", "Due dates"), ("due.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "The PC's clock"), ("clock.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "Sign-in"), ("sign_in.",)),
    (QT_TRANSLATE_NOOP("SettingNames", "Copies of the data and the disk"), ("disk.", "backup.", "witness.")),
)
"""Heading of a card and the beginnings of the names of its settings, in the order shown."""
OTHERS = QT_TRANSLATE_NOOP("SettingNames", "More")


def matter_of(name: str) -> str:
    """Give the heading of the card a setting stands on; one of a newer settings file stands among others."""
    if name.startswith(_PRINT):
        return FORM + name.rsplit(".", 1)[1]
    return next((head for head, starts in MATTERS if name.startswith(starts)), OTHERS)
