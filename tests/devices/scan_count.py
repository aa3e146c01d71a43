"""Counts what a desk makes of many drawn scans that come through one set-up of keyboard and input method."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan

CAUSES = {
    "vietnamese layout": {"keyboard", "keyboard_repaired"},
    "telex": {"input_method", "card_rewritten"},
    "vni": {"input_method", "card_rewritten"},
    "composing telex": {"input_method", "card_rewritten"},
    "composing vni": {"input_method", "card_rewritten"},
    "french layout": {"french_keyboard", "french_repaired"},
    "caps lock": {"card_caps_lock", "card_partial", "card_rewritten"},
    "caps lock of all letters": {"card_caps_lock", "card_partial", "card_rewritten"},
    "plain": {"card_rewritten"},
    "split": {"card_rewritten"},
    "slow clock": {"card_rewritten"},
}
"""What may be said of scans through each set-up; a name with a lone Ư is doubted everywhere."""


@dataclass(slots=True)
class ScanCount:
    """How many scans ended how; `wrong` names each that must not be."""

    setup: str
    ended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def judge(self, sent: str, heard: list[Arrival]) -> None:
        """Compare what was scanned with what the desk took it for."""
        if len(heard) != 1:
            self.wrong.append(f"{sent}: told {len(heard)} times")
            return
        wanted, found = read_plainly(sent), read_scan(heard[0])
        named = {one.key.removeprefix("scan.") for one in found.warnings if one.field == "scan"}
        if not named <= CAUSES[self.setup]:
            self.wrong.append(f"{sent}: {sorted(named)} is not the cause")
        if found.kind is ScanKind.UNKNOWN:
            self.ended["refused"] += 1
            if not named:
                self.wrong.append(f"{sent}: refused without a cause")
        elif (found.kind, found.value) != (wanted.kind, wanted.value) or not is_part(found, wanted):
            self.wrong.append(f"{sent}: taken for {found.value} {dict(found.fields)}")
        elif dict(found.fields) != dict(wanted.fields):
            self.ended["partly"] += 1
            if not named:
                self.wrong.append(f"{sent}: a field is missing without a cause")
        else:
            self.ended["repaired" if heard[0].text != sent else "right"] += 1


def read_plainly(sent: str) -> Scan:
    """Give what the text means where no rule of doubt looks at it: field by field as printed."""
    from desk_app.domain.people.citizen_card import read_card

    if "|" not in sent:
        return read_scan(sent)
    parts = sent.split("|")
    return Scan(ScanKind.CITIZEN_CARD, parts[0], read_card(parts).fields)


def is_part(found: Scan, wanted: Scan) -> bool:
    """Whether every field that is filled is filled as on the card."""
    return all(value in ("", wanted.fields[name]) for name, value in found.fields.items())
