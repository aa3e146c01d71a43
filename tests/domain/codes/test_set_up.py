"""One scan of the trial code tells what a PC does to scans."""

from __future__ import annotations

import random

import pytest

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.scans import ScanKind, read_scan
from desk_app.domain.codes.set_up import TRIAL_CODE, SetUp, examine
from tests.devices.setups import SETUPS

SHOWS = {
    "plain": SetUp.GOOD,
    "slow clock": SetUp.GOOD,
    "split": SetUp.GOOD,
    "vietnamese layout": SetUp.VIETNAMESE_LAYOUT,
    "telex": SetUp.INPUT_METHOD,
    "vni": SetUp.INPUT_METHOD,
    "composing telex": SetUp.INPUT_METHOD,
    "composing vni": SetUp.INPUT_METHOD,
    "french layout": SetUp.FRENCH_LAYOUT,
    "caps lock": SetUp.CAPS_LOCK,
    "caps lock of all letters": SetUp.CAPS_LOCK,
}


def written(setup: str) -> str:
    """What the scan leaves in the end, where nobody watched how it came about."""
    text = ""
    for each in SETUPS[setup](TRIAL_CODE, random.Random(1)):
        text = text[:-1] if each.text == "\b" else text + each.text
    return text


@pytest.mark.parametrize("setup", SETUPS)
def test_every_set_up_is_told_from_the_others(setup: str) -> None:
    assert examine(Arrival(written(setup), closed_by="\r")).set_up is SHOWS[setup]


@pytest.mark.parametrize("prefix", ["]C1", "]Q1", "]d2"])
def test_what_the_scanner_sends_before_is_named(prefix: str) -> None:
    reading = examine(Arrival(prefix + TRIAL_CODE + "\x1d"))
    assert (reading.set_up, reading.prefix, reading.closes) == (SetUp.GOOD, prefix, False)


def test_the_trial_code_is_no_code_of_a_dossier_and_shows_what_was_put_back() -> None:
    assert read_scan(TRIAL_CODE).kind is ScanKind.UNKNOWN
    assert examine(Arrival(TRIAL_CODE, rewritten=frozenset({3}))).set_up is SetUp.INPUT_METHOD


@pytest.mark.parametrize("text", ["", "H26.99.01-261120-1001", "oo78", "x" * 300])
def test_another_text_tells_nothing(text: str) -> None:
    assert examine(Arrival(text)).set_up is SetUp.NOT_THE_CODE
