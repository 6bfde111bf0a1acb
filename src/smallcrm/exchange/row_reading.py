"""One row of a table read into a card: nothing in it is lost, and what cannot be read is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.exchange.address_columns import places_of_addresses
from smallcrm.exchange.amounts import UNKNOWN_MONEY
from smallcrm.exchange.as_above import NO_MARKS, WHOSE, stands_for_above
from smallcrm.exchange.balance_words import BALANCE_SIDE
from smallcrm.exchange.cell_putters import putter_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.draft import CellFault, Draft
from smallcrm.exchange.labelled_cells import note_labels, putter_with_label
from smallcrm.exchange.labelled_columns import labelled
from smallcrm.exchange.ledger_parts import MONEYS, SALE
from smallcrm.exchange.understanding import CUSTOM, IGNORE, ROW_MONEY, SAYS_KIND
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from smallcrm.domain.choices import PaymentMeans
    from smallcrm.domain.customer import Customer
    from smallcrm.domain.ledger import EntryKind, Original
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

__all__ = ["CardEntry", "CellFault", "Referrer", "RowReader", "RowReading"]

NOBODY = N_("Nothing in this row says who it is.")
NAME_AS_ABOVE = N_("This mark stands for the name above: write whose row this is.")
NOTHING_ABOVE = N_("This mark stands for the cell above, and nothing is there.")


class Referrer(NamedTuple):
    """Another customer, by number and name, and in a book of ours by `key`; empty where none is said."""

    number: str = ""
    name: str = ""
    key: int | None = None


NO_REFERRER = Referrer()
_ABOUT_AMOUNTS = frozenset({ROW_MONEY, BALANCE_SIDE})


@dataclass(frozen=True, slots=True)
class CardEntry:
    """An entry that came with its card, in minor units of the book; `reverses` is the place among the card's of the one it takes back."""

    kind: EntryKind
    amount: int
    occurred_on: date
    recorded_at: datetime | None = None
    note: str = ""
    method: PaymentMeans | None = None
    original: Original | None = None
    reverses: int | None = None
    account: int | None = None
    """The `key` of the merged card on whose account it stands, where that is not the card's own."""


@dataclass(frozen=True, slots=True)
class MergedReading:
    """A card that is hidden in another one in a book of ours, as `RowReading` has them; `into` is the key of the card it is hidden in.

    Those of one `order` were hidden together, at `merged_at`, the lower before the higher; `told` are the names then.
    """

    key: int
    into: int
    order: int
    merged_at: datetime
    told: tuple[str, str]
    customer: Customer
    custom: tuple[tuple[str, str], ...] = ()
    referrer: Referrer = NO_REFERRER
    known_rows: tuple[int, ...] = ()


@dataclass(slots=True)  # not frozen, which takes three times as long to make, and this is made of every row
class RowReading:
    """What a row says; `row_number` counts from 1 as spreadsheets do.

    `customer` is None where nothing says who it is; its `custom` is empty, `custom` here holds the heading and text of
    each field of the shop's own (a plain decimal for a number, ISO for a date, `yes` or `no`). `opening_balance` is in
    minor units, positive where the customer owes, None where the row names none; `original` is what it was in another
    money it was brought over from, and `opened_on` its day, where the row says that. `referrer` is who brought the customer to
    the shop; `entries` are all of the card's, where the row says them. Of a book of ours `key` is its own number of the card,
    `merged` are those hidden in it, and by `known_rows` (digests) it knew rows of files again. `money` is the
    one that the row says its amounts are in, empty where it names none.
    """

    row_number: int
    customer: Customer | None
    opening_balance: int | None = None
    custom: tuple[tuple[str, str], ...] = ()
    faults: tuple[CellFault, ...] = ()
    original: Original | None = None
    referrer: Referrer = NO_REFERRER
    entries: tuple[CardEntry, ...] | None = None
    key: int | None = None
    merged: tuple[MergedReading, ...] = ()
    money: str = ""
    opened_on: date | None = None
    known_rows: tuple[int, ...] = ()


