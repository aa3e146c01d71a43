"""No file of the desk can be read without its key: not the database, its log, a copy or anything beside them."""

from __future__ import annotations

import logging
import sqlite3
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.errors import StorageTrouble
from desk_app.ports.drafts import SavedDraft
from desk_app.storage.safekeeping.backup import back_up
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import DESK, NOW, OpenDesk, person, received, reopen

NAME, NUMBER, PHONE, STREET = "Quách Thị Ngọc Bích", "036187654321", "0977123987", "ngõ 205 Kim Giang"
SECRETS = (NAME, "quach thi ngoc bich", "quach", "Kim Giang", NUMBER, PHONE, "confidential draft")


def everything_on_disk(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def readable(content: bytes) -> list[str]:
    """Give the secrets that stand somewhere in a content, in any usual coding."""
    forms = ("NFC", "NFD")
    return [
        secret
        for secret in SECRETS
        for form in forms
        for coding in ("utf-8", "utf-16-le")
        if unicodedata.normalize(form, secret).encode(coding) in content
    ]  # fmt: skip


@pytest.fixture
def used(desk: OpenDesk) -> OpenDesk:
    citizen = replace(person(NAME, NUMBER, PHONE), address=f"Số 5, {STREET}")
    for number in range(1, 6):
        desk.receive(number, citizen)
    with desk.work() as work:
        work.drafts.save(SavedDraft("d", "hoa", NOW, f"confidential draft of {NAME}"))
        work.commit()
    return desk


def test_no_name_number_or_draft_stands_in_any_file_while_the_desk_works(used: OpenDesk) -> None:
    assert (used.root / "desk.db-wal").stat().st_size > 0
    assert readable(everything_on_disk(used.root)) == []


def test_nor_after_copies_checks_searches_and_closing(used: OpenDesk, tmp_path: Path) -> None:
    back_up(used.database, tmp_path / "copy.db", NOW)
    assert verify(used.database).ok
    with used.work(write=False) as work:
        assert len(work.dossiers.find("ngoc bich")) == 5
    used.database.idle_work()
    used.close()
    assert readable(everything_on_disk(tmp_path)) == []


def test_the_look_for_secrets_finds_them_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"{NAME} {NUMBER}", encoding="utf-8")
    assert {NAME, NUMBER} <= set(readable(everything_on_disk(tmp_path)))


def test_the_key_itself_stands_in_no_file_of_the_folder(used: OpenDesk) -> None:
    key = used.keys.load(DESK.instance_id)
    content = everything_on_disk(used.root)
    assert key not in content
    assert key.hex().encode() not in content


def test_plain_sqlite_cannot_read_the_database(used: OpenDesk) -> None:
    used.close()
    connection = sqlite3.connect(used.database.folder.database)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM dossiers").fetchall()
    connection.close()


def test_nothing_personal_and_no_key_is_logged_or_told_in_an_error(
    used: OpenDesk, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StorageTrouble) as trouble, used.work() as work:
        fact = received(1, person(NAME, NUMBER, PHONE))
        work.journal.append(fact, actor="clerk", at=NOW, dossier_id="another dossier with the same number")
        work.commit()
    used.database.folder.database.write_bytes(b"\0" * 10_000)
    with pytest.raises(StorageTrouble) as damaged:
        used.database.idle_work()
        used.close()
        reopen(used)
    written = caplog.text + "".join(capfd.readouterr()) + repr(trouble.value.params) + repr(damaged.value)
    assert readable(written.encode()) == []
    assert used.keys.load(DESK.instance_id).hex() not in written


def test_the_label_names_no_person(used: OpenDesk) -> None:
    label = (used.root / "desk.json").read_text(encoding="utf-8")
    assert '"ward": "H26.99.01"' in label
    assert readable(label.encode()) == []
