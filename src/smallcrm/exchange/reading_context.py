"""What must be known of the shop, and may be wished by the user, before cells can be read."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN
from smallcrm.domain.exchange_rates import Rate, fixed_rate
from smallcrm.domain.money import exponent_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from smallcrm.domain.choices import NameOrder
    from smallcrm.domain.date_reading import Order
    from smallcrm.domain.money import DecimalMark
    from smallcrm.exchange.headers import SheetKind
    from smallcrm.i18n.calendars import Calendar

RIAL = "IRR"
_SOLAR_YEARS = frozenset({"IR", "AF"})


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The shop whose book the rows are read for; `currency` is ISO 4217 and `exponent` its decimals in the book.

    `worth` is how many of the book's money one of another (ISO 4217) is worth, where the user has said so.
    """

    region: str
    language: str
    currency: str
    exponent: int
    today: date
    worth: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def language_of_dates(self) -> str:
        """Persian in Iran and Afghanistan, where the years are Jalali whatever the shop speaks."""
        return "fa" if self.region in _SOLAR_YEARS else self.language

    def is_own_money(self, currency: str | None) -> bool:
        """Whether amounts of that currency can stand in the book as they are; tomans can in a book of rials."""
        return currency in {None, self.currency} or (self.currency == RIAL and currency in {TOMAN, THOUSAND_TOMAN})

    def rate_of(self, currency: str | None) -> Rate | None:
        """How amounts of that currency become amounts of the book, by law or by the user; None where neither says."""
        if currency is not None and currency in self.worth:
            return Rate(self.worth[currency], is_worth=True, places=self.exponent - exponent_of(currency))
        return fixed_rate(currency, self.currency)

    def can_take(self, currency: str | None) -> bool:
        """Whether amounts of that currency can be brought into the book, as they are or at a rate."""
        return self.is_own_money(currency) or self.rate_of(currency) is not None

    def exponent_in(self, currency: str | None) -> int:
        """How many decimals amounts of that currency are read with."""
        return self.exponent if currency is None or self.is_own_money(currency) else exponent_of(currency)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user decided where cells can be read in two ways; None leaves it to the column.

    `worth` is how many of the book's money one of `amounts_in` is worth; `sign` is -1 where a column holds what the
    shop owes; `names` is the order of whole names.
    """

    date_order: Order | None = None
    calendar: Calendar | None = None
    decimal: DecimalMark | None = None
    amounts_in: str | None = None
    worth: Decimal | None = None
    sign: int | None = None
    names: NameOrder | None = None

    def over(self, others: Wishes) -> Wishes:
        """These wishes, and the others where these leave it open."""
        known = {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}
        return replace(others, **known)


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """What the user said about one sheet.

    `kind` is what it holds (None leaves it to its headings), `targets` overrule where columns go and `columns` how they
    are read, by index. `headings_row` is the row in which the headings stand, counted from 1, 0 where there are none.
    `balances_of` is the day of its balances.
    """

    kind: SheetKind | None = None
    targets: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[int, Wishes] = field(default_factory=dict)
    headings_row: int | None = None
    balances_of: date | None = None
