"""Bringing a spreadsheet's customers into the book: understood, shown, corrected, then written in one step that one undo takes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.choices import CustomType
from smallcrm.domain.currency_words import money_name
from smallcrm.domain.customer import CustomValue
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.exchange.cells import date_or_text
from smallcrm.exchange.open_file import open_table_file
from smallcrm.exchange.reading_context import ReadingContext
from smallcrm.exchange.row_reading import RowReader
from smallcrm.exchange.understand import understand
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.exchange.understanding_texts import what_is_open
from smallcrm.i18n import N_
from smallcrm.infra import clock
from smallcrm.models import bulk
from smallcrm.services.book import IMPORT
from smallcrm.services.custom_fields import insert_custom_field, read_custom_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import ColumnMatch, TotalsCheck, Understanding
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_FAULTS_KEPT = 1000
_TAKES_ANY_TEXT = (CustomType.TEXT, CustomType.CHOICE)


@dataclass(frozen=True, slots=True)
class FirstRow:
    """One of the first rows: its cells (dates as such, all else as texts), the card it becomes, and each filled cell read by itself."""

    cells: tuple[str | date, ...]
    reading: RowReading
    alone: Mapping[int, RowReading]


@dataclass(frozen=True, slots=True)
class Examination:
    """What reading every row has shown: how many become cards, and what could not be read, row by row.

    `faulty` holds the first thousand readings with faults, `fault_count` counts all of them; `owing` and `in_credit`
    are what the customers of either kind owe or have paid too much, in minor units, both positive.
    """

    cards: int
    not_cards: int
    owing: int
    in_credit: int
    faulty: tuple[RowReading, ...]
    fault_count: int

    @property
    def balance_total(self) -> int:
        """What is owed less what is in credit: what a row of sums in the file says."""
        return self.owing - self.in_credit


@dataclass(slots=True)
class _Tally:
    cards: int = 0
    not_cards: int = 0
    owing: int = 0
    in_credit: int = 0
    fault_count: int = 0
    faulty: list[RowReading] = field(default_factory=list)

    def count(self, reading: RowReading) -> None:
        self.cards += reading.customer is not None
        self.not_cards += reading.customer is None
        self.owing += max(reading.opening_balance or 0, 0)
        self.in_credit += max(-(reading.opening_balance or 0), 0)
        if reading.faults:
            self.fault_count += 1
            if len(self.faulty) < _FAULTS_KEPT:
                self.faulty.append(reading)

    def examination(self) -> Examination:
        return Examination(self.cards, self.not_cards, self.owing, self.in_credit, tuple(self.faulty), self.fault_count)


def open_file(path: Path, progress: Progress, *, code_page: str | None = None) -> TableFile:
    """Open a spreadsheet or a text file in a process of its own. Raises `UserError` naming the file and what to do."""
    return open_table_file(path, code_page=code_page, progress=progress)


def understand_file(
    book: Book,
    file: TableFile,
    progress: Progress,
    *,
    sheet: int | None = None,
    targets: Mapping[int, str] | None = None,
    wishes: Wishes | None = None,
) -> Understanding:
    """What the file seems to be; `targets` (column to field key, `custom` or `ignore`) and `wishes` are the user's corrections.

    Raises `UserError` for amounts of a currency that this book does not count in and that has no fixed rate.
    """
    context = reading_context(book)
    if wishes is not None and not context.can_take(wishes.amounts_in):
        raise UserError(
            N_(
                "The money of this book is {own}, that of the amounts in {file} is {other}. "
                "Write them in {own} in the file, then bring it again."
            ),
            own=money_name(context.currency),
            file=file.path.name,
            other=money_name(str(wishes.amounts_in)),
        )
    return understand(file, context, sheet=sheet, targets=targets, wishes=wishes, progress=progress)


def reading_context(book: Book) -> ReadingContext:
    """What of the shop decides how cells are read."""
    shop = book.shop
    return ReadingContext(shop.region, shop.language, shop.currency, shop.currency_exponent, clock.today())


def preview(book: Book, file: TableFile, understanding: Understanding, progress: Progress, rows: int) -> tuple[FirstRow, ...]:
    """The first rows as they would be brought in."""
    reader = RowReader(understanding.columns, reading_context(book))
    return tuple(
        FirstRow(tuple(map(date_or_text, row)), reader.read(index, row), reader.read_alone(index, row))
        for index, row in islice(_rows(file, understanding, progress), rows)
    )


def examine(book: Book, file: TableFile, understanding: Understanding, progress: Progress) -> Examination:
    """Read every row without writing anything."""
    tally = _Tally()
    for reading in _readings(book, file, understanding, progress):
        tally.count(reading)
    return tally.examination()


def run_import(book: Book, file: TableFile, understanding: Understanding, progress: Progress) -> Outcome[Examination]:
    """Write every row that says who it is as a new card, wholly or not at all.

    Columns without a field become fields of the shop's own. Raises `UserError` while a question is open, where there is
    nobody to bring in, and `Cancelled` when `progress` does; the book is then as it was.
    """
    if understanding.questions:
        raise open_question(file, understanding)
    tally = _Tally()
    with book.working(IMPORT, N_("Import of {file}"), progress=progress, file=file.path.name) as work:
        own, columns = _own_fields(work.connection, understanding.columns)
        understanding = replace(understanding, columns=columns)

        def new_cards() -> Iterator[bulk.NewCard]:
            for reading in _readings(book, file, understanding, progress):
                tally.count(reading)
                if reading.customer is not None:
                    card = _with_own(reading.customer, reading.custom, own)
                    yield bulk.NewCard(card, reading.opening_balance or 0, reading.original)

        work.indexed = bulk.insert_cards(
            work.connection, work.operation_id, new_cards(), book.shop, progress, total=understanding.row_count
        )
        if not tally.cards:
            raise UserError(N_("{file} names nobody: no row has a name, a firm or a phone. Nothing was changed."), file=file.path.name)
    return Outcome(tally.examination(), work.changes)


def open_question(file: TableFile, understanding: Understanding) -> UserError:
    """The first question left, in a message that names the file, the column and the option that answers it."""
    return UserError(N_("{file}: {question} Nothing was changed."), file=file.path.name, question=what_is_open(understanding.questions[0]))


def wrong_totals(understanding: Understanding) -> list[TotalsCheck]:
    """The sums of the file that its rows do not add up to."""
    return [check for check in understanding.totals if not check.agrees]


def _readings(book: Book, file: TableFile, understanding: Understanding, progress: Progress) -> Iterator[RowReading]:
    reader = RowReader(understanding.columns, reading_context(book))
    return (reader.read(index, row) for index, row in _rows(file, understanding, progress))


def _rows(file: TableFile, understanding: Understanding, progress: Progress) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that can be customers, each with its place in the sheet (0 is the first)."""
    for index, row in file.each_row(understanding.sheet, understanding.first_row, progress=progress):
        if row and index not in understanding.skipped_rows:
            yield index, row


