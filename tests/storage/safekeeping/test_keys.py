"""The key opens the desk on this PC, by this user; elsewhere only the printed recovery key does."""

from __future__ import annotations

import json
import os
import random
import socket
import stat
import string
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.errors import KeyringError

from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.this_pc import machine_and_user
from desk_app.storage.safekeeping.key_file import KeyFiles, WrapCost
from desk_app.storage.safekeeping.key_ring import KeyRing, prompt_patience, system_store
from desk_app.storage.safekeeping.keys import is_key_of, key_check
from desk_app.storage.safekeeping.recovery import ALPHABET, key_from_recovery, recovery_text
from tests.windows.needs import SystemPart, only_with

KEY = bytes(range(32))
CHEAP = WrapCost(memory_kib=64)
KEYS = st.binary(min_size=32, max_size=32)


class StoreInMemory:
    """A system key store that works, or loses or refuses what it is given."""

    def __init__(self, *, forgets: bool = False, refuses: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self._forgets = forgets
        self._refuses = refuses

    def get_password(self, service: str, username: str) -> str | None:
        if self._refuses:
            raise KeyringError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self._refuses:
            raise KeyringError("locked")
        if not self._forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise KeyringError("not found")


def files(folder: Path, owner: str = "this pc, this user") -> KeyFiles:
    return KeyFiles(folder, owner=lambda: owner, cost=CHEAP)


def test_without_a_system_store_the_key_lies_wrapped_in_a_file_of_the_user(tmp_path: Path) -> None:
    ring = KeyRing(files(tmp_path / "keys"), store=lambda: None)
    ring.store("desk-1", KEY)
    assert ring.load("desk-1") == KEY
    (file,) = (tmp_path / "keys").iterdir()
    assert KEY not in file.read_bytes()
    assert KEY.hex() not in file.read_text()
    only_with(SystemPart.MODE_BITS)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("owner", ["another pc, this user", "this pc, another user", ""])
def test_the_file_opens_nowhere_else(tmp_path: Path, owner: str) -> None:
    files(tmp_path).write("desk-1", KEY)
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        files(tmp_path, owner).read("desk-1")


def test_the_file_of_one_desk_is_no_key_for_another(tmp_path: Path) -> None:
    files(tmp_path).write("desk-1", KEY)
    (tmp_path / "desk-1.key").rename(tmp_path / "desk-2.key")
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        files(tmp_path).read("desk-2")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"salt": "", "nonce": "", "key": ""}', "\0"])
def test_a_spoilt_key_file_is_said_to_be_no_key(tmp_path: Path, content: str) -> None:
    (tmp_path / "desk-1.key").write_text(content)
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        KeyRing(files(tmp_path), store=lambda: None).load("desk-1")


def test_a_key_that_cannot_be_kept_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(StorageTrouble, match=r"storage\.key_not_kept"):
        KeyRing(files(tmp_path / "keys"), store=lambda: None).store("desk-1", KEY)


def test_the_default_cost_is_the_one_security_asks_for(tmp_path: Path) -> None:
    KeyFiles(tmp_path, owner=machine_and_user).write("desk-1", KEY)
    plain = json.loads((tmp_path / "desk-1.key").read_bytes())
    assert (plain["memory_kib"], plain["passes"]) == (46 * 1024, 1)
    assert KeyFiles(tmp_path).read("desk-1") == KEY


