"""The days of opening balances, as the cells of a column say them, and which balances stand before the entries of another sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import NOT_A_DATE, read_date
from smallcrm.exchange.balance_words import OPENING
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import SheetKind, match_header
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.draft import Draft
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch, TableUnderstanding

NOT_WHOLE = N_("A balance needs the day, the month and the year.")
DAYS_KEPT = 20_000
"""The same few days come again and again."""


def balance_day(column: ColumnMatch, context: ReadingContext) -> Callable[[Draft, Cell], None]:
    """The function that reads the cells of a column of days of balances into the draft of a card."""
    dates = column.decisions.dates

    @lru_cache(maxsize=DAYS_KEPT, typed=True)
    def read(cell: str | float | date | None) -> tuple[date | None, str]:
        moment = cell.date() if isinstance(cell, datetime) else cell
        reading = read_date(moment, order=dates.order, calendar=dates.calendar, today=context.today)
        day = reading.date.gregorian() if reading.date is not None and reading.date.is_whole else None
        return day, "" if day else reading.error or (NOT_WHOLE if reading.date is not None else "")

    def put(draft: Draft, cell: Cell) -> None:
        day, trouble = (None, NOT_A_DATE) if isinstance(cell, time) else read(cell)
        if trouble:
            draft.keep_in_notes(column.index, column.heading, cell_text(cell), trouble)
        elif day is not None:
            draft.balance_day, draft.balance_day_said = day, f"{column.heading}: {cell_text(cell)}"

    return put


def opens_entries(column: ColumnMatch) -> bool:
    """Whether the heading of balances says that they are from before the entries."""
    return match_header(column.heading).side == OPENING


def before_entries(table: TableUnderstanding, tables: Sequence[TableUnderstanding]) -> TableUnderstanding:
    """The table with what tells that its balances are from before all entries, which come on top: their day, or their heading."""
    days = [each.entries_from for each in tables if each.kind is SheetKind.LEDGER]
    known = [day for day in days if day is not None]
    balances = [each for each in table.columns if each.target == "balance"]
    if known and table.balances_of is None and balances and all(map(opens_entries, balances)):
        return replace(table, balances_of=min(known), entries_from=min(known))
    if (
        not table.summed_elsewhere
        or table.balances_until is None
        or not known
        or len(known) < len(days)
        or table.balances_until >= min(known)
    ):
        return table
    return replace(table, summed_elsewhere=frozenset(), entries_from=min(known))
