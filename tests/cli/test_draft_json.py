"""A draft from a script is read whole or refused with every fault at its place."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.commands.dossier.draft_json import draft_of
from desk_app.commands.json_file import read_json, read_moment
from desk_app.commands.plain import party_plain
from desk_app.domain.dossier.dossier import Channel, PaperLine, ReturnBy
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.people.parties import PaperKind, Party, PartyKind, Sex
from desk_app.errors import Refused

DRAFT: dict[str, Any] = {
    "procedure": "1.004873",
    "applicant": {
        "kind": "citizen",
        "name": "Nguyễn Thị Hòa",
        "id_number": "001190012345",
        "birth_date": "1990-05-01",
        "sex": "female",
        "phone": "0912345678",
        "email": "",
        "address": "Số 1, phường Khương Đình, Hà Nội",
    },
    "owner": None,
    "papers": [{"name": "Tờ khai", "originals": 1, "certified": 0, "photocopies": 0}],
    "sets": 1,
    "channel": "direct",
    "return_by": "desk",
    "note": "",
}


def _faults(plain: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        draft_of(plain)
    assert refused.value.key == "draft.not_read"
    return {finding.field: finding.key for finding in refused.value.findings}


def _applicant(**changes: object) -> dict[str, Any]:
    return {**DRAFT, "applicant": {**DRAFT["applicant"], **changes}}


def test_the_draft_of_the_contract_is_read_field_by_field() -> None:
    assert draft_of(DRAFT) == ReceptionDraft(
        procedure="1.004873",
        applicant=Party(
            PartyKind.CITIZEN,
            "Nguyễn Thị Hòa",
            "001190012345",
            date(1990, 5, 1),
            Sex.FEMALE,
            "0912345678",
            "",
            "Số 1, phường Khương Đình, Hà Nội",
        ),
        papers=(PaperLine("Tờ khai", 1),),
        channel=Channel.DIRECT,
        return_by=ReturnBy.DESK,
    )


def test_the_shortest_draft_needs_a_procedure_and_a_name() -> None:
    draft = draft_of({"procedure": "1.004873", "applicant": {"name": "Lê Văn Tám"}})

    assert (draft.papers, draft.owner, draft.sets) == (None, None, 1)


def test_unknown_keys_are_named_where_they_stand() -> None:
    plain = _applicant(adress="Số 1")
    plain["papers"] = [{"name": "Tờ khai", "original": 1}]
    plain["Procedure"] = "x"

    assert _faults(plain) == {
        "applicant.adress": "draft.unknown_key",
        "papers.0.original": "draft.unknown_key",
        "Procedure": "draft.unknown_key",
    }


def test_a_number_used_as_key_is_not_shown() -> None:
    assert _faults({**DRAFT, "001190012345": 1}) == {"…": "draft.unknown_key"}


@pytest.mark.parametrize(
    ("changes", "field", "key"),
    [
        ({"birth_date": "1990-02-30"}, "applicant.birth_date", "draft.no_such_day"),
        ({"birth_date": "01/05/1990"}, "applicant.birth_date", "draft.not_day"),
        ({"birth_date": 1990}, "applicant.birth_date", "draft.not_day"),
        ({"id_number": 1190012345}, "applicant.id_number", "draft.not_text"),
        ({"name": None}, "applicant.name", "draft.missing"),
        ({"name": ["x"]}, "applicant.name", "draft.not_text"),
        ({"name": "Hòa \ud800"}, "applicant.name", "draft.bad_characters"),
        ({"sex": "nữ"}, "applicant.sex", "draft.bad_choice"),
        ({"sex": []}, "applicant.sex", "draft.bad_choice"),
        ({"kind": "company"}, "applicant.kind", "draft.bad_choice"),
    ],
)
def test_a_wrong_value_is_named_by_its_field(changes: dict[str, object], field: str, key: str) -> None:
    assert _faults(_applicant(**changes)) == {field: key}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"procedure": None}, {"procedure": "draft.missing"}),
        ({"applicant": None}, {"applicant": "draft.missing"}),
        ({"applicant": "Hòa"}, {"applicant": "draft.not_object"}),
        ({"owner": []}, {"owner": "draft.not_object"}),
        ({"papers": {"name": "x"}}, {"papers": "draft.not_list"}),
        ({"papers": ["Tờ khai"]}, {"papers": "draft.not_list"}),
        ({"papers": [{"name": "x"}] * 501}, {"papers": "draft.too_many"}),
        ({"papers": [{"name": "x", "originals": -1}]}, {"papers.0.originals": "draft.out_of_range"}),
        ({"papers": [{"name": "x", "originals": 1.0}]}, {"papers.0.originals": "draft.not_whole"}),
        (
            {"papers": [{"name": "x", "outside_catalogue": 1}]},
            {"papers.0.outside_catalogue": "draft.not_flag"},
        ),
        ({"sets": 0}, {"sets": "draft.out_of_range"}),
        ({"sets": True}, {"sets": "draft.not_whole"}),
        ({"channel": "fax"}, {"channel": "draft.bad_choice"}),
        ({"quantities": {"pages": 10**9}}, {"quantities.pages": "draft.out_of_range"}),
    ],
)
def test_a_wrong_shape_is_named_by_its_place(changes: dict[str, object], faults: dict[str, str]) -> None:
    assert _faults({**DRAFT, **changes}) == faults


def test_decomposed_letters_are_composed() -> None:
    assert draft_of(_applicant(name="Ho\u0300a")).applicant.name == "H\u00f2a"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"{", "file.not_json"),
        (b"", "file.not_json"),
        (b"[]", "file.not_object"),
        (b'{"a": NaN}', "file.not_json"),
        (b'{"a": 1, "a": 2}', "file.key_twice"),
        (b"\xff\xfe{}", "file.not_utf8"),
        (b"[" * 100_000, "file.not_json"),
        (b'{"a": "' + b"x" * 1_000_001 + b'"}', "file.too_large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "file.not_json"),
    ],
)
def test_a_file_that_is_not_a_draft_is_refused_in_words(content: bytes, key: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    file.write_bytes(content)

    with pytest.raises(Refused) as refused:
        read_json(str(file), io.StringIO())
    assert refused.value.key == key


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    keys = []
    for source in (tmp_path / "none.json", tmp_path):
        with pytest.raises(Refused) as refused:
            read_json(str(source), io.StringIO())
        keys.append(refused.value.key)

    assert keys == ["file.not_found", "file.is_folder"]


def test_a_folder_is_told_from_a_file_also_where_the_system_only_denies_access(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    file = tmp_path / "draft.json"
    file.write_bytes(b"{}")
    monkeypatch.setattr(Path, "open", denied)
    keys = []
    for source in (tmp_path, file):
        with pytest.raises(Refused) as refused:
            read_json(str(source), io.StringIO())
        keys.append(refused.value.key)

    assert keys == ["file.is_folder", "file.not_readable"]


def test_a_dash_reads_standard_input_and_a_byte_order_mark_is_no_trouble() -> None:
    assert read_json("-", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"a": "\xc3\xb2"}'))) == {"a": "ò"}
    assert read_json("-", io.StringIO('{"a": 1}')) == {"a": 1}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-20T09:30", "2026-11-20T09:30:00+07:00"),
        ("2026-11-20T02:30:00Z", "2026-11-20T09:30:00+07:00"),
        ("2026-11-20 09:30:15+07:00", "2026-11-20T09:30:15+07:00"),
        ("2026-02-30T09:30", None),
        ("2026-11-20", None),
        ("0001-01-01T00:00+14:00", None),
        ("soon T", None),
    ],
)
def test_moments_without_offset_are_desk_time(text: str, iso: str | None) -> None:
    moment = read_moment(text)

    assert (moment.isoformat() if moment else None) == iso


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*DRAFT, "name", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*DRAFT, "quantities", "z"]), JSON_VALUES, max_size=8))
def test_whatever_a_script_sends_is_a_draft_or_a_named_fault(plain: dict[str, Any]) -> None:
    try:
        draft = draft_of(json.loads(json.dumps(plain)))
    except Refused as refused:
        assert refused.findings
    else:
        assert draft.procedure is not None


@pytest.mark.parametrize(
    ("written", "day", "born"),
    [("1990-05-01", date(1990, 5, 1), ""), ("1950-03", None, "1950-03"), ("1950", None, "1950")],
)
def test_a_birth_is_read_and_written_as_exactly_as_it_is_known(
    written: str, day: date | None, born: str
) -> None:
    applicant = draft_of(_applicant(birth_date=written)).applicant
    assert (applicant.birth_date, applicant.born) == (day, born)
    assert party_plain(applicant)["birth_date"] == written


def test_the_kind_of_paper_and_its_country_are_read_and_written() -> None:
    applicant = draft_of(_applicant(paper_kind="passport", country="KR")).applicant
    assert (applicant.paper_kind, applicant.country) == (PaperKind.PASSPORT, "KR")
    assert party_plain(applicant)["country"] == "KR"


def test_a_script_says_what_was_asked_and_answered() -> None:
    assert draft_of({**DRAFT, "confirmed": ["applicant"]}).confirmed == ("applicant",)
    assert _faults({**DRAFT, "confirmed": ["everything"]}) == {"confirmed": "draft.bad_choice"}
    assert _faults({**DRAFT, "confirmed": "applicant"}) == {"confirmed": "draft.bad_choice"}
