"""Verify proves an honest desk and names whatever was changed behind its back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.dossier.dossier import CollectorKind
from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import GENESIS, seal
from desk_app.ports.journal import Head
from desk_app.ports.witness import WitnessMark
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, code_of, person

NO_GUARDS = "DROP TRIGGER entries_keep_rows", "DROP TRIGGER entries_keep_bytes"


def tamper(desk: OpenDesk, *statements: str) -> None:
    """Change the database as somebody could who holds the key and knows SQL."""
    with desk.database.begin(write=True) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()


def keys(desk: OpenDesk) -> set[str]:
    return {key for key, _ in verify(desk.database).problems}


@pytest.fixture
def busy(desk: OpenDesk) -> OpenDesk:
    """A desk after some days with a bit of everything."""
    for number in range(1, 13):
        desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
    desk.add(facts.DossierForwarded("Phòng Tư pháp"), code_of(3))
    desk.add(facts.ResultRecorded("Giấy xác nhận"), code_of(3))
    desk.add(facts.ResultReturned(CollectorKind.APPLICANT, "Nguyễn Văn 3"), code_of(3))
    desk.add(facts.DossierVoided("Nhầm"), code_of(4))
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk"))
    desk.add(facts.SignInRefused("hoa", 2))
    desk.add(facts.SettingChanged("place", "Hà Nội", TODAY))
    desk.add(facts.NumbersMissing(TODAY, 13, 14, "usb"))
    desk.add(facts.ReferenceDataChanged("forms", "ward", "file", "ab" * 32))
    desk.add(facts.DossierForwarded("P"), "never-opened")
    return desk


def test_an_honest_desk_has_no_problem(busy: OpenDesk) -> None:
    report = verify(busy.database)
    assert report.ok
    assert (report.entries, report.dossiers) == (22, 12)


def test_an_empty_desk_has_no_problem(desk: OpenDesk) -> None:
    assert verify(desk.database).ok


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("UPDATE dossiers SET name = 'Trần Văn Tráo' WHERE number = 5", "verify.dossier_differs"),
        ("UPDATE dossiers SET due_open = NULL WHERE number = 5", "verify.dossier_differs"),
        ("UPDATE dossier_states SET state = x'00' WHERE pk = 5", "verify.dossier_differs"),
        ("DELETE FROM dossier_states WHERE pk = 5", "verify.dossier_missing"),
        ("UPDATE dossier_codes SET code_key = 'X' WHERE pk = 5", "verify.key_missing"),
        ("DELETE FROM persons WHERE pk = 5", "verify.key_missing"),
        ("INSERT INTO persons VALUES ('000000000999', 5)", "verify.rows"),
        ("UPDATE users SET failures = 0", "verify.table"),
        ("UPDATE settings SET value = 'Hà Đông'", "verify.table"),
        ("DELETE FROM numbers_missing", "verify.table"),
        ("UPDATE procedure_usage SET receptions = 99", "verify.table"),
        ("DELETE FROM reference_changes", "verify.table"),
        ("INSERT INTO search_words (rowid, words) VALUES (5, 'trao')", "verify.words"),
        ("UPDATE desk_state SET head_seq = head_seq - 1", "verify.head"),
        ("DELETE FROM desk_state", "verify.no_state"),
    ],
)
def test_an_edited_row_of_the_projection_is_named(busy: OpenDesk, statement: str, key: str) -> None:
    tamper(busy, statement)
    assert key in keys(busy)


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("DELETE FROM entries WHERE seq = 5", "verify.sequence"),
        ("DELETE FROM entries WHERE seq > 20", "verify.head"),
        (
            "UPDATE entries SET body = replace(CAST(body AS TEXT), 'Văn 5', 'Văn 6') WHERE seq = 5",
            "verify.body_hash",
        ),
        ("UPDATE entries SET header = replace(header, 'clerk', 'thief') WHERE seq = 5", "verify.header_hash"),
        ("UPDATE entries SET header = x'7b' WHERE seq = 5", "verify.header_unreadable"),
        ("UPDATE entries SET seq = 99 WHERE seq = 5", "verify.columns"),
        ("UPDATE entries SET hash = zeroblob(32) WHERE seq = 5", "verify.header_hash"),
    ],
)
def test_a_changed_journal_is_named(busy: OpenDesk, statement: str, key: str) -> None:
    tamper(busy, *NO_GUARDS, statement)
    assert key in keys(busy)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE seq = 5",
        "UPDATE entries SET body = x'7b7d' WHERE seq = 5",
        "UPDATE entries SET header = x'7b7d' WHERE seq = 5",
        "UPDATE entries SET hash = zeroblob(32) WHERE seq = 5",
        "REPLACE INTO entries SELECT * FROM entries WHERE seq = 5",
    ],
)
def test_the_database_itself_refuses_to_change_the_journal(busy: OpenDesk, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        tamper(busy, statement)
    assert verify(busy.database).ok


def test_a_body_deleted_by_retention_leaves_the_chain_whole(busy: OpenDesk) -> None:
    tamper(busy, "UPDATE entries SET body = NULL WHERE kind = 'signed_in'")
    assert verify(busy.database).ok
    tamper(busy, "UPDATE entries SET body = NULL WHERE seq = 15")
    assert not keys(busy) & {"verify.body_hash", "verify.link", "verify.header_hash"}


def stamp_anew(desk: OpenDesk) -> Head:
    """Forge the whole chain as somebody could who holds the key and the program."""
    with desk.work(write=False) as work:
        entries = list(work.journal.entries())
    previous = GENESIS
    with desk.database.begin(write=True) as connection:
        for guard in NO_GUARDS:
            connection.exec_driver_sql(guard)
        for entry in entries:
            forged = seal(replace(entry.header, actor="thief", prev_hash=previous), entry.body_bytes or b"")
            connection.exec_driver_sql(
                "UPDATE entries SET header = ?, hash = ?, prev_hash = ? WHERE seq = ?",
                (forged.header_bytes, bytes.fromhex(forged.hash), bytes.fromhex(previous), forged.header.seq),
            )
            previous = forged.hash
        connection.commit()
    return Head(len(entries), previous)


def test_a_whole_chain_stamped_anew_differs_from_the_remembered_head(busy: OpenDesk) -> None:
    stamp_anew(busy)
    assert {"verify.head", "verify.dossier_differs"} <= keys(busy)


def test_only_the_witness_knows_of_a_journal_forged_or_cut_off_with_everything_it_says(
    desk: OpenDesk,
) -> None:
    desk.add(facts.SettingChanged("place", "Hà Nội", TODAY))
    with desk.work(write=False) as work:
        head = work.journal.head()
    mark = WitnessMark(desk.desk.instance_id, head.seq, head.hash, TODAY, 0, NOW)
    assert verify(desk.database, mark).ok
    cut = "UPDATE desk_state SET head_seq = 0, head_hash = hex(zeroblob(32)), last_moment = NULL"
    tamper(desk, *NO_GUARDS, "DELETE FROM entries", "DELETE FROM settings", cut)
    assert verify(desk.database).ok
    assert verify(desk.database, mark).problems == (("verify.witness", {"seq": 1, "at": NOW}),)


def test_a_broken_chain_of_thousands_is_told_in_a_short_report(desk: OpenDesk) -> None:
    for number in range(1, 130):
        desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
    tamper(desk, "UPDATE dossiers SET name = 'x'")
    problems = verify(desk.database).problems
    assert len(problems) == 101
    assert problems[-1] == ("verify.more", {"count": 29})