def test_a_pc_that_never_had_the_key_says_it_is_not_registered(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        KeyRing(files(tmp_path), store=StoreInMemory).load("desk-1")


def test_a_system_store_takes_the_key_and_no_file_is_left(tmp_path: Path) -> None:
    KeyRing(files(tmp_path), store=lambda: None).store("desk-1", KEY)
    store = StoreInMemory()
    ring = KeyRing(files(tmp_path), store=lambda: store)
    ring.store("desk-1", KEY)
    assert list(tmp_path.glob("*.key")) == []
    assert ring.load("desk-1") == KEY


@pytest.mark.parametrize("store", [StoreInMemory(forgets=True), StoreInMemory(refuses=True)])
def test_a_store_that_does_not_give_back_what_it_took_is_not_trusted(
    tmp_path: Path, store: StoreInMemory
) -> None:
    ring = KeyRing(files(tmp_path), store=lambda: store)
    ring.store("desk-1", KEY)
    assert ring.load("desk-1") == KEY
    assert len(list(tmp_path.glob("*.key"))) == 1


def test_a_key_an_older_program_stored_is_found_and_moves_to_a_service_of_its_own(tmp_path: Path) -> None:
    store = StoreInMemory()
    store.set_password("desk-app", "desk-1", KEY.hex())
    store.set_password("desk-app", "desk-2", bytes(32).hex())
    ring = KeyRing(files(tmp_path), store=lambda: store)
    assert ring.load("desk-1") == KEY
    assert store.kept == {
        ("desk-app desk-1", "desk-1"): KEY.hex(),
        ("desk-app", "desk-2"): bytes(32).hex(),
    }
    assert ring.load("desk-1") == KEY
    ring.store("desk-2", KEY)
    assert set(store.kept) == {("desk-app desk-1", "desk-1"), ("desk-app desk-2", "desk-2")}


def test_a_key_that_cannot_move_stays_where_it_is(tmp_path: Path) -> None:
    class Forgetful(StoreInMemory):
        def set_password(self, service: str, username: str, password: str) -> None:
            """Say yes and keep nothing."""

    store = Forgetful()
    store.kept["desk-app", "desk-1"] = KEY.hex()
    ring = KeyRing(files(tmp_path), store=lambda: store)
    assert ring.load("desk-1") == ring.load("desk-1") == KEY
    assert store.kept == {("desk-app", "desk-1"): KEY.hex()}


@pytest.mark.parametrize("chained", [True, False])
def test_the_store_of_windows_keeps_secrets_on_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, chained: bool
) -> None:
    class Vault:
        persist = "enterprise"

    class Chain:
        def __init__(self, vault: Vault) -> None:
            self.backends = [vault]

    import keyring

    vault = Vault()
    monkeypatch.setattr(keyring, "get_keyring", lambda: Chain(vault) if chained else vault)
    assert system_store() is not None
    assert vault.persist == "local machine"


def test_a_store_that_waits_for_a_prompt_nobody_sees_is_passed_over(tmp_path: Path) -> None:
    never, answered = threading.Event(), list[str]()

    class Hanging(StoreInMemory):
        def get_password(self, service: str, username: str) -> str | None:
            never.wait(30)
            answered.append(username)
            return None

    files(tmp_path).write("desk-1", KEY)
    assert KeyRing(files(tmp_path), store=Hanging, patience=0.05).load("desk-1") == KEY
    assert answered == []
    never.set()


@pytest.mark.parametrize("secret", ["not hex", "abcd"])
def test_a_secret_that_is_no_key_is_a_wrong_key(tmp_path: Path, secret: str) -> None:
    store = StoreInMemory()
    store.set_password("desk-app desk-1", "desk-1", secret)
    with pytest.raises(StorageTrouble, match=r"storage\.wrong_key"):
        KeyRing(files(tmp_path), store=lambda: store).load("desk-1")


def test_the_chosen_backend_is_respected_and_a_session_without_display_asks_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert system_store() is None
    without_session(monkeypatch, tmp_path)
    assert system_store() is None


