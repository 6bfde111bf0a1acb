"""One row of a sheet of entries read: whose it is, the day, what was taken and paid, and the balance it states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import PaymentMeans
from smallcrm.domain.date_reading import NOT_A_DATE, DateReading, is_day_alone, read_date
from smallcrm.domain.ledger import EntryKind, Original
from smallcrm.domain.number_reading import read_number
from smallcrm.exchange.amounts import NOT_A_MONEY, UNKNOWN_MONEY, VALUES_KEPT, amount_reader, money_reader
from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.cell_putters import putter_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.choice_words import choice_of
from smallcrm.exchange.draft import CellFault, Draft
from smallcrm.exchange.entry_columns import method_headed
from smallcrm.exchange.entry_kinds import kind_of_entry
from smallcrm.exchange.headers import match_header
from smallcrm.exchange.json_values import moment, whole
from smallcrm.exchange.kept_cells import PARTS_OF_AN_ENTRY, kept_of
from smallcrm.exchange.ledger_draft import EntryDraft, ReadEntry, entries_of, is_what_was_owed
from smallcrm.exchange.ledger_parts import MONEYS, WHO, LedgerPart
from smallcrm.exchange.opening_notes import says_carried, says_opening
from smallcrm.exchange.row_reading import NOBODY
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

NO_DAY = N_("This row has no date: that of the row above was taken.")
NO_DAY_AT_ALL = N_("This row has no date.")
NOBODY_NAMED = N_("This row names nobody, and no row above it does.")
NO_AMOUNT = N_("This row has no amount.")
NO_KIND = N_("It is not known whether this raises or lowers what is owed. Write “Sale” or “Payment” instead.")
NOT_THE_SAME = N_("This is not the amount that stands beside it in another money.")
NOT_WHOLE = N_("An entry needs the day, the month and the year.")
_ROUNDED = 0.01
"""By this part, at the most, the same amount in two moneys may differ."""


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What a row of entries says; `row_number` counts from 1.

    `who` is a card that holds what the row says of its customer, None where it names nobody. `entries` are empty where
    the row has no amount; `cannot` says (a text to translate) why the row cannot be brought in. `owed_before` is what the customer
    owes before it by a column of the file, as the entry that it is on the first row of his, and `balance` what he owes after it, in
    minor units; None where the file does not say. `place` is the number of its entry in a sheet of our
    own, `reverses` that of the entry which it takes back; `key` is that sheet's number of the card, `account` that of a card
    hidden in it on whose account the entry stands. `money` is the one that the row says its amounts are in, empty where it names none.
    `is_of_all` tells of a sum carried over below rows of a page that may be of several customers: it names none itself.
    `card` is what a new card is made of where that is more than tells whose the entry is: the name beside a number in our own sheet.
    """

    row_number: int
    who: Customer | None
    day: date | None = None
    entries: tuple[ReadEntry, ...] = ()
    note: str = ""
    method: PaymentMeans | None = None
    balance: int | None = None
    owed_before: ReadEntry | None = None
    cannot: str = ""
    place: str = ""
    reverses: str = ""
    faults: tuple[CellFault, ...] = ()
    key: int | None = None
    recorded_at: datetime | None = None
    account: int | None = None
    money: str = ""
    is_of_all: bool = False
    card: Customer | None = None

    def day_of(self, entry: ReadEntry) -> str:
        """The day (ISO) of one of the entries: its own, or that of the row."""
        day = entry.day or self.day
        return day.isoformat() if day else ""

    def note_of(self, entry: ReadEntry) -> str:
        """The note of one of the entries: its own, or that of the row."""
        return self.note if entry.note is None else entry.note

    def as_carried(self) -> LedgerReading:
        """The row without its entries, which are what was owed by then; a sum on the side of payments alone closes an account."""
        owed = sum(each.amount for each in self.entries)
        return replace(self, entries=(), balance=self.balance if owed < 0 else owed)

    def method_of(self, entry: ReadEntry) -> PaymentMeans | None:
        """How one of the entries was paid: as its column says, or the row."""
        return entry.method or self.method

    @property
    def brings_forward(self) -> bool:
        """Whether its amount is what was owed when the page was begun; in a sheet of our own each entry is one."""
        return not self.place and any(each.kind is EntryKind.OPENING for each in self.entries)


