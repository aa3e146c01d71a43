"""A desk joins the city: invitations with a one-time code, number blocks that never overlap, the certificate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from desk_app.domain.codes.dossier_code import MOST_DIGITS, NumberBlock
from desk_app.domain.facts.city_facts import DeskAdmitted
from desk_app.domain.journal.entry import sha256_hex
from desk_app.errors import Refused
from desk_app.gateway.database import schema
from desk_app.gateway.database.columns import whole_column
from desk_app.gateway.database.database import Busy, Database
from desk_app.gateway.feed.city_words import write_down
from desk_app.gateway.feed.ward import WardRow, WardWork, find_ward, new_ward
from desk_app.gateway.identity import City
from desk_app.gateway.projector import followers
from desk_app.gateway.requests import DESK_ID, PUBLIC_KEY
from desk_app.gateway.sessions import DeskRow, find_desk
from desk_app.protocol.messages import Certificate, EnrolReply, EnrolRequest
from desk_app.protocol.signing import sign
from desk_app.protocol.troubles import Refusal, Trouble

LIFETIME = timedelta(hours=24)
"""How long an invitation is good unless said otherwise; a supervisor at the desk needs ten minutes."""
_WARD = re.compile(r"[A-Z]\d{2}(?:\.\d{2,3}){1,4}", re.ASCII)
_MOST_DESKS = 10 ** (MOST_DIGITS - 3) - 1


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time code for one desk of a ward; only its hash is kept."""

    code: str
    ward: str
    desk_no: int
    expires_at: str


def invite(
    database: Database, city: City, ward: str, desk_no: int, lifetime: timedelta = LIFETIME
) -> Invitation:
    """Make an invitation; raises Refused `gateway.bad_ward` or `gateway.bad_desk`."""
    named = ward.strip().upper()
    if not _WARD.fullmatch(named):
        raise Refused("gateway.bad_ward", ward=ward)
    if not 1 <= desk_no <= _MOST_DESKS:
        raise Refused("gateway.bad_desk", most=_MOST_DESKS)
    code, until = city.code(), city.now() + lifetime
    with database.write() as connection:
        values = {
            "code_hash": _hash_of(code),
            "ward_id": _ward_made(connection, named, city),
            "desk_no": desk_no,
            "expires_at": until.timestamp(),
        }
        connection.execute(schema.invitations.insert().values(values))
    return Invitation(code, named, desk_no, until.isoformat())


def _ward_made(connection: Connection, ward: str, city: City) -> int:
    found = find_ward(connection, ward)
    if found is not None:
        return found.ward_id
    try:
        with connection.begin_nested():
            connection.execute(schema.wards.insert().values(new_ward(ward, city)))
    except IntegrityError:
        # Another gateway made it at this very moment, which serves as well.
        pass
    made = find_ward(connection, ward)
    if made is None:
        raise Busy
    followers.begin(connection, made.ward_id)
    return made.ward_id


def _hash_of(code: str) -> str:
    return sha256_hex(re.sub(r"[\s-]", "", code).upper().encode())


