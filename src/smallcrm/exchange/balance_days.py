"""The days of opening balances, as the cells of a column say them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import NOT_A_DATE, read_date
from smallcrm.exchange.cells import cell_text
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.draft import Draft
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

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
