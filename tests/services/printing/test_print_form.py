"""Printing: journaled before paper moves, counted only when paper came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import CollectorKind, PrintState
from desk_app.errors import PrintTrouble, Refused
from desk_app.ports.dossiers import WorkList
from desk_app.ports.forms import FormRequest, RenderedForm
from desk_app.services.dossier.lists import ListDossiers
from desk_app.services.dossier.look_up import ShowDossier
from desk_app.services.dossier.plain_steps import ForwardDossier, RecordResult
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.printing.print_form import Paper, PdfFile, Printed, PrintForm
from desk_app.services.printing.settle_print import SettlePrint
from desk_app.services.reception.guidance import RefuseReception
from desk_app.services.reception.receive import ReceiveDossier
from tests.builders import CLERK, FORM, HOA, OTHER_CLERK, SUPERVISOR, FakeDesk, a_draft
from tests.fake_paper import FakeFiles, FakeForms, FakePrinter

LASER = Paper("Laser", 2)
PDF = PdfFile(Path("slip.pdf"))


class PrintingDesk(FakeDesk):
    """A desk with a printer and one dossier received."""

    def __init__(self) -> None:
        super().__init__()
        self.forms, self.printer, self.files = FakeForms(), FakePrinter(), FakeFiles()
        self.print_form = PrintForm(self.context, self.forms, self.printer, self.files, self.look_ups)
        self.code = ReceiveDossier(self.context, self.witness, self.rules)(a_draft(), CLERK).code

    def print(self, target: Paper | PdfFile = LASER, form: str = "01", reason: str = "") -> Printed:
        return self.print_form(self.code, form, CLERK, target, reason=reason)

    def listed(self, which: WorkList) -> list[str]:
        return [row.code for row in ListDossiers(self.context, self.look_ups)(which, CLERK)]

    def settle(self, print_id: str, state: PrintState, reason: str = "") -> None:
        SettlePrint(self.context)(self.code, print_id, state, reason, CLERK)


@pytest.fixture
def desk() -> PrintingDesk:
    return PrintingDesk()


def test_a_received_dossier_is_listed_as_not_printed_until_it_is_sent_to_paper(desk: PrintingDesk) -> None:
    assert desk.listed(WorkList.UNPRINTED) == [desk.code]
    desk.print()
    assert desk.listed(WorkList.UNPRINTED) == []


def test_paper_sent_but_not_confirmed_stays_a_question(desk: PrintingDesk) -> None:
    printed = desk.print()
    assert desk.listed(WorkList.PRINT_UNSURE) == [desk.code]
    desk.settle(printed.print_id, PrintState.CONFIRMED)
    assert desk.listed(WorkList.PRINT_UNSURE) == []


def test_the_job_is_called_by_the_code_alone(desk: PrintingDesk) -> None:
    job = desk.print().job
    assert job is not None
    assert (job.title, job.printer) == (desk.code, "Laser")


def test_a_refusing_printer_leaves_the_dossier_and_uses_up_no_copy_number(desk: PrintingDesk) -> None:
    desk.printer.trouble = PrintTrouble("printing.printer_missing", printer="Laser")
    with pytest.raises(PrintTrouble) as caught:
        desk.print()
    assert caught.value.params["code"] == desk.code
    (record,) = ShowDossier(desk.context)(desk.code, SUPERVISOR).prints
    assert record.state is PrintState.FAILED
    assert desk.listed(WorkList.UNPRINTED) == [desk.code]
    desk.printer.trouble = None
    assert desk.print().copy_no == 1


def test_a_jam_told_by_the_clerk_uses_up_no_copy_number_but_a_reprint_does(desk: PrintingDesk) -> None:
    jammed = desk.print()
    desk.settle(jammed.print_id, PrintState.FAILED, "Kẹt giấy")
    again = desk.print()
    desk.settle(again.print_id, PrintState.CONFIRMED)
    assert (again.copy_no, desk.print(reason="Dân làm mất").copy_no) == (1, 2)


def test_a_file_is_confirmed_at_once(desk: PrintingDesk) -> None:
    printed = desk.print(PDF)
    assert desk.files.written == {PDF.path: printed.rendered.pdf}
    assert ShowDossier(desk.context)(desk.code, SUPERVISOR).prints[0].state is PrintState.CONFIRMED


def test_a_file_that_cannot_be_written_is_a_failed_print(desk: PrintingDesk) -> None:
    desk.files.full = True
    with pytest.raises(PrintTrouble):
        desk.print(PDF)
    assert ShowDossier(desk.context)(desk.code, SUPERVISOR).prints[0].state is PrintState.FAILED


def test_nothing_is_sent_to_paper_that_could_not_be_journaled(desk: PrintingDesk) -> None:
    desk.uow.full = OSError("disk full")
    with pytest.raises(OSError, match="disk full"):
        desk.print()
    assert desk.printer.jobs == []


def test_a_reprint_by_a_colleague_still_names_who_received(desk: PrintingDesk) -> None:
    desk.print_form(desk.code, "01", OTHER_CLERK, LASER)
    assert desk.forms.requests[-1].clerk_name == CLERK.full_name


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("02", "print.not_ready_02"),
        ("03", "print.not_ready_03"),
        ("return", "print.not_ready_return"),
        ("07", "print.unknown_form"),
    ],
)
def test_a_form_the_dossier_cannot_have_yet_is_refused(desk: PrintingDesk, form: str, key: str) -> None:
    before = desk.kinds()
    with pytest.raises(Refused) as caught:
        desk.print(form=form)
    assert caught.value.key == key
    assert desk.kinds() == before


def test_a_refused_citizen_gets_a_refusal_and_no_receipt(desk: PrintingDesk) -> None:
    refused = RefuseReception(desk.context, desk.rules)(
        a_draft(), "Không thuộc thẩm quyền của phường", OTHER_CLERK
    )
    desk.print_form(refused.dossier.code, "03", CLERK, LASER)
    assert desk.forms.requests[-1].clerk_name == OTHER_CLERK.full_name
    with pytest.raises(Refused) as caught:
        desk.print_form(refused.dossier.code, "01", CLERK, LASER)
    assert caught.value.key == "print.not_ready_01"


def test_the_return_slip_follows_the_return(desk: PrintingDesk) -> None:
    ForwardDossier(desk.context)(desk.code, "Tư pháp", CLERK)
    RecordResult(desk.context)(desk.code, "Giấy xác nhận", "12/GXN", True, "Khay 3", CLERK)
    ReturnResult(desk.context)(
        desk.code, CollectorKind.APPLICANT, HOA.name, HOA.id_number, "", "", False, "", CLERK
    )
    assert desk.print(form="return").copy_no == 1


def test_a_print_nobody_made_cannot_be_settled(desk: PrintingDesk) -> None:
    with pytest.raises(Refused) as caught:
        desk.settle("no such print", PrintState.CONFIRMED)
    assert caught.value.key == "print.unknown_print"


def test_each_request_for_papers_is_a_form_of_its_own(desk: PrintingDesk) -> None:
    def ask() -> int:
        desk.clock.pass_time(days=1)
        RequestSupplement(desk.context)(desk.code, "Thiếu trích lục", (FORM,), None, SUPERVISOR)
        return desk.print(form="02").copy_no

    first, again = ask(), desk.print(form="02", reason="Dân làm mất giấy").copy_no
    SupplySupplement(desk.context)(desk.code, (FORM,), CLERK)
    assert (first, again, ask()) == (1, 2, 1)


class MeanwhilePrinted(FakeForms):
    """Forms at whose rendering somebody else prints the same one, once: a command beside the window."""

    def __init__(self, desk: PrintingDesk) -> None:
        super().__init__()
        self._other: PrintForm | None = PrintForm(
            desk.context, desk.forms, desk.printer, desk.files, desk.look_ups
        )
        self._code = desk.code

    def render(self, request: FormRequest) -> RenderedForm:
        other, self._other = self._other, None
        if other is not None:
            other(self._code, request.form, OTHER_CLERK, PDF)
        return super().render(request)


def test_a_further_copy_takes_a_reason_whoever_prints_it(desk: PrintingDesk) -> None:
    """T14: by command a second and a third slip were printed with no reason."""
    desk.print()
    for reason, key in (("", "reason.missing"), ("ERR_500", "reason.technical")):
        with pytest.raises(Refused, match=key):
            desk.print(reason=reason)
    assert [one.copy_no for one in ShowDossier(desk.context)(desk.code, SUPERVISOR).prints] == [1]
    assert desk.print(reason=" Dân làm mất giấy ").copy_no == 2
    assert desk.forms.requests[-1].reason == "Dân làm mất giấy"


def test_what_did_not_come_out_is_printed_again_without_a_reason(desk: PrintingDesk) -> None:
    desk.settle(desk.print().print_id, PrintState.FAILED)
    assert desk.print().copy_no == 1


def test_two_who_print_one_form_at_once_the_later_is_asked_why(desk: PrintingDesk) -> None:
    forms = MeanwhilePrinted(desk)
    late = PrintForm(desk.context, forms, desk.printer, desk.files, desk.look_ups)
    with pytest.raises(Refused, match=r"reason\.missing"):
        late(desk.code, "01", CLERK, PDF)


def test_two_who_print_one_form_at_once_get_two_copy_numbers(desk: PrintingDesk) -> None:
    forms = MeanwhilePrinted(desk)
    printed = PrintForm(desk.context, forms, desk.printer, desk.files, desk.look_ups)(
        desk.code, "01", CLERK, PDF, reason="Bản trước bị rách"
    )
    copies = [(one.copy_no, one.by) for one in ShowDossier(desk.context)(desk.code, SUPERVISOR).prints]
    assert copies == [(1, OTHER_CLERK.user), (2, CLERK.user)]
    assert printed.copy_no == 2
