"""The value of any field as it is shown: in a cell of a table, and on a card."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType
from smallcrm.domain.choices import label as words_of
from smallcrm.domain.customer import Address, Age, Phone
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shown_values import CODES, ShownValues
from smallcrm.i18n import LANGUAGES, _, language
from smallcrm.i18n.currencies import symbol
from smallcrm.i18n.dates import format_date
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_amount, format_decimal
from smallcrm.ui.balances import balance_cell
from smallcrm.ui.tables.cells import EMPTY, Cell, Shape, TableColumn
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from smallcrm.domain.customer import CustomField
    from smallcrm.domain.shop import ShopSettings

SHAPES = {
    FieldType.NAME: Shape.NAME,
    FieldType.PHONE: Shape.CODE,
    FieldType.MONEY: Shape.AMOUNT,
    FieldType.DATE: Shape.DATE,
    FieldType.PARTIAL_DATE: Shape.DATE,
    FieldType.AGE: Shape.DATE,
}
_NOTHING: tuple[object, ...] = (None, "", ())
_AS_IT_STANDS = frozenset({FieldType.NAME, FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL, FieldType.ADDRESS})
WEIGHTS = {FieldType.NAME: 3, FieldType.TAGS: 2, FieldType.LONG_TEXT: 3, FieldType.EMAIL: 2, FieldType.TEXTS: 2}


class Values:
    """Shows values by the settings of the shop, in the language spoken when it was made."""

    def __init__(self, shop: ShopSettings, today: date) -> None:
        self._shop, self._today = shop, today
        self._digits = shop.digits
        self._shown = ShownValues(shop, today=today)

    def column(self, key: str, label: str, kind: FieldType, custom: CustomField | None = None) -> TableColumn:
        """A column of a table; the header of amounts names the currency, so that the cells need not."""
        shape = SHAPES.get(kind, Shape.TEXT)
        if custom is not None:
            shape = {CustomType.NUMBER: Shape.CODE, CustomType.DATE: Shape.DATE}.get(custom.type, Shape.TEXT)
        if key == "number":
            shape = Shape.CODE
        named = label
        if kind is FieldType.MONEY:
            named = _("{field} ({currency})").format(field=label, currency=isolate(symbol(self._shop.currency, language())))
        return TableColumn(key, named, shape, lambda value: self.cell(key, kind, value, custom), WEIGHTS.get(kind, 1))

    def cell(self, key: str, kind: FieldType, value: object, custom: CustomField | None = None) -> Cell:
        """How a table shows it."""
        if kind is FieldType.MONEY and isinstance(value, int):
            return balance_cell(value, self._shop)
        if value in _NOTHING:
            return EMPTY
        text = self.text(key, kind, value, custom)
        return Cell(text, "" if kind is FieldType.NAME else "dim")

    def text(self, key: str, kind: FieldType, value: object, custom: CustomField | None = None) -> str:
        """It as plain text; empty where there is nothing."""
        if isinstance(value, str) and kind in _AS_IT_STANDS and key not in CODES:
            return value
        if value in _NOTHING:
            return ""
        if custom is not None:
            return self.own(custom, str(value))
        choices = FIELD_BY_KEY[key].choices if key in FIELD_BY_KEY else None
        if choices is not None and not isinstance(value, StrEnum):
            value = choices(str(value))
        if key in CODES:
            return self._shown.code(str(value))
        return self._plain(kind, value)

    def amount(self, minor: int) -> str:
        """An amount with its currency."""
        return format_amount(minor, self._shop.currency, self._shop.currency_exponent, digits=self._digits)

    def phone(self, phone: Phone | str) -> str:
        """A number as its country writes it, in one piece."""
        return self._shown.phone(phone) if isinstance(phone, Phone) else self._shown.written_number(phone)

    def day(self, day: date) -> str:
        """A day in the shop's calendar."""
        return format_date(day, calendar=self._shop.calendar, digits=self._digits)

    def partial(self, value: PartialDate) -> str:
        """A date in its own calendar, as far as it is known, and in the shop's where that is another."""
        return self._shown.birthday(value)

    def age(self, age: Age) -> str:
        """How old someone is today who was so old on a day."""
        passed = self._today.year - age.as_of.year - ((self._today.month, self._today.day) < (age.as_of.month, age.as_of.day))
        return self._figures(str(age.years + max(passed, 0)))

    def own(self, field: CustomField, text: str) -> str:
        """The value of one of the shop's own fields."""
        if field.type is CustomType.NUMBER:
            try:
                return ltr(format_decimal(Decimal(text), digits=self._digits))
            except InvalidOperation:
                return text
        if field.type is CustomType.DATE:
            return self.day(date.fromisoformat(text))
        if field.type is CustomType.YES_NO:
            return {"yes": _("Yes"), "no": _("No")}.get(text, text)
        return text

    def _plain(  # noqa: PLR0911 - one a kind of record
        self, kind: FieldType, value: object
    ) -> str:
        match value:
            case StrEnum():
                return words_of(value)
            case Phone():
                return self.phone(value)
            case PartialDate():
                return self.partial(value)
            case Age():
                return self.age(value)
            case datetime():
                return self.day(value.astimezone().date())
            case date():
                return self.day(value)
            case Address():
                return listed(part for part in (value.street, value.city, value.postcode, value.country) if part)
            case tuple():
                return joined(map(str, value)) if len(value) > 1 else str(value[0])
        if kind is FieldType.LANGUAGE:
            return LANGUAGES.get(str(value), str(value))
        return self.phone(str(value)) if kind is FieldType.PHONE else str(value)

    def _figures(self, text: str) -> str:
        return to_native(text, language()) if self._digits == NATIVE else text
