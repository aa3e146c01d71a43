"""A user is what the own chain says, found at once on a journal of any length."""

from __future__ import annotations

import time
from random import Random

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import schema_of, write_body
from desk_app.domain.journal.entry import Header, seal, sha256_hex
from desk_app.domain.people.roles import template
from desk_app.domain.people.user_fold import UserFact, UserLine, fold_user
from desk_app.storage.database import schema
from desk_app.storage.journal.entry_rows import row_of
from desk_app.storage.projections import user_proof
from desk_app.storage.projections.user_proof import journaled_user
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, OpenDesk

GUARD = "DROP TRIGGER entries_keep_bytes"


def change(desk: OpenDesk, *statements: str) -> None:
    with desk.database.begin(write=True) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()


def agrees(desk: OpenDesk, user: str = "hoa") -> bool:
    with desk.work(write=False) as work:
        return work.users.agrees(user)


def named(desk: OpenDesk) -> set[tuple[str, object]]:
    problems = verify(desk.database).problems
    return {
        (key, params.get("user", params.get("seq")))
        for key, params in problems
        if key.startswith("verify.user")
    }


@pytest.fixture
def known(desk: OpenDesk) -> OpenDesk:
    """A desk with two users, one of whom was locked and let in again."""
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk", rights=("look_up", "receive")))
    desk.add(facts.UserSaved("an", "Trần An", "supervisor"))
    with desk.work() as work:
        for name in ("hoa", "an"):
            work.users.keep_pin(name, f"hash of {name}", actor="setup", at=NOW)
        work.commit()
    desk.add(facts.SignInRefused("an", 5, NOW))
    desk.add(facts.UserUnlocked("an"))
    desk.add(facts.SignInRefused("hoa", 5, NOW))
    return desk


def test_honest_users_agree_and_a_name_nobody_has_too(known: OpenDesk) -> None:
    assert [agrees(known, name) for name in ("hoa", "an", "nobody", "")] == [True] * 4
    assert named(known) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE users SET role = 'supervisor' WHERE user = 'hoa'",
        """UPDATE users SET rights = '["change_users"]' WHERE user = 'hoa'""",
        "UPDATE users SET rights = NULL WHERE user = 'hoa'",
        "UPDATE users SET active = 0 WHERE user = 'hoa'",
        "UPDATE users SET valid_until = '2999-01-01' WHERE user = 'hoa'",
        "UPDATE users SET failures = 0, locked_until = NULL WHERE user = 'hoa'",
        "UPDATE users SET pin_mark = '' WHERE user = 'hoa'",
        "UPDATE user_pins SET pin_hash = 'another' WHERE user = 'hoa'",
        "UPDATE user_pins SET pin_hash = (SELECT pin_hash FROM user_pins WHERE user = 'an') WHERE user = 'hoa'",
        "DELETE FROM user_pins WHERE user = 'hoa'",
        "DELETE FROM users WHERE user = 'hoa'",
    ],
)
def test_a_user_changed_behind_the_journals_back_does_not_agree(known: OpenDesk, statement: str) -> None:
    change(known, statement)
    assert not agrees(known)
    assert agrees(known, "an")
    assert ("verify.user", "hoa") in named(known)


def test_a_user_put_in_beside_the_journal_does_not_agree(known: OpenDesk) -> None:
    change(
        known,
        "INSERT INTO users SELECT 'thief', full_name, role, active, phone, 0, NULL, rights, valid_from, valid_until, "
        "unit, pin_mark FROM users WHERE user = 'an'",
        "INSERT INTO user_pins SELECT 'thief', pin_hash FROM user_pins WHERE user = 'an'",
    )
    assert not agrees(known, "thief")
    assert ("verify.user", "thief") in named(known)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = NULL WHERE kind = 'sign_in_refused' AND seq = 7",
        "UPDATE entries SET body = NULL WHERE kind = 'user_unlocked'",
    ],
)
def test_facts_about_users_keep_their_bodies(known: OpenDesk, statement: str) -> None:
    change(known, "UPDATE users SET failures = 0, locked_until = NULL", statement)
    assert not agrees(known)
    assert "verify.user_emptied" in {key for key, _ in named(known)}


