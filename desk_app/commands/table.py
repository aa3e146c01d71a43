"""Lists every sub-command in the order of the help page."""

from __future__ import annotations

from desk_app.commands import (
    bundles,
    care,
    close_day,
    confirm,
    deeds,
    due,
    enrol,
    exceptions,
    gateway,
    init,
    look_up,
    print_form,
    receive,
    scan,
    sync,
    window,
)

COMMANDS = (
    *init.COMMANDS,
    *enrol.COMMANDS,
    *due.COMMANDS,
    *scan.COMMANDS,
    *receive.COMMANDS,
    *deeds.COMMANDS,
    *print_form.COMMANDS,
    *look_up.COMMANDS,
    *sync.COMMANDS,
    *exceptions.COMMANDS,
    *close_day.COMMANDS,
    *bundles.COMMANDS,
    *care.COMMANDS,
    *confirm.COMMANDS,
    *gateway.COMMANDS,
    *window.COMMANDS,
)
"""All sub-commands; without one the window opens."""
