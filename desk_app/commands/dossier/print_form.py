"""`desk-app print`: an official form of a dossier as a PDF file or on a printer."""

from __future__ import annotations

import re
from time import sleep
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Touches
from desk_app.commands.dossier.deeds import CODE, REASON
from desk_app.domain.steps.forms import OF_DOSSIER
from desk_app.domain.steps.rights import Right
from desk_app.errors import WrongUsage
from desk_app.platform.typed_path import typed_path

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator
    from desk_app.services.printing.print_form import Printed

FORMS = tuple(one.value for one in OF_DOSSIER)
"""Forms as the command line names them."""
_PAGE = re.compile(rb"/Type\s*/Page\b")


def run(call: Call) -> Answer:
    """Print, into a file also beside an open window; the form is signed by who did the deed, whoever prints it."""
    if call.given("to") == call.given("printer"):
        raise WrongUsage("cli.one_of", first="--to", second="--printer")
    way_in = at_desk.beside_window if call.given("to") else at_desk.deed
    with way_in(call) as (desk, by):
        return _print(call, desk, by)


def _print(call: Call, desk: Desk, by: Operator) -> Answer:
    from desk_app.services.printing.print_form import Paper, PdfFile

    target = PdfFile(typed_path(call.text("to"))) if call.given("to") else Paper(call.text("printer"))
    printed = desk.printing.print(
        call.text("code"),
        call.text("form"),
        by,
        target,
        reason=call.text("reason"),
        side_by_side=call.flag("side_by_side"),
    )
    return _answer(call, desk, by, printed)


def _answer(call: Call, desk: Desk, by: Operator, printed: Printed) -> Answer:
    code, form = desk.dossier.show(call.text("code"), by).code, call.text("form")
    name = call.messages.form_name(form)
    plain: dict[str, Any] = {
        "code": code,
        "form": form,
        "copy_no": printed.copy_no,
        "sha256": printed.rendered.sha256,
        "pages": len(_PAGE.findall(printed.rendered.pdf)),
    }
    if printed.job is not None:
        out = desk.printing.follow(code, printed.print_id, printed.job, by, sleep)
        plain |= {"printer": call.text("printer"), "job": printed.job.job_id, "out": out}
        line = call.messages.text(
            "cli.say.sent_to_printer",
            form=name,
            code=code,
            printer=call.text("printer"),
            copy_no=printed.copy_no,
        )
    else:
        plain |= {"file": call.text("to")}
        line = call.messages.text(
            "cli.say.printed", form=name, code=code, copy_no=printed.copy_no, file=call.text("to")
        )
    return Answer(plain, (line,))


COMMANDS = (
    Command(
        "print",
        run,
        (
            CODE,
            Argument("--form", choices=FORMS, required=True),
            Argument("--to"),
            Argument("--printer"),
            Argument("--side-by-side", bool),
            REASON,
        ),
        Touches.PRINT,
        right=Right.LOOK_UP,
    ),
)
"""The commands of this module."""
