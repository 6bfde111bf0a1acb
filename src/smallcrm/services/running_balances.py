"""What customers owe from row to row by the running balances of a file, from sheet to sheet too, compared with what comes in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smallcrm.models.entries import load_entries

if TYPE_CHECKING:
    from datetime import date

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.models.connection import Connection

Owed = tuple[int, ...]
"""What a customer may owe by now, in minor units: what the rows add up to, what the file says, and what else the page may go on from."""


@dataclass(slots=True)
class RunningBalances:
    """Follows all sheets of entries of a file in their order; the cards from `first_new` on are made by the file itself."""

    connection: Connection
    first_new: int
    _began: dict[int, int] = field(default_factory=dict)
    _in_book: set[int] = field(default_factory=set)
    _owed: dict[int, Owed] = field(default_factory=dict)
    _posted: set[int] = field(default_factory=set)
    _opened: dict[int, int] = field(default_factory=dict)
    """What the file says was owed before the first row of a customer."""
    _in_sheet: set[int] = field(default_factory=set)
    _brought_over: Counter[int] = field(default_factory=Counter)
    """How many amounts of a customer, since the last balance of the file, were rounded as they are of another money."""

    def owed_before(self, reading: LedgerReading, card_id: int, *, is_known: bool) -> tuple[LedgerReading, tuple[int, int] | None]:
        """The row with what a column says was owed before it: an entry of its own where it begins the customer's page, by the file.

        On later rows it is compared with what is owed by then, unless it is said of each row as of the first.
        """
        before = reading.owed_before
        if before is None:
            return reading, None
        if card_id not in self._opened and (is_known or self.is_begun_by(card_id)):
            self._opened[card_id] = before.amount
            return replace(reading, entries=(*([before] if before.amount else []), *reading.entries)), None
        if self._opened.get(card_id) == before.amount:
            return reading, None
        return reading, self.follow(replace(reading, entries=(), balance=before.amount), card_id)

    def begin_sheet(self) -> None:
        """The rows that come now are of the next sheet, whose pages may begin with nothing."""
        self._in_sheet.clear()

    def begin_with(self, card_id: int, owed: int) -> None:
        """The page of a card begins with what is owed by then, as the file says it beside the entries."""
        self._began.setdefault(card_id, owed)

    def know(self, card: Customer) -> None:
        """The page of a card of the book begins with its balance there."""
        card_id = card.id or 0
        if card_id < self.first_new and card_id not in self._began:
            self._began[card_id] = card.balance
            self._in_book.add(card_id)

    def knows(self, card_id: int) -> bool:
        """Whether something may be posted to the card before the rows of entries."""
        return card_id in self._began

    def opens(self, reading: LedgerReading, card_id: int) -> bool:
        """Whether the row says what was owed when the customer's page was begun: a balance alone, before all his entries."""
        return not reading.entries and bool(reading.balance) and self.is_begun_by(card_id)

    def is_begun_by(self, card_id: int) -> bool:
        """Whether a row that says what was owed begins the customer's page.

        Where the book or a row above, in an earlier sheet too, has entries of his, it is their sum carried forward.
        """
        if card_id in self._posted or self._began.get(card_id):
            return False
        return card_id not in self._in_book or not load_entries(self.connection, [card_id])

    def follow(self, reading: LedgerReading, card_id: int, *, opens: bool = False) -> tuple[int, int] | None:
        """Keep what is owed after the row; what the file says and what its rows add up to, where these differ.

        A difference is told once, where it comes about: a row may go on from what the rows above add up to, or from what
        the file says there.
        """
        added, stated = sum(each.amount for each in reading.entries), reading.balance
        after = tuple(each + added for each in self._before(reading, card_id))
        is_first = opens or card_id not in self._in_sheet
        self._in_sheet.add(card_id)
        if reading.entries or opens:
            self._posted.add(card_id)
        self._brought_over[card_id] += sum(each.original is not None for each in reading.entries)
        if stated is None:
            self._owed[card_id] = after
            return None
        by_rounding = self._brought_over.pop(card_id, 0)
        agrees = opens or any(abs(stated - each) <= by_rounding for each in after)
        self._owed[card_id] = stated if agrees and is_first else after[0], stated
        return None if agrees else (stated, after[0])

    def _before(self, reading: LedgerReading, card_id: int) -> Owed:
        """What may be owed before the row.

        A page begins with nothing, or with what the book says is owed, or goes on from the sheet before; a balance that is
        carried forward is that of the sheet before, or of the book on its day.
        """
        known, began = self._owed.get(card_id), self._began.get(card_id, 0)
        if not reading.entries:
            return known or self._in_book_on(card_id, reading.day)
        if known is None:
            return 0, began
        return known if card_id in self._in_sheet else tuple(dict.fromkeys((*known, 0, began)))

    def _in_book_on(self, card_id: int, day: date | None) -> Owed:
        """What the book says was owed at the end of the day, at its beginning, or is owed by now."""
        owed = self._began.get(card_id, 0)
        if day is None or card_id not in self._in_book:
            return (owed,)
        entries = load_entries(self.connection, [card_id]).get(card_id, ())
        by_then = sum(each.amount for each in entries if each.occurred_on <= day)
        before = sum(each.amount for each in entries if each.occurred_on < day)
        return by_then, before, owed
