"""The words of the settings, their sections and their choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.messages import Messages
from desk_app.qt.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

SECTIONS = {
    "office": QT_TRANSLATE_NOOP("SettingNames", "Office"),
    "printing": QT_TRANSLATE_NOOP("SettingNames", "Printing"),
    "time": QT_TRANSLATE_NOOP("SettingNames", "Time limits and clock"),
    "safety": QT_TRANSLATE_NOOP("SettingNames", "Safety of data"),
}
"""Section as the settings file names it → its heading, in the order shown."""

WORDS = {
    "unit.superior": QT_TRANSLATE_NOOP("SettingNames", "Superior body (first line of forms)"),
    "unit.name": QT_TRANSLATE_NOOP("SettingNames", "Own office (second line of forms)"),
    "unit.receiving": QT_TRANSLATE_NOOP("SettingNames", "Receiving unit"),
    "unit.competent": QT_TRANSLATE_NOOP("SettingNames", "Competent authority"),
    "unit.place": QT_TRANSLATE_NOOP("SettingNames", "Place name before the date"),
    "unit.address": QT_TRANSLATE_NOOP("SettingNames", "Address"),
    "unit.phone": QT_TRANSLATE_NOOP("SettingNames", "Phone"),
    "unit.lookup": QT_TRANSLATE_NOOP("SettingNames", "Where citizens look up their dossier"),
    "unit.opening_hours": QT_TRANSLATE_NOOP("SettingNames", "Opening hours as printed"),
    "unit.code": QT_TRANSLATE_NOOP("SettingNames", "Unit code in dossier codes"),
    "number.digits": QT_TRANSLATE_NOOP("SettingNames", "Digits of the running number"),
    "print.side_by_side.01": QT_TRANSLATE_NOOP("SettingNames", "Two A5 copies on one A4 sheet"),
    "due.same_day_cut_off": QT_TRANSLATE_NOOP("SettingNames", "Same-day work is received until"),
    "due.working_days_end": QT_TRANSLATE_NOOP("SettingNames", "A term in working days ends"),
    "due.soon_days": QT_TRANSLATE_NOOP("SettingNames", "Warn before the due date (working days)"),
    "due.urgent_days": QT_TRANSLATE_NOOP("SettingNames", "Alarm before the due date (working days)"),
    "clock.not_before": QT_TRANSLATE_NOOP("SettingNames", "PC clock is wrong before"),
    "clock.back_limit_minutes": QT_TRANSLATE_NOOP("SettingNames", "Block when the clock goes back (minutes)"),
    "clock.forward_limit_days": QT_TRANSLATE_NOOP("SettingNames", "Block when the clock jumps ahead (days)"),
    "sign_in.idle_lock_minutes": QT_TRANSLATE_NOOP("SettingNames", "Lock when idle (minutes)"),
    "sign_in.tries": QT_TRANSLATE_NOOP("SettingNames", "Wrong PINs before waiting"),
    "sign_in.lock_minutes": QT_TRANSLATE_NOOP("SettingNames", "Waiting times (minutes, with ;)"),
    "sign_in.pin_shortest": QT_TRANSLATE_NOOP("SettingNames", "Digits of a new PIN at least"),
    "sign_in.pin_strong": QT_TRANSLATE_NOOP("SettingNames", "Refuse PINs made of patterns or dates"),
    "disk.warning_mb": QT_TRANSLATE_NOOP("SettingNames", "Warn when the disk has less than (MB)"),
    "backup.folder": QT_TRANSLATE_NOOP("SettingNames", "Folder for backups (another disk)"),
    "backup.times": QT_TRANSLATE_NOOP("SettingNames", "Backup at (hh:mm, with ;)"),
    "backup.keep": QT_TRANSLATE_NOOP("SettingNames", "Backups kept"),
    "witness.paths": QT_TRANSLATE_NOOP(
        "SettingNames", "Other places that remember the newest number (with ;)"
    ),
}
"""Setting → its label."""

OF_A_FORM = {
    "print.printer.": QT_TRANSLATE_NOOP("SettingNames", "Printer: {form}"),
    "print.copies.": QT_TRANSLATE_NOOP("SettingNames", "Copies: {form}"),
}
"""Beginning of a setting that ends with a form's id → its label."""

CHOICES = {
    "yes": QT_TRANSLATE_NOOP("SettingNames", "Yes"),
    "no": QT_TRANSLATE_NOOP("SettingNames", "No"),
    "keep_clock": QT_TRANSLATE_NOOP("SettingNames", "at the clock time of receipt"),
    "close_of_day": QT_TRANSLATE_NOOP("SettingNames", "at close of business"),
}
"""Value of a choice → its word."""


def setting_word(name: str, messages: Messages) -> str:
    """Give the label of a setting; one added by a newer settings file shows its own name."""
    for start, word in OF_A_FORM.items():
        if name.startswith(start):
            form = messages.form_name(name.removeprefix(start))
            return translate("SettingNames", word).format(form=form)
    return translate("SettingNames", WORDS[name]) if name in WORDS else name


def choice_word(value: str) -> str:
    """Give the word of a choice."""
    return translate("SettingNames", CHOICES[value]) if value in CHOICES else value
