"""Making sense of a table file: the sheet, its headings, where each column goes and how its cells are read."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.column_decisions import amount_of, decide, other_money_of
from smallcrm.exchange.headers import ROWS_SEARCHED, SheetKind, find_header, sheet_kind
from smallcrm.exchange.questions import questions_of
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.survey import SAMPLES, survey
from smallcrm.exchange.targets import match_columns
from smallcrm.exchange.understanding import (
    Asked,
    ColumnDecisions,
    ColumnMatch,
    LeftOut,
    Question,
    Reason,
    SheetSummary,
    TotalsCheck,
    Understanding,
)
from smallcrm.exchange.understanding_texts import SHEET_KINDS
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.headers import HeaderRow
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.survey import TableSurvey

NO_ROWS = N_("There are no rows under the headings of {file}.")
NO_CUSTOMERS = N_("No sheet of {file} holds customers (“{sheet}”: {kind}). Choose a file with a list of customers.")
NO_TABLE = N_("{file} holds no table. Choose a spreadsheet, or a text file with columns.")


def understand(
    file: TableFile,
    context: ReadingContext,
    *,
    sheet: int | None = None,
    targets: Mapping[int, str] | None = None,
    wishes: Wishes | None = None,
    progress: Progress,
) -> Understanding:
    """Make sense of a file by reading all of it once.

    `sheet` is the one to read, else the first visible one of customers. `targets` overrules where columns go, by index.
    Raises UserError where the sheet holds no rows, or no sheet holds customers and none was chosen.
    """
    starts = [file.rows(index, 0, ROWS_SEARCHED) for index in range(len(file.sheets))]
    headers = [find_header(rows) for rows in starts]
    sheets = tuple(_summary(file, index, headers[index]) for index in range(len(file.sheets)))
    chosen = sheet if sheet is not None else _choose(file, sheets)
    header = headers[chosen]
    columns = match_columns(header.headings if header else (), file.sheets[chosen].columns, targets or {})
    first_row = header.index + 1 if header else 0
    above = _above(starts[chosen][: header.index]) if header else []
    found = survey(
        file.each_row(chosen, first_row, progress=progress),
        header.headings if header else (),
        columns,
        (left.text for left in above),
    )
    if not found.row_count:
        raise UserError(NO_ROWS, file=file.path.name)
    decided = tuple(decide(column, found.columns[column.index], context, wishes or Wishes()) for column in columns)
    return Understanding(
        sheet=chosen,
        kind=sheets[chosen].kind,
        sheets=sheets,
        header_row=header.index if header else None,
        first_row=first_row,
        row_count=found.row_count,
        columns=decided,
        totals=_check_totals(found, decided, context),
        left_out=(*above, *found.left_out),
        skipped_rows=frozenset(left.row - 1 for left in found.left_out),
        questions=(*_code_page(file), *questions_of(decided, found, context, wishes or Wishes())),
        remarks=file.remarks,
    )


def _summary(file: TableFile, index: int, header: HeaderRow | None) -> SheetSummary:
    info = file.sheets[index]
    kind = sheet_kind(info.name, header) if info.rows else SheetKind.EMPTY
    return SheetSummary(index, info.name, info.hidden, kind, info.rows)


def _choose(file: TableFile, sheets: Sequence[SheetSummary]) -> int:
    """The first visible sheet of customers, else the first whose headings say nothing: the user may say what they mean."""
    visible = [sheet for sheet in sheets if not sheet.hidden and sheet.kind is not SheetKind.EMPTY]
    for wanted in (SheetKind.CUSTOMERS, SheetKind.UNKNOWN):
        for sheet in visible:
            if sheet.kind is wanted:
                return sheet.index
    if not visible:
        raise UserError(NO_TABLE, file=file.path.name)
    kind = gettext(SHEET_KINDS[visible[0].kind])
    raise UserError(NO_CUSTOMERS, file=file.path.name, sheet=visible[0].name, kind=kind)


def _above(rows: Iterable[list[Cell]]) -> list[LeftOut]:
    """The titles over the headings."""
    return [
        LeftOut(number, Reason.ABOVE, "  ".join(cell_text(cell) for cell in row if cell is not None))
        for number, row in enumerate(rows, 1)
        if row
    ]


def _check_totals(found: TableSurvey, columns: Sequence[ColumnMatch], context: ReadingContext) -> tuple[TotalsCheck, ...]:
    """Each stated sum against all rows above it, or, where only that agrees, those since the sum before."""
    checks: list[TotalsCheck] = []
    for index, amounts in found.amounts.items():
        decisions, before = columns[index].decisions, 0
        sums = _sums_above(amounts, decisions, context)
        for stated in (each for each in found.stated if each.column == index):
            says = amount_of(stated.cell, decisions, context)
            if says is None:
                continue
            whole, part = sums[stated.amounts_above], sums[stated.amounts_above] - sums[before]
            money = other_money_of(stated.cell, decisions, context)
            checks.append(TotalsCheck(stated.row, index, says, part if says == part else whole, money))
            before = stated.amounts_above
    return tuple(sorted(checks, key=lambda check: (check.row, check.column)))


def _sums_above(amounts: Sequence[Cell], decisions: ColumnDecisions, context: ReadingContext) -> list[int]:
    """The sum of the first n amounts for every n from 0 on; what cannot be read counts nothing."""
    return [0, *accumulate(amount_of(cell, decisions, context) or 0 for cell in amounts)]


def _code_page(file: TableFile) -> Iterable[Question]:
    if not file.remarks.code_pages:
        return []
    foreign = [cell for row in file.rows(0, 0, ROWS_SEARCHED) for cell in row if isinstance(cell, str) and not cell.isascii()]
    return [Question(Asked.CODE_PAGE, file.remarks.code_pages, samples=tuple(foreign[:SAMPLES]))]
