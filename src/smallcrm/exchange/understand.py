"""Making sense of a table file: the sheet, its headings, where each column goes and how its cells are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from smallcrm.domain.date_reading import read_date
from smallcrm.domain.errors import UserError
from smallcrm.exchange.balance_columns import with_balances
from smallcrm.exchange.balance_days import before_entries, opens_entries
from smallcrm.exchange.balance_words import BALANCE_DAY, BALANCE_SIDE
from smallcrm.exchange.bare_ledgers import is_bare_ledger
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.column_decisions import amount_of, decide, other_money_of
from smallcrm.exchange.column_money import as_headed, money_elsewhere, moneys_said, names_no_money, title_of_noughts, with_money
from smallcrm.exchange.dated_texts import day_in_heading, days_in_title
from smallcrm.exchange.day_order import days_of_entries, told_newest_first
from smallcrm.exchange.header_row import ROWS_SEARCHED
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.labelled_columns import with_own_names
from smallcrm.exchange.ledger_parts import BROUGHT, LedgerPart
from smallcrm.exchange.outlooks_cells import says_nothing
from smallcrm.exchange.questions import questions_of
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.row_balances import with_totals
from smallcrm.exchange.sheet_kinds import NO_CUSTOMERS, NoCustomers, headings_and_kind
from smallcrm.exchange.survey import SAMPLES, survey
from smallcrm.exchange.targets import can_go_to, columns_of_fields, is_our_table, match_columns
from smallcrm.exchange.unclaimed_amounts import unclaimed_amounts
from smallcrm.exchange.understanding import (
    CUSTOM,
    IGNORE,
    KEPT_SHEET,
    WHOLE_CARD,
    Asked,
    ColumnDecisions,
    ColumnMatch,
    DayStands,
    LeftOut,
    Question,
    Reason,
    SheetSummary,
    TableUnderstanding,
    TotalsCheck,
    Understanding,
)
from smallcrm.exchange.understanding_texts import SHEET_KINDS
from smallcrm.exchange.whole_book import entry_count_of, money_of, own_fields_of
from smallcrm.exchange.whose_entries import begins_a_part, is_said_by_a_column, name_of_sheet, place_of_names, said_above
from smallcrm.exchange.years_said import with_year_said
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.header_row import HeaderRow
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.survey import TableSurvey

ROWS_GUESSED_BY = 200

NO_ROWS = N_("There are no rows under the headings of {file}.")
NO_RESULTS = N_(
    "{file} holds formulas without what they come to, and nothing else that can be read. "
    "Open it in Excel or LibreOffice, save it there, then choose it again."
)
NO_TABLE = N_("{file} holds no table. Choose a spreadsheet, or a text file with columns.")
NOBODY = N_("{file} was written from a book without customers. There is nothing in it to bring in.")


def understand(
    file: TableFile,
    context: ReadingContext,
    *,
    sheets: Mapping[int, SheetWishes] | None = None,
    wishes: Wishes | None = None,
    answers: Wishes | None = None,
    progress: Progress,
) -> Understanding:
    """Make sense of a file by reading every sheet that is brought in once.

    `sheets` is what the user said of single sheets, by index, and `wishes` of the whole file; `answers` of a file like it, which
    count where this one leaves it open. Raises UserError where no sheet can be brought in, or none of those that can holds a row.
    """
    looks = [_look(file, index, (sheets or {}).get(index, SheetWishes()), context) for index in range(len(file.sheets))]
    chosen = _chosen(file, looks)
    has_entries = any(look.kind is SheetKind.LEDGER for look in chosen)
    chosen = _with_money_elsewhere([replace(look, has_entries_beside=has_entries) for look in chosen], context)
    tables = tuple(
        table for look in chosen if (table := _table(file, look, context, wishes or Wishes(), answers or Wishes(), progress)) is not None
    )
    tables = told_newest_first([before_entries(table, tables) for table in tables])
    if not any(table.row_count for table in tables):
        raise UserError(NO_RESULTS if _has_unsolved(file) else NO_ROWS, file=file.path.name)
    kinds = {look.index: look.kind for look in chosen}
    shown = [look for look in looks if file.sheets[look.index].fields != (KEPT_SHEET,)]
    summaries = tuple(SheetSummary(each.index, each.name, each.hidden, kinds.get(each.index, each.kind), each.rows) for each in shown)
    return Understanding(context=context, sheets=summaries, tables=tables, questions=tuple(_code_page(file)), remarks=file.remarks)


def only_sheets(file: TableFile, chosen: Collection[int], context: ReadingContext) -> dict[int, SheetWishes]:
    """The wish to bring in these sheets alone: as what they look like, as customers where that can be nothing of ours."""
    looks = [_look(file, index, SheetWishes(), context) for index in range(len(file.sheets))]
    return {
        look.index: SheetWishes(
            SheetKind.NOT_OURS if look.index not in chosen else look.kind if look.kind in BROUGHT else SheetKind.CUSTOMERS
        )
        for look in looks
    }


def what_was_changed(file: TableFile, sheet: int, said: SheetWishes, context: ReadingContext) -> SheetWishes:
    """What the user said of a sheet, but for what would be understood so without him."""
    asked = SheetWishes(said.kind, headings_row=said.headings_row)
    own, look = (_look(file, sheet, wishes, context) for wishes in (SheetWishes(), asked))
    kind = None if said.kind is own.kind and not own.hidden else said.kind
    said = replace(said, kind=kind, headings_row=None if look.heading_rows == own.heading_rows else said.headings_row)
    if not said.targets:
        return said
    look = replace(look, kind=look.kind if look.kind in BROUGHT else SheetKind.CUSTOMERS)
    meant = {column.index: column.target for column in _columns(file, look, context)}
    targets = {place: each for place, each in said.targets.items() if meant.get(place) != each}
    return replace(said, targets=targets)


@dataclass(frozen=True, slots=True)
class _Look:
    """A sheet at first sight: its first rows, its headings, and what it holds by them or by the user's word."""

    index: int
    name: str
    hidden: bool
    rows: int
    kind: SheetKind
    is_wished: bool
    start: list[list[Cell]]
    header: HeaderRow | None
    wishes: SheetWishes
    has_entries_beside: bool = False
    money_elsewhere: str | None = None
    has_plain_amounts: bool = False

    @property
    def first_row(self) -> int:
        return self.header.end if self.header else 0

    @property
    def heading_rows(self) -> range:
        return range(self.header.index if self.header else 0, self.first_row)


