"""A new PIN is none that somebody else would try first; the ward says how strict that is and from when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk_app.errors import Refused
from desk_app.services.people.pins import check_new_pin
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.user_pins import ChangePin
from desk_app.services.reference.settings_change import ChangeSettings
from desk_app.settings import PinRules
from tests.builders import CLERK, PIN, QUICK_PINS, SUPERVISOR, StoryDesk

STRONG, PLAIN = PinRules(6, strong=True), PinRules(6, strong=False)


def refused(pin: str, rules: PinRules = STRONG) -> str:
    try:
        check_new_pin(pin, rules)
    except Refused as error:
        return error.key
    return ""


@pytest.mark.parametrize(
    "pin", ["246810", "752091", "480261", "13579246", "909317", "864209", "200013", "311332"]
)
def test_a_pin_like_any_other_is_taken(pin: str) -> None:
    assert refused(pin) == ""


@pytest.mark.parametrize(
    "pin",
    [
        "123123",
        "121212",
        "010101",
        "100100",
        "135791",
        "147036",
        "102030",
        "112233",
        "789012",
        "123321",
        "500005",
    ],
)
def test_rows_and_patterns_are_refused_where_the_rules_are_strong(pin: str) -> None:
    assert refused(pin) == "pin.too_simple"
    assert refused(pin, PLAIN) == ""


@pytest.mark.parametrize("pin", ["010590", "900501", "290200", "051990", "199005", "01051990", "19900501"])
def test_what_may_be_a_birthday_is_refused_where_the_rules_are_strong(pin: str) -> None:
    assert refused(pin) == "pin.like_a_date"
    assert refused(pin, PLAIN) == ""


@pytest.mark.parametrize("pin", ["123456", "987654", "777777"])
def test_plain_rows_are_refused_by_every_rule(pin: str) -> None:
    assert (refused(pin), refused(pin, PLAIN)) == ("pin.too_simple", "pin.too_simple")


def test_a_longer_pin_is_asked_for_from_the_day_the_ward_sets_and_old_ones_stay_good(desk: StoryDesk) -> None:
    change = ChangePin(SignIn(desk.context, QUICK_PINS, desk.witness))
    tomorrow = desk.clock.at.date() + timedelta(days=1)
    ChangeSettings(desk.context)({"sign_in.pin_shortest": "8"}, SUPERVISOR, tomorrow)
    change(PIN, "752091", CLERK)

    desk.clock.pass_time(days=1)
    assert SignIn(desk.context, QUICK_PINS, desk.witness)("thu", "752091").user == "thu"
    with pytest.raises(Refused) as caught:
        change("752091", "480261", CLERK)
    assert (caught.value.key, caught.value.params["shortest"]) == ("pin.shape", 8)
    change("752091", "48026193", CLERK)
