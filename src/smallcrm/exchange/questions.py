"""Where a column can be read in two ways and nothing in it decides: asked, never guessed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.domain.currency_words import TOMAN
from smallcrm.domain.date_reading import read_date
from smallcrm.domain.money import read_amount
from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.exchange.amounts import moneys_in
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.column_money import lacks_noughts, plain_among_two
from smallcrm.exchange.ledger_parts import DATES, MONEYS
from smallcrm.exchange.reading_context import RIAL
from smallcrm.exchange.understanding import ROW_MONEY, Asked, ColumnMatch, Question
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from smallcrm.domain.date_figures import Order
    from smallcrm.domain.date_reading import DateReading
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext, Wishes
    from smallcrm.exchange.survey import TableSurvey

SAMPLES = 3
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
JALALI_ORDERS: tuple[Order, ...] = ("ymd", "dmy")
CALENDARS = (Calendar.JALALI, Calendar.HIJRI)


def questions_of(
    columns: Sequence[ColumnMatch],
    found: TableSurvey,
    context: ReadingContext,
    wishes_of: Callable[[int], Wishes],
    of_noughts: str | None = None,
) -> Iterable[Question]:
    """What the columns themselves leave undecided, by the order of the columns; `wishes_of` a column what the user said of it.

    `of_noughts` is the title that says that amounts are thousands or millions.
    """
    plain = plain_among_two(columns, found, context)
    for column in columns:
        values = found.columns[column.index].values
        dates = column.decisions.dates
        is_birthday = column.target == "birthday"
        if column.target in DATES and dates.ambiguous:
            offered = JALALI_ORDERS if dates.calendar is Calendar.JALALI else ORDERS
            read = partial(read_date, calendar=dates.calendar, today=context.today, birthday=is_birthday, said=dates.said)
            orders = [partial(read, order=order) for order in offered]
            yield _question(Asked.DATES, offered, column, _told_apart(values, orders) or _samples(column))
        if column.target in DATES and dates.calendar_ambiguous:
            calendars = [
                partial(read_date, order=dates.order, calendar=calendar, today=context.today, birthday=is_birthday)
                for calendar in CALENDARS
            ]
            yield _question(Asked.DATES, CALENDARS, column, _told_apart(values, calendars) or _samples(column))
        if column.index in plain and not wishes_of(column.index).amounts_in:
            yield _question(Asked.AMOUNTS_IN, (TOMAN, RIAL), column, plain[column.index])
        if column.target == ROW_MONEY and not wishes_of(column.index).amounts_in:
            yield from _question_of_row_money(column, moneys_in(values, context), context)
        if column.target in MONEYS:
            words = column.heading if lacks_noughts(column.heading, context.currency) else of_noughts
            if words and not wishes_of(column.index).amounts_in:
                yield _question_of_noughts(column, words, context)
            else:
                yield from _questions_of_amounts(column, values, context, wishes_of(column.index))


def _question_of_noughts(column: ColumnMatch, words: str, context: ReadingContext) -> Question:
    """In which money the amounts are if they are whole after all: thousands are written out in the file."""
    money = column.decisions.currency
    offered = (*([money] if money and money != context.currency and context.can_take(money) else []), context.currency)
    return replace(_question(Asked.AMOUNTS_IN, offered, column, (words,)), is_of_noughts=True)


def _questions_of_amounts(column: ColumnMatch, values: Iterable[Cell], context: ReadingContext, wishes: Wishes) -> Iterable[Question]:
    foreign: dict[str, str] = {}
    ambiguous: list[str] = []
    expected, exponent = column.decisions.currency or context.currency, context.exponent_in(column.decisions.currency)
    if column.decisions.currency and not context.is_own_money(column.decisions.currency) and not wishes.amounts_in:
        foreign[column.decisions.currency] = column.heading
    for value in values:
        if isinstance(value, str | ShownAmount):
            reading = read_amount(value, exponent, decimal=column.decisions.decimal, currency=expected)
            if reading.alternatives:
                ambiguous.append(cell_text(value))
            elif reading.currency and not context.is_own_money(reading.currency) and not wishes.amounts_in:
                foreign.setdefault(reading.currency, cell_text(value))
    if foreign:
        offered = (*filter(context.can_take, foreign), context.currency)
        without_rate = tuple(money for money in foreign if not context.can_take(money))
        yield replace(_question(Asked.AMOUNTS_IN, offered, column, tuple(foreign.values())), without_rate=without_rate)
    if ambiguous:
        yield _question(Asked.DECIMAL, (".", ","), column, tuple(ambiguous))


def _question_of_row_money(column: ColumnMatch, moneys: Collection[str], context: ReadingContext) -> Iterable[Question]:
    """What the one money of all rows is worth; of several moneys, rows in another than the book's stay in the file."""
    without_rate = tuple(money for money in moneys if not context.can_take(money))
    if len(moneys) == 1 and without_rate:
        question = _question(Asked.AMOUNTS_IN, (context.currency,), column, _samples(column))
        yield replace(question, without_rate=without_rate)


def _told_apart(values: Iterable[Cell], readings: Sequence[Callable[[str], DateReading]]) -> tuple[str, ...]:
    """The first texts that are a date by each reading, and not the same one: by order, 30/2/1980 is none, nor is 4/4/1990."""
    found = ((value, {read(value).date for read in readings}) for value in values if isinstance(value, str))
    return tuple(islice((text for text, dates in found if len(dates) > 1 and None not in dates), SAMPLES))


def _samples(column: ColumnMatch) -> tuple[str, ...]:
    return tuple(map(cell_text, column.samples))


def _question(option: Asked, readings: tuple[str, ...], column: ColumnMatch, samples: tuple[str, ...]) -> Question:
    return Question(option, readings, column.index, column.heading, samples[:SAMPLES])
