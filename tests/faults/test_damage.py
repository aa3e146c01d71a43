"""Bits flip and rows are edited behind the program's back: it is always noticed and never read as if it were right."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.bootstrap.open_desk import open_desk
from desk_app.messages import Messages
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.key_ring import KeyRing
from tests.cli.calls import DRAFT, NAME, PIN, ScriptDesk

FLIPS = 24
DOSSIERS = 4


@pytest.fixture
def codes(desk: ScriptDesk) -> list[str]:
    """Receive a few dossiers and close the desk; gives their codes."""
    return [desk.receive() for _ in range(DOSSIERS)]


def flip(file: Path, chance: random.Random) -> None:
    """Flip one bit of a file."""
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


@pytest.mark.fault("S7")
def test_one_flipped_bit_anywhere_stops_the_desk_and_names_the_newest_copy(
    desk: ScriptDesk, codes: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    assert desk.ask("backup", str(copy)).exit_code == 0
    database = desk.folder / "desk.db"
    whole, chance = database.read_bytes(), random.Random(7)
    for _ in range(FLIPS):
        flip(database, chance)
        proof = desk.ask("verify")
        assert (proof.exit_code, proof.json["ok"]) == (5, False)
        said = proof.json["problems"][0]
        assert said.startswith("Tệp dữ liệu bị hỏng, không nhập tiếp. Có bản sao lúc ")
        assert str(copy) in said
        refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
        assert (refused.exit_code, refused.code) == (3, "DL-07")
        assert refused.message.startswith("Hồ sơ CHƯA lưu")
        assert desk.ask("show", codes[0]).exit_code == 3
        database.write_bytes(whole)
    flip(database, chance)
    assert desk.ask("restore", str(copy), user="supervisor").exit_code == 0
    proof = desk.ask("verify").json
    assert (proof["ok"], proof["dossiers"]) == (True, DOSSIERS)
    assert desk.receive() > codes[-1]


@pytest.fixture
def in_use(desk: ScriptDesk, codes: list[str]) -> Iterator[list[str]]:
    """Keep the desk open with dossiers that stand only in the log so far; gives all codes."""
    opened = open_desk(desk.folder)
    by = opened.people.sign_in("clerk", PIN)
    from tests.faults.clerk_at_work import DRAFT as SHORT

    yield [*codes, *(opened.reception.receive(SHORT, by).code for _ in range(DOSSIERS))]
    opened.close()


@pytest.mark.fault("S7")
def test_a_flipped_bit_in_the_log_never_loses_a_dossier_in_silence(
    desk: ScriptDesk, in_use: list[str], tmp_path: Path
) -> None:
    """SQLite leaves out whatever follows a frame that does not add up; the witness knows better."""
    chance, noticed = random.Random(8), 0
    for turn in range(FLIPS):
        copy = tmp_path / f"copy-{turn}"
        shutil.copytree(desk.folder, copy)
        (copy / "desk.db-shm").unlink()
        flip(copy / "desk.db-wal", chance)
        after = ScriptDesk(copy)
        proof = after.ask("verify")
        if proof.exit_code == 0:
            found = after.ask("find", NAME).json["results"]
            assert sorted(row["code"] for row in found) == in_use
            continue
        noticed += 1
        assert proof.exit_code in (3, 5)
        assert "bản ghi ngoài máy" in proof.out or "hỏng" in proof.out
    assert noticed > FLIPS / 2


EDITS = {
    "entries": (
        "DROP TRIGGER entries_keep_bytes",
        "UPDATE entries SET body = replace(CAST(body AS TEXT), 'citizen', 'company') WHERE kind = 'dossier_received'",
    ),
    "dossiers": ("UPDATE dossiers SET name = 'Trần Văn Tráo' WHERE pk = 2",),
    "dossier_states": (
        "UPDATE dossier_states SET state = (SELECT state FROM dossier_states WHERE pk = 1) WHERE pk = 2",
    ),
    "users": ("UPDATE users SET role = 'supervisor' WHERE user = 'clerk'",),
    "settings": ("UPDATE settings SET value = '2000-01-01' WHERE name = 'clock.not_before'",),
    "settings, past reading": ("UPDATE settings SET value = 'yesterday' WHERE name = 'clock.not_before'",),
    "procedures": (
        """UPDATE procedures SET content = replace(content, '"amount":3', '"amount":30') WHERE code = '1.004873'""",
    ),
    "calendar": (
        "UPDATE reference_documents SET content = replace(content, '2026-01-01', '2026-01-11') WHERE name = 'calendar'",
    ),
    "desk_state": ("UPDATE desk_state SET practice = 0",),
}
SENTENCES = {
    "entries": "nội dung bị sửa",
    "dossiers": "dữ liệu khác với nhật ký",
    "dossier_states": "dữ liệu khác với nhật ký",
    "users": "Bảng users khác với nhật ký",
    "settings": "Bảng settings khác với nhật ký",
    "settings, past reading": "ữ liệu bị thay đổi ngoài phần mềm",
    "procedures": "Bảng procedures khác với nhật ký",
    "calendar": "Bảng calendar khác với nhật ký",
    "desk_state": "Dòng trạng thái của quầy khác với tệp desk.json",
}


def edit(desk: ScriptDesk, statements: tuple[str, ...]) -> int:
    """Change rows as somebody could who has the key; gives how many rows the last statement changed."""
    database = open_database(desk.folder, KeyRing.of_user())
    try:
        with database.begin(write=True) as connection:
            changed = [connection.exec_driver_sql(one).rowcount for one in statements]
            connection.commit()
    finally:
        database.close()
    return changed[-1]


@pytest.mark.usefixtures("codes")
@pytest.mark.fault("S7")
@pytest.mark.parametrize("table", EDITS)
def test_a_row_edited_with_the_right_key_is_found_and_named(
    desk: ScriptDesk, words: Messages, table: str
) -> None:
    change_a_setting(desk)
    assert desk.ask("verify").json["ok"]
    assert edit(desk, EDITS[table]) > 0

    proof = desk.ask("verify", user="supervisor")
    assert (proof.exit_code, proof.json["ok"]) == (5, False)
    assert any(SENTENCES[table] in problem for problem in proof.json["problems"])
    assert desk.say("verify", user="supervisor").out.startswith("Dữ liệu KHÔNG khớp")


@pytest.mark.usefixtures("codes")
@pytest.mark.fault("S7")
@pytest.mark.parametrize("table", ["users", "settings, past reading"])
def test_damage_that_lets_nobody_sign_in_is_told_and_nothing_shown(desk: ScriptDesk, table: str) -> None:
    change_a_setting(desk)
    edit(desk, EDITS[table])
    proof = desk.ask("verify", user="clerk", pin="111222")
    assert (proof.exit_code, proof.json["ok"]) == (5, False)
    assert (proof.json["entries"], proof.json["dossiers"], len(proof.json["problems"])) == (0, 0, 1)
    assert "H26." not in proof.out


def test_a_wrong_pin_proves_nothing(desk: ScriptDesk) -> None:
    refused = desk.ask("verify", pin="111222")
    assert (refused.exit_code, set(refused.json)) == (1, {"error"})


@pytest.mark.usefixtures("codes")
@pytest.mark.fault("S7")
def test_a_setting_nobody_could_have_made_stops_the_desk_with_a_word(desk: ScriptDesk) -> None:
    change_a_setting(desk)
    edit(desk, EDITS["settings, past reading"])

    refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert refused.exit_code == 3
    assert refused.message.startswith("Hồ sơ CHƯA lưu")
    assert "ữ liệu bị thay đổi ngoài phần mềm" in refused.message


def change_a_setting(desk: ScriptDesk) -> None:
    """Let the supervisor change a setting, so that there is a row of one."""
    opened = open_desk(desk.folder)
    try:
        opened.reference.change_settings(
            {"clock.not_before": "2026-02-01"}, opened.people.sign_in("supervisor", PIN)
        )
    finally:
        opened.close()