def _look(file: TableFile, index: int, wishes: SheetWishes, context: ReadingContext) -> _Look:
    info = file.sheets[index]
    start = file.start_of(index, max(ROWS_SEARCHED, wishes.headings_row or 0))
    header, kind = (None, SheetKind.CUSTOMERS) if info.fields else headings_and_kind(info.name, start, wishes.headings_row)
    if wishes.headings_row is not None and kind not in BROUGHT:  # a row that heads nothing throws no sheet out
        kind = headings_and_kind(info.name, start, None)[1]
    if header is None and kind is SheetKind.UNKNOWN and is_bare_ledger(start, context):
        kind = SheetKind.LEDGER
    kind = wishes.kind or kind if info.rows and info.fields != (KEPT_SHEET,) else SheetKind.EMPTY
    return _Look(index, info.name, info.hidden, info.rows - info.first_row, kind, wishes.kind is not None, start, header, wishes)


def _chosen(file: TableFile, looks: Sequence[_Look]) -> list[_Look]:
    """Those that are brought in, in the order they are: visible, or wished for; the first of no known kind where there is nothing else."""
    visible = [look for look in looks if look.kind is not SheetKind.EMPTY and (look.is_wished or not look.hidden)]
    if not visible:
        raise UserError(NO_RESULTS if _has_unsolved(file) else NO_TABLE if file.book is None else NOBODY, file=file.path.name)
    brought = [look for kind in BROUGHT for look in visible if look.kind is kind]
    unknown = [replace(look, kind=SheetKind.CUSTOMERS) for look in visible if look.kind is SheetKind.UNKNOWN]
    if brought or unknown:
        return brought or unknown[:1]
    kind = gettext(SHEET_KINDS[visible[0].kind])
    raise NoCustomers(NO_CUSTOMERS, visible[0].index, file=file.path.name, sheet=visible[0].name, kind=kind)


