"""What is carried by hand: the files on a stick, and what this desk remembers of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from desk_app.ports.journal import Head
from desk_app.protocol.messages import Receipt


class BundleFiles(Protocol):
    """Files on a stick: bundles of entries and the receipts that go back."""

    def read(self, path: Path) -> bytes:
        """Read a file whole; raises Refused `bundle.no_file` or `bundle.not_one`."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all; raises StorageTrouble `bundle.not_written`."""


class Errands(Protocol):
    """What this desk carries for others."""

    def bundle_seen(self, bundle_id: str) -> datetime | None:
        """Say when a bundle was imported here; None when it was not."""

    def keep_bundle(self, bundle_id: str, desk_id: str, head: Head, at: datetime) -> None:
        """Remember a bundle imported here and up to where it went."""

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt for another desk's chain until it is carried back."""

    def receipt_for(self, desk_id: str) -> Receipt | None:
        """Give the newest receipt kept for another desk."""
