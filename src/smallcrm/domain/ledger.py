"""The entries of the black book as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from smallcrm.domain.choices import PaymentMeans


class EntryKind(StrEnum):
    """What an entry stands for."""

    OPENING = "opening"
    SALE = "sale"
    PAYMENT = "payment"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Original:
    """What an entry brought over from another money was there: minor units of `currency` (ISO 4217).

    `rate` is how many of that money make one of the book's, as a plain decimal; with × before it, how many of the book's
    one of that money is worth.
    """

    amount: int
    currency: str
    rate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of an account that is never changed; `amount` in minor units of the book's currency, positive: the customer owes more."""

    id: int
    kind: EntryKind
    amount: int
    occurred_on: date
    recorded_at: datetime
    note: str = ""
    method: PaymentMeans | None = None
    original: Original | None = None
    reverses_id: int | None = None
