"""A matching as plain values and back; what a stranger wrote among them is left out, never trusted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN
from smallcrm.domain.exchange_rates import is_rate
from smallcrm.domain.fields import FIELD_BY_KEY, Use
from smallcrm.exchange.balance_words import BESIDE_A_BALANCE
from smallcrm.exchange.header_row import LAST_ROW_WISHED
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.json_values import choice, day, inner, objects, text, texts, whole
from smallcrm.exchange.ledger_parts import BROUGHT, SALE, LedgerPart
from smallcrm.exchange.matching import Matching, SheetMatching
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.date_reading import Order
    from smallcrm.domain.money import DecimalMark

TARGETS = frozenset(
    {*(key for key, field in FIELD_BY_KEY.items() if Use.IMPORT in field.uses), *LedgerPart, *BESIDE_A_BALANCE, CUSTOM, IGNORE, SALE}
)
KINDS = frozenset({*BROUGHT, SheetKind.NOT_OURS})
MOST_SHEETS = 500
_ORDERS: Mapping[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_MARKS: Mapping[str, DecimalMark] = {".": ".", ",": ","}
_CURRENCY = re.compile(rf"[A-Z]{{3}}|{TOMAN}|{THOUSAND_TOMAN}")
_RATE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")


def matching_to_json(matching: Matching) -> dict[str, Any]:
    """The matching as values that JSON can hold, nothing that is not said."""
    return _said(
        {
            "on": matching.on.isoformat(),
            "wishes": _wishes_to_json(matching.wishes),
            "sheets": [_sheet_to_json(each) for each in matching.sheets],
        }
    )


def matching_from_json(found: Mapping[str, Any]) -> Matching | None:
    """The matching that was written so; None where it says no day or no sheet."""
    on = day(found, "on")
    sheets = tuple(sheet for each in objects(found, "sheets")[:MOST_SHEETS] if (sheet := _sheet_from_json(each)) is not None)
    return Matching(on, sheets, _wishes_from_json(inner(found, "wishes"))) if on is not None and sheets else None


def _sheet_to_json(sheet: SheetMatching) -> dict[str, Any]:
    return _said(
        {
            "name": sheet.name,
            "columns": list(sheet.columns),
            "kind": sheet.kind.value if sheet.kind else None,
            "headings_row": sheet.headings_row,
            "targets": dict(sheet.targets),
            "readings": {key: _wishes_to_json(wished) for key, wished in sheet.readings.items()},
        }
    )


def _sheet_from_json(found: Mapping[str, Any]) -> SheetMatching | None:
    columns, said = texts(found, "columns"), inner(found, "targets")
    if not columns:
        return None
    kind, row = choice(found, "kind", SheetKind), whole(found, "headings_row")
    targets = {key: target for key in said if key in columns and (target := text(said, key)) in TARGETS}
    read = inner(found, "readings")
    readings = {key: wished for key in read if key in columns and (wished := _wishes_from_json(inner(read, key))) != Wishes()}
    headings_row = row if row is not None and 0 <= row <= LAST_ROW_WISHED else None
    return SheetMatching(text(found, "name"), columns, kind if kind in KINDS else None, targets, readings, headings_row)


def _wishes_to_json(wishes: Wishes) -> dict[str, Any]:
    return _said(
        {
            "date_order": wishes.date_order,
            "calendar": wishes.calendar.value if wishes.calendar else None,
            "decimal": wishes.decimal,
            "amounts_in": wishes.amounts_in,
            "worth": format(wishes.worth, "f") if wishes.worth is not None else None,
            "sign": wishes.sign,
            "names": wishes.names.value if wishes.names else None,
        }
    )


def _wishes_from_json(found: Mapping[str, Any]) -> Wishes:
    money, rate, sign = text(found, "amounts_in"), text(found, "worth"), whole(found, "sign")
    return Wishes(
        date_order=_ORDERS.get(text(found, "date_order")),
        calendar=choice(found, "calendar", Calendar),
        decimal=_MARKS.get(text(found, "decimal")),
        amounts_in=money if _CURRENCY.fullmatch(money) else None,
        worth=Decimal(rate) if _RATE.fullmatch(rate) and is_rate(Decimal(rate)) else None,
        sign=sign if sign in {1, -1} else None,
        names=choice(found, "names", NameOrder),
    )


def _said(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in (None, {}, "")}