class Enrolment:
    """Answers `/v1/enrol`; `takes_practice` is for a gateway on the same machine as its desks."""

    def __init__(self, database: Database, city: City, *, takes_practice: bool) -> None:
        self._database = database
        self._city = city
        self._takes_practice = takes_practice

    def __call__(self, request: EnrolRequest) -> EnrolReply:
        """Admit a desk; the same request again gets the same answer. Raises Refusal."""
        _check(request)
        with self._database.write() as connection:
            invitation = self._invitation(connection, request)
            work = WardWork(connection, invitation.ward_id, self._city).lock()
            # Read again under the lock: of two desks with one code only the first is let in.
            invitation = self._invitation(connection, request)
            self._check_ward(work.ward, invitation, request)
            block = self._admit(work, request)
            used = {"used_by": request.desk_id, "used_key": request.public_key}
            table = schema.invitations
            connection.execute(table.update().where(table.c.code_hash == invitation.code_hash).values(used))
            return self._reply(work.ward, request, block)

    def _invitation(self, connection: Connection, request: EnrolRequest) -> Row[Any]:
        table = schema.invitations
        row = connection.execute(
            select(table).where(table.c.code_hash == _hash_of(request.code))
        ).one_or_none()
        if row is None or row.expires_at < self._city.now().timestamp():
            raise Refusal(Trouble.BAD_CODE)
        if row.used_by is not None and (row.used_by, row.used_key) != (request.desk_id, request.public_key):
            raise Refusal(Trouble.BAD_CODE, "used")
        return row

    def _check_ward(self, ward: WardRow, invitation: Row[Any], request: EnrolRequest) -> None:
        if ward.ward != request.ward.strip().upper():
            raise Refusal(Trouble.OTHER_WARD)
        if invitation.desk_no != request.desk_no:
            raise Refusal(Trouble.OTHER_DESK)
        if request.practice and not self._takes_practice:
            raise Refusal(Trouble.PRACTICE, "not on this machine")
        if ward.practice is not None and ward.practice is not request.practice:
            raise Refusal(Trouble.PRACTICE, "mixed ward")

    def _admit(self, work: WardWork, request: EnrolRequest) -> NumberBlock:
        connection = work.connection
        known = find_desk(connection, request.desk_id)
        if known is not None:
            _check_known(known, work.ward, request)
        block = NumberBlock(known.first_number, known.last_number) if known else _block_for(work, request)
        if known is None or known.public_key != request.public_key:
            admitted = DeskAdmitted(
                request.desk_id,
                request.desk_no,
                request.public_key,
                block.first,
                block.last,
                request.practice,
            )
            write_down(work, admitted)
        desks = schema.desks
        told = {"program": request.program, "schema": whole_column(request.schema)}
        connection.execute(desks.update().where(desks.c.desk_id == request.desk_id).values(told))
        return block

    def _reply(self, ward: WardRow, request: EnrolRequest, block: NumberBlock) -> EnrolReply:
        now = self._city.moment()
        certificate = Certificate(
            request.desk_id,
            ward.ward,
            request.desk_no,
            request.public_key,
            request.practice,
            block.first,
            block.last,
            now,
        )
        key = self._city.key
        return EnrolReply(sign(certificate, key), key.public(), ward.ward_key, now)


def _check(request: EnrolRequest) -> None:
    if not re.fullmatch(PUBLIC_KEY, request.public_key) or not re.fullmatch(DESK_ID, request.desk_id):
        raise Refusal(Trouble.UNREADABLE, "key or desk")


def _check_known(known: DeskRow, ward: WardRow, request: EnrolRequest) -> None:
    if known.revoked:
        raise Refusal(Trouble.REVOKED)
    if known.ward_id != ward.ward_id:
        raise Refusal(Trouble.OTHER_WARD)
    if known.desk_no != request.desk_no or known.practice is not request.practice:
        raise Refusal(Trouble.OTHER_DESK)


def _block_for(work: WardWork, request: EnrolRequest) -> NumberBlock:
    """Give a new desk numbers no other desk of the ward has, its own thousand if it is free."""
    desks = schema.desks.c
    query = select(desks.first_number, desks.last_number).where(desks.ward_id == work.ward_id)
    taken = {
        thousand for first, last in work.connection.execute(query) for thousand in _thousands(first, last)
    }
    if request.desk_no not in taken:
        return NumberBlock.of_desk(request.desk_no)
    if request.practice:
        # A practice desk has had its numbers since it was made.
        raise Refusal(Trouble.DESK_TAKEN)
    free = next((one for one in range(request.desk_no, _MOST_DESKS + 1) if one not in taken), None)
    if free is None:
        raise Refusal(Trouble.DESK_TAKEN, "no numbers left")
    return NumberBlock.of_desk(free)


def _thousands(first: int, last: int) -> range:
    return range(first // 1000, last // 1000 + 1)
