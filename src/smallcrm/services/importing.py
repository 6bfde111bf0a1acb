"""Bringing files into the book: understood, shown, corrected, then written in one step that one undo takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, islice
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.choices import CustomType
from smallcrm.domain.currency_words import money_within
from smallcrm.domain.customer import CustomField
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.exchange.as_above import marks_in
from smallcrm.exchange.cells import date_or_text
from smallcrm.exchange.filled_rows import FilledRows, columns_of_entries
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.labelled_columns import own_names
from smallcrm.exchange.ledger_reading import LedgerReader
from smallcrm.exchange.open_file import open_table_file
from smallcrm.exchange.row_reading import NOBODY, RowReader
from smallcrm.exchange.table_rows import table_rows
from smallcrm.exchange.understand import understand
from smallcrm.exchange.understanding_texts import what_is_open
from smallcrm.exchange.whole_card import WholeCardReader
from smallcrm.i18n import N_, gettext
from smallcrm.i18n.numbers import format_number
from smallcrm.services.book import IMPORT
from smallcrm.services.custom_fields import insert_custom_field, read_custom_fields
from smallcrm.services.duplicates import likely_known
from smallcrm.services.import_context import reading_context
from smallcrm.services.import_decisions import Decider
from smallcrm.services.import_review import NewCustomers, Review, Tally
from smallcrm.services.import_texts import reason_of
from smallcrm.services.import_whole_cards import shop_to_take_over, take_over_shop
from smallcrm.services.matchings import Said, remember
from smallcrm.services.merged_card import merged_card
from smallcrm.services.past_imports import remember_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import SheetWishes, Wishes
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import ColumnMatch, Question, TableUnderstanding, Understanding
    from smallcrm.models.bulk import BulkWriter
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book, Work
    from smallcrm.services.import_decisions import Decision, OwnFields, RowWish

NO_RATE = N_(
    "The money of this book is {own}, that of the amounts in {file} is {other}. "
    "Say how much one of it is worth, or write the amounts in {own} in the file; then bring it again."
)
NAMES_NOBODY = N_(
    "No row of {file} says whose it is in a column known to hold names, firms or phones. Nothing was changed. "
    "Say which column holds them; where a name and a phone stand in one cell, put each into a column of its own first."
)
NOTHING_COMES_IN = N_("Nothing of {file} can be brought in. Row {row}: {reason} Nothing was changed.")
FAR_APART = 200
_TAKES_ANY_TEXT = (CustomType.TEXT, CustomType.CHOICE)


@dataclass(frozen=True, slots=True)
class FirstRow:
    """One of the first rows: its cells (dates as such, all else as texts), what it says, and each filled cell read by itself."""

    cells: tuple[str | date, ...]
    reading: RowReading | LedgerReading
    alone: Mapping[int, RowReading | LedgerReading]


def open_file(
    path: Path, progress: Progress, *, code_page: str | None = None, password: str | None = None, repair: bool = True
) -> TableFile:
    """Open a file that holds a table in a process of its own; `repair` mends cells that another program garbled.

    Raises `PasswordNeeded` for a locked workbook, `UserError` naming the file and what to do.
    """
    return open_table_file(path, code_page=code_page, password=password, repair=repair, progress=progress)


def understand_file(
    book: Book,
    file: TableFile,
    progress: Progress,
    *,
    sheets: Mapping[int, SheetWishes] | None = None,
    wishes: Wishes | None = None,
    answers: Wishes | None = None,
) -> Understanding:
    """What the file seems to be; `sheets` (by index) and `wishes` are the user's corrections, `answers` those of a file like it.

    Raises `UserError` for amounts of a currency that this book does not count in and that has no rate.
    """
    with book.reading() as connection:
        takes_over = shop_to_take_over(connection, file)
    context = reading_context(book, wishes, takes_over or book.shop)
    if wishes is not None and not context.can_take(wishes.amounts_in):
        own, other = money_within(context.currency), money_within(str(wishes.amounts_in))
        raise UserError(NO_RATE, own=own, file=file.path.name, other=other)
    return replace(understand(file, context, sheets=sheets, wishes=wishes, answers=answers, progress=progress), takes_over=takes_over)


def preview(
    file: TableFile, understanding: Understanding, table: TableUnderstanding, progress: Progress, rows: int
) -> tuple[FirstRow, ...]:
    """The first rows of a table as they would be brought in."""
    found = list(islice(table_rows(file, table, progress), rows))
    named = FilledRows(table).of(found) if table.kind is SheetKind.LEDGER else found
    reader, width = _reader(understanding, table), len(table.columns)
    return tuple(
        FirstRow(
            tuple(map(date_or_text, row if len(row) <= width else written)),
            reader.read(index, row),
            reader.read_alone(index, row),
        )
        for (_, written), (index, row) in zip(found, named, strict=True)
    )


def read_rows(
    understanding: Understanding, table: TableUnderstanding, rows: Mapping[int, list[Cell]]
) -> dict[int, RowReading | LedgerReading]:
    """What single rows of a table say by themselves."""
    reader = _reader(understanding, table)
    return {row: reader.read(row, cells) for row, cells in rows.items() if cells}


def read_alone(
    understanding: Understanding, table: TableUnderstanding, row: int, cells: list[Cell]
) -> Mapping[int, RowReading | LedgerReading]:
    """What each filled cell of a row says by itself, by its column."""
    return _reader(understanding, table).read_alone(row, cells)


def _reader(understanding: Understanding, table: TableUnderstanding) -> RowReader | LedgerReader | WholeCardReader:
    if table.holds_whole_cards:
        return WholeCardReader(table.columns, understanding.context)
    if table.kind is SheetKind.LEDGER:
        return LedgerReader(columns_of_entries(table), understanding.context, len(table.columns))
    return RowReader(table.columns, understanding.context, by_number=table.kind is SheetKind.SALES, marks=marks_in(table))


def cells_of(file: TableFile, sheet: int, rows: Sequence[int]) -> dict[int, list[Cell]]:
    """The cells of some rows (0 is the first) of a sheet as they stand in the file, blank ends cut off."""
    found: dict[int, list[Cell]] = {}
    for first, last in _runs(sorted(rows)):
        found |= enumerate(file.rows(sheet, first, last - first + 1), first)
    return {row: found[row] for row in rows if row in found}


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of the rows that are fetched together: near ones are cheaper read along than asked for."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] - rows[place - 1] > FAR_APART:
            yield rows[start], rows[place - 1]
            start = place


def review(
    book: Book,
    file: TableFile,
    understanding: Understanding,
    progress: Progress,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
) -> Review:
    """Decide on every row without writing anything; `rows` is what the user said of single ones, by sheet and row (0 is the first)."""
    tables = understanding.tables
    new = NewCustomers({table.sheet: table.name for table in tables} if len(tables) > 1 else {})
    tally = Tally(tables, new)
    with book.reading() as connection:
        planned = _plan_own_fields(read_custom_fields(connection), understanding)
        decider = Decider(connection, _read_as_planned(understanding, planned), understanding.context, planned.ids, rows or {})
        for table, decisions in decider.decide(file, progress):
            tally.count(table, decisions)
        for table, settled in decider.settled():
            tally.settle(table, settled)
        new.tell(*likely_known(connection, new.compared, progress))
    return tally.review(decider.whose())


def run_import(
    book: Book,
    file: TableFile,
    understanding: Understanding,
    progress: Progress,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
    said: Said | None = None,
) -> Outcome[Review]:
    """Carry out what `review` tells, wholly or not at all; what the user `said` of the file is remembered of its shape.

    Columns without a field become fields of the shop's own. Raises `UserError` while a question is open, where there is
    nobody to bring in, and `Cancelled` when `progress` does; the book is then as it was. Where everything stands in the
    book already nothing is written, and there is nothing to undo.
    """
    if open_questions(understanding):
        raise open_question(file, understanding)
    tally = Tally(understanding.tables)
    total = sum(table.row_count for table in understanding.tables)
    with book.working(IMPORT, N_("Import of {file}"), progress=progress, file=file.path.name) as work:
        from smallcrm.models.bulk import CHUNK, BulkWriter

        connection, progress = work.connection, work.progress
        shop = shop_to_take_over(connection, file)
        if shop is not None:
            take_over_shop(connection, file, shop)
        planned = _plan_own_fields(read_custom_fields(connection), understanding)
        own = _make_own_fields(connection, planned)
        decider = Decider(connection, _read_as_planned(understanding, planned), understanding.context, own, rows or {})
        writer, done = BulkWriter(connection, work.operation_id, shop or book.shop, expected=total), 0
        for table, decisions in decider.decide(file, progress):
            tally.count(table, decisions)
            _carry_out(work, writer, decisions, shop or book.shop)
            done += len(decisions)
            progress.report(done, total, gettext("Writing the cards"))
        for table, settled in decider.settled():
            tally.settle(table, settled)
            _carry_out(work, writer, settled, shop or book.shop)
        known_rows = decider.kin.known_rows()
        while some := list(islice(known_rows, CHUNK)):
            writer.remember(some)
            progress.report(done, total, gettext("Writing the cards"))
        with writer.aside(progress):
            decider.kin.join(connection)
        work.indexed = writer.finish(progress)
        decider.kin.index(connection, shop or book.shop, progress)
        decider.kin.tell_apart(connection, file.book or {}, work.indexed)
        found = tally.review()
        if not found.can_bring and not found.is_known:
            raise _nothing_comes_in(file, found, shop or book.shop)
        if said is not None and found.can_bring:
            remember(connection, file, understanding.context, said)
        remember_counts(work.connection, work.operation_id, found)
    return Outcome(found, work.changes)


def _nothing_comes_in(file: TableFile, found: Review, shop: ShopSettings) -> UserError:
    cannot = next(((row, told) for _, row, told in found.told() if told.reason not in {"", NOBODY}), None)
    if cannot is None:
        return UserError(NAMES_NOBODY, file=file.path.name)
    row, told = cannot
    return UserError(NOTHING_COMES_IN, file=file.path.name, row=format_number(row + 1, digits=shop.digits), reason=reason_of(told, shop))


def _carry_out(work: Work, writer: BulkWriter, decisions: Sequence[Decision], shop: ShopSettings) -> None:
    made = [each for each in decisions if each.new_card is not None]
    ids = writer.write_cards([card for each in made for card in (each.new_card, *each.hidden) if card is not None])
    if list(ids) != [card for each in made for card in range(each.card_id or 0, (each.card_id or 0) + 1 + len(each.hidden))]:
        raise LookupError("the cards were given other ids than decided")
    changes = [each for each in decisions if each.opening or each.adds or (each.update is not None and each.update is not each.before)]
    if changes:
        with writer.aside(work.progress, [each.card_id for each in changes if each.card_id is not None]):
            for each in changes:
                _change(work, each, shop)
    writer.post(entry for each in decisions for entry in each.entries)
    kept = ((each.card_id, (each.digest, each.digest_in_file)) for each in decisions if each.card_id is not None)
    writer.remember((card_id, digest) for card_id, digests in kept for digest in digests if digest is not None)


def _change(work: Work, decision: Decision, shop: ShopSettings) -> None:
    from smallcrm.models.cards import load_cards, update_card, with_photo
    from smallcrm.services.ledger import set_opening_balance

    if decision.adds is not None and decision.card_id is not None:
        (card,) = load_cards(work.connection, [decision.card_id], photos=True)
        completed = merged_card((card, decision.adds), shop, read_custom_fields(work.connection))
        if completed != card:
            update_card(work.connection, completed)
    if decision.update is not None and decision.update is not decision.before:
        update_card(work.connection, with_photo(work.connection, decision.update))  # cards are compared without their photos
    if decision.opening is not None and decision.card_id is not None:
        opening = decision.opening
        set_opening_balance(work.connection, work.operation_id, decision.card_id, opening.amount, opening.original, opening.day)


def open_questions(understanding: Understanding) -> tuple[Question, ...]:
    """What is left open in the file and in its tables."""
    return (*understanding.questions, *(question for table in understanding.tables for question in table.questions))


def open_question(file: TableFile, understanding: Understanding) -> UserError:
    """The first question left, in a message that names the file, the column and the option that answers it."""
    question = what_is_open(open_questions(understanding)[0])
    return UserError(N_("{file}: {question} Nothing was changed."), file=file.path.name, question=question)


@dataclass(frozen=True, slots=True)
class _PlannedFields:
    """The fields of the shop's own for columns without one: `ids` by sheet and heading, those `to_make` below zero; `types` as read."""

    ids: OwnFields
    to_make: Mapping[int, tuple[str, CustomType, tuple[str, ...]]]
    types: Mapping[tuple[int, str], CustomType]


