"""Sets a new due date, with an apology, at most once (NĐ 118/2025, in the place of a rule of 2018; Mẫu 04)."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.facts import facts
from desk_app.domain.findings import error
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import WorkingTime
from desk_app.errors import Refused
from desk_app.services.dossier.deeds import Done, DossierDeed, OpenDossier
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given, taken_down


class ExtendDueDate(DossierDeed):
    """Promises a later date."""

    def __call__(
        self,
        code: str,
        reason: str,
        due_at: datetime,
        by: Operator,
        approver: Operator | None = None,
        document: str = "",
    ) -> Done:
        """Keep the new date; raises Refused a second time, for a date not later or on a rest day, without approval.

        `approver` is a second person who signed in for it, where `by` has not the right himself; `document` the number
        of the apology (Mẫu 04), as the slip names it beside the new date.
        """
        with self._open(code, by) as drawer:
            approval = drawer.must_allow_with(Deed.EXTEND, approver)
            fact = facts.DueDateExtended(
                reason=reason_given(reason),
                due_before=drawer.dossier.due_at,
                due_after=_new_date(drawer, local(due_at)),
                approved_by=approval.by if approval else by.user,
                document=taken_down(document, "document", 100),
            )
            return drawer.write(fact, approval)


def _new_date(drawer: OpenDossier, wanted: datetime) -> datetime:
    before = drawer.dossier.due_at
    if before is not None and wanted <= before:
        raise _refused("extend.not_later", before)
    if wanted <= drawer.now:
        raise _refused("extend.past", drawer.now)
    time = WorkingTime(drawer.work.reference.calendar(), drawer.work.reference.working_hours())
    spans = time.spans(wanted.date())
    if not spans:
        raise _refused("extend.rest_day", wanted)
    if not any(start <= wanted <= end for start, end in spans):
        raise _refused("extend.outside_hours", wanted)
    return wanted


def _refused(key: str, moment: datetime) -> Refused:
    return Refused(key, findings=(error("due_at", key, moment=moment),), moment=moment)
