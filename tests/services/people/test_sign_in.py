"""Signing in: by name and PIN, and slower and slower for whoever guesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.people.roles import TEMPLATES, Role
from desk_app.errors import DeskError, Refused, StorageTrouble
from desk_app.services.people.pins import PinHasher
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.user_pins import ChangePin, UnlockUser
from desk_app.services.people.users import ListUsers, SaveUser, UserDraft
from tests.builders import CLERK, PIN, QUICK_PINS, SUPERVISOR, FakeDesk, StoryDesk


def refusal(desk: StoryDesk, user: str = "thu", pin: str = "135791", new_pin: str | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        sign_in(desk, user, pin, new_pin)
    return caught.value


def sign_in(desk: StoryDesk, user: str = "thu", pin: str = PIN, new_pin: str | None = None) -> str:
    return SignIn(desk.context, QUICK_PINS, desk.witness)(user, pin, new_pin).user


def guess(desk: StoryDesk, times: int, user: str = "thu") -> str:
    return [refusal(desk, user).key for _ in range(times)][-1]


def test_a_clerk_signs_in_by_name_and_pin(desk: StoryDesk) -> None:
    assert SignIn(desk.context, QUICK_PINS, desk.witness)(" THU ", PIN) == replace(
        CLERK, rights=TEMPLATES[Role.CLERK]
    )
    assert desk.kinds() == ["signed_in"]


def test_a_sign_in_for_one_deed_is_told_by_the_deed_unless_it_ends_wrong_pins(desk: StoryDesk) -> None:
    enter = SignIn(desk.context, QUICK_PINS, desk.witness)
    assert enter("thu", PIN, one_deed=True).user == CLERK.user
    assert desk.kinds() == []

    assert refusal(desk).params["left"] == 4
    enter("thu", PIN, one_deed=True)
    assert desk.kinds() == ["sign_in_refused", "signed_in"]
    assert refusal(desk).params["left"] == 4


@pytest.mark.parametrize("user", ["nobody", "", "Robert'); DROP TABLE", "1234567", "x" * 10_000])
def test_a_name_nobody_has_is_refused_in_the_same_words(desk: StoryDesk, user: str) -> None:
    assert refusal(desk, user, PIN).key == "sign_in.wrong_pin"


def test_a_pin_typed_where_the_name_belongs_is_not_journaled(desk: StoryDesk) -> None:
    refusal(desk, PIN, "thu")
    assert desk.kinds() == []


def test_a_user_who_left_cannot_sign_in(desk: StoryDesk) -> None:
    SaveUser(desk.context, QUICK_PINS)(UserDraft("thu", "Trần Thị Thu", active=False), SUPERVISOR)
    assert refusal(desk, pin=PIN).key == "sign_in.wrong_pin"


def test_the_tries_left_are_told_and_a_right_pin_gives_them_back(desk: StoryDesk) -> None:
    assert [refusal(desk).params["left"] for _ in range(3)] == [4, 3, 2]
    sign_in(desk)
    assert refusal(desk).params["left"] == 4


def test_five_wrong_pins_make_the_desk_wait_one_five_and_fifteen_minutes(desk: StoryDesk) -> None:
    for minutes in (1, 5, 15):
        assert guess(desk, 5) == "sign_in.locked"
        assert refusal(desk, pin=PIN).params["minutes"] == minutes
        desk.clock.pass_time(minutes=minutes)
    assert guess(desk, 5) == "sign_in.needs_unlock"
    desk.clock.pass_time(days=30)
    assert refusal(desk, pin=PIN).key == "sign_in.needs_unlock"


def test_while_the_desk_waits_even_the_right_pin_is_refused_and_nothing_counted(desk: StoryDesk) -> None:
    guess(desk, 5)
    before = desk.kinds()
    desk.clock.pass_time(seconds=59)
    assert refusal(desk, pin=PIN).key == "sign_in.locked"
    assert desk.kinds() == before
    desk.clock.pass_time(seconds=1)
    assert sign_in(desk) == "thu"


@pytest.mark.parametrize("days", [1, -1, 400, -6000])
def test_changing_the_clock_does_not_shorten_the_wait(desk: StoryDesk, days: int) -> None:
    guess(desk, 5)
    desk.clock.set_to(desk.clock.at + timedelta(days=days))
    assert refusal(desk, pin=PIN).key == "sign_in.locked"


def test_a_restart_of_the_machine_does_not_shorten_the_wait(desk: StoryDesk) -> None:
    guess(desk, 5)
    desk.clock.running = 20
    desk.clock.set_to(desk.clock.at + timedelta(days=1))
    assert refusal(desk, pin=PIN).key == "sign_in.locked"
    desk.clock.pass_time(minutes=1)
    assert sign_in(desk) == "thu"


def test_a_supervisor_only_ever_waits_so_that_somebody_can_let_the_others_in(desk: StoryDesk) -> None:
    for _ in range(5):
        assert guess(desk, 5, "hanh") == "sign_in.locked"
        desk.clock.pass_time(minutes=15)
    assert sign_in(desk, "hanh") == "hanh"


def test_a_supervisor_lets_a_locked_clerk_in_again(desk: StoryDesk) -> None:
    guess(desk, 5)
    assert [one.user for one in ListUsers(desk.context, desk.witness)() if one.locked] == ["thu"]
    UnlockUser(desk.context, desk.witness)("thu", SUPERVISOR)
    assert sign_in(desk) == "thu"
    assert not any(one.locked for one in ListUsers(desk.context, desk.witness)())


@pytest.mark.parametrize(
    ("user", "by", "key"),
    [
        ("minh", CLERK, "rights.missing"),
        ("hanh", SUPERVISOR, "users.not_yourself"),
        ("nobody", SUPERVISOR, "users.unknown"),
    ],
)
def test_who_may_not_unlock_whom(desk: StoryDesk, user: str, by: object, key: str) -> None:
    with pytest.raises(Refused) as caught:
        UnlockUser(desk.context, desk.witness)(user, by)  # type: ignore[arg-type]
    assert caught.value.key == key


def test_a_pin_given_by_the_supervisor_only_opens_the_choice_of_an_own_one(desk: StoryDesk) -> None:
    SaveUser(desk.context, QUICK_PINS)(UserDraft("lan", "Vũ Thị Lan"), SUPERVISOR, pin="909317")
    assert refusal(desk, "lan", "909317").key == "sign_in.choose_own_pin"
    assert refusal(desk, "lan", "909317", "909317").key == "pin.same"
    assert sign_in(desk, "lan", "909317", "752091") == "lan"
    assert sign_in(desk, "lan", "752091") == "lan"
    assert refusal(desk, "lan", "909317").key == "sign_in.wrong_pin"


@pytest.mark.parametrize("pin", ["12345", "123456", "654321", "111111", "12a456", "", "1" * 13, "١٢٣٤٥٧"])
def test_an_unfit_pin_is_refused(desk: StoryDesk, pin: str) -> None:
    with pytest.raises(Refused) as caught:
        ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))(PIN, pin, CLERK)
    assert caught.value.key in ("pin.shape", "pin.too_simple")
    assert sign_in(desk) == "thu"


def test_a_clerk_changes_the_pin_by_knowing_the_old_one(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match="old_pin_wrong"):
        ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))("999999", "480261", CLERK)
    ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))(PIN, "480261", CLERK)
    assert sign_in(desk, pin="480261") == "thu"


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (UserDraft("", "Ai Đó"), "users.bad_name"),
        (UserDraft("a b", "Ai Đó"), "users.bad_name"),
        (UserDraft("lan", ""), "text.missing"),
        (UserDraft("lan", "Lan\u202e"), "text.hidden_marks"),
        (UserDraft("lan", "Vũ Thị Lan", role="boss"), "users.bad_role"),
        (UserDraft("hanh", "Phạm Thị Hạnh", role="clerk"), "users.last_keeper"),
        (UserDraft("hanh", "Phạm Thị Hạnh", role="supervisor", active=False), "users.last_keeper"),
        (UserDraft("lan", "Vũ Thị Lan"), "users.pin_needed"),
    ],
)
def test_a_user_that_cannot_be_is_refused(desk: StoryDesk, draft: UserDraft, key: str) -> None:
    before = desk.kinds()
    with pytest.raises(DeskError) as caught:
        SaveUser(desk.context, QUICK_PINS)(draft, SUPERVISOR)
    assert caught.value.key == key
    assert desk.kinds() == before


def test_pins_stand_nowhere_in_the_journal(desk: StoryDesk) -> None:
    SaveUser(desk.context, QUICK_PINS)(UserDraft("lan", "Vũ Thị Lan"), SUPERVISOR, pin="909317")
    sign_in(desk, "lan", "909317", "752091")
    refusal(desk, pin="135791")
    written = b"".join(entry.body_bytes or b"" for entry in desk.entries())
    assert not [pin for pin in (b"909317", b"752091", b"135791", b"argon2") if pin in written]


def test_the_right_pin_lets_in_to_look_things_up_while_nothing_can_be_written() -> None:
    desk = FakeDesk()
    desk.uow.full = StorageTrouble("storage.read_only")
    assert sign_in(desk) == "thu"
    assert desk.kinds() == []


def test_a_wrong_pin_is_refused_then_too_and_counted_outside_the_data() -> None:
    desk = FakeDesk()
    desk.uow.full = StorageTrouble("storage.read_only")
    assert [refusal(desk).params["left"] for _ in range(4)] == [4, 3, 2, 1]
    assert guess(desk, 1) == "sign_in.locked"
    desk.uow.full = None
    assert refusal(desk, pin=PIN).key == "sign_in.locked"


@pytest.mark.parametrize("place", ["lost", "new"])
@pytest.mark.parametrize("trouble", ["storage.read_only", "storage.disk_full"])
def test_where_no_try_can_be_counted_no_pin_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, place: str, trouble: str
) -> None:
    desk = FakeDesk()
    desk.uow.full = StorageTrouble(trouble)
    setattr(desk.witness, place, True)
    compared: list[str] = []
    monkeypatch.setattr(PinHasher, "verify", lambda self, kept, pin: bool(compared.append(pin)))
    for _ in range(4):
        with pytest.raises(StorageTrouble, match=r"sign_in\.not_counted"):
            sign_in(desk)
    assert compared == []


def test_a_try_the_witness_cannot_keep_stands_in_the_journal_before_the_pin_is_looked_at(
    desk: StoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.witness.lost = True
    compared: list[list[str]] = []
    verify = PinHasher.verify

    def seen(self: PinHasher, kept: str, pin: str) -> bool:
        compared.append(desk.kinds())
        return verify(self, kept, pin)

    monkeypatch.setattr(PinHasher, "verify", seen)
    assert refusal(desk).key == "sign_in.wrong_pin"
    assert sign_in(desk) == "thu"
    assert compared == [["sign_in_refused"], ["sign_in_refused"] * 2]
    assert desk.kinds() == ["sign_in_refused", "sign_in_refused", "signed_in"]


def test_where_the_journal_is_thrown_away_with_the_refusal_the_witness_alone_counts(desk: StoryDesk) -> None:
    desk.witness.lost = True
    with pytest.raises(StorageTrouble, match=r"sign_in\.not_counted"):
        SignIn(desk.context, QUICK_PINS, desk.witness, in_journal=False)("thu", PIN)
    assert desk.kinds() == []


def test_a_greater_count_written_beside_steps_over_no_lock(desk: StoryDesk) -> None:
    """Whoever writes the file may lock somebody, and gains no try by it."""
    answers = []
    for forged in (1, 6, 11, 16, 21):
        mark = desk.witness.marks.get("thu")
        if mark is not None:
            desk.witness.marks["thu"] = replace(mark, failures=forged, locked_until=None)
        answers.append(refusal(desk).key)
    assert answers[2:] == ["sign_in.locked"] * 3


def test_wrong_old_pins_are_counted_and_lock_as_at_every_sign_in(desk: StoryDesk) -> None:
    change = ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))
    keys = []
    for _ in range(7):
        with pytest.raises(Refused) as caught:
            change("999999", "480261", CLERK)
        keys.append((caught.value.key, caught.value.findings[0].field))
    wrong, locked = ("users.old_pin_wrong", "old_pin"), ("sign_in.locked", "old_pin")
    assert keys == [wrong] * 4 + [locked] * 3
    assert desk.kinds() == ["sign_in_refused"] * 5
    assert refusal(desk, pin=PIN).key == "sign_in.locked"


def test_who_is_locked_is_named(desk: StoryDesk) -> None:
    guess(desk, 5, "hanh")
    assert refusal(desk, "hanh", PIN).params["user"] == "hanh"


def test_whose_days_are_over_is_told_so_after_the_right_pin_only(desk: StoryDesk) -> None:
    yesterday = desk.clock.at.date() - timedelta(days=1)
    with desk.uow() as work:
        ended = facts.UserSaved("thu", "Trần Thị Thu", Role.CLERK, valid_until=yesterday)
        work.journal.append(ended, actor="hanh", at=desk.clock.at)
        work.commit()
    assert refusal(desk).key == "sign_in.wrong_pin"
    told = refusal(desk, pin=PIN)
    assert (told.key, told.params["until"]) == ("sign_in.ended", yesterday)
    desk.clock.set_to(desk.clock.at - timedelta(days=1))
    assert refusal(desk, pin=PIN).key == "sign_in.ended"


def test_a_pin_of_an_older_program_is_bound_at_the_first_right_sign_in(desk: StoryDesk) -> None:
    with desk.uow() as work:
        saved = facts.UserSaved("cu", "Người Cũ", Role.CLERK)
        work.journal.append(saved, actor="hanh", at=desk.clock.at)
        work.users.keep_pin("cu", QUICK_PINS.hash(PIN), actor="hanh", at=desk.clock.at)
        unbound = facts.PinKept("cu", "")
        work.journal.append(unbound, actor="hanh", at=desk.clock.at)
        work.commit()
    SignIn(desk.context, QUICK_PINS, desk.witness)("cu", PIN, one_deed=True)
    assert desk.kinds()[-2:] == ["pin_kept", "signed_in"]
    with desk.uow(write=False) as work:
        account = work.users.by_name("cu")
        assert account is not None
        assert account.pin_mark
        assert work.users.agrees("cu")


def test_a_desk_that_cannot_even_be_read_lets_nobody_in() -> None:
    desk = FakeDesk()
    desk.uow.full = StorageTrouble("storage.damaged")
    with pytest.raises(StorageTrouble):
        sign_in(desk)