def _with_money_elsewhere(looks: Sequence[_Look], context: ReadingContext) -> list[_Look]:
    """The sheets, each with the money that the rest of the file names for amounts that name none, and whether there are such."""
    said: list[frozenset[str]] = []
    for look in looks:
        titles = [look.name, *(left.text for left in _above(look.start[: look.header.index]))] if look.header else []
        said.append(moneys_said(look.header, titles, look.start[look.first_row :], context) if look.header else frozenset())
    has_plain = any(look.header and names_no_money(look.header, context.currency) for look in looks)
    elsewhere = [money_elsewhere(said[place], said[:place] + said[place + 1 :], context.currency) for place in range(len(said))]
    return [replace(look, money_elsewhere=money, has_plain_amounts=has_plain) for look, money in zip(looks, elsewhere, strict=True)]


def _table(
    file: TableFile, look: _Look, context: ReadingContext, wishes: Wishes, answers: Wishes, progress: Progress
) -> TableUnderstanding | None:
    """None where no row stands below the headings."""
    columns = _columns(file, look, context)
    summed = [column.index for column in columns if _is_sum_of_entries(column, look)]
    headings, above = (look.header.headings, _above(look.start[: look.header.index])) if look.header else ((), [])
    rows = file.each_row(look.index, look.first_row, progress=progress)
    whose, place = _whose(file, look, columns)
    titles, is_list = [left.text for left in above], look.kind is SheetKind.CUSTOMERS
    written = look.header.written if look.header else ()
    writes_all_out = bool(file.sheets[look.index].fields) or is_our_table(columns)
    found = survey(rows, headings, columns, titles, written=written, place_of_names=place, is_list=is_list, has_lines=not writes_all_out)
    if not found.row_count and look.wishes.headings_row is None:
        return None

    def wishes_of(column: int) -> Wishes:
        return look.wishes.columns.get(column, Wishes()).over(
            as_headed(columns[column].heading, wishes, context, has_plain=look.has_plain_amounts)
        )

    of_book = money_of(file.book or {}) if is_our_table(columns) else None
    columns = with_year_said(columns, (look.name, *titles), context)
    columns = with_money(columns, found, (look.name, *titles), context, of_book=of_book, elsewhere=look.money_elsewhere)
    of_noughts = title_of_noughts((look.name, *titles), context.currency)
    decided = tuple(decide(column, found.columns[column.index], context, wishes_of(column.index), answers) for column in columns)
    if not file.sheets[look.index].fields and not is_our_table(columns):
        decided = tuple(column if column.index in look.wishes.targets else _left_out_if_empty(column, found) for column in decided)
    decided = with_own_names(decided, found)
    days = _days(LedgerPart.DAY, decided, found, context)
    in_heading = max((day for column in decided if (day := _day_of_balances(column, context))), default=None)
    day = in_heading or _day_told(titles, context)
    stands = None if look.wishes.balances_of or day is None else DayStands.IN_HEADING if in_heading else DayStands.ABOVE
    day = look.wishes.balances_of or day
    has_fields = bool(file.sheets[look.index].fields)
    book = (file.book or {}) if file.sheets[look.index].fields == (WHOLE_CARD,) else {}
    return TableUnderstanding(
        sheet=look.index,
        name=look.name,
        kind=look.kind,
        rows=look.rows,
        header_row=look.header.index if look.header else None,
        first_row=look.first_row,
        row_count=found.row_count,
        columns=decided,
        totals=_check_totals(found, decided, context),
        left_out=(*above, *found.left_out),
        skipped_rows=frozenset(left.row - 1 for left in found.left_out),
        questions=(*questions_of(decided, found, context, wishes_of, of_noughts), *_question_of_money(book, context)),
        summed_elsewhere=frozenset(summed),
        own_fields=own_fields_of(book),
        entry_count=entry_count_of(book),
        unclaimed_amounts=() if has_fields else unclaimed_amounts(look.kind, decided, found, look.wishes.targets, context),
        balances_of=day,
        day_stands=stands,
        balances_until=_last_day_of_balances(decided, found, context, day),
        entries_from=min(days, default=None),
        days=days_of_entries(days, rows=found.row_count, names=sum(each.filled for each in decided if each.target == "name")),
        whose=whose,
        place_of_names=place,
        unnamed_rows=frozenset(found.unnamed),
        layout=file.sheets[look.index].layout,
        continued=file.sheets[look.index].continued,
        unsolved=_unsolved(file, look, found),
        writes_all_out=writes_all_out,
    )


