"""Lets the desk join the city: its key is made here, the certificate that comes back is checked and journaled."""

from __future__ import annotations

from desk_app import VERSION
from desk_app.domain.facts.city_facts import DeskEnrolled
from desk_app.domain.facts.wire import SCHEMA
from desk_app.errors import Refused
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.exchange.city_line import CityAddress, Exchange
from desk_app.ports.exchange.city_link import CityLink
from desk_app.ports.signer import Signer
from desk_app.protocol.addresses import check_address, tidy_url
from desk_app.protocol.messages import Certificate, EnrolRequest
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import SETUP

LONGEST_CODE = 64


class EnrolDesk:
    """Joins the city with a one-time code; asking again after a lost reply does no harm."""

    def __init__(self, context: DeskContext, signer: Signer) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._signer = signer

    def __call__(self, url: str, code: str, ca_pem: str = "") -> Exchange[Certificate]:
        """Give the certificate; `ca_pem` holds the CA certificates that alone are trusted from now on.

        Raises Refused for an address nothing may be sent to, a code the city does not take, or a certificate for
        another desk, and NoConnection; the desk then stays as it was.
        """
        address = CityAddress(tidy_url(url), ca_pem)
        with self._context.uow(write=False) as work:
            desk = work.desk
        check_address(address.url, ca_pem, practice=desk.practice)
        request = self._request(desk, code)
        # Loaded here: joining happens once in the life of a desk.
        from desk_app.services.exchange.enrol_talk import ask_to_join

        reply = yield from ask_to_join(address, request)
        self._keep(CityLink(address, reply.city_key, reply.ward_key, reply.certificate))
        return reply.certificate

    def _request(self, desk: DeskIdentity, code: str) -> EnrolRequest:
        typed = code.strip()
        if not 0 < len(typed) <= LONGEST_CODE:
            raise Refused("city.bad_code")
        return EnrolRequest(
            code=typed,
            desk_id=desk.desk_id,
            ward=desk.ward,
            desk_no=desk.desk_no,
            practice=desk.practice,
            public_key=self._signer.public_key() or self._signer.make(),
            program=VERSION,
            schema=SCHEMA,
        )

    def _keep(self, link: CityLink) -> None:
        """Keep the link and journal that the desk joined; once only when the answer is the one known already."""
        ours = link.certificate
        with self._context.uow() as work:
            if work.replication.state().link == link:
                return
            work.replication.join(link)
            joined = DeskEnrolled(link.address.url, ours.public_key, ours.first_number, ours.last_number)
            self._guard.note(work, joined, SETUP.user)
            work.commit()
