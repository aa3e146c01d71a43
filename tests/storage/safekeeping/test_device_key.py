"""The signing key is made at the desk and stays on its PC."""

from __future__ import annotations

import pytest

from desk_app.errors import NeedsPerson, StorageTrouble
from desk_app.messages import Messages
from desk_app.protocol.signing import verify
from desk_app.storage.safekeeping.device_key import DeviceKey
from tests.storage.desk_builders import KeysInMemory


def test_what_it_signs_is_proved_by_its_public_half() -> None:
    key = DeviceKey(KeysInMemory(), "desk-1")
    public = key.make()
    assert verify(b"head", key.sign(b"head"), public)
    assert not verify(b"other", key.sign(b"head"), public)


def test_it_is_kept_beside_the_database_key_and_found_after_a_restart() -> None:
    keys = KeysInMemory()
    keys.store("desk-1", b"\x01" * 32)
    public = DeviceKey(keys, "desk-1").make()
    assert set(keys.keys) == {"desk-1", "desk-1.sign"}
    assert DeviceKey(keys, "desk-1").public_key() == public


def test_a_new_key_takes_the_place_of_the_old_one() -> None:
    keys = KeysInMemory()
    key = DeviceKey(keys, "desk-1")
    first, second = key.make(), key.make()
    assert first != second == key.public_key() == DeviceKey(keys, "desk-1").public_key()


@pytest.mark.fault("N4")
def test_a_copied_folder_on_another_pc_or_under_another_user_cannot_sign() -> None:
    DeviceKey(KeysInMemory(), "desk-1").make()
    copied = DeviceKey(KeysInMemory(), "desk-1")
    assert copied.public_key() is None
    with pytest.raises(NeedsPerson) as told:
        copied.sign(b"head")
    assert told.value.key == "city.not_enrolled"
    assert "Máy này chưa được đăng ký" in Messages("vi").of(told.value)


def test_a_key_store_in_trouble_is_not_a_missing_key() -> None:
    class Broken(KeysInMemory):
        def load(self, instance_id: str) -> bytes:
            raise StorageTrouble("storage.wrong_key")

    with pytest.raises(StorageTrouble):
        DeviceKey(Broken(), "desk-1").public_key()