def _unsolved(file: TableFile, look: _Look, found: TableSurvey) -> dict[int, int]:
    """How many formulas without results stand in the rows that are brought in, by column."""
    left = {each.row - 1 for each in found.left_out}
    counts = {
        column: sum(row >= look.first_row and row not in left for row in rows)
        for column, rows in file.sheets[look.index].unsolved.items()
        if look.wishes.targets.get(column) != IGNORE
    }
    return {column: count for column, count in counts.items() if count}


def _has_unsolved(file: TableFile) -> bool:
    return any(sheet.unsolved for sheet in file.sheets)


def _whose(file: TableFile, look: _Look, columns: Sequence[ColumnMatch]) -> tuple[Mapping[str, str], int | None]:
    """Whose the entries are where no column says it, and the place of names on rows of their own."""
    if look.kind is not SheetKind.LEDGER or is_said_by_a_column(columns):
        return {}, None
    titles = look.start[: look.header.index] if look.header else []
    headings = look.header.headings if look.header else ()
    place = place_of_names(titles, headings, file.rows(look.index, look.first_row, ROWS_GUESSED_BY))
    said = said_above(titles)
    if not said and place is not None:
        said = next((begins_a_part(row, place) for row in reversed(titles) if row), {})
    return said or ({} if place is not None else name_of_sheet(look.name)), place


def _question_of_money(book: Mapping[str, Any], context: ReadingContext) -> Iterable[Question]:
    """What one of the money of a whole book is worth, where the book it is brought into counts in another."""
    money = money_of(book)
    if money is not None and not context.can_take(money):
        yield Question(Asked.AMOUNTS_IN, (context.currency,), without_rate=(money,))


def _day_told(titles: Iterable[str], context: ReadingContext) -> date | None:
    """The day that stands alone in the titles above a table (Updated: 31.12.2024): that of its balances; None where several do."""
    days = {day for title in titles for day in days_in_title(title, context)}
    return days.pop() if len(days) == 1 else None


def _day_of_balances(column: ColumnMatch, context: ReadingContext) -> date | None:
    """The day that the heading of a column of balances says."""
    return day_in_heading(column.heading, context) if column.target == "balance" else None


def _last_day_of_balances(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext, day: date | None) -> date | None:
    """The last of the days that stand beside balances, and `day`, of which those without one are; None where that is today."""
    without = sum(column.filled for column in columns if column.target == "balance")
    without -= sum(column.filled for column in columns if column.target == BALANCE_DAY)
    if day is None and without > 0:
        return None
    return max([*_days(BALANCE_DAY, columns, found, context), *([day] if day and without > 0 else [])], default=day)


def _left_out_if_empty(column: ColumnMatch, found: TableSurvey) -> ColumnMatch:
    """A field of the shop's own is not made of what a program filled into every row."""
    is_empty = column.target == CUSTOM and column.label is None and says_nothing(column.heading, found.columns[column.index].values)
    return replace(column, target=IGNORE) if is_empty else column


