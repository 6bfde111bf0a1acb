"""Where a column can be read in two ways and nothing in it decides: asked, never guessed."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.domain.money import read_amount
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.understanding import Asked, ColumnMatch, Question
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smallcrm.domain.date_figures import Order
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext, Wishes
    from smallcrm.exchange.survey import TableSurvey

SAMPLES = 3
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
CALENDARS = (Calendar.JALALI, Calendar.HIJRI)


def questions_of(columns: Sequence[ColumnMatch], found: TableSurvey, context: ReadingContext, wishes: Wishes) -> Iterable[Question]:
    """What the columns themselves leave undecided, by the order of the columns."""
    for column in columns:
        values = found.columns[column.index].values
        dates = column.decisions.dates
        if column.target == "birthday" and dates.ambiguous:
            yield _question(Asked.DATES, ORDERS, column, _of_two_orders(values, context.today) or _samples(column))
        if column.target == "birthday" and dates.calendar_ambiguous:
            yield _question(Asked.DATES, CALENDARS, column, _of_two_calendars(values, dates.order, context.today) or _samples(column))
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
        offered = (*filter(context.can_take, foreign), context.currency)
        without_rate = tuple(money for money in foreign if not context.can_take(money))
        yield replace(_question(Asked.AMOUNTS_IN, offered, column, tuple(foreign.values())), without_rate=without_rate)
    if ambiguous:
        yield _question(Asked.DECIMAL, (".", ","), column, tuple(ambiguous))


def _of_two_orders(values: Iterable[Cell], today: date) -> tuple[str, ...]:
    """The first dates of which day and month may change places: 30/2/1980 is none, nor is 4/4/1990."""
    found = ((text, {read_date(text, order=order, today=today, birthday=True).date for order in ORDERS}) for text in _texts(values))
    return _first(text for text, dates in found if len(dates) > 1 and None not in dates)


def _of_two_calendars(values: Iterable[Cell], order: Order | None, today: date) -> tuple[str, ...]:
    """The first dates that stand in both calendars."""
    found = (
        (text, {read_date(text, order=order, calendar=calendar, today=today, birthday=True).date for calendar in CALENDARS})
        for text in _texts(values)
    )
    return _first(text for text, dates in found if len(dates) > 1 and None not in dates)


def _texts(values: Iterable[Cell]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str))


def _samples(column: ColumnMatch) -> tuple[str, ...]:
    return tuple(map(cell_text, column.samples))


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(texts, SAMPLES))


def _question(option: Asked, readings: tuple[str, ...], column: ColumnMatch, samples: tuple[str, ...]) -> Question:
    return Question(option, readings, column.index, column.heading, samples[:SAMPLES])
