"""Says in words what an entry of the journal tells."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP

KINDS = {
    "dossier_registered": QT_TRANSLATE_NOOP("History", "Taken down, not received yet"),
    "dossier_received": QT_TRANSLATE_NOOP("History", "Received"),
    "guidance_given": QT_TRANSLATE_NOOP("History", "Guided: papers to be brought"),
    "supplement_requested": QT_TRANSLATE_NOOP("History", "Supplement asked for"),
    "supplement_supplied": QT_TRANSLATE_NOOP("History", "Supplement handed in"),
    "dossier_refused": QT_TRANSLATE_NOOP("History", "Refused"),
    "dossier_forwarded": QT_TRANSLATE_NOOP("History", "Forwarded"),
    "result_recorded": QT_TRANSLATE_NOOP("History", "Result arrived"),
    "result_returned": QT_TRANSLATE_NOOP("History", "Result returned"),
    "due_date_extended": QT_TRANSLATE_NOOP("History", "Due date extended"),
    "dossier_stopped": QT_TRANSLATE_NOOP("History", "Stopped"),
    "dossier_reopened": QT_TRANSLATE_NOOP("History", "Reopened"),
    "dossier_withdrawn": QT_TRANSLATE_NOOP("History", "Withdrawn by the citizen"),
    "dossier_voided": QT_TRANSLATE_NOOP("History", "Number cancelled"),
    "form_printed": QT_TRANSLATE_NOOP("History", "Form handed to the printer"),
    "print_settled": QT_TRANSLATE_NOOP("History", "Print settled"),
    "user_saved": QT_TRANSLATE_NOOP("History", "Account kept"),
    "sign_in_refused": QT_TRANSLATE_NOOP("History", "Wrong PIN"),
    "user_unlocked": QT_TRANSLATE_NOOP("History", "Account unlocked"),
    "signed_in": QT_TRANSLATE_NOOP("History", "Signed in"),
    "setting_changed": QT_TRANSLATE_NOOP("History", "Setting changed"),
    "reference_data_changed": QT_TRANSLATE_NOOP("History", "Procedures or calendar changed"),
    "numbers_missing": QT_TRANSLATE_NOOP("History", "Missing numbers noted"),
    "clock_confirmed": QT_TRANSLATE_NOOP("History", "PC clock confirmed"),
    "clock_jumped": QT_TRANSLATE_NOOP("History", "PC clock has changed"),
    "database_restored": QT_TRANSLATE_NOOP("History", "Restored from a copy"),
    "desk_enrolled": QT_TRANSLATE_NOOP("History", "Desk joined the city"),
    "desk_admitted": QT_TRANSLATE_NOOP("History", "City admitted a desk"),
    "desk_revoked": QT_TRANSLATE_NOOP("History", "City shut a desk out"),
    "rights_ended": QT_TRANSLATE_NOOP("History", "Rights of an account ended"),
    "city_status_set": QT_TRANSLATE_NOOP("History", "Progress told by the city"),
    "exception_opened": QT_TRANSLATE_NOOP("History", "To be looked at by a person"),
    "exception_closed": QT_TRANSLATE_NOOP("History", "Looked at and settled"),
    "day_closed": QT_TRANSLATE_NOOP("History", "Day closed"),
}


def fact_word(kind: str) -> str:
    """Give the translated word of a journal kind; a kind of a newer program is shown by its own name."""
    return QCoreApplication.translate("History", KINDS[kind]) if kind in KINDS else kind
