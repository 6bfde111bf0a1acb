"""The countries a shop may be in and the money they count in, named in each language (CLDR by Babel)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.i18n.currencies import OFFERED, currency_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_COUNTRIES = frozenset({"AQ", "BV", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "TF", "UM", "UN", "XA", "XB", "ZZ"})
"""Groups, spare codes and places without shops among CLDR's territories."""

_CHANGED_SINCE: Mapping[str, str] = {"BG": "EUR", "HR": "EUR"}
"""Countries whose money is another than Babel's tables say."""


@lru_cache(maxsize=5)
def regions(language: str) -> dict[str, str]:
    """Every country by its ISO 3166 code and its name in `language`, not sorted."""
    from babel import Locale  # late: costs a tenth of a second

    named = Locale.parse(language).territories
    return {code: name for code, name in named.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES}  # noqa: PLR2004 - numbers are continents


@lru_cache(maxsize=5)
def currencies(language: str) -> dict[str, str]:
    """Every currency some country counts in today by its ISO 4217 code and its name in `language`, those used most by our shops first."""
    from babel import Locale  # late: costs a tenth of a second

    named = Locale.parse(language).currencies
    used = {currency_of(region) for region in regions(language)} - {""}
    known = {code: currency_name(code, language) for code in OFFERED}
    return known | {code: named.get(code, code) for code in sorted(used) if code not in known}


def currency_of(region: str) -> str:
    """The currency a country counts in today, by its ISO 4217 code; empty where none is known."""
    from babel.numbers import get_territory_currencies

    if region in _CHANGED_SINCE:
        return _CHANGED_SINCE[region]
    found = get_territory_currencies(region)
    return str(found[0]) if found else ""
