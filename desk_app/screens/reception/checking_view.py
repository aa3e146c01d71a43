"""Shows what the checks say: beside the fields that were left, in the summary, and as the promise at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.screens.reception.promise import Promise, Remark, nothing_promised, promise_of
from desk_app.screens.requests import OpenDossier

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.ports.dossiers import DossierRow
    from desk_app.screens.reception.parts import ReceptionParts
    from desk_app.screens.workplace import Workplace
    from desk_app.services.reception.check_reception import ReceptionPreview

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
    """Keeps which fields were left; a field still being typed in is not judged (UX 48).

    `is_saved` tells whether the page shows a dossier that is done, of which nothing is said any more.
    """

    def __init__(
        self, workplace: Workplace, parts: ReceptionParts, is_saved: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._parts = parts
        self._is_saved = is_saved
        self._left: set[str] = set()
        self._all = False
        self._others: tuple[DossierRow, ...] = ()
        self.preview: ReceptionPreview | None = None
        parts.check.checked.connect(self._show)
        parts.check.drawn.connect(self._draw)
        parts.form.left.connect(self._field_left)
        parts.cards.known.connect(self._known)
        parts.cards.filled.connect(self._left.update)
        parts.promise.remarks.jump_wanted.connect(parts.form.remarks.jump)
        parts.promise.remarks.open_wanted.connect(self._open)

    def start_anew(self) -> None:
        """Forget everything said of the citizen before."""
        self._left.clear()
        self._all, self._others, self.preview = False, (), None
        self._parts.form.remarks.clear()
        self._tell(Promise(nothing_promised()))
        self._parts.promise.picture.show_pdf(None)

    def say_all(self, findings: tuple[Finding, ...], told: str) -> None:
        """Saving was refused: from now on every field says what is wrong with it.

        The one the message `told` speaks of has the cursor, else the first.
        """
        self._all = True
        if self.preview is not None:
            self._show(replace(self.preview, findings=findings or self.preview.findings))
        blocking = [one for one in findings if one.blocks]
        if blocking:
            first = min(blocking, key=lambda one: (one.key != told, _place(one.field)))
            self._parts.form.remarks.jump(first.field)
        self._parts.check.check_now()

    def _field_left(self, path: str) -> None:
        parts = self._parts
        self._left.add(path)
        today = self._workplace.clock.now().date()
        parts.form.echo_dates(path, today)
        role, _, box = path.partition(".")
        if role in ("applicant", "owner"):
            parts.cards.left(role, box)
        if not parts.form.state().is_empty:
            parts.check.check_now()

    def _known(self, rows: tuple[DossierRow, ...]) -> None:
        self._others = rows
        if self.preview is not None:
            self._show(self.preview)

    def _show(self, preview: ReceptionPreview) -> None:
        self.preview = preview
        if self._is_saved():
            return
        parts, messages = self._parts, self._workplace.messages
        shown = [one for one in preview.findings if self._may_be_told(one)]
        parts.form.remarks.show((one, messages.of(one)) for one in shown)
        promise = promise_of(preview, messages, shown)
        self._tell(replace(promise, remarks=self._own_remarks() + promise.remarks + self._also_open(preview)))

    def _tell(self, promise: Promise) -> None:
        for part in (self._parts.promise, self._parts.strip):
            part.show_promise(promise)

    def _may_be_told(self, finding: Finding) -> bool:
        if self._all or finding.field in self._left:
            return True
        return not finding.field.startswith(_PEOPLE) and finding.field != "procedure"

    def _also_open(self, preview: ReceptionPreview) -> tuple[Remark, ...]:
        told = {row.code for row in preview.duplicates}
        messages = self._workplace.messages
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
        blocking = self._parts.form.remarks.blocking
        return tuple(Remark(text, blocks=True, path=path) for path, text in blocking.items())

    def _draw(self, rendered: object) -> None:
        if not self._is_saved():
            self._parts.promise.picture.show_pdf(getattr(rendered, "pdf", None))

    def _open(self, code: str) -> None:
        self._workplace.open_page(OpenDossier(code))


def _place(path: str) -> int:
    """Give how far down the page a field stands."""
    spot = "papers" if path.startswith("papers") else path
    return _DOWN_THE_PAGE.index(spot) if spot in _DOWN_THE_PAGE else len(_DOWN_THE_PAGE)
