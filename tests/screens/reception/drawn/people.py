"""Invented citizens of whom no two share a value, and what a tired clerk may do with them, drawn by a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

IDENTITY = ("id_number", "name", "birth_date")
CONTACT = ("phone", "email")
CHECKED = (*IDENTITY, *CONTACT)
"""The boxes whose values tell whose they are."""

_FAMILIES = ("Đặng", "Lê", "Phạm", "Vũ", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_MIDDLES = ("Thị", "Văn", "Hữu", "Đức", "Ngọc", "Thế", "Bích", "Quốc", "Mỹ", "Tiến")
_GIVEN = ("Ước", "Hòa", "Bé", "Đào", "Lợi", "Dũng", "Sáu", "Mận", "Tú", "Kỷ")


@dataclass(frozen=True)
class Citizen:
    """One person; `known` has been at this desk before, `unread` has a card whose name cannot be read."""

    id_number: str
    name: str
    birth_date: str
    phone: str
    email: str
    address: str
    known: bool
    unread: bool

    @property
    def card(self) -> str:
        """The QR of the card."""
        day = self.birth_date.replace("/", "")
        name = "NG?Y?N" if self.unread else self.name.upper()
        return f"{self.id_number}||{name}|{day}|Nam|{self.address}|15042021"


def citizens(seed: int, count: int = 4) -> tuple[Citizen, ...]:
    """Give the citizens of one story; no other story has any value of theirs."""
    made = []
    for place in range(count):
        no = seed * count + place
        year, month, day = 1950 + no % 45, 1 + no // 45 % 12, 1 + no // 540 % 28
        name = f"{_FAMILIES[no % 10]} {_MIDDLES[no // 10 % 10]} {_GIVEN[no // 100 % 10]} {_letters(no)}"
        made.append(
            Citizen(
                id_number=f"0010{year % 100:02}{no:06}",
                name=name,
                birth_date=f"{day:02}/{month:02}/{year}",
                phone=f"09{no:08}",
                email=f"nguoi{no}@example.vn",
                address=f"Số {no}, Hà Nội",
                known=place in (0, 1),
                unread=place == 3 and seed % 3 == 0,
            )
        )
    return tuple(made)


def _letters(no: int) -> str:
    """Write a number as a name, so that every name is one of its own."""
    syllables = ("Ba", "Bo", "Ca", "Co", "Da", "Do", "Ha", "Ho", "La", "Lo")
    return "".join(syllables[int(digit)] for digit in str(no)).capitalize()


@dataclass(frozen=True)
class Deed:
    """One thing done at the counter: what, with whose value, into which box, and whether the box is left after it."""

    what: str
    who: int = 0
    box: str = ""
    leaves: bool = True


WEIGHTS = {
    "type": 40,
    "scan": 18,
    "take": 8,
    "keep": 8,
    "owner": 4,
    "undo": 8,
    "clear": 6,
    "go": 5,
    "go_and_scan": 4,
    "come": 4,
    "begin": 3,
    "save": 14,
}
_BOXES = (*CHECKED, "id_number", "name", "name", "address")


def deeds(seed: int, count: int = 14) -> list[Deed]:
    """Draw what is done in one story."""
    draw = Random(seed)
    kinds = draw.choices(list(WEIGHTS), list(WEIGHTS.values()), k=count)
    return [
        Deed(
            what=kind,
            who=draw.choice((0, 0, 1, 1, 2, 3)),
            box=draw.choice(_BOXES),
            leaves=draw.random() < 0.8,
        )
        for kind in kinds
    ]
