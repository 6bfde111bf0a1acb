"""What must be known of the shop, and may be wished by the user, before cells can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN
from smallcrm.domain.fixed_rates import fixed_rate

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from smallcrm.domain.date_reading import Order
    from smallcrm.domain.money import DecimalMark
    from smallcrm.i18n.calendars import Calendar

RIAL = "IRR"


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The shop whose book the rows are read for; `currency` is ISO 4217 and `exponent` its decimals in the book."""

    region: str
    language: str
    currency: str
    exponent: int
    today: date

    def is_own_money(self, currency: str | None) -> bool:
        """Whether amounts of that currency can stand in the book as they are; tomans can in a book of rials."""
        return currency in {None, self.currency} or (self.currency == RIAL and currency in {TOMAN, THOUSAND_TOMAN})

    def rate_of(self, currency: str | None) -> Decimal | None:
        """How many of that currency make one of the book's, where the rate is fixed for ever."""
        return fixed_rate(currency, self.currency)

    def can_take(self, currency: str | None) -> bool:
        """Whether amounts of that currency can be brought into the book, as they are or at a fixed rate."""
        return self.is_own_money(currency) or self.rate_of(currency) is not None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user decided where a column can be read in two ways; None leaves it to the column."""

    date_order: Order | None = None
    calendar: Calendar | None = None
    decimal: DecimalMark | None = None
    amounts_in: str | None = None
