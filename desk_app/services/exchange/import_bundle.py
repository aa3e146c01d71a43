"""Takes in what came on a stick: another desk's unsent entries, or the city's receipt for our own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desk_app.errors import Refused, StorageTrouble
from desk_app.ports.changes import Changes
from desk_app.ports.exchange.city_link import CityLink
from desk_app.ports.exchange.sticks import BundleFiles
from desk_app.ports.journal import Head
from desk_app.protocol.bundle import (
    Bundle,
    CarriedReceipt,
    Kind,
    OpenedPart,
    heading_of,
    open_parts,
    read_receipt,
    unseal,
    write_receipt,
)
from desk_app.protocol.messages import Receipt
from desk_app.protocol.troubles import Refusal
from desk_app.services.context import DeskContext
from desk_app.services.exchange.export_bundle import link_of

RECEIPT = ".receipt"
"""What is added to the name of a bundle for the receipt that lies beside it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A bundle taken in; `imported_before` says when that had been done already, `receipt` the file that goes back."""

    bundle_id: str
    desk_no: int
    entries: int
    new: int
    imported_before: datetime | None
    receipt: Path | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class ReceiptTaken:
    """The city's receipt for this desk, brought back by hand: what is acknowledged and what still waits."""

    bundle_id: str
    acked_seq: int
    unsent: int
    changes: Changes


class ImportBundle:
    """Reads either file; whatever was touched on its way is refused with nothing stored (FAULTS O4, O5)."""

    def __init__(self, context: DeskContext, files: BundleFiles) -> None:
        self._context = context
        self._files = files

    def __call__(self, path: Path) -> Imported | ReceiptTaken:
        """Take in the file; a bundle taken in before only gets its receipt written beside it, when there is one.

        Raises NeedsPerson before enrolment and Refused: bundle.no_file, bundle.not_one, bundle.changed,
        bundle.other_ward, bundle.own, bundle.revoked, bundle.receipt_not_ours, bundle.receipt_other_branch, and
        bundle.sync_first while this desk lacks what the other one sent before: after a sync it can be taken in.
        """
        data = self._files.read(path)
        try:
            heading = heading_of(data)
        except Refusal as refusal:
            raise Refused("bundle.not_one", file=path.name) from refusal
        with self._context.uow(write=False) as work:
            link = link_of(work)
        if heading.ward != link.certificate.ward:
            raise Refused("bundle.other_ward", ward=heading.ward[:40])
        if heading.kind is Kind.RECEIPT:
            return self._take_receipt(data, link)
        return self._take_bundle(path, data, link)

    def _take_bundle(self, path: Path, data: bytes, link: CityLink) -> Imported:
        try:
            bundle = unseal(data, link.ward_key, link.city_key)
            parts = open_parts(bundle)
        except Refusal as refusal:
            raise Refused("bundle.changed") from refusal
        if bundle.certificate.desk_id == link.certificate.desk_id:
            raise Refused("bundle.own")
        before, new = self._hold(bundle, parts)
        receipt = self._write_receipt(path, bundle, link)
        changes = Changes(dossiers=new > 0, queue=new > 0)
        desk_no = bundle.certificate.desk_no
        return Imported(bundle.bundle_id, desk_no, bundle.entries, new, before, receipt, changes)

    def _hold(self, bundle: Bundle, parts: tuple[OpenedPart, ...]) -> tuple[datetime | None, int]:
        """Keep the entries once; gives when that was done before and how many were new now."""
        certificate, head = bundle.certificate, bundle.head
        with self._context.uow() as work:
            before = work.replication.bundle_seen(bundle.bundle_id)
            if before is not None:
                return before, 0
            revoked = {one.desk_id for one in work.replication.desks() if one.revoked}
            if certificate.desk_id in revoked:
                raise Refused("bundle.revoked", desk=certificate.desk_no)
            try:
                new = sum(work.replication.hold(part.entries, part.checkpoint) for part in parts)
            except Refusal as refusal:
                raise Refused("bundle.sync_first", desk=certificate.desk_no) from refusal
            at = self._context.now()
            work.replication.keep_bundle(
                bundle.bundle_id, certificate.desk_id, Head(head.seq, head.head_hash), at
            )
            work.commit()
        return None, new

    def _write_receipt(self, path: Path, bundle: Bundle, link: CityLink) -> Path | None:
        with self._context.uow(write=False) as work:
            receipt = work.replication.receipt_for(bundle.certificate.desk_id)
        if receipt is None or not _covers(receipt, bundle):
            return None
        beside = path.with_name(path.name + RECEIPT)
        carried = CarriedReceipt(bundle.bundle_id, receipt)
        try:
            self._files.write(beside, write_receipt(carried, link.certificate.ward))
        except StorageTrouble as trouble:
            if trouble.key == "bundle.is_link":
                raise StorageTrouble("bundle.receipt_is_link", file=beside.name) from trouble
            raise StorageTrouble("bundle.receipt_not_written", file=beside.name) from trouble
        return beside

    def _take_receipt(self, data: bytes, link: CityLink) -> ReceiptTaken:
        try:
            carried = read_receipt(data, link.city_key)
        except Refusal as refusal:
            raise Refused("bundle.changed") from refusal
        receipt = carried.receipt
        if receipt.desk_id != link.certificate.desk_id:
            raise Refused("bundle.receipt_not_ours")
        head = Head(receipt.seq, receipt.head_hash)
        with self._context.uow() as work:
            if work.replication.own(receipt.seq) != head:
                raise Refused("bundle.receipt_other_branch")
            acked, newest = work.journal.acked(), work.journal.head()
            if head.seq > acked.seq:
                work.replication.acknowledge(head)
                work.commit()
                acked = head
        changes = Changes(dossiers=True, queue=True)
        return ReceiptTaken(carried.bundle_id, acked.seq, newest.seq - acked.seq, changes)


def _covers(receipt: Receipt, bundle: Bundle) -> bool:
    """Whether a receipt says something of this bundle: it reaches at least its first part."""
    return receipt.seq >= bundle.parts[0].checkpoint.seq
