"""Rates between moneys that are fixed by law, by which old amounts are brought over without asking for one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PER_EURO: Mapping[str, Decimal] = {"BGN": Decimal("1.95583")}
"""How many of a money that has gone make one euro: Council Regulation (EC) No 2866/98, as amended."""


def fixed_rate(money: str | None, into: str) -> Decimal | None:
    """How many of `money` make one of `into` (both ISO 4217); None where no law says so for ever."""
    return _PER_EURO.get(money) if money and into == "EUR" else None


def brought_over(minor: int, rate: Decimal) -> int:
    """An amount in the other money, both counted in hundredths: divided by the rate, rounded half up, as that law has it."""
    return int((Decimal(minor) / rate).quantize(Decimal(1), ROUND_HALF_UP))


def brought_back(minor: int, rate: Decimal) -> int:
    """The other way round: multiplied by the rate, rounded half up."""
    return int((minor * rate).quantize(Decimal(1), ROUND_HALF_UP))
