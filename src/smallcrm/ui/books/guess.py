"""What is guessed of a shop before anything is asked: its country, its money, and how it counts its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from smallcrm.domain.shop import HOME, guess_shop
from smallcrm.i18n.regions import currency_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["guess_home", "guess_shop", "system_region"]

_SPOKEN_IN: Mapping[str, frozenset[str]] = {
    "he": frozenset({"IL"}),
    "fa": frozenset({"IR", "AF"}),
    "bg": frozenset({"BG"}),
    "ar": frozenset(
        [
            "AE",
            "BH",
            "DJ",
            "DZ",
            "EG",
            "IL",
            "IQ",
            "JO",
            "KM",
            "KW",
            "LB",
            "LY",
            "MA",
            "MR",
            "OM",
            "PS",
            "QA",
            "SA",
            "SD",
            "SO",
            "SY",
            "TN",
            "YE",
        ]
    ),
}
"""Where shops keep their books in a language; English ones are anywhere."""


def guess_home(language: str, system_region: str) -> tuple[str, str]:
    """The country and the currency of a shop whose keeper chose `language` on a system set to `system_region` (empty if to none).

    The system is believed where that language is at home, since many systems are left as they were bought; else the language tells.
    """
    known = len(system_region) == 2 and system_region.isalpha()  # noqa: PLR2004 - ISO 3166, not the number of a continent
    if known and system_region in _SPOKEN_IN.get(language, {system_region}):
        return system_region, currency_of(system_region) or HOME[language][1]
    return HOME[language]


def system_region() -> str:
    """The country this system is set to, by its ISO 3166 code; empty where it is set to none."""
    territory = QLocale.system().territory()
    return "" if territory == QLocale.Country.AnyTerritory else QLocale.territoryToCode(territory)
