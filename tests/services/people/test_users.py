"""Users are saved with single rights and the days they hold; somebody who may change users always stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.people.roles import TEMPLATES, Role, as_told, is_in_office, rights_of, template
from desk_app.domain.steps.rights import Right
from desk_app.errors import DeskError
from desk_app.services.people.operators import Operator
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.user_pins import ChangePin, GivePin, UnlockUser
from desk_app.services.people.users import EndUser, ListUsers, SaveUser, UserDraft, UserLine, UserState
from tests.builders import CLERK, MORNING, PIN, QUICK_PINS, SUPERVISOR, FakeDesk, StoryDesk

TODAY = MORNING.date()
LAN = UserDraft("lan", "Vũ Thị Lan")


def save(desk: StoryDesk, draft: UserDraft, by: Operator = SUPERVISOR, pin: str = "909317") -> None:
    SaveUser(desk.context, QUICK_PINS)(draft, by, pin=pin, pin_is_final=True)


def end(desk: StoryDesk, user: str, by: Operator = SUPERVISOR) -> None:
    EndUser(desk.context)(user, by)


def line(desk: StoryDesk, user: str) -> UserLine:
    return next(one for one in ListUsers(desk.context, desk.witness)() if one.user == user)


def sign_in(desk: StoryDesk, user: str, pin: str = "909317") -> Operator:
    return SignIn(desk.context, QUICK_PINS, desk.witness)(user, pin)


def refused(do: object, *args: object) -> str:
    with pytest.raises(DeskError) as caught:
        do(*args)  # type: ignore[operator]
    return caught.value.key


@pytest.mark.parametrize("role", list(Role))
def test_a_user_is_saved_with_the_single_rights_of_the_role(desk: StoryDesk, role: Role) -> None:
    save(desk, UserDraft("lan", "Vũ Thị Lan", role, unit="Tư pháp", valid_until=date(2027, 1, 31)))
    fact, pin = (read_fact(one) for one in desk.entries()[-2:])
    assert isinstance(pin, facts.PinKept)
    assert fact == facts.UserSaved(
        "lan",
        "Vũ Thị Lan",
        role,
        rights=template(role),
        valid_until=date(2027, 1, 31),
        unit="Tư pháp",
    )
    assert sign_in(desk, "lan").rights == TEMPLATES[role]
    assert (line(desk, "lan").rights, line(desk, "lan").unit) == (template(role), "Tư pháp")


def test_a_fact_of_the_first_program_still_means_what_its_role_meant(desk: StoryDesk) -> None:
    """The users of the story desk are facts that know a role only."""
    told = [fact for one in desk.entries() if isinstance(fact := read_fact(one), facts.UserSaved)]
    assert [fact.rights for fact in told] == [None] * 3
    assert sign_in(desk, "thu", PIN).rights == TEMPLATES[Role.CLERK]
    assert sign_in(desk, "hanh", PIN).rights == TEMPLATES[Role.SUPERVISOR]


def test_nobody_changes_the_own_rights_but_name_and_phone(desk: StoryDesk) -> None:
    save(desk, UserDraft("quantri", "Quản Trị", Role.ADMINISTRATOR))
    own, end_of_year = sign_in(desk, "quantri"), date(2026, 12, 31)
    for draft in (
        UserDraft("quantri", "Quản Trị", Role.SUPERVISOR),
        UserDraft("quantri", "Quản Trị", Role.ADMINISTRATOR, valid_until=end_of_year),
        UserDraft("quantri", "Quản Trị", Role.ADMINISTRATOR, active=False),
    ):
        assert refused(save, desk, draft, own) == "users.own_rights"
    assert refused(end, desk, "quantri", own) == "users.own_rights"
    assert line(desk, "quantri").rights == template(Role.ADMINISTRATOR)
    save(desk, UserDraft("quantri", "Vũ Quản Trị", Role.ADMINISTRATOR, phone="0912345678"), own)
    assert line(desk, "quantri").full_name == "Vũ Quản Trị"
    save(desk, UserDraft("quantri", "Quản Trị", Role.SUPERVISOR), SUPERVISOR)
    assert line(desk, "quantri").role == Role.SUPERVISOR


def test_a_new_phone_number_leaves_single_rights_and_first_day_as_they_are(desk: StoryDesk) -> None:
    kept = facts.UserSaved(
        "lan", "Vũ Thị Lan", Role.CLERK, rights=("look_up",), valid_from=TODAY, valid_until=date(2027, 1, 31)
    )
    with desk.uow() as work:
        work.journal.append(kept, actor=SUPERVISOR.user, at=desk.clock.at)
        work.commit()
    draft = UserDraft("lan", "Vũ Thị Lan", Role.CLERK, "0912345678", valid_until=kept.valid_until)
    save(desk, draft)
    told = [fact for one in desk.entries() if isinstance(fact := read_fact(one), facts.UserSaved)][-1]
    assert (told.phone, told.rights, told.valid_from) == ("0912345678", ("look_up",), TODAY)
    save(desk, UserDraft("lan", "Vũ Thị Lan", Role.HEAD))
    told = [fact for one in desk.entries() if isinstance(fact := read_fact(one), facts.UserSaved)][-1]
    assert (told.rights, told.valid_from) == (template(Role.HEAD), None)


def test_who_comes_back_comes_with_a_new_pin(desk: StoryDesk) -> None:
    save(desk, UserDraft("lan", "Vũ Thị Lan", Role.SUPERVISOR))
    end(desk, "lan")
    again = SaveUser(desk.context, QUICK_PINS)
    for later in (False, True):
        with pytest.raises(DeskError, match=r"users\.pin_needed"):
            again(LAN, SUPERVISOR, pin_later=later)
    again(LAN, SUPERVISOR, pin="752091", pin_is_final=True)
    assert refused(sign_in, desk, "lan", "909317") == "sign_in.wrong_pin"
    assert sign_in(desk, "lan", "752091").rights == TEMPLATES[Role.CLERK]


def test_a_new_own_pin_leaves_rights_and_days_as_they_were(desk: StoryDesk) -> None:
    save(desk, UserDraft("lan", "Vũ Thị Lan", Role.HEAD, valid_until=date(2027, 1, 31)))
    ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))("909317", "752091", sign_in(desk, "lan"))
    ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))(PIN, "752091", CLERK)
    assert line(desk, "lan").valid_until == date(2027, 1, 31)
    assert line(desk, "lan").rights == template(Role.HEAD)
    assert desk.kinds()[-2:] == ["pin_kept", "signed_in"]
    told = [fact for one in desk.entries() if isinstance(fact := read_fact(one), facts.UserSaved)]
    assert [fact.rights for fact in told if fact.user == CLERK.user] == [None]


@pytest.mark.parametrize("days", [0, 1])
def test_the_last_day_is_a_working_day_and_the_day_after_is_none(desk: StoryDesk, days: int) -> None:
    save(desk, UserDraft("lan", "Vũ Thị Lan", valid_until=TODAY))
    desk.clock.pass_time(days=days)
    if days == 0:
        assert sign_in(desk, "lan").user == "lan"
        assert line(desk, "lan").state is UserState.WORKS
    else:
        assert refused(sign_in, desk, "lan") == "sign_in.ended"
        assert line(desk, "lan").state is UserState.OUT_OF_OFFICE


def test_a_clock_set_back_brings_nobody_back_into_office(desk: StoryDesk) -> None:
    save(desk, UserDraft("lan", "Vũ Thị Lan", valid_until=TODAY))
    desk.clock.pass_time(days=3)
    sign_in(desk, "thu", PIN)
    desk.clock.set_to(MORNING)
    assert refused(sign_in, desk, "lan") == "sign_in.ended"


def test_who_has_ended_signs_in_no_more_and_may_be_added_again(desk: StoryDesk) -> None:
    save(desk, LAN)
    end(desk, "lan")
    assert refused(sign_in, desk, "lan") == "sign_in.wrong_pin"
    assert line(desk, "lan").state is UserState.LEFT
    fact = read_fact(desk.entries()[-2])
    assert isinstance(fact, facts.UserSaved)
    assert (fact.active, fact.rights) == (False, template(Role.CLERK))
    save(desk, LAN)
    assert sign_in(desk, "lan").user == "lan"


@pytest.mark.parametrize(
    "draft",
    [
        UserDraft("hanh", "Phạm Thị Hạnh", Role.HEAD),
        UserDraft("hanh", "Phạm Thị Hạnh", Role.SUPERVISOR, active=False),
        UserDraft("hanh", "Phạm Thị Hạnh", Role.SUPERVISOR, valid_until=TODAY + timedelta(days=90)),
    ],
)
def test_the_last_who_may_change_users_stays(desk: StoryDesk, draft: UserDraft) -> None:
    assert refused(save, desk, draft) == "users.last_keeper"
    assert refused(end, desk, "hanh") == "users.last_keeper"
    save(desk, UserDraft("lan", "Vũ Thị Lan", Role.ADMINISTRATOR))
    save(desk, draft, sign_in(desk, "lan"))
    assert refused(end, desk, "lan", sign_in(desk, "lan")) == "users.last_keeper"


def test_who_may_not_change_users_gives_nobody_a_right(desk: StoryDesk) -> None:
    head = Operator("chu", "Đỗ Văn Chủ", Role.HEAD)
    for by in (CLERK, head):
        assert refused(save, desk, LAN, by) == "rights.missing"
        assert refused(end, desk, "minh", by) == "rights.missing"
        assert refused(GivePin(desk.context, QUICK_PINS), "minh", "480261", by) == "rights.missing"
        assert refused(UnlockUser(desk.context, desk.witness), "minh", by) == "rights.missing"
    assert desk.kinds() == []


def test_a_last_day_gone_by_is_refused_at_its_field(desk: StoryDesk) -> None:
    with pytest.raises(DeskError) as caught:
        save(desk, UserDraft("lan", "Vũ Thị Lan", valid_until=TODAY - timedelta(days=1)))
    assert [one.field for one in caught.value.findings] == ["valid_until"]


def test_a_given_pin_is_good_once_and_changes_nothing_else(desk: StoryDesk) -> None:
    SaveUser(desk.context, QUICK_PINS)(LAN, SUPERVISOR, pin_later=True)
    assert line(desk, "lan").state is UserState.NO_PIN
    assert refused(sign_in, desk, "lan", "") == "sign_in.wrong_pin"
    give = GivePin(desk.context, QUICK_PINS)
    assert refused(give, "lan", "111111", SUPERVISOR) == "pin.too_simple"
    give("lan", "909317", SUPERVISOR)
    assert line(desk, "lan").rights == template(Role.CLERK)
    assert refused(sign_in, desk, "lan") == "sign_in.choose_own_pin"
    assert SignIn(desk.context, QUICK_PINS, desk.witness)("lan", "909317", "752091").user == "lan"
    assert refused(give, "nobody", "909317", SUPERVISOR) == "users.unknown"


def test_who_may_unlock_others_only_ever_waits(desk: StoryDesk) -> None:
    """A supervisor by role, whose single right to change users was never given, is locked as a clerk is."""
    with desk.uow() as work:
        told = facts.UserSaved("lan", "Vũ Thị Lan", Role.SUPERVISOR, rights=(Right.EXTEND,))
        work.journal.append(told, actor="setup", at=desk.clock.now())
        work.users.keep_pin("lan", QUICK_PINS.hash(PIN), actor="hanh", at=desk.context.now())
        work.commit()
    for _ in range(3):
        for _ in range(5):
            refused(sign_in, desk, "lan", "135791")
        desk.clock.pass_time(minutes=15)
    for _ in range(5):
        last = refused(sign_in, desk, "lan", "135791")
    assert last == "sign_in.needs_unlock"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.sampled_from(Right)),
    st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 12, 31))),
    st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 12, 31))),
    st.booleans(),
)
def test_any_rights_come_back_from_the_journal_as_they_were_told(
    rights: set[Right], begin: date | None, last: date | None, active: bool
) -> None:
    desk = FakeDesk()
    told = facts.UserSaved(
        "lan", "Vũ Thị Lan", Role.HEAD, active, rights=as_told(rights), valid_from=begin, valid_until=last
    )
    with desk.uow() as work:
        work.journal.append(told, actor="setup", at=desk.clock.now())
        work.users.keep_pin("lan", QUICK_PINS.hash(PIN), actor="hanh", at=desk.context.now())
        work.commit()
    assert rights_of(told) == rights
    shown = line(desk, "lan")
    assert shown.in_office == is_in_office(told, TODAY)
    assert [right for right in Right if shown.may(right)] == [
        right for right in Right if right in rights and shown.in_office
    ]
    if shown.in_office:
        assert sign_in(desk, "lan", PIN).rights == rights
    else:
        assert refused(sign_in, desk, "lan", PIN) == ("sign_in.ended" if active else "sign_in.wrong_pin")
