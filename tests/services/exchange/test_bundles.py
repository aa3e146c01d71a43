"""A stick carries a desk's unsent entries to a desk that can send, and the city's receipt back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.errors import NeedsPerson, Refused, StorageTrouble
from desk_app.messages import Messages
from desk_app.services.exchange.import_bundle import Imported, ReceiptTaken
from tests.builders import SUPERVISOR
from tests.services.ward_at_work import CLERK, WARD, Ward

WORDS = Messages("vi")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick in the drawer."""
    place = tmp_path / "stick"
    place.mkdir()
    return place / "quay-2.bundle"


def carried(ward: Ward, stick: Path, into: int = 1) -> Imported:
    done = ward.desk(into).exchange.import_bundle(stick)
    assert isinstance(done, Imported)
    return done


def test_what_a_cut_off_desk_wrote_reaches_the_city_and_its_queue_empties(ward: Ward, stick: Path) -> None:
    ward.desk(2)
    ward.sync(2)
    ward.line.down = True
    codes = [ward.receive(2) for _ in range(3)]

    made = ward.desk(2).exchange.export_bundle(stick, CLERK)
    assert (made.entries, made.last_seq) == (ward.unsent(2), ward.desk(2).exchange.queue().head_seq)
    assert made.first_seq == made.last_seq - made.entries + 1

    ward.line.down = False
    ward.desk(1)
    ward.sync(1)
    done = carried(ward, stick)
    assert (done.bundle_id, done.desk_no, done.new) == (made.bundle_id, 2, made.entries)
    assert (done.imported_before, done.receipt) == (None, None)
    assert [ward.desk(1).dossier.show(code, SUPERVISOR).code for code in codes] == codes
    report = ward.sync(1)
    assert report.pushed >= made.entries
    assert {one.desk_id: one.head_seq for one in ward.gateway.operations.report().desks}[
        ward.desk(2).identity.desk_id
    ] == made.last_seq

    again = carried(ward, stick)
    assert again.receipt == stick.with_name("quay-2.bundle.receipt")
    back = ward.desk(2).exchange.import_bundle(again.receipt)
    assert back == ReceiptTaken(made.bundle_id, made.last_seq, 0, back.changes)
    assert ward.unsent(2) == 0
    assert ward.desk(2).store.verify().ok
    assert ward.desk(1).store.verify().ok