class LedgerReader:
    """Reads rows by the targets and decisions of their columns; rows without a name have got that of the row above."""

    def __init__(self, columns: Sequence[ColumnMatch], context: ReadingContext, width: int) -> None:
        """`width` is that of the sheet: columns beyond it hold what stands elsewhere in it (`filled_rows.columns_of_entries`)."""
        self._context = context
        self._width = width
        parts = {column.target for column in columns}
        # In a sheet of our own the number alone says whose an entry is, however the name is written.
        beside = {"name"} if parts >= {LedgerPart.ENTRY, "number"} else set()
        self._who = [(column.index, putter_of(column, 0, context)) for column in columns if column.target in {*WHO} - beside]
        self._name_beside = next(((each.index, putter_of(each, 0, context)) for each in columns if each.target in beside), None)
        notes = (column for column in columns if column.target == LedgerPart.NOTE)
        first_note = next((column.index for column in notes if match_header(column.heading).meaning not in {*MONEYS, "number"}), None)
        self._parts = [
            (column.index, self._putter(column, is_first_note=column.index == first_note))
            for column in sorted(columns, key=lambda column: column.target != LedgerPart.ROW_MONEY)  # read before the amounts
            if column.target in set(LedgerPart)
        ]
        self._notes_payments = LedgerPart.PAID_NOTE in parts
        self._is_balance_sided = parts >= {LedgerPart.TOOK, LedgerPart.PAID} and LedgerPart.AMOUNT not in parts
        about_amounts = {LedgerPart.ROW_MONEY, *([LedgerPart.ENTRY_KIND] if self._is_balance_sided else [])}
        self._beside_amounts = frozenset(column.index for column in columns if column.target in about_amounts)
        self._amounts = frozenset(column.index for column in columns if column.target in MONEYS)

    def read(self, index: int, row: list[Cell], day_above: date | None = None) -> LedgerReading:
        """The reading of the row at `index` (0 is the first); `day_above` is the day of the row before, for one without."""
        draft, entry = Draft(), EntryDraft(paid_notes=[] if self._notes_payments else None)
        for column, put_who in self._who:
            if column < len(row) and (cell := row[column]) is not None:
                put_who(draft, cell)
        for column, put in self._parts:
            if column < len(row) and (cell := row[column]) is not None:
                put(entry, cell)
        if self._is_balance_sided and entry.balance and entry.side:  # two columns tell of the entry: the word is that of the balance
            entry.balance = abs(entry.balance) * entry.side
        if entry.kind is None and is_what_was_owed(entry):
            entry.kind = EntryKind.OPENING
        if entry.unknown_kind is not None and entry.amount:
            entry.faults.append(entry.unknown_kind)  # of what was taken and what was paid the column tells
        entry.settle_payment()
        who, card = self._who_is_named(draft, row)
        faults = [*map(self._of_row, draft.faults), *entry.faults]
        entries, kept = entries_of(entry), kept_of(entry.kept, PARTS_OF_AN_ENTRY) if entry.kept else {}
        day, cannot = entry.day, next((fault.reason for fault in entry.faults if not fault.doubtful), "")
        if who is None:
            cannot = NOBODY_NAMED if self._name_beside is None else NOBODY
        elif not cannot and (entries or entry.owed_before or entry.balance is not None) and day is None:
            day, reason = (day_above, NO_DAY) if day_above else (None, NO_DAY_AT_ALL)
            cannot = "" if day else reason
            faults.append(CellFault(None, "", "", reason, doubtful=day is not None))
        return LedgerReading(
            index + 1,
            who,
            day,
            entries,
            clean("; ".join(entry.notes)),
            entry.method,
            entry.balance,
            entry.owed_before,
            cannot,
            entry.place,
            entry.reverses,
            tuple(faults),
            whole(kept, "id"),
            moment(kept, "recorded_at"),
            whole(kept, "account"),
            entry.row_money if entry.row_money and entry.row_money != UNKNOWN_MONEY else "",
            card=card,
        )

    def _who_is_named(self, draft: Draft, row: list[Cell]) -> tuple[Customer | None, Customer | None]:
        """By what the row tells whose it is, and the card where it says more of him: without a number the name tells."""
        who = draft.customer(self._context) if draft.says_who() or draft.values.get("number") else None
        if self._name_beside is None:
            return who, None
        column, put_name = self._name_beside
        if column < len(row) and (cell := row[column]) is not None:
            put_name(draft, cell)
        card = draft.customer(self._context) if draft.says_who() else None
        return who or card, card

    def _of_row(self, fault: CellFault) -> CellFault:
        """The fault, of the whole row where no cell of it holds what is at fault."""
        return fault if fault.column is None or fault.column < self._width else replace(fault, column=None)

    def read_alone(self, index: int, row: list[Cell]) -> dict[int, LedgerReading]:
        """What each filled cell of the row is read as by itself, by its column."""
        alone: dict[int, LedgerReading] = {}
        putters = [*self._who, *([self._name_beside] if self._name_beside else []), *self._parts]
        for column, _ in putters:
            if column < len(row) and row[column] is not None:
                beside = {column, *self._beside_amounts} if column in self._amounts else {column}
                alone[column] = self.read(index, [cell if place in beside else None for place, cell in enumerate(row)])
        return alone

    def _putter(self, column: ColumnMatch, *, is_first_note: bool) -> Callable[[EntryDraft, Cell], None]:  # noqa: PLR0911 - one for each part
        match LedgerPart(column.target):
            case LedgerPart.DAY:
                return _day(column, self._context, "day")
            case LedgerPart.PAID_DAY:
                return _day(column, self._context, "paid_day")
            case LedgerPart.NOTE:
                return _note(column, with_heading=not is_first_note)
            case LedgerPart.PAID_NOTE:
                return _paid_note
            case LedgerPart.METHOD:
                return _method(column)
            case LedgerPart.ENTRY_KIND:
                return _kind(column)
            case LedgerPart.ROW_MONEY:
                return _row_money(column, self._context)
            case part if part in _PLAIN_PARTS:
                return _plain(_PLAIN_PARTS[part])
            case LedgerPart.ORIGINAL_AMOUNT:
                return _original_amount
            case part:
                return _amount(column, part, self._context)