class RowReader:
    """Reads rows by the targets and decisions of their columns."""

    def __init__(
        self, columns: Iterable[ColumnMatch], context: ReadingContext, *, by_number: bool = False, marks: frozenset[Cell] = NO_MARKS
    ) -> None:
        """`by_number`: a number alone tells whose a row is, as in sales lines; `marks` stand for the cell above."""
        used = [column for column in columns if column.target not in {IGNORE, SALE, SAYS_KIND}]
        used.sort(key=lambda column: column.target not in _ABOUT_AMOUNTS)  # read before the amounts themselves
        self._marks = marks
        self._used = used
        places = places_of_addresses(used)
        self._by_number = by_number
        self._putters = [
            (column.index, putter_of(column, places.get(column.index, _nth(column, used)), context))
            for column in used
            if column.label is None
        ]
        self._labelled = [
            (column.index, column.label or 0, putter_with_label(column, places.get(column.index, _nth(column, used)), context))
            for column in labelled(used)
        ]
        self._context = context
        self._about_amounts = [(column.index, putter_of(column, 0, context)) for column in used if column.target in _ABOUT_AMOUNTS]
        self._amounts = frozenset(column.index for column in used if column.target in MONEYS)
        self._own = frozenset(column.index for column in used if column.target not in {"number", CUSTOM})

    def read(self, index: int, row: list[Cell]) -> RowReading:
        """The reading of the row at `index` (0 is the first), which holds at least one cell."""
        draft = Draft()
        if self._marks and not self._marks.isdisjoint(row):
            marked = [column for column in self._used if column.index < len(row) and row[column.index] in self._marks]
            if whose := next((column for column in marked if column.target in WHOSE), None):
                text = cell_text(row[whose.index])
                return RowReading(index + 1, None, faults=(CellFault(whose.index, whose.heading, text, NAME_AS_ABOVE),))
            row = _without_marks(draft, row, filter(stands_for_above, marked))
        width = len(row)
        for column, put in self._putters:
            if column < width and (cell := row[column]) is not None:
                put(draft, cell)
        for column, label, put_with_label in self._labelled:
            if column < width and (cell := row[column]) is not None:
                put_with_label(draft, cell, row[label] if label < width else None)
        if draft.labels:
            note_labels(draft)
        if draft.money_note:
            draft.notes.append(draft.money_note)
        if not draft.says_who() and not self._has_more_than_a_number(draft, row):
            text = "  ".join(cell_text(cell) for cell in row if cell is not None)
            return RowReading(index + 1, None, faults=(CellFault(None, "", text, NOBODY),))
        return self._reading(index, draft)

    def read_alone(self, index: int, row: list[Cell]) -> dict[int, RowReading]:
        """What each filled cell of the row is read as by itself, by its column: what the other cells say plays no part."""
        alone: dict[int, RowReading] = {}
        for column, put in self._putters:
            if column < len(row) and (cell := row[column]) is not None and cell not in self._marks:
                draft = self._begun_with_what_is_beside(row) if column in self._amounts else Draft()
                put(draft, cell)
                alone[column] = self._reading(index, draft)
        for column, label, put_with_label in self._labelled:
            if column < len(row) and (cell := row[column]) is not None:
                draft = Draft()
                put_with_label(draft, cell, row[label] if label < len(row) else None)
                alone[column] = self._reading(index, draft)
        return alone

    def _begun_with_what_is_beside(self, row: list[Cell]) -> Draft:
        """A draft that knows in which money the amounts of the row are, and on which side."""
        draft = Draft()
        for column, put in self._about_amounts:
            if column < len(row) and (cell := row[column]) is not None:
                put(draft, cell)
        return draft

    def _reading(self, index: int, draft: Draft) -> RowReading:
        opening, original = draft.opening(self._context)
        money = draft.row_money if draft.row_money and draft.row_money != UNKNOWN_MONEY else ""
        opened_on = draft.opened_on()  # it may find a fault
        return RowReading(
            index + 1,
            draft.customer(self._context),
            opening,
            tuple(draft.custom),
            tuple(draft.faults),
            original,
            Referrer(*draft.referrer),
            key=draft.key,
            money=money,
            opened_on=opened_on,
        )

    def _has_more_than_a_number(self, draft: Draft, row: list[Cell]) -> bool:
        """A card without a name is still one where its number says whose the rest of the row is."""
        return bool(draft.values.get("number")) and (
            self._by_number or any(index < len(row) and row[index] is not None for index in self._own)
        )


def _without_marks(draft: Draft, row: list[Cell], marked: Iterable[ColumnMatch]) -> list[Cell]:
    """The row without the marks that nothing stood above of, which is said."""
    left = [*row]
    for column in marked:
        draft.keep_in_notes(column.index, column.heading, cell_text(row[column.index]), NOTHING_ABOVE)
        left[column.index] = None
    return left


def _nth(column: ColumnMatch, columns: Iterable[ColumnMatch]) -> int:
    """How many columns of the same target stand before this one."""
    return sum(other.target == column.target and other.index < column.index for other in columns)
