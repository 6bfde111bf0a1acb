"""How the cells of a column are read, decided from all of them: order of dates, calendar, decimal mark, currency, type."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType
from smallcrm.domain.currency_words import currency_in
from smallcrm.domain.date_column import with_year
from smallcrm.domain.date_reading import decide_dates, is_day_alone, read_date
from smallcrm.domain.money import AmountReading, decide_decimal, money_named, read_amount
from smallcrm.domain.person_name import order_of_names
from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.exchange.amounts import moneys_in
from smallcrm.exchange.cell_errors import CELL_ERRORS
from smallcrm.exchange.choice_words import yes_or_no
from smallcrm.exchange.ledger_parts import MONEYS, LedgerPart
from smallcrm.exchange.outlooks_cells import is_no_day
from smallcrm.exchange.survey import DECIDED
from smallcrm.exchange.understanding import CUSTOM, IGNORE, ROW_MONEY, ColumnDecisions, ColumnMatch
from smallcrm.i18n.numbers import has_decimal_comma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.choices import NameOrder
    from smallcrm.domain.date_column import YearSaid
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext, Wishes
    from smallcrm.exchange.survey import ColumnSurvey

MOST_NAMES = 1_000
NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]+)?")
NUMBER_WITH_COMMA = re.compile(r"-?[0-9]{1,15},(?:[0-9]{1,2}|[0-9]{4,})")
"""Not before three figures: those may be thousands."""
CODE = re.compile(r"-?0[0-9]")
"""A number with a zero before it is a code, and would lose it."""


def decide(column: ColumnMatch, surveyed: ColumnSurvey, context: ReadingContext, wishes: Wishes, answers: Wishes) -> ColumnMatch:
    """The column with what was found in it, and how its cells are to be read; an empty one without a field is ignored.

    The money that it comes with is that of the titles and of other cells; `answers` are of another file, and count only where
    this column leaves it open.
    """
    column = replace(column, filled=surveyed.filled, samples=tuple(surveyed.samples))
    if not surveyed.filled and column.target == CUSTOM:
        return replace(column, target=IGNORE)
    if column.target == "name":
        return replace(column, decisions=replace(column.decisions, names=wishes.names or _order_of(surveyed)))
    if column.target == ROW_MONEY and wishes.amounts_in == context.currency and len(moneys_in(surveyed.values, context)) == 1:
        return replace(column, decisions=replace(column.decisions, currency=context.currency))
    if column.target not in DECIDED:
        return column
    return replace(column, decisions=_decisions(column, surveyed, context, wishes, answers))


def _order_of(surveyed: ColumnSurvey) -> NameOrder:
    """The order of the names, told by some from all over the column."""
    return order_of_names(islice(surveyed.values, None, None, max(1, len(surveyed.values) // MOST_NAMES)))


def _decisions(column: ColumnMatch, surveyed: ColumnSurvey, context: ReadingContext, wishes: Wishes, answers: Wishes) -> ColumnDecisions:
    if column.target in MONEYS:
        decimal = wishes.decimal or decide_decimal(surveyed.values) or answers.decimal
        currency = wishes.amounts_in or currency_in(column.heading, context.currency) or column.decisions.currency
        decided = replace(column.decisions, currency=currency, decimal=decimal, sign=wishes.sign or column.decisions.sign)
        may_be_turned = not wishes.sign and (column.target == LedgerPart.PAID or decided.sign < 0)
        are_turned = may_be_turned and _are_below_zero(surveyed.values, replace(decided, sign=1), context)
        return replace(decided, sign=-decided.sign) if are_turned else decided
    dates = decide_dates(surveyed.values, context.today, header=column.heading, language=context.language_of_dates)
    said_outside = column.decisions.dates.said
    if said_outside is not None and any(_lacks_year(value, said_outside, context) for value in surveyed.values):
        dates = with_year(dates, surveyed.values, said_outside)
    if order := wishes.date_order or (answers.date_order if dates.ambiguous else None):
        dates = replace(dates, order=order, evidence=(), ambiguous=False)
    if calendar := wishes.calendar or (answers.calendar if dates.calendar_ambiguous else None):
        dates = replace(dates, calendar=calendar, calendar_ambiguous=False)
    decided = replace(column.decisions, dates=dates)
    said = [value for value in surveyed.values if value not in CELL_ERRORS and not is_no_day(value)]
    return decided if column.target != CUSTOM else replace(decided, custom_type=_custom_type(said, decided, context))


def _lacks_year(value: Cell, said: YearSaid, context: ReadingContext) -> bool:
    """Whether a cell is a day in words or figures without its year (3 Jan, 5.1), or a day alone in a month that is said."""
    if not isinstance(value, str | int | float):
        return False
    day = read_date(value, order="dmy", calendar=said.calendar, today=context.today).date
    if day is not None:
        return day.year is None
    return said.month is not None and is_day_alone(value)


def _are_below_zero(values: Iterable[Cell], decided: ColumnDecisions, context: ReadingContext) -> bool:
    """Whether every amount is written with a minus, or as credit, but for noughts: one that is not ends the search."""
    amounts = (amount for value in values if (amount := amount_of(value, decided, context)))
    return next(amounts, 0) < 0 and all(amount < 0 for amount in amounts)


def _custom_type(values: Iterable[Cell], decided: ColumnDecisions, context: ReadingContext) -> CustomType:
    """The narrowest type that every value of the column has."""
    if all(_is_number(value, context) for value in values):
        return CustomType.NUMBER
    if all(isinstance(value, bool) or (isinstance(value, str) and yes_or_no(value) is not None) for value in values):
        return CustomType.YES_NO
    return CustomType.DATE if all(_is_whole_date(value, decided, context) for value in values) else CustomType.TEXT


def _is_number(value: Cell, context: ReadingContext) -> bool:
    if isinstance(value, str):
        text = value.strip()
        # Elsewhere 38,40 may as well be two sizes.
        with_comma = has_decimal_comma(context.language) and NUMBER_WITH_COMMA.fullmatch(text)
        return bool(with_comma or NUMBER.fullmatch(text)) and not CODE.match(text)
    if isinstance(value, ShownAmount):
        return context.is_own_money(money_named(value, context.currency) or value.sign)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole_date(value: Cell, decided: ColumnDecisions, context: ReadingContext) -> bool:
    if not isinstance(value, str | date):
        return False
    reading = read_date(value, order=decided.dates.order, calendar=decided.dates.calendar, today=context.today)
    return reading.date is not None and reading.date.is_whole


def amount_of(cell: Cell, decisions: ColumnDecisions, context: ReadingContext) -> int | None:
    """The amount of a cell in minor units of its column's money, positive where the customer owes; None where it cannot be read."""
    reading = _reading_of(cell, decisions, context)
    if reading.minor is None:
        return None
    rate = context.rate_of(decisions.currency) if reading.currency == context.currency else None
    return (rate.back(reading.minor) if rate else reading.minor) * decisions.sign


def other_money_of(cell: Cell, decisions: ColumnDecisions, context: ReadingContext) -> str | None:
    """The money of a cell, its column's where it names none (ISO 4217); None where that is the book's own."""
    money = decisions.currency or _reading_of(cell, decisions, context).currency
    return None if context.is_own_money(money) else money


def _reading_of(cell: Cell, decisions: ColumnDecisions, context: ReadingContext) -> AmountReading:
    if not isinstance(cell, str | int | float):
        return AmountReading()
    exponent = context.exponent_in(decisions.currency)
    return read_amount(cell, exponent, decimal=decisions.decimal, currency=decisions.currency or context.currency)
