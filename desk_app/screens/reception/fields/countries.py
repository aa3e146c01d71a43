"""The countries whose passports are shown most at a ward's counter, by their codes (ISO 3166, two letters)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.domain.text import fold
from desk_app.qt.noop import QT_TRANSLATE_NOOP

_NAMES = {
    "VN": QT_TRANSLATE_NOOP("Countries", "Vietnam"),
    "AU": QT_TRANSLATE_NOOP("Countries", "Australia"),
    "BE": QT_TRANSLATE_NOOP("Countries", "Belgium"),
    "CA": QT_TRANSLATE_NOOP("Countries", "Canada"),
    "CN": QT_TRANSLATE_NOOP("Countries", "China"),
    "CZ": QT_TRANSLATE_NOOP("Countries", "Czechia"),
    "DE": QT_TRANSLATE_NOOP("Countries", "Germany"),
    "DK": QT_TRANSLATE_NOOP("Countries", "Denmark"),
    "ES": QT_TRANSLATE_NOOP("Countries", "Spain"),
    "FR": QT_TRANSLATE_NOOP("Countries", "France"),
    "GB": QT_TRANSLATE_NOOP("Countries", "United Kingdom"),
    "HU": QT_TRANSLATE_NOOP("Countries", "Hungary"),
    "ID": QT_TRANSLATE_NOOP("Countries", "Indonesia"),
    "IN": QT_TRANSLATE_NOOP("Countries", "India"),
    "IT": QT_TRANSLATE_NOOP("Countries", "Italy"),
    "JP": QT_TRANSLATE_NOOP("Countries", "Japan"),
    "KH": QT_TRANSLATE_NOOP("Countries", "Cambodia"),
    "KR": QT_TRANSLATE_NOOP("Countries", "South Korea"),
    "LA": QT_TRANSLATE_NOOP("Countries", "Laos"),
    "MM": QT_TRANSLATE_NOOP("Countries", "Myanmar"),
    "MY": QT_TRANSLATE_NOOP("Countries", "Malaysia"),
    "NG": QT_TRANSLATE_NOOP("Countries", "Nigeria"),
    "NL": QT_TRANSLATE_NOOP("Countries", "Netherlands"),
    "NZ": QT_TRANSLATE_NOOP("Countries", "New Zealand"),
    "PH": QT_TRANSLATE_NOOP("Countries", "Philippines"),
    "PL": QT_TRANSLATE_NOOP("Countries", "Poland"),
    "RU": QT_TRANSLATE_NOOP("Countries", "Russia"),
    "SE": QT_TRANSLATE_NOOP("Countries", "Sweden"),
    "SG": QT_TRANSLATE_NOOP("Countries", "Singapore"),
    "SK": QT_TRANSLATE_NOOP("Countries", "Slovakia"),
    "TH": QT_TRANSLATE_NOOP("Countries", "Thailand"),
    "TW": QT_TRANSLATE_NOOP("Countries", "Taiwan"),
    "UA": QT_TRANSLATE_NOOP("Countries", "Ukraine"),
    "US": QT_TRANSLATE_NOOP("Countries", "United States"),
    "ZZ": QT_TRANSLATE_NOOP("Countries", "Another country"),
}


def countries() -> tuple[tuple[str, str], ...]:
    """Give code and name: our own first, then by name, any other country last ("ZZ" is ISO 3166's place for it)."""
    first, *others, last = (
        (code, QCoreApplication.translate("Countries", name)) for code, name in _NAMES.items()
    )
    return (first, *sorted(others, key=lambda one: fold(one[1])), last)
