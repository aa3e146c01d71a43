"""Writes everything this desk has not sent into one sealed file, for a stick that another desk can send from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desk_app.domain.journal.entry import Entry
from desk_app.domain.journal.look_ups import Looking
from desk_app.errors import NeedsPerson, Refused
from desk_app.ports.exchange.city_link import CityLink
from desk_app.ports.exchange.sticks import BundleFiles
from desk_app.ports.signer import Signer
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.protocol.bundle import MOST_ENTRIES, Bundle, parts_of, seal
from desk_app.protocol.messages import Checkpoint
from desk_app.protocol.signing import signed_bytes
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the file, its bundle, and which entries of the own chain it carries."""

    file: Path
    bundle_id: str
    entries: int
    first_seq: int
    last_seq: int


def link_of(work: UnitOfWork) -> CityLink:
    """Give what enrolment left; raises NeedsPerson `city.not_enrolled` before it."""
    link = work.replication.state().link
    if link is None:
        raise NeedsPerson("city.not_enrolled")
    return link


class ExportBundle:
    """Makes the bundle; nothing is changed here, the entries stay unsent until the city's receipt comes back."""

    def __init__(
        self, context: DeskContext, signer: Signer, files: BundleFiles, record: RecordLookUp
    ) -> None:
        self._context = context
        self._record = record
        self._signer = signer
        self._files = files

    def __call__(self, path: Path, by: Operator) -> Exported:
        """Write the file; raises Refused `rights.missing` and with nothing unsent, NeedsPerson before enrolment,
        StorageTrouble.
        """
        self._record.admit(Looking.EXPORT, by)
        with self._context.uow(write=False) as work:
            link = link_of(work)
            entries = work.replication.own_after(work.journal.acked().seq, MOST_ENTRIES)
        if not entries:
            raise Refused("bundle.nothing_unsent")
        made_at = self._context.now().isoformat()
        parts = parts_of(entries, partial(self._checkpoint, made_at))
        bundle = Bundle(self._context.ids.entry_id(), made_at, link.certificate, parts)
        self._record(Looking.EXPORT, by, query=bundle.bundle_id)
        self._files.write(path, seal(bundle, link.ward_key, self._signer.sign))
        first, last = entries[0].header.seq, entries[-1].header.seq
        return Exported(path, bundle.bundle_id, len(entries), first, last)

    def _checkpoint(self, signed_at: str, newest: Entry) -> Checkpoint:
        header = newest.header
        bare = Checkpoint(header.desk_id, header.seq, newest.hash, signed_at)
        return replace(bare, signature=self._signer.sign(signed_bytes(bare)))