def _day(column: ColumnMatch, context: ReadingContext, attribute: str) -> Callable[[EntryDraft, Cell], None]:
    dates = column.decisions.dates

    @lru_cache(maxsize=VALUES_KEPT, typed=True)
    def read(cell: str | float | date | None) -> tuple[date | None, str]:
        moment = cell.date() if isinstance(cell, datetime) else cell
        reading: DateReading = read_date(moment, order=dates.order, calendar=dates.calendar, today=context.today, said=dates.said)
        day = reading.date.gregorian() if reading.date is not None and reading.date.is_whole else None
        lacks_part = reading.date is not None or (reading.error == NOT_A_DATE and is_day_alone(moment))
        return day, "" if day else NOT_WHOLE if lacks_part else reading.error

    def put(entry: EntryDraft, cell: Cell) -> None:
        day, trouble = (None, NOT_A_DATE) if isinstance(cell, time) else read(cell)
        if day is not None:
            setattr(entry, attribute, day)
        if trouble:
            entry.faults.append(CellFault(column.index, column.heading, cell_text(cell), trouble))

    return put


def _amount(column: ColumnMatch, part: LedgerPart, context: ReadingContext) -> Callable[[EntryDraft, Cell], None]:
    read, sign = amount_reader(column, context), column.decisions.sign
    method = method_headed(column.heading) if part is LedgerPart.PAID else None

    def put(entry: EntryDraft, cell: Cell) -> None:
        found = read(cell, entry.row_money)
        if found.trouble:
            doubtful = part is LedgerPart.RUNNING_BALANCE  # nothing is made from it
            entry.faults.append(CellFault(column.index, column.heading, cell_text(cell), found.trouble, doubtful=doubtful))
        if found.minor is None:
            return
        stated = found.minor * sign
        rate = context.rate_of(found.money)
        amount = rate.over(stated) if found.money and rate else stated
        if part is LedgerPart.RUNNING_BALANCE:
            entry.balance = amount
            return
        original = Original(stated, found.money, str(rate)) if found.money else None
        if part is LedgerPart.OWED_BEFORE:
            entry.owed_before = ReadEntry(EntryKind.OPENING, amount, original, note="")
        elif amount:
            kept = {LedgerPart.TOOK: entry.took, LedgerPart.PAID: entry.paid}.get(part, entry.amount)
            if not _add(kept, ReadEntry(EntryKind.SALE, amount, original, method=method)):
                entry.faults.append(CellFault(column.index, column.heading, cell_text(cell), NOT_THE_SAME))

    return put


