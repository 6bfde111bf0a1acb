"""What the columns of a sheet of entries, or of sales lines, hold beside the words for whom a row is about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.balance_words import BALANCE_DAY
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.kept_cells import KEPT_LABEL
from smallcrm.exchange.understanding import ROW_MONEY
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class LedgerPart(StrEnum):
    """The target of a column of a sheet of entries."""

    DAY = "day"
    TOOK = "took"
    PAID = "paid"
    AMOUNT = "amount"
    ROW_MONEY = ROW_MONEY
    ENTRY_KIND = "entry_kind"
    METHOD = "method"
    NOTE = "entry_note"
    PAID_DAY = "paid_day"
    PAID_NOTE = "paid_note"
    OWED_BEFORE = "owed_before"
    RUNNING_BALANCE = "running_balance"
    ENTRY = "entry"
    REVERSES = "reverses"
    ORIGINAL_AMOUNT = "original_amount"
    ORIGINAL_MONEY = "original_money"
    ORIGINAL_RATE = "original_rate"
    KEPT = "kept"


PART_LABELS: Mapping[LedgerPart, str] = {
    LedgerPart.DAY: N_("Date of the entry"),
    LedgerPart.TOOK: N_("Took on credit"),
    LedgerPart.PAID: N_("Paid"),
    LedgerPart.AMOUNT: N_("Amount, with its sign"),
    LedgerPart.ROW_MONEY: N_("Currency of the amounts in its row"),
    LedgerPart.ENTRY_KIND: N_("Whether it is a sale or a payment"),
    LedgerPart.METHOD: N_("How it was paid"),
    LedgerPart.NOTE: N_("Note of the entry"),
    LedgerPart.PAID_DAY: N_("Date of what was paid"),
    LedgerPart.PAID_NOTE: N_("Note of what was paid"),
    LedgerPart.OWED_BEFORE: N_("What was owed before the row"),
    LedgerPart.RUNNING_BALANCE: N_("Balance after the row, to be compared"),
    LedgerPart.ENTRY: N_("Number of the entry"),
    LedgerPart.REVERSES: N_("Number of the entry that is taken back"),
    LedgerPart.ORIGINAL_AMOUNT: N_("Amount in the other money"),
    LedgerPart.ORIGINAL_MONEY: N_("The other money"),
    LedgerPart.ORIGINAL_RATE: N_("Rate of the other money"),
    LedgerPart.KEPT: KEPT_LABEL,
}

ENTRY_KIND_LABELS: Mapping[EntryKind, str] = {
    EntryKind.OPENING: N_("Opening balance"),
    EntryKind.SALE: N_("Sale"),
    EntryKind.PAYMENT: N_("Payment"),
    EntryKind.REVERSAL: N_("Taken back"),
}

SALE = "sale"
"""The target of a column of sales lines that is no field of a card: it stays in the file until sales can be kept."""

WHO = ("name", "number", "given_name", "middle_name", "family_name", "known_as", "company", "mobile", "phone", "email")
"""Fields of a card by which a row of entries says whose it is."""

DATES = frozenset({"birthday", BALANCE_DAY, LedgerPart.DAY.value, LedgerPart.PAID_DAY.value})
SUMMED = frozenset({"balance", LedgerPart.TOOK.value, LedgerPart.PAID.value, LedgerPart.AMOUNT.value})
"""Columns whose sum a row of totals states."""
MONEYS = SUMMED | {LedgerPart.OWED_BEFORE.value, LedgerPart.RUNNING_BALANCE.value}

BROUGHT = (SheetKind.CUSTOMERS, SheetKind.SALES, SheetKind.LEDGER)
"""What can be brought in, in this order: entries find the cards that other sheets of the file have made."""
