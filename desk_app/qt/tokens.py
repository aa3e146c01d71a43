"""The tokens of the look: colours by what they say, text sizes and distances, one frozen table for each look."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, eq=False)
class Colours:
    """The colours by their role; a text keeps 4.5:1 to every ground it stands on, edges, icons and focus 3:1.

    `…_bg` is the ground a state stands on. `accent` fills, `link` writes: they differ only where a fill must carry white
    and a text must stand on black. `badge` with `badge_ink` counts what needs a person, in the rail of every look.
    `citizen_hint` is the second ink of the citizens' screen, which is always as by day.
    """

    ground: str = "#F5F3EE"
    paper: str = "#FFFFFF"
    sunken: str = "#ECE9E1"
    rail: str = "#16243A"
    rail_ink: str = "#E9EDF3"
    rail_hint: str = "#A9B6C8"
    rail_on: str = "#2A3C58"
    rail_mark: str = "#F0B429"
    rail_count: str = "#3B475A"
    badge: str = "#F6C39A"
    badge_ink: str = "#4A1E00"
    ink: str = "#1B2027"
    hint: str = "#535A63"
    hairline: str = "#DDD8CC"
    control: str = "#80827F"
    accent: str = "#1E4FA3"
    accent_ink: str = "#FFFFFF"
    accent_deep: str = "#173E82"
    link: str = "#1E4FA3"
    chosen: str = "#DFE8F6"
    focus: str = "#1E4FA3"
    card: str = "#EDF2FA"
    green: str = "#1A6439"
    green_bg: str = "#E2F1E7"
    blue: str = "#1E4FA3"
    blue_bg: str = "#E4ECF9"
    grey: str = "#4C535C"
    grey_bg: str = "#E7E5DE"
    yellow: str = "#5E4500"
    yellow_bg: str = "#FFEFB8"
    orange: str = "#9C4200"
    orange_bg: str = "#FCE6D4"
    red: str = "#A3181C"
    red_bg: str = "#FBE3E1"
    stamp: str = "#B42318"
    citizen_hint: str = "#3A424C"


LIGHT = Colours()
DARK = Colours(
    ground="#15181D",
    paper="#1D2127",
    sunken="#101317",
    rail="#0D1015",
    rail_ink="#E4E7EC",
    rail_hint="#98A3B3",
    rail_on="#263245",
    rail_count="#34363A",
    ink="#E9E7E2",
    hint="#A8AFB9",
    hairline="#333A44",
    control="#747D8A",
    accent="#2F66C4",
    accent_deep="#2A5CB2",
    link="#93B8FF",
    chosen="#243652",
    focus="#93B8FF",
    card="#1F2A3D",
    green="#7CD69C",
    green_bg="#16301F",
    blue="#9CC0FF",
    blue_bg="#1C2B47",
    grey="#BDC3CB",
    grey_bg="#2A2F37",
    yellow="#F3D57A",
    yellow_bg="#382E10",
    orange="#FFB07A",
    orange_bg="#3A2413",
    red="#FF9F97",
    red_bg="#3D1B1B",
    stamp="#FF9F97",
)
HIGH_CONTRAST = replace(
    LIGHT,
    ground="#FFFFFF",
    sunken="#FFFFFF",
    rail="#000000",
    rail_ink="#FFFFFF",
    rail_hint="#FFFFFF",
    rail_on="#1A1A1A",
    rail_mark="#FFD500",
    rail_count="#292929",
    ink="#000000",
    hint="#000000",
    hairline="#000000",
    control="#000000",
    accent="#00308F",
    accent_deep="#001F5C",
    link="#00308F",
    chosen="#CFE0FF",
    focus="#00308F",
    card="#FFFFFF",
    green="#004D1A",
    green_bg="#FFFFFF",
    blue="#00308F",
    blue_bg="#FFFFFF",
    grey="#000000",
    grey_bg="#FFFFFF",
    yellow="#3D2D00",
    yellow_bg="#FFFFFF",
    orange="#6B2C00",
    orange_bg="#FFFFFF",
    red="#8B0000",
    red_bg="#FFFFFF",
    stamp="#8B0000",
)
"""Used whenever the system asks for more contrast, whatever is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class TextSizes:
    """The sizes in points: hint to title for words, `figure` for counts, `number` for the running number just given."""

    hint: float = 10.5
    body: float = 11
    section: float = 13
    title: float = 17
    tile: float = 22
    band: float = 26
    figure: float = 30
    number: float = 60

    def zoomed(self, zoom: float) -> TextSizes:
        """Give every size times `zoom`."""
        return TextSizes(**{name: round(size * zoom, 2) for name, size in asdict(self).items()})


ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of Ctrl +/−; body text is 10 pt at the smallest."""


class Theme(StrEnum):
    """Which look is wished for; a system that asks for more contrast gets it in any case."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Gap:
    """Distances in device-independent pixels; nothing stands another distance apart."""

    TIGHT, SMALL, NEAR, WIDE, PAGE = 4, 8, 12, 16, 24


class Size:
    """Heights and widths of fixed parts in device-independent pixels at 100 % text."""

    RAIL, HEADER, BAR = 192, 60, 60
    NARROW_RAIL, NARROW_HEADER, NARROW_BAR = 56, 48, 52
    RAIL_LINE, FIELD, BAR_BUTTON, SMALL_BUTTON = 36, 34, 40, 32
    ROW, TABLE_HEAD, CHIP, NOTICE = 34, 32, 22, 44
    RIGHT_COLUMN, DOSSIER_COLUMN = 392, 322
    ICON, BUTTON_ICON, CHIP_ICON = 20, 16, 14
    NARROW_UNDER = 1100
    """Width of the window under which the narrow layout is used."""
    LEAST_WIDTH = 880


class CitizenSize:
    """Letters and parts of the citizens' screen in pixels of a monitor 1280 wide and 800 high."""

    WIDTH, HEIGHT = 1280, 800
    LEAST, WORDS, HOUR, DATE, NUMBER = 28, 34, 44, 64, 92
    BAND, FOOT, SIDE, EDGE, ROUND = 88, 96, 56, 3, 14
    EMBLEM, BLANK_EMBLEM, MODULE = 52, 160, 4
