"""A row of entries while it is being read, and the entries that come of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.ledger import EntryKind, Original
from smallcrm.domain.money import exponent_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from smallcrm.domain.choices import PaymentMeans
    from smallcrm.exchange.draft import CellFault

_IS_MONEY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry as the file has it: `amount` in minor units of the book, positive where the customer owes more.

    `day`, `note` and `method` are its own, where the row has others beside it.
    """

    kind: EntryKind
    amount: int
    original: Original | None = None
    day: date | None = None
    note: str | None = None
    method: PaymentMeans | None = None


@dataclass(slots=True)
class EntryDraft:
    """A row of entries while it is being read; `paid_notes` are None where notes of payments have no column of their own."""

    day: date | None = None
    took: list[ReadEntry] = field(default_factory=list)
    paid: list[ReadEntry] = field(default_factory=list)
    amount: list[ReadEntry] = field(default_factory=list)
    kind: EntryKind | None = None
    side: int | None = None
    says_opening: bool = False
    says_carried: bool = False
    notes: list[str] = field(default_factory=list)
    paid_day: date | None = None
    paid_notes: list[str] | None = None
    method: PaymentMeans | None = None
    owed_before: ReadEntry | None = None
    balance: int | None = None
    place: str = ""
    reverses: str = ""
    original_amount: Decimal | None = None
    row_money: str | None = None
    original_money: str = ""
    original_rate: str = ""
    kept: str = ""
    unknown_kind: CellFault | None = None
    faults: list[CellFault] = field(default_factory=list)

    def settle_payment(self) -> None:
        """Where all that the row tells of is a payment, its day and its notes are those of the row."""
        if not (self.took or self.amount):
            self.day, self.notes = self.paid_day or self.day, [*self.notes, *(self.paid_notes or ())]
            self.paid_day = self.paid_notes = None


def entries_of(entry: EntryDraft) -> tuple[ReadEntry, ...]:
    """What was taken raises what is owed, what was paid lowers it; a signed amount is either, by the row's word or by its sign."""
    if entry.kind in {EntryKind.OPENING, EntryKind.REVERSAL}:
        return tuple(
            replace(each, kind=entry.kind, original=_own_original(entry) or each.original)
            for each in (*entry.took, *map(_turned, entry.paid), *entry.amount)
        )
    paid = [_payment(each) for each in entry.paid]
    if entry.paid_day is not None or entry.paid_notes is not None:
        note = None if entry.paid_notes is None else clean("; ".join(entry.paid_notes))
        paid = [replace(each, day=entry.paid_day, note=note) for each in paid]
    found = [*entry.took, *paid]
    for each in entry.amount:
        is_payment = entry.kind is EntryKind.PAYMENT or (entry.kind is None and each.amount < 0)
        found.append(_payment(_absolute(each)) if is_payment else _absolute(each) if entry.kind else each)
    original = _own_original(entry)
    return tuple(replace(each, original=original) for each in found) if original else tuple(found)


def is_what_was_owed(entry: EntryDraft) -> bool:
    """Whether what the row says is no entry, but what was owed by then.

    So it is where it owes nothing but its own amount; where it states no balance, a payment of an old debt may be called so too.
    A sum that is carried over may be that of each side, but a transfer from bank to bank is called the same in some languages:
    what was paid alone is one, unless the row has no day.
    """
    if entry.says_carried and (entry.took or entry.day is None or any(each.amount > 0 for each in entry.amount)):
        return True
    owed = sum(each.amount for each in (*entry.took, *entry.amount)) - sum(each.amount for each in entry.paid)
    return entry.says_opening and (owed == entry.balance if entry.balance is not None else owed > 0 and not entry.paid)


def _own_original(entry: EntryDraft) -> Original | None:
    """What the row itself says that its amount was in another money."""
    if entry.original_amount is None or not entry.original_rate or not _IS_MONEY.fullmatch(entry.original_money):
        return None
    minor = entry.original_amount.scaleb(exponent_of(entry.original_money))
    return Original(int(minor), entry.original_money, entry.original_rate) if minor == minor.to_integral_value() else None


def _payment(each: ReadEntry) -> ReadEntry:
    return replace(_turned(each), kind=EntryKind.PAYMENT)


def _absolute(each: ReadEntry) -> ReadEntry:
    return _turned(each) if each.amount < 0 else each


def _turned(each: ReadEntry) -> ReadEntry:
    original = each.original
    turned = Original(-original.amount, original.currency, original.rate) if original else None
    return replace(each, amount=-each.amount, original=turned)