def _plan_own_fields(present: Sequence[CustomField], understanding: Understanding) -> _PlannedFields:
    """A field of a column's name is used again where it can hold what the column does; a text field takes it as it is typed.

    Sheets share their fields; two columns of one sheet never do.
    """
    ids: dict[tuple[int, str], int] = {}
    types: dict[tuple[int, str], CustomType] = {}
    to_make: dict[int, tuple[str, CustomType, tuple[str, ...]]] = {}
    fields = [(own.id, own.label, own.type) for own in present]
    for table in understanding.tables:
        columns = [CustomField(0, name, each.decisions.custom_type) for each in table.columns for name in own_names(each)]
        for heading, kind, choices in ((own.label, own.type, own.choices) for own in (*columns, *table.own_fields)):
            if (table.sheet, heading) in ids:
                continue
            taken = {identity for (sheet, _), identity in ids.items() if sheet == table.sheet}
            alike = [each for each in fields if each[1] == heading] or [each for each in fields if fold(each[1]) == fold(heading)]
            found = next((each for each in alike if each[0] not in taken and each[2] in {kind, *_TAKES_ANY_TEXT}), None)
            if found is None:
                label = _free_label(heading, [each[1] for each in fields])
                found = (-1 - len(to_make), label, kind)
                to_make[found[0]] = (label, kind, choices)
                fields.append(found)
            ids[table.sheet, heading] = found[0]
            types[table.sheet, heading] = found[2]
    return _PlannedFields(ids, to_make, types)


def _make_own_fields(connection: Connection, planned: _PlannedFields) -> OwnFields:
    made = {identity: insert_custom_field(connection, *made) for identity, made in planned.to_make.items()}
    return {place: made.get(identity, identity) for place, identity in planned.ids.items()}


def _read_as_planned(understanding: Understanding, planned: _PlannedFields) -> Understanding:
    def read_as(table: TableUnderstanding, column: ColumnMatch) -> ColumnMatch:
        kind = planned.types.get((table.sheet, column.heading))
        return column if kind is None else replace(column, decisions=replace(column.decisions, custom_type=kind))

    tables = tuple(replace(table, columns=tuple(read_as(table, column) for column in table.columns)) for table in understanding.tables)
    return replace(understanding, tables=tables)


def _free_label(heading: str, taken: Sequence[str]) -> str:
    numbered = (f"{heading} {number}" for number in count(2))
    return heading if heading not in taken else next(label for label in numbered if label not in taken)
