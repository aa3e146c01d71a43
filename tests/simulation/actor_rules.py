"""Who may write what, as the issue says it and written apart from the program's own table."""

from __future__ import annotations

COUNTER = {"look_up", "receive", "hand_on", "return", "void", "take_money", "sign", "exchange", "back_up"}
ABOVE = {
    "extend",
    "second_supplement",
    "void_after_forwarding",
    "reopen",
    "cancel_money",
    "restore",
    "confirm",
    "change_settings",
    "change_catalogue",
    "change_calendar",
    "change_users",
    "see_everything",
    "export",
    "close_day",
    "settle",
}
BY_ROLE = {"clerk": COUNTER, "supervisor": COUNTER | ABOVE}
"""What a fact without rights means."""
ALONE = {
    "hand_on": "dossier_forwarded hand_over_made hand_over_accepted result_recorded payment_asked payment_met dossier_stopped"
    " dossier_withdrawn supplement_requested exception_closed deed_taken_back",
    "second_supplement": "supplement_requested",
    "receive": "dossier_registered dossier_received guidance_given dossier_refused supplement_supplied paper_attached note_added deed_taken_back",
    "return": "result_returned",
    "extend": "due_date_extended deed_taken_back",
    "reopen": "dossier_reopened deed_taken_back",
    "void": "dossier_voided",
    "void_after_forwarding": "dossier_voided",
    "take_money": "fee_taken",
    "cancel_money": "fee_cancelled",
    "change_users": "user_saved user_unlocked pin_kept",
    "change_settings": "setting_changed",
    "change_catalogue": "reference_data_changed",
    "change_calendar": "reference_data_changed",
    "confirm": "clock_confirmed",
    "restore": "database_restored",
    "close_day": "day_closed",
    "settle": "exception_closed",
}
"""Which kinds each right is good for."""
APPROVED = {"due_date_extended", "supplement_requested", "fee_cancelled", "dossier_voided"}
PRESENT = {
    "form_printed",
    "print_settled",
    "signed_in",
    "lookups_recorded",
    "numbers_missing",
    "clock_jumped",
    "desk_enrolled",
    "snapshot_taken",
}
"""Kinds that take no right, only somebody who works there."""
PARTS = {
    "setup": {"desk_enrolled"},
    "city": {"numbers_missing"},
    "machine": {"numbers_missing", "clock_jumped", "lookups_recorded"},
    "restore": {"database_restored", "numbers_missing"},
    "recovery": {"database_restored", "numbers_missing"},
}
GRAVE = {"branch", "number_twice", "no_right", "entry_changed", "revoked_desk", "foreign_word"}
GRAVE_WORDS = {
    "first_right",
    "second_right",
    "ask_again",
    "keep_result",
    "citizen_withdraws",
    "first_got",
    "second_got",
    "together",
    "unclear",
    "first_number",
    "second_number",
    "no_number",
    "refund",
    "no_refund",
    "move_fee",
    "refund_once",
    "one_record",
    "two_fees",
}
IN_SCHEMA_2 = {"user_saved", "exception_closed", "day_closed"}
OLD_DEEDS = {"exception_closed", "day_closed", "setting_changed"}
DOSSIER_KINDS = {
    "dossier_registered",
    "dossier_received",
    "guidance_given",
    "supplement_requested",
    "supplement_supplied",
    "dossier_refused",
    "dossier_forwarded",
    "result_recorded",
    "result_returned",
    "due_date_extended",
    "payment_asked",
    "payment_met",
    "dossier_stopped",
    "dossier_reopened",
    "dossier_withdrawn",
    "dossier_voided",
    "deed_taken_back",
    "form_printed",
    "print_settled",
    "hand_over_made",
    "hand_over_accepted",
    "fee_taken",
    "fee_cancelled",
    "paper_attached",
    "note_added",
    "snapshot_taken",
}
FREE = {
    "sign_in_refused",
    "city_status_set",
    "desk_admitted",
    "desk_revoked",
    "rights_ended",
    "exception_opened",
}
KNOWN = {kind for kinds in ALONE.values() for kind in kinds.split()} | PRESENT | FREE