def test_a_carrier_that_lacks_what_was_sent_before_is_told_to_fetch_it(ward: Ward, stick: Path) -> None:
    ward.desk(1), ward.desk(2)
    ward.sync(2)
    ward.receive(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    with pytest.raises(Refused) as refused:
        carried(ward, stick)
    assert refused.value.key == "bundle.sync_first"
    ward.sync(1)
    assert carried(ward, stick).new > 0


@pytest.mark.fault("O4")
def test_a_bundle_imported_twice_and_on_two_pcs_is_stored_once(ward: Ward, stick: Path) -> None:
    ward.desk(1), ward.desk(3)
    ward.receive(2)
    made = ward.desk(2).exchange.export_bundle(stick, CLERK)
    first = carried(ward, stick)
    ward.clock.pass_time(hours=1)

    again = carried(ward, stick)
    assert again.new == 0
    assert again.imported_before is not None
    assert ward.clock.now() - again.imported_before == timedelta(hours=1)
    assert WORDS.text("bundle.imported_before", at=again.imported_before) == (
        "Tệp này đã nhập lúc 09:30 20/11/2026."
    )
    assert carried(ward, stick, into=3).new == first.new == made.entries

    ward.sync(1), ward.sync(3), ward.sync(2)
    by_desk = {one.desk_id: one for one in ward.gateway.operations.report().desks}
    entry = by_desk[ward.desk(2).identity.desk_id]
    assert (entry.entries, entry.head_seq, entry.branches) == (made.last_seq, made.last_seq, 0)
    assert ward.gateway.operations.report().dossiers == 1
    for number in (1, 2, 3):
        assert ward.desk(number).store.verify().ok


@pytest.mark.fault("O5")
@pytest.mark.parametrize("spoil", ["flip", "cut", "head"])
def test_an_edited_bundle_is_refused_with_nothing_stored(ward: Ward, stick: Path, spoil: str) -> None:
    ward.desk(1)
    code = ward.receive(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    data = bytearray(stick.read_bytes())
    if spoil == "flip":
        data[len(data) // 2] ^= 1
    elif spoil == "cut":
        del data[-40:]
    else:
        data[data.index(b"\n") + 1] ^= 1
    stick.write_bytes(data)

    with pytest.raises(Refused) as refused:
        ward.desk(1).exchange.import_bundle(stick)
    assert WORDS.of(refused.value).startswith("Tệp bị thay đổi, không nhập.")
    with pytest.raises(Refused):
        ward.desk(1).dossier.show(code, SUPERVISOR)


def test_another_wards_bundle_and_any_other_file_are_refused_by_name(ward: Ward, stick: Path) -> None:
    ward.receive(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    data = stick.read_bytes()
    keys = []
    for content in (data.replace(WARD.encode(), b"H26.99.02"), b"%PDF-1.7", b""):
        stick.write_bytes(content)
        with pytest.raises(Refused) as refused:
            ward.desk(1).exchange.import_bundle(stick)
        keys.append(refused.value.key)
    assert keys == ["bundle.other_ward", "bundle.not_one", "bundle.not_one"]
    with pytest.raises(Refused) as refused:
        ward.desk(1).exchange.import_bundle(stick.with_name("nothing"))
    assert refused.value.key == "bundle.no_file"


def test_a_desk_takes_no_bundle_of_its_own_and_makes_none_of_nothing(ward: Ward, stick: Path) -> None:
    ward.desk(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    with pytest.raises(Refused) as refused:
        ward.desk(2).exchange.import_bundle(stick)
    assert refused.value.key == "bundle.own"
    ward.sync(2)
    with pytest.raises(Refused) as refused:
        ward.desk(2).exchange.export_bundle(stick, CLERK)
    assert refused.value.key == "bundle.nothing_unsent"


def test_before_it_joined_the_city_a_desk_can_seal_and_open_nothing(ward: Ward, stick: Path) -> None:
    lone = ward.desk(4, enrolled=False)
    with pytest.raises(NeedsPerson) as needed:
        lone.exchange.export_bundle(stick, CLERK)
    assert needed.value.key == "city.not_enrolled"


@pytest.mark.fault("O3")
def test_the_bundle_of_a_stolen_desk_is_not_taken(ward: Ward, stick: Path) -> None:
    code = ward.receive(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    ward.gateway.operations.revoke(ward.desk(2).identity.desk_id, "bị lấy cắp")
    ward.desk(1)
    ward.sync(1)

    with pytest.raises(Refused) as refused:
        ward.desk(1).exchange.import_bundle(stick)
    assert WORDS.of(refused.value) == (
        "CHƯA nhập gì: quầy 2 đã bị thu hồi quyền. Báo phụ trách đối chiếu giấy."
    )
    with pytest.raises(Refused):
        ward.desk(1).dossier.show(code, SUPERVISOR)


def test_a_receipt_counts_only_for_its_own_desk_and_branch(ward: Ward, stick: Path, tmp_path: Path) -> None:
    ward.desk(2), ward.desk(3)
    before = ward.copy(2, tmp_path / "before")
    ward.receive(2)
    ward.desk(2).exchange.export_bundle(stick, CLERK)
    carried(ward, stick)
    ward.sync(1)
    receipt = carried(ward, stick).receipt
    assert receipt is not None

    with pytest.raises(Refused) as refused:
        ward.desk(3).exchange.import_bundle(receipt)
    assert refused.value.key == "bundle.receipt_not_ours"

    restored = ward.put_back(2, before)
    with pytest.raises(Refused) as refused:
        restored.exchange.import_bundle(receipt)
    assert refused.value.key == "bundle.receipt_other_branch"
    receipt.write_bytes(receipt.read_bytes().replace(b'"seq":', b'"seq":1'))
    with pytest.raises(Refused) as refused:
        restored.exchange.import_bundle(receipt)
    assert refused.value.key == "bundle.changed"


def test_a_stick_that_cannot_be_written_says_what_is_safe(ward: Ward, tmp_path: Path, stick: Path) -> None:
    ward.receive(2)
    with pytest.raises(StorageTrouble) as trouble:
        ward.desk(2).exchange.export_bundle(tmp_path / "no such stick" / "a.bundle", CLERK)
    assert WORDS.of(trouble.value).startswith("Hồ sơ vẫn ở máy này")

    ward.desk(2).exchange.export_bundle(stick, CLERK)
    carried(ward, stick)
    ward.sync(1)
    stick.with_name(stick.name + ".receipt").mkdir()
    with pytest.raises(StorageTrouble) as trouble:
        ward.desk(1).exchange.import_bundle(stick)
    assert trouble.value.key == "bundle.receipt_not_written"
