"""Whoever guesses at a PIN gets the tries the rule allows, whatever is restored, copied, killed or set back between."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from desk_app.bootstrap.care import recovery_text_of, restore_desk
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.devices.system_clock import SystemClock
from desk_app.errors import DeskError, Refused
from desk_app.services.care.restore_gate import Restorer
from desk_app.services.people.pins import PinHasher
from tests.cli.calls import PIN, ScriptDesk
from tests.fakes import FakeClock
from tests.storage.small_places import read_only

VICTIM, WRONG = "supervisor", "975310"


def backup_of(place: Path) -> Path:
    """Give the backup made with a copy of a folder."""
    return place.with_name(f"{place.name}.db")


class _Killed(BaseException):
    """The program ends here, as if the task manager had ended it."""


@dataclass
class Thief:
    """Somebody at the PC with its account and the recovery key, but without the PIN of the victim."""

    folder: Path
    clock: FakeClock
    random: Random
    monkeypatch: pytest.MonkeyPatch
    compared: int = 0
    answers: list[str] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = recovery_text_of(self.folder)
        verify = PinHasher.verify

        def counting(pins: PinHasher, kept: str, pin: str) -> bool:
            self.compared += bool(kept)
            return verify(pins, kept, pin)

        self.monkeypatch.setattr(PinHasher, "verify", counting)

    @property
    def chosen(self) -> Chosen:
        return Chosen(clock=self.clock)

    def sign_in(self, pin: str, user: str = VICTIM) -> str:
        """Sign in as a fresh program would; gives the key of the refusal or nothing."""
        desk = open_desk(self.folder, chosen=self.chosen)
        try:
            desk.people.sign_in(user, pin)
        except DeskError as error:
            return error.key
        finally:
            desk.close()
        return ""

    def guess(self) -> None:
        """Try a wrong PIN at the desk or at a restore."""
        if self.copies and self.random.random() < 0.3:
            self.answers.append(self.restore(Restorer(VICTIM, WRONG)))
        else:
            self.answers.append(self.sign_in(WRONG))

    def killed_while_guessing(self) -> None:
        """End the program after the PIN was compared and before anything is journaled."""
        counting = PinHasher.verify

        def killed(pins: PinHasher, kept: str, pin: str) -> bool:
            counting(pins, kept, pin)
            raise _Killed

        with self.monkeypatch.context() as patch, suppress(_Killed):
            patch.setattr(PinHasher, "verify", killed)
            self.answers.append(self.sign_in(WRONG))

    def copy(self) -> Path:
        """Keep the whole data folder as files, and a backup beside it."""
        place = self.folder.parent / f"copy-{len(self.copies)}"
        shutil.copytree(self.folder, place)
        desk = open_desk(self.folder, chosen=self.chosen)
        desk.care.back_up(backup_of(place))
        desk.close()
        self.copies.append(place)
        return place

    def put_back(self, place: Path | None = None) -> None:
        """Put an old data folder in place by hand."""
        shutil.rmtree(self.folder)
        shutil.copytree(place or self.random.choice(self.copies), self.folder)

    def restore(self, who: Restorer) -> str:
        """Restore the database of an old folder; gives the key of the refusal or nothing."""
        try:
            restore_desk(self.folder, backup_of(self.random.choice(self.copies)), who, self.chosen)
        except DeskError as error:
            return error.key
        return ""

    def restore_with_key(self) -> None:
        self.restore(Restorer(recovery_key=self.key))

    def set_clock(self) -> None:
        """Set the PC's clock anywhere within a year; the machine runs on."""
        self.clock.set_to(SystemClock().now() + timedelta(minutes=self.random.randint(-500_000, 500_000)))

    def restart(self) -> None:
        """Start the machine anew: its running time begins again."""
        self.clock.running = 20.0

    def wait(self, minutes: int) -> None:
        """Let real time go by, while the clock shows anything."""
        self.set_clock()
        self.clock.running += 60 * minutes

    def disturb(self) -> None:
        """Do something between two tries that a naive count would forget over."""
        ways: list[Callable[[], object]] = [self.copy, self.set_clock, self.restart]
        if self.copies:
            ways += [self.put_back, self.restore_with_key, self.put_back]
        self.random.choice(ways)()


