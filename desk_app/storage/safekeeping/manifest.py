"""The small file beside a backup that says whose it is and which head it holds, under a code only the desk can make."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.platform.private_files import read_file, write_whole
from desk_app.platform.system_files import files
from desk_app.platform.write_trial import is_held
from desk_app.storage.layout import FolderLabel

ENDING = ".json"
"""Added to the name of the copy."""

_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; `label` repeats `desk.json`, so that a copy alone can become a folder again."""

    label: FolderLabel
    head_seq: int
    head_hash: str
    made_at: datetime
    sha256: str
    code: str = ""

    def signed_part(self) -> bytes:
        """Give the bytes the code is made over."""
        plain = asdict(self) | {"made_at": self.made_at.isoformat()}
        del plain["code"]
        return canonical_bytes(plain)


def manifest_path(copy: Path) -> Path:
    """Give the place of a copy's manifest."""
    return copy.with_name(copy.name + ENDING)


def write_manifest(copy: Path, manifest: Manifest, sign: Callable[[bytes], str]) -> None:
    """Write the manifest of a finished copy."""
    plain = asdict(manifest) | {
        "made_at": manifest.made_at.isoformat(),
        "code": sign(manifest.signed_part()),
    }
    write_whole(manifest_path(copy), json.dumps(plain, ensure_ascii=False, indent=1).encode())


def read_manifest(copy: Path) -> Manifest | None:
    """Read the manifest of a copy, None when there is none that can be read; raises OSError while it is held."""
    path = manifest_path(copy)
    try:
        plain: dict[str, Any] = json.loads(read_file(path))
        label = FolderLabel(**plain.pop("label"))
        return Manifest(label=label, **plain | {"made_at": datetime.fromisoformat(plain["made_at"])})
    except OSError as error:
        if is_held(error, path):
            raise
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def sha256_of(file: Path) -> str:
    """Hash a file; raises OSError."""
    digest = hashlib.sha256()
    with os.fdopen(files().open(file.resolve(), os.O_RDONLY), "rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
