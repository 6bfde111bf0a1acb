"""What is said of rows of a file, filled in as the shop reads it: numbers in its digits, rows by their sheets, customers told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.i18n import gettext
from smallcrm.i18n.dates import format_date
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.i18n.lists import listed, listed_clauses
from smallcrm.i18n.numbers import format_amount, format_number
from smallcrm.services.import_matching import Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.shop import ShopSettings

MOST_NAMED = 3


class RowAt(NamedTuple):
    """A row of the file (0 is the first), of the sheet of that name where it is another than the one that is spoken of."""

    row: int
    sheet: str = ""


class Amount(NamedTuple):
    """Money in the shop's minor units."""

    minor: int


def row_at(place: tuple[int, int], sheets: Mapping[int, str], here: int) -> RowAt:
    """The row at a place (sheet and row), as it is called in the sheet `here`; `sheets` are named where there are several."""
    sheet, row = place
    return RowAt(row, "" if sheet == here else sheets.get(sheet, ""))


def in_words(text: str, values: Mapping[str, object], shop: ShopSettings) -> str:
    """The text in the language spoken now, with its values: what is no number, amount, day, row or customer stands as it is."""
    return gettext(text).format(**{name: _shown(value, shop) for name, value in values.items()})


def row_words(row: RowAt, digits: str | None) -> str:
    """The number of a row, and the sheet that it is of."""
    number = format_number(row.row + 1, digits=digits)
    return gettext("{row} of the sheet {sheet}").format(row=number, sheet=isolate(row.sheet)) if row.sheet else number


def told_by(each: Candidate, digits: str | None = None) -> str:
    """The number and the name of a customer, a phone, and the row of the file that makes him, in the shop's `digits`."""
    row = gettext("row {row}").format(row=row_words(RowAt(each.place[1], each.sheet), digits)) if each.place else ""
    more = listed(part for part in (ltr(each.phone) if each.phone else "", row) if part)
    who = " ".join(part for part in (ltr(each.number) if each.number else "", isolate(each.name) if each.name else "") if part)
    return f"{who} ({more})" if who and more else who or more


def _shown(value: object, shop: ShopSettings) -> str:
    match value:
        case date():
            shown = isolate(format_date(value, calendar=shop.calendar, digits=shop.digits))
        case int():
            shown = format_number(value, digits=shop.digits)
        case RowAt():
            shown = row_words(value, shop.digits)
        case Amount():
            shown = format_amount(value.minor, shop.currency, shop.currency_exponent, digits=shop.digits)
        case Candidate():
            shown = told_by(value, shop.digits)
        case tuple():
            names = listed_clauses(told_by(each, shop.digits) for each in value[:MOST_NAMED])
            shown = names if len(value) <= MOST_NAMED else f"{names}…"
        case _:
            shown = str(value)
    return shown