@pytest.fixture
def thief(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Thief:
    seed = getattr(request, "param", 0)
    return Thief(desk.folder, FakeClock(SystemClock().now()), Random(seed), monkeypatch)


@pytest.mark.parametrize("thief", range(8), indirect=True)
def test_twelve_wrong_pins_with_anything_between_are_five_tries(thief: Thief) -> None:
    thief.copy()
    for _ in range(12):
        if thief.random.random() < 0.2:
            thief.killed_while_guessing()
        else:
            thief.guess()
        for _ in range(thief.random.randint(0, 2)):
            thief.disturb()
    assert thief.compared <= 5, thief.answers
    assert thief.answers[-3:] == ["sign_in.locked"] * 3

    thief.put_back()
    assert thief.sign_in(PIN) == "sign_in.locked"
    thief.wait(minutes=2)
    assert thief.sign_in(PIN) == ""


def test_a_clerk_gets_twenty_tries_in_all_and_then_waits_for_somebody_with_the_right(thief: Thief) -> None:
    place = thief.copy()
    for minutes in (1, 5, 15, 60, 600):
        for _ in range(7):
            thief.answers.append(thief.sign_in(WRONG, "clerk"))
            thief.put_back(place)
        thief.clock.pass_time(minutes=minutes)
    assert thief.compared == 20
    assert thief.sign_in(PIN, "clerk") == "sign_in.needs_unlock"

    desk = open_desk(thief.folder, chosen=thief.chosen)
    by = desk.people.sign_in("supervisor", PIN)
    assert [one.user for one in desk.people.list() if one.locked] == ["clerk"]
    desk.people.unlock("clerk", by)
    assert not any(one.locked for one in desk.people.list())
    desk.close()
    assert thief.sign_in(PIN, "clerk") == ""


def test_an_old_pin_in_an_old_copy_does_not_wipe_out_the_tries_at_the_new_one(thief: Thief) -> None:
    old = thief.copy()
    desk = open_desk(thief.folder, chosen=thief.chosen)
    desk.people.change_pin(PIN, "861942", desk.people.sign_in(VICTIM, PIN))
    desk.close()
    new = thief.copy()
    assert [thief.sign_in(WRONG) for _ in range(4)] == ["sign_in.wrong_pin"] * 4

    thief.put_back(old)
    assert thief.sign_in(PIN) == ""
    thief.put_back(new)
    assert thief.sign_in(WRONG) == "sign_in.locked"


def test_a_right_pin_gives_the_tries_back(thief: Thief) -> None:
    for _ in range(3):
        assert [thief.sign_in(WRONG) for _ in range(4)] == ["sign_in.wrong_pin"] * 4
        assert thief.sign_in(PIN) == ""


def test_where_the_witness_is_deleted_the_journal_still_counts(thief: Thief, state_home: Path) -> None:
    for _ in range(4):
        thief.sign_in(WRONG)
        shutil.rmtree(state_home)
    assert thief.sign_in(WRONG) == "sign_in.locked"


@pytest.mark.parametrize("hide", ["folder", "link", "elsewhere"])
def test_where_neither_data_nor_witness_can_be_written_no_pin_is_tried(
    thief: Thief, state_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hide: str
) -> None:
    """Nothing is deleted and no key needed: the files are only made unwritable, or the witness looked for elsewhere."""
    assert thief.sign_in(PIN) == ""
    (tries,) = state_home.rglob("*.tries.json")
    with read_only(thief.folder, monkeypatch):
        if hide == "folder":
            tries.parent.rename(tries.parent.with_name("away"))
            tries.parent.write_text("no folder")
        elif hide == "link":
            tries.unlink()
            tries.symlink_to(tmp_path / "nowhere")
        for number in range(12):
            if hide == "elsewhere":
                monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / f"state-{number}"))
            thief.answers.append(thief.sign_in(WRONG))
    assert set(thief.answers) == {"sign_in.not_counted"}
    assert thief.compared == 1


def test_a_count_forged_on_this_pc_does_not_beat_the_one_on_another(
    thief: Thief, state_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote = tmp_path / "remote"
    remote.mkdir()
    monkeypatch.setenv("DESK_APP_WITNESS", str(remote))
    place = thief.copy()
    forged = {"failures": 0, "held": 0, "locked_until": None, "turn": 10**6}
    for _ in range(9):
        thief.answers.append(thief.sign_in(WRONG))
        thief.put_back(place)
        (tries,) = state_home.rglob("*.tries.json")
        marks = json.loads(tries.read_bytes())
        tries.write_text(json.dumps({VICTIM: marks[VICTIM] | forged}))
    assert thief.compared == 5
    assert thief.answers[4:] == ["sign_in.locked"] * 5


def test_a_place_long_out_of_reach_brings_no_lock_back_that_the_journal_knows_is_over(
    thief: Thief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setenv("DESK_APP_WITNESS", str(stick))
    for _ in range(4):
        thief.sign_in(WRONG)
    monkeypatch.setenv("DESK_APP_WITNESS", "")
    assert thief.sign_in(PIN) == ""
    monkeypatch.setenv("DESK_APP_WITNESS", str(stick))
    assert [thief.sign_in(WRONG) for _ in range(2)] == ["sign_in.wrong_pin"] * 2


def test_wrong_recovery_keys_are_counted_with_the_same_waiting(thief: Thief) -> None:
    copy = thief.copy()
    letters = thief.key.replace("-", "")
    wrong = [
        thief.key[:-1],
        f"{'0' if letters[0] != '0' else '1'}{letters[1:]}",
        "x",
        thief.key + "0",
        "0" * 64,
    ]

    def restore(typed: str) -> str:
        with pytest.raises(DeskError) as caught:
            restore_desk(thief.folder, backup_of(copy), Restorer(recovery_key=typed), thief.chosen)
        return caught.value.key

    assert all(restore(one).startswith("storage.") for one in wrong)
    thief.set_clock()
    assert restore(thief.key) == "sign_in.key_locked"
    thief.wait(minutes=2)
    restore_desk(thief.folder, backup_of(copy), Restorer(recovery_key=thief.key), thief.chosen)


def test_nobody_without_the_right_restores(thief: Thief) -> None:
    copy = thief.copy()
    before = (thief.folder / "desk.db").read_bytes()
    with pytest.raises(Refused) as caught:
        restore_desk(thief.folder, backup_of(copy), Restorer("clerk", PIN), thief.chosen)
    assert (caught.value.key, (thief.folder / "desk.db").read_bytes()) == ("rights.missing", before)
