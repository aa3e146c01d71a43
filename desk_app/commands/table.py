"""Lists every sub-command in the order of the help page."""

from __future__ import annotations

from desk_app.commands import (
    care,
    confirm,
    deeds,
    due,
    gateway,
    init,
    look_up,
    print_form,
    receive,
    scan,
    window,
)

COMMANDS = (
    *init.COMMANDS,
    *due.COMMANDS,
    *scan.COMMANDS,
    *receive.COMMANDS,
    *deeds.COMMANDS,
    *print_form.COMMANDS,
    *look_up.COMMANDS,
    *care.COMMANDS,
    *confirm.COMMANDS,
    *gateway.COMMANDS,
    *window.COMMANDS,
)
"""All sub-commands; without one the window opens."""