def _own_fields(connection: Connection, columns: Sequence[ColumnMatch]) -> tuple[dict[str, int], tuple[ColumnMatch, ...]]:
    """The id of the shop's own field for each heading that becomes one, and the columns as they are then read.

    A field of that name is used again where it can hold what the column does; a text field takes it as it is typed.
    """
    fields = read_custom_fields(connection)
    free = {fold(own.label): own for own in fields} | {own.label: own for own in fields}
    found: dict[str, int] = {}
    read_as: list[ColumnMatch] = []
    for column in columns:
        own = free.get(column.heading) or free.get(fold(column.heading))
        if column.target != CUSTOM or not column.filled:
            read_as.append(column)
        elif own is not None and own.id not in found.values() and own.type in {column.decisions.custom_type, *_TAKES_ANY_TEXT}:
            found[column.heading] = own.id
            read_as.append(_read_as(column, own.type))
        else:
            label = _free_label(column.heading, [own.label for own in read_custom_fields(connection)])
            found[column.heading] = insert_custom_field(connection, label, column.decisions.custom_type)
            read_as.append(column)
    return found, tuple(read_as)


def _read_as(column: ColumnMatch, kind: CustomType) -> ColumnMatch:
    return replace(column, decisions=replace(column.decisions, custom_type=kind))


def _free_label(heading: str, taken: Sequence[str]) -> str:
    numbered = (f"{heading} {number}" for number in count(2))
    return heading if heading not in taken else next(label for label in numbered if label not in taken)


def _with_own(card: Customer, custom: Sequence[tuple[str, str]], own: Mapping[str, int]) -> Customer:
    values = tuple(CustomValue(own[heading], text) for heading, text in custom if heading in own)
    return replace(card, custom=values) if values else card
