"""Lists every sub-command in the order of the help page."""

from __future__ import annotations

from desk_app.commands.care import care, confirm, init, look_ups, window
from desk_app.commands.city import bundles, close_day, enrol, exceptions, gateway, sync
from desk_app.commands.dossier import deeds, due, look_up, print_form, procedures, receive, scan
from desk_app.commands.people import user
from desk_app.commands.reference import calendar, catalogue

COMMANDS = (
    *init.COMMANDS,
    *enrol.COMMANDS,
    *due.COMMANDS,
    *procedures.COMMANDS,
    *scan.COMMANDS,
    *receive.COMMANDS,
    *deeds.COMMANDS,
    *print_form.COMMANDS,
    *look_up.COMMANDS,
    *sync.COMMANDS,
    *exceptions.COMMANDS,
    *close_day.COMMANDS,
    *bundles.COMMANDS,
    *look_ups.COMMANDS,
    *care.COMMANDS,
    *confirm.COMMANDS,
    *user.COMMANDS,
    *catalogue.COMMANDS,
    *calendar.COMMANDS,
    *gateway.COMMANDS,
    *window.COMMANDS,
)
"""All sub-commands; without one the window opens."""
