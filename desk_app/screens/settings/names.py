"""The words of the settings, their sections and their choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
    "print.printer.01": QT_TRANSLATE_NOOP("SettingNames", "Printer for the receipt slip (form 01)"),
    "print.copies.01": QT_TRANSLATE_NOOP("SettingNames", "Copies of form 01"),
    "print.side_by_side.01": QT_TRANSLATE_NOOP("SettingNames", "Two A5 copies on one A4 sheet"),
    "print.printer.02": QT_TRANSLATE_NOOP("SettingNames", "Printer for the supplement request (form 02)"),
    "print.copies.02": QT_TRANSLATE_NOOP("SettingNames", "Copies of form 02"),
    "print.printer.03": QT_TRANSLATE_NOOP("SettingNames", "Printer for the refusal (form 03)"),
    "print.copies.03": QT_TRANSLATE_NOOP("SettingNames", "Copies of form 03"),
    "print.printer.return": QT_TRANSLATE_NOOP("SettingNames", "Printer for the return slip"),
    "print.copies.return": QT_TRANSLATE_NOOP("SettingNames", "Copies of the return slip"),
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
    "disk.warning_mb": QT_TRANSLATE_NOOP("SettingNames", "Warn when the disk has less than (MB)"),
    "backup.folder": QT_TRANSLATE_NOOP("SettingNames", "Folder for backups (another disk)"),
    "backup.times": QT_TRANSLATE_NOOP("SettingNames", "Backup at (hh:mm, with ;)"),
    "backup.keep": QT_TRANSLATE_NOOP("SettingNames", "Backups kept"),
    "witness.paths": QT_TRANSLATE_NOOP(
        "SettingNames", "Other places that remember the newest number (with ;)"
    ),
}
"""Setting → its label."""

CHOICES = {
    "yes": QT_TRANSLATE_NOOP("SettingNames", "Yes"),
    "no": QT_TRANSLATE_NOOP("SettingNames", "No"),
    "keep_clock": QT_TRANSLATE_NOOP("SettingNames", "at the clock time of receipt"),
    "close_of_day": QT_TRANSLATE_NOOP("SettingNames", "at close of business"),
}
"""Value of a choice → its word."""


def setting_word(name: str) -> str:
    """Give the label of a setting; one added by a newer settings file shows its own name."""
    return translate("SettingNames", WORDS[name]) if name in WORDS else name


def choice_word(value: str) -> str:
    """Give the word of a choice."""
    return translate("SettingNames", CHOICES[value]) if value in CHOICES else value
