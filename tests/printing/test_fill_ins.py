"""The list of names a form may use is exactly what dossiers and closed days fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desk_app.domain.dossier.dossier import Extension, Supplement
from desk_app.printing.forms.closing_sheet import closing_content
from desk_app.printing.forms.contents import content_of
from desk_app.printing.forms.fill_ins import FILL_INS, MARKS, unknown_fill_ins
from desk_app.printing.forms.form_shelf import FormShelf
from tests.printing.closings import SHEET
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import PLAIN, but, request
from tests.printing.test_other_forms import ASKED, REFUSED, RETURNED

LATER = [PLAIN.received_at + timedelta(days=days) for days in range(10, 15)]
MOVED = but(
    PLAIN,
    supplements=(
        Supplement(
            LATER[0], "thu", "Thiếu giấy", supplied_at=LATER[1], due_after=LATER[2], after_reception=True
        ),
    ),
    extension=Extension(LATER[1], "Chờ xác minh", None, LATER[3], "chief", "12/XL"),
    due=replace(PLAIN.due, due_at=LATER[4]),
)
"""A dossier whose date was counted anew, moved with an apology, and stands otherwise now."""


def test_dossiers_and_closed_days_fill_every_name_and_no_other() -> None:
    filled: set[str] = {"code"}
    for form, dossier in (("01", PLAIN), ("01", MOVED), ("02", ASKED), ("03", REFUSED), ("return", RETURNED)):
        filled |= content_of(request(dossier, form)).values.keys()
    filled |= closing_content(SHEET).values.keys()
    assert filled == FILL_INS


def test_shipped_forms_and_their_samples_use_known_names_only() -> None:
    for found in FormShelf([OWN_FORMS]).all():
        assert found.form is not None
        assert unknown_fill_ins(found.form) == []
        assert found.form.sample.values.keys() <= FILL_INS | MARKS


def test_a_misspelt_name_is_found_wherever_it_stands() -> None:
    form = FormShelf([OWN_FORMS]).choose("01", PLAIN.received_at.date())
    footer = replace(form.footer, right="{trang}")
    assert unknown_fill_ins(replace(form, footer=footer, copies=("{lien}",))) == ["lien", "trang"]
