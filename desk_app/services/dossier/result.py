"""Records the result that came back to the counter."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import taken_down


class RecordResult(DossierDeed):
    """Puts the finished paper on its shelf."""

    def __call__(self, code: str, name: str, number: str, granted: bool, place: str, by: Operator) -> Done:
        """Move from status 2 or 4 to 9; an empty `name` takes the result the procedure yields. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.GRANT if granted else Deed.DENY)
            procedure = drawer.dossier.procedure
            wanted = name.strip() or procedure.result_name or procedure.name
            fact = facts.ResultRecorded(
                name=taken_down(wanted, "name", 2000, required=True),
                number=taken_down(number, "number", 100),
                granted=granted,
                place=taken_down(place, "place", 500),
            )
            return drawer.write(fact)
