"""Rates between moneys: those fixed by law, by which old amounts are brought over without asking, and those a shopkeeper gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PER_EURO: Mapping[str, Decimal] = {"BGN": Decimal("1.95583")}
"""How many of a money that has gone make one euro: Council Regulation (EC) No 2866/98, as amended."""
_TIMES = "×"
_LARGEST = Decimal(10) ** 9
"""No money is worth so many of another: the dearest dinar is some million of the cheapest rials."""
_AMPLE = Context(prec=60)
"""An amount of nineteen figures at the largest rate has more of them than decimals have by default."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How amounts of one money become amounts of the book's.

    `number` is how many of that money make one of the book's; where `is_worth`, how many of the book's one of that money is
    worth. `places` is how many decimals the book's money has more than that one.
    """

    number: Decimal
    is_worth: bool = False
    places: int = 0

    def __str__(self) -> str:
        """As an entry keeps it: a plain decimal, with × before it where the amount is multiplied."""
        return f"{_TIMES if self.is_worth else ''}{self.number}"

    def over(self, minor: int) -> int:
        """An amount of that money in the book's, both in minor units: rounded half up, as that law has it."""
        shifted = Decimal(minor).scaleb(self.places)
        return _rounded(shifted * self.number if self.is_worth else shifted / self.number)

    def back(self, minor: int) -> int:
        """The other way round, rounded half up."""
        shifted = Decimal(minor).scaleb(-self.places)
        return _rounded(shifted / self.number if self.is_worth else shifted * self.number)


def is_rate(number: Decimal) -> bool:
    """Whether one money can be worth so many of another: what is nothing, below it, or beyond all moneys is mistyped."""
    return number.is_finite() and 1 / _LARGEST <= number <= _LARGEST


def fixed_rate(money: str | None, into: str) -> Rate | None:
    """The rate between `money` and `into` (both ISO 4217); None where no law says so for ever."""
    number = _PER_EURO.get(money) if money and into == "EUR" else None
    return Rate(number) if number else None


def _rounded(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP, _AMPLE))
