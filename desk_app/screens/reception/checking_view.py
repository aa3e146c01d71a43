"""Shows what the checks say: beside the fields that were left, in the summary, and as the promise at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.screens.reception.promise import Promise, Remark, promise_of

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.ports import DossierRow
    from desk_app.screens.reception.page import ReceptionPage
    from desk_app.services.check_reception import ReceptionPreview

_PEOPLE = ("applicant.", "owner.")
_DOWN_THE_PAGE = (
    *(
        f"{role}{name}"
        for role in _PEOPLE
        for name in ("id_number", "name", "birth_date", "sex", "phone", "email", "address")
    ),
    "procedure",
    "papers",
)


class CheckingView(QObject):
    """Keeps which fields were left; a field still being typed in is not judged (UX 48)."""

    def __init__(self, page: ReceptionPage) -> None:
        super().__init__(page)
        self._page = page
        self._left: set[str] = set()
        self._all = False
        self._others: tuple[DossierRow, ...] = ()
        self.preview: ReceptionPreview | None = None
        page.check.checked.connect(self._show)
        page.check.drawn.connect(self._draw)
        page.form.left.connect(self._field_left)
        page.cards.known.connect(self._known)
        page.promise.remarks.jump_wanted.connect(page.form.remarks.jump)
        page.promise.remarks.open_wanted.connect(self._open)

    def start_anew(self) -> None:
        """Forget everything said of the citizen before."""
        self._left.clear()
        self._all, self._others, self.preview = False, (), None
        self._page.form.remarks.clear()
        self._page.promise.show_promise(Promise())
        self._page.promise.picture.show_pdf(None)

    def say_all(self, findings: tuple[Finding, ...]) -> None:
        """Saving was refused: from now on every field says what is wrong with it, and the first one has the cursor."""
        self._all = True
        if self.preview is not None:
            self._show(replace(self.preview, findings=findings or self.preview.findings))
        blocking = sorted((one.field for one in findings if one.blocks), key=_place)
        if blocking:
            self._page.form.remarks.jump(blocking[0])
        self._page.check.check_now()

    def _field_left(self, path: str) -> None:
        page = self._page
        self._left.add(path)
        today = page.workplace.clock.now().date()
        page.form.echo_dates(path, today)
        if path == "applicant.id_number":
            page.cards.look_up(page.form.applicant)
        elif path == "owner.id_number":
            page.cards.look_up(page.form.owner)
        if not page.form.state().is_empty:
            page.check.check_now()

    def _known(self, rows: tuple[DossierRow, ...]) -> None:
        self._others = rows
        if self.preview is not None:
            self._show(self.preview)

    def _show(self, preview: ReceptionPreview) -> None:
        self.preview = preview
        if self._page.deeds.is_saved:
            return
        page, messages = self._page, self._page.workplace.messages
        shown = [one for one in preview.findings if self._may_be_told(one)]
        page.form.remarks.show((one, messages.of(one)) for one in shown)
        promise = promise_of(preview, messages, shown)
        page.promise.show_promise(
            replace(promise, remarks=self._own_remarks() + promise.remarks + self._also_open(preview))
        )

    def _may_be_told(self, finding: Finding) -> bool:
        if self._all or finding.field in self._left:
            return True
        return not finding.field.startswith(_PEOPLE) and finding.field != "procedure"

    def _also_open(self, preview: ReceptionPreview) -> tuple[Remark, ...]:
        told = {row.code for row in preview.duplicates}
        messages = self._page.workplace.messages
        return tuple(
            Remark(
                messages.text("counter.also_open", name=row.procedure_name, status=row.status),
                blocks=False,
                code=row.code,
            )
            for row in self._others
            if row.code not in told
        )

    def _own_remarks(self) -> tuple[Remark, ...]:
        blocking = self._page.form.remarks.blocking
        return tuple(Remark(text, blocks=True, path=path) for path, text in blocking.items())

    def _draw(self, rendered: object) -> None:
        if not self._page.deeds.is_saved:
            self._page.promise.picture.show_pdf(getattr(rendered, "pdf", None))

    def _open(self, code: str) -> None:
        self._page.workplace.open_page("dossier", code=code)


def _place(path: str) -> int:
    """Give how far down the page a field stands."""
    spot = "papers" if path.startswith("papers") else path
    return _DOWN_THE_PAGE.index(spot) if spot in _DOWN_THE_PAGE else len(_DOWN_THE_PAGE)
