"""Where a column can be read in two ways and nothing in it decides: asked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.money import read_amount
from smallcrm.exchange.understanding import Asked, ColumnMatch, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext, Wishes
    from smallcrm.exchange.survey import TableSurvey

SAMPLES = 3


def questions_of(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext, wishes: Wishes) -> Iterable[Question]:
    """What the columns themselves leave undecided, by the order of the columns."""
    for column in columns:
        values = found.columns[column.index].values
        dates = column.decisions.dates
        if column.target == "birthday" and dates.ambiguous:
            yield _question(Asked.DATES, ("dmy", "mdy"), column, dates.evidence or column.samples)
        if column.target == "birthday" and dates.calendar_ambiguous:
            yield _question(Asked.DATES, ("jalali", "hijri"), column, dates.evidence or column.samples)
        if column.target == "balance":
            yield from _questions_of_amounts(column, values, context, wishes)


def _questions_of_amounts(column: ColumnMatch, values: Iterable[Cell], context: ReadingContext, wishes: Wishes) -> Iterable[Question]:
    foreign: dict[str, str] = {}
    ambiguous: list[str] = []
    expected = column.decisions.currency or context.currency
    if column.decisions.currency and not context.is_own_money(column.decisions.currency) and not wishes.amounts_in:
        foreign[column.decisions.currency] = column.heading
    for value in values:
        if isinstance(value, str):
            reading = read_amount(value, context.exponent, decimal=column.decisions.decimal, currency=expected)
            if reading.alternatives:
                ambiguous.append(value)
            elif reading.currency and not context.is_own_money(reading.currency) and not wishes.amounts_in:
                foreign.setdefault(reading.currency, value)
    if foreign:
        yield _question(Asked.AMOUNTS_IN, (*foreign, context.currency), column, tuple(foreign.values()))
    if ambiguous:
        yield _question(Asked.DECIMAL, (".", ","), column, tuple(ambiguous))


def _question(option: Asked, readings: tuple[str, ...], column: ColumnMatch, samples: tuple[str, ...]) -> Question:
    return Question(option, readings, column.index, column.heading, samples[:SAMPLES])
