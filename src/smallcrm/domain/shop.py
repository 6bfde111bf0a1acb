"""The settings of the shop, which travel with its book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.money import exponent_of
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping


class Digits(StrEnum):
    """The digits of screens, pages and sheets: 0–9 or the language's own."""

    LATIN = "latn"
    NATIVE = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSettings:
    """What the shop is called and how its book counts, dates and writes.

    `currency_exponent` is fixed when the book is made: amounts are whole numbers of 10^-exponent of the currency.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    registration_number: str = ""
    logo: bytes | None = None
    closing_line: str = ""
    language: str = "en"
    currency: str = "EUR"
    currency_exponent: int = 2
    region: str = "BG"
    calendar: Calendar = Calendar.GREGORIAN
    second_calendar: Calendar | None = None
    digits: Digits = Digits.LATIN
    name_order: NameOrder = NameOrder.GIVEN_FIRST


HOME: Mapping[str, tuple[str, str]] = {
    "en": ("GB", "GBP"),
    "he": ("IL", "ILS"),
    "ar": ("SA", "SAR"),
    "fa": ("IR", "IRR"),
    "bg": ("BG", "EUR"),
}
"""The region and currency guessed for a language when nothing else tells; shown, and changeable."""

_SECOND_CALENDAR: Mapping[str, Calendar] = {"he": Calendar.HEBREW, "ar": Calendar.HIJRI}


def guess_shop(language: str, region: str, currency: str) -> ShopSettings:
    """The settings of a new shop there; all but the decimals of its currency can be changed at any time."""
    shop = ShopSettings(
        language=language,
        region=region,
        currency=currency,
        currency_exponent=exponent_of(currency),
        second_calendar=_SECOND_CALENDAR.get(language),
    )
    if region == "IR":
        return replace(shop, calendar=Calendar.JALALI, second_calendar=Calendar.GREGORIAN, digits=Digits.NATIVE)
    return shop