def test_an_entry_written_over_is_not_believed(known: OpenDesk) -> None:
    write_over = "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'look_up', 'restore') AS BLOB) WHERE seq = 1"
    change(known, GUARD, write_over)
    assert not agrees(known)


@pytest.mark.parametrize(
    ("fact", "author", "told"),
    [
        (facts.UserSaved("thu", "Trần Thị Thu", "supervisor", rights=template("supervisor")), "thu", True),
        (facts.UserSaved("la", "Ai Đó", "clerk", rights=template("clerk")), "thu", True),
        (facts.PinKept("an", "ab"), "thu", True),
        (facts.UserUnlocked("an"), "thu", True),
        (facts.UserSaved("la", "Ai Đó", "clerk", rights=template("clerk")), "an", False),
        (facts.PinKept("an", "ab"), "an", False),
        (facts.PinKept("thu", "ab"), "an", False),
    ],
)
def test_who_writes_of_users_without_the_right_is_named_by_verify(
    desk: OpenDesk, fact: UserFact, author: str, told: bool
) -> None:
    for user, role in (("an", "supervisor"), ("thu", "clerk")):
        saved = facts.UserSaved(user, user.title(), role, rights=template(role))
        desk.add(saved, actor="setup")
    desk.add(facts.SignedIn("an"), actor="an")
    entry = desk.add(fact, actor=author)
    found = [dict(params) for key, params in verify(desk.database).problems if key == "verify.user_by_whom"]
    assert found == ([{"seq": entry.header.seq, "user": author}] if told else [])


def drawn(random: Random, name: str) -> UserFact:
    return random.choice(
        [
            facts.UserSaved(name, f"Tên {random.random()}", random.choice(["clerk", "supervisor"])),
            facts.UserSaved(name, "Tên", "clerk", random.random() < 0.5, rights=("receive",), unit="A"),
            facts.PinKept(name, f"{random.random()}"),
            facts.SignInRefused(name, random.randint(1, 9), random.choice([None, NOW])),
            facts.UserUnlocked(name),
            facts.SignedIn(name),
        ]
    )


def test_the_newest_facts_say_what_all_of_them_say(desk: OpenDesk) -> None:
    random, told = Random(8), dict[str, UserLine | None]()
    with desk.work() as work:
        for _ in range(600):
            fact = drawn(random, random.choice([*(f"u{number}" for number in range(60)), 'a"user":"u1']))
            work.journal.append(fact, actor="setup", at=NOW)
            told[fact.user] = fold_user(told.get(fact.user), fact)
        work.commit()
    with desk.database.begin(write=False) as connection:
        assert {name: journaled_user(connection, name) for name in told} == told


def fill(desk: OpenDesk, count: int) -> None:
    """Lay a long journal under the users, most of it sign-ins of somebody else, without folding it."""
    kinds = (facts.SignedIn("an"), facts.SignInRefused("an", 1), facts.SettingChanged("x", "y", NOW.date()))
    with desk.database.begin(write=True) as connection:
        rows = []
        for seq in range(1_000_000, 1_000_000 + count):
            fact = kinds[seq % 3]
            body = write_body(fact, f"{seq:032x}")
            header = Header(
                desk.desk.desk_id, seq, f"{seq:032x}", fact.KIND, schema_of(fact.KIND), None, None,
                NOW.isoformat(), "an", sha256_hex(body), "0" * 64,
            )  # fmt: skip
            rows.append(row_of(seal(header, body)))
        connection.execute(schema.entries.insert(), rows)
        connection.commit()


def test_a_journal_of_200_000_entries_is_not_read_through(known: OpenDesk) -> None:
    fill(known, 200_000)
    with known.work(write=False) as work:
        begun = time.perf_counter()
        assert work.users.agrees("hoa")
        assert work.users.agrees("nobody")
        spent = time.perf_counter() - begun
    with known.database.begin(write=False) as connection:
        query, _, _ = user_proof._NEWEST._compiled
        values = ("signed_in", "hoa", 1, 0)[: query.count("?")]
        plan = connection.exec_driver_sql(" ".join(("EXPLAIN QUERY PLAN", query)), values).all()
    assert "ix_entries_about_user (kind=? AND <expr>=?)" in str(plan)
    assert spent < 0.1