def without_session(monkeypatch: pytest.MonkeyPatch, runtime: Path) -> None:
    """Be a job started by the clock: no screen, no bus of a session."""
    for variable in ("PYTHON_KEYRING_BACKEND", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


def test_a_job_started_by_the_clock_finds_the_bus_of_the_user_at_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    only_with(SystemPart.UNIX_SOCKETS)
    without_session(monkeypatch, tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    import keyring

    store = StoreInMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    assert system_store() is None
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        assert system_store() is store
        assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == f"unix:path={tmp_path / 'bus'}"


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY", ""])
def test_a_store_is_waited_for_where_somebody_can_type_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, screen: str
) -> None:
    only_with(SystemPart.UNIX_SOCKETS)
    without_session(monkeypatch, tmp_path)
    if screen:
        monkeypatch.setenv(screen, ":0")
    assert (prompt_patience() > 60) == bool(screen)


def test_a_locked_store_is_told_apart_from_a_pc_without_the_key(tmp_path: Path) -> None:
    """R1: the clerk of a registered PC was asked for the recovery key because the key store was locked."""
    never = threading.Event()

    class Hanging(StoreInMemory):
        def get_password(self, service: str, username: str) -> str | None:
            never.wait(30)
            return None

    for locked in (StoreInMemory(refuses=True), Hanging()):
        with pytest.raises(StorageTrouble, match=r"storage\.key_store_locked"):
            KeyRing(files(tmp_path), store=lambda at=locked: at, patience=0.05).load("desk-1")
    never.set()


def test_a_store_out_of_reach_is_named_only_where_it_was_given_the_key(tmp_path: Path) -> None:
    store = StoreInMemory()
    KeyRing(files(tmp_path), store=lambda: store).store("desk-1", KEY)
    away = KeyRing(files(tmp_path), store=lambda: None)
    with pytest.raises(StorageTrouble, match=r"storage\.key_store_locked"):
        away.load("desk-1")
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        away.load("desk-2")


def test_a_key_kept_while_the_store_was_locked_counts_when_it_opens_again(tmp_path: Path) -> None:
    store, new = StoreInMemory(), bytes(range(1, 33))
    KeyRing(files(tmp_path), store=lambda: store).store("desk-1", KEY)
    KeyRing(files(tmp_path), store=lambda: None).store("desk-1", new)
    ring = KeyRing(files(tmp_path), store=lambda: store)
    assert ring.load("desk-1") == new
    ring.store("desk-1", KEY)
    assert ring.load("desk-1") == KEY


@given(KEYS)
def test_a_printed_key_is_read_back_however_it_is_typed(key: bytes) -> None:
    text = recovery_text(key)
    assert len(text) == 8 * 8 + 7
    assert key_from_recovery(text) == key
    careless = text.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert key_from_recovery(f" {careless} ") == key


@given(KEYS, st.integers(0, 63), st.sampled_from(ALPHABET))
def test_every_wrong_letter_is_found_in_its_group(key: bytes, place: int, letter: str) -> None:
    letters = list(recovery_text(key).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(Refused) as refused:
        key_from_recovery("".join(letters))
    assert (refused.value.key, refused.value.params["group"]) == ("storage.recovery_group", place // 8 + 1)


def test_groups_in_the_wrong_order_and_a_cut_key_are_told_apart() -> None:
    groups = recovery_text(KEY).split("-")
    with pytest.raises(Refused, match=r"storage\.recovery_wrong"):
        key_from_recovery("-".join([groups[1], groups[0], *groups[2:]]))
    with pytest.raises(Refused) as refused:
        key_from_recovery("-".join(groups[:-1]))
    assert (refused.value.key, refused.value.params["typed"]) == ("storage.recovery_length", 56)


def test_nonsense_is_never_taken_for_a_key() -> None:
    draw = random.Random(4)
    for _ in range(300):
        text = "".join(draw.choices(string.printable, k=draw.randint(0, 90)))
        with pytest.raises(Refused):
            key_from_recovery(text)


@given(KEYS, KEYS)
def test_only_the_right_key_of_the_right_desk_passes_the_check(key: bytes, other: bytes) -> None:
    assert is_key_of(key, "desk-1", key_check(key, "desk-1"))
    assert not is_key_of(key, "desk-2", key_check(key, "desk-1"))
    assert is_key_of(other, "desk-1", key_check(key, "desk-1")) == (other == key)
