"""Hands the result over (trả kết quả) and keeps who took it, on what proof."""

from __future__ import annotations

from desk_app.domain.dossier.dossier import CollectorKind, Dossier, SeenPaper
from desk_app.domain.facts import facts
from desk_app.domain.findings import Finding, error
from desk_app.domain.steps.deeds import Deed
from desk_app.errors import Refused
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import taken_down


class ReturnResult(DossierDeed):
    """Returns a finished result to the bearer of the slip, the owner or somebody authorised in writing."""

    def __call__(
        self,
        code: str,
        collector: CollectorKind,
        name: str,
        id_number: str,
        phone: str,
        proof: str,
        slip_lost: bool,
        originals_back: str,
        by: Operator,
        *,
        seen: SeenPaper | None = None,
        no_number: str = "",
    ) -> Done:
        """Move from status 9 to 10; `seen` is None where nobody was asked, as by a command.

        Raises Refused when no result is there, when an authorised person shows no proof, gives no name or neither has
        a number nor a ground why not, and when the slip is lost and no paper of the person was seen (DOMAIN 8).
        """
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.RETURN)
            fact = facts.ResultReturned(
                collector=collector,
                name=taken_down(name, "name", 150) or _known_name(drawer.dossier, collector),
                id_number=taken_down(id_number, "id_number", 100),
                phone=taken_down(phone, "phone", 50),
                proof=taken_down(proof, "proof", 500),
                slip_lost=slip_lost,
                originals_back=taken_down(originals_back, "originals_back", 1000),
                seen=seen or "",
                no_number=taken_down(no_number, "no_number", 200),
            )
            if missing := _missing(fact):
                raise Refused(missing[0].key, findings=missing, code=drawer.dossier.code)
            return drawer.write(fact)


def _known_name(dossier: Dossier, collector: CollectorKind) -> str:
    match collector:
        case CollectorKind.APPLICANT:
            return dossier.applicant.name
        case CollectorKind.OWNER:
            return dossier.matter_of.name
        case CollectorKind.AUTHORISED:
            return ""


def _missing(fact: facts.ResultReturned) -> tuple[Finding, ...]:
    found = []
    if not fact.name:
        found.append(error("name", "return.name_missing"))
    if fact.collector is CollectorKind.AUTHORISED and not fact.proof:
        found.append(error("proof", "return.proof_missing"))
    if fact.collector is CollectorKind.AUTHORISED and not (fact.id_number or fact.no_number):
        found.append(error("id_number", "return.number_missing"))
    if fact.slip_lost and fact.seen == SeenPaper.SLIP_ONLY:
        found.append(error("seen", "return.seen_slip_lost"))
    if fact.slip_lost and not fact.id_number and not found:
        found.append(error("id_number", "return.id_needed"))
    return tuple(found)