def _is_sum_of_entries(column: ColumnMatch, look: _Look) -> bool:
    """A balance beside a sheet of entries is what these come to, and would count them twice, unless its heading says that it opens them."""
    is_beside = look.kind is SheetKind.CUSTOMERS and look.has_entries_beside and column.target == "balance"
    return is_beside and not opens_entries(column)


def _days(target: str, columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext) -> list[date]:
    """The days in the columns that go there, those of entries or of balances, in the order of the file."""
    days: list[date] = []
    for column in columns:
        if column.target == target:
            dates = column.decisions.dates
            for cell in found.columns[column.index].values:
                if isinstance(cell, str | int | float | date):
                    moment = cell.date() if isinstance(cell, datetime) else cell
                    read = read_date(moment, order=dates.order, calendar=dates.calendar, today=context.today, said=dates.said).date
                    day = read.gregorian() if read is not None and read.is_whole else None
                    days += [day] if day else []
    return days


def _columns(file: TableFile, look: _Look, context: ReadingContext) -> list[ColumnMatch]:
    info = file.sheets[look.index]
    targets = {place: target for place, target in look.wishes.targets.items() if can_go_to(target, look.kind)}
    if info.fields:
        return columns_of_fields(info.fields, targets)
    rows = file.rows(look.index, look.first_row, ROWS_GUESSED_BY)
    headings = look.header.headings if look.header else ()
    sides = look.header.sides if look.header and look.kind is SheetKind.LEDGER else {}
    matched = match_columns(headings, info.columns, {**sides, **targets}, look.kind, rows, context)
    if look.kind is SheetKind.LEDGER:
        return with_totals(matched, targets, rows, context)
    return with_balances(matched, targets, rows, context) if look.kind is SheetKind.CUSTOMERS else matched


def _above(rows: Iterable[list[Cell]]) -> list[LeftOut]:
    """The titles over the headings."""
    return [
        LeftOut(number, Reason.ABOVE, "  ".join(cell_text(cell) for cell in row if cell is not None))
        for number, row in enumerate(rows, 1)
        if row
    ]


def _check_totals(found: TableSurvey, columns: Sequence[ColumnMatch], context: ReadingContext) -> tuple[TotalsCheck, ...]:
    """Each stated sum against the rows since one of the sums before, the nearest that agrees, or else against all rows above it."""
    checks: list[TotalsCheck] = []
    is_told_beside = any(column.target == BALANCE_SIDE for column in columns)  # which of the amounts are taken off
    for index in sorted({each.column for each in found.stated} if not is_told_beside else ()):
        decisions = columns[index].decisions
        sums = _sums_above(found.amounts[index], decisions, context)
        row_after, begins_at = {0: 0}, {whole: place for place, whole in reversed([*enumerate(sums)])}
        for stated in (each for each in found.stated if each.column == index):
            says = amount_of(stated.cell, decisions, context)
            if says is None:
                continue
            whole = sums[stated.amounts_above]
            after = row_after.get(whole - says)
            if after is None and stated.is_of_part and begins_at.get(whole - says, len(sums)) <= stated.amounts_above:
                after = 0  # the rows of one customer, of whom the one above has no sum of his own
            money = other_money_of(stated.cell, decisions, context)
            checks.append(TotalsCheck(stated.row, index, says, whole if after is None else says, money, after or 0))
            row_after[whole] = stated.row
    return tuple(sorted(checks, key=lambda check: (check.row, check.column)))


def _sums_above(amounts: Sequence[Cell], decisions: ColumnDecisions, context: ReadingContext) -> list[int]:
    """The sum of the first n amounts for every n from 0 on; what cannot be read counts nothing."""
    return [0, *accumulate(amount_of(cell, decisions, context) or 0 for cell in amounts)]


def _code_page(file: TableFile) -> Iterable[Question]:
    if not file.remarks.code_pages:
        return []
    foreign = [cell for row in file.rows(0, 0, ROWS_SEARCHED) for cell in row if isinstance(cell, str) and not cell.isascii()]
    return [Question(Asked.CODE_PAGE, file.remarks.code_pages, samples=tuple(foreign[:SAMPLES]))]