def _add(kept: list[ReadEntry], new: ReadEntry) -> bool:
    """Put an amount where others of the row may stand: the same in another money counts once, in that of the book.

    False where it is not the same.
    """
    other = next((each for each in kept if _is_of_other_money(each, new)), None)
    if other is None:
        kept.append(new)
        return True
    if new.original is None:
        kept[kept.index(other)] = new
    return abs(other.amount - new.amount) <= max(1, abs(new.amount) * _ROUNDED)


def _is_of_other_money(one: ReadEntry, other: ReadEntry) -> bool:
    return one.method is other.method and (one.original is None) != (other.original is None)


def _row_money(column: ColumnMatch, context: ReadingContext) -> Callable[[EntryDraft, Cell], None]:
    read = money_reader(column, context)

    def put(entry: EntryDraft, cell: Cell) -> None:
        entry.row_money = read(cell)
        if entry.row_money == UNKNOWN_MONEY:
            entry.faults.append(CellFault(column.index, column.heading, cell_text(cell), NOT_A_MONEY))

    return put


def _note(column: ColumnMatch, *, with_heading: bool) -> Callable[[EntryDraft, Cell], None]:
    heading = f"{column.heading}: " if with_heading else ""

    def put(entry: EntryDraft, cell: Cell) -> None:
        if text := clean(cell_text(cell)):
            entry.notes.append(heading + text)
            entry.says_opening |= says_opening(text)
            entry.says_carried |= says_carried(text)

    return put


def _paid_note(entry: EntryDraft, cell: Cell) -> None:
    if (text := clean(cell_text(cell))) and entry.paid_notes is not None:
        entry.paid_notes.append(text)


def _method(column: ColumnMatch) -> Callable[[EntryDraft, Cell], None]:
    def put(entry: EntryDraft, cell: Cell) -> None:
        text = cell_text(cell)
        found = choice_of(text, PaymentMeans)
        if found is not None:
            entry.method = PaymentMeans(found)
        elif clean(text):
            entry.notes.append(f"{column.heading}: {clean(text)}")

    return put


def _kind(column: ColumnMatch) -> Callable[[EntryDraft, Cell], None]:
    """The word tells the kind of an entry with one amount; what it says beside a sale or a payment is a note."""

    def put(entry: EntryDraft, cell: Cell) -> None:
        text = clean(cell_text(cell))
        meant, entry.side = kind_of_entry(text), side_of(text)
        if meant is not None:
            entry.kind, entry.method = meant.kind, entry.method or meant.method
        elif text:
            entry.unknown_kind = CellFault(column.index, column.heading, text, NO_KIND)
        if text and (meant is None or meant.says_more):
            entry.notes.append(f"{column.heading}: {text}")

    return put


_PLAIN_PARTS = {
    LedgerPart.ENTRY: "place",
    LedgerPart.REVERSES: "reverses",
    LedgerPart.ORIGINAL_MONEY: "original_money",
    LedgerPart.ORIGINAL_RATE: "original_rate",
    LedgerPart.KEPT: "kept",
}


def _plain(attribute: str) -> Callable[[EntryDraft, Cell], None]:
    def put(entry: EntryDraft, cell: Cell) -> None:
        setattr(entry, attribute, clean(cell_text(cell)))

    return put


def _original_amount(entry: EntryDraft, cell: Cell) -> None:
    entry.original_amount = read_number(cell_text(cell))
