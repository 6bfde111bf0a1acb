"""What a column's cells become on the cards, as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.customer import CustomField, CustomValue
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.ui.tables.cells import EMPTY, Cell
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.row_reading import CellFault, RowReading
    from smallcrm.exchange.understanding import ColumnMatch


class AsRead:
    """Shows what the card will hold; what cannot be read says why in its place."""

    def __init__(self, shop: ShopSettings) -> None:
        self._values = ShownValues(shop, today=clock.today())

    def number(self, number: int) -> str:
        """A row's number."""
        return self._values.number(number)

    def card(self, reading: RowReading) -> tuple[Cell, ...]:
        """The row as a line of the list: its number, whose card it becomes, phone, city and balance."""
        card = reading.customer
        number = Cell(self.number(reading.row_number), "dim")
        if card is None:
            return number, Cell(gettext(reading.faults[0].reason) if reading.faults else "", "warning"), EMPTY, EMPTY, EMPTY
        phone = self._values.phone(card.phones[0]) if card.phones else ""
        city = next((address.city for address in card.addresses if address.city), "")
        owes = reading.opening_balance or 0
        tone, word = ("danger", _("owes")) if owes > 0 else ("accent", _("in credit")) if owes < 0 else ("dim", "")
        balance = Cell(self._values.plain_amount(owes), tone, word) if reading.opening_balance is not None else EMPTY
        return number, Cell(self._values.name(card)), Cell(phone, "dim"), Cell(city, "dim"), balance

    def cell(self, column: ColumnMatch, reading: RowReading) -> Cell:
        """What that column of the row becomes."""
        if column.target == IGNORE:
            return EMPTY
        fault = next((fault for fault in reading.faults if fault.column in {column.index, None}), None)
        text = self.text(column, reading)
        if fault is None:
            return Cell(text, tip=_tip(text))
        return _faulty(fault, text)

    def text(self, column: ColumnMatch, reading: RowReading) -> str:
        """The value, empty where there is none."""
        card = reading.customer
        if card is None:
            return ""
        if column.target == CUSTOM:
            own = CustomField(0, column.heading, column.decisions.custom_type)
            found = dict(reading.custom).get(column.heading, "")
            return self._values.custom(own, CustomValue(0, found)) if found else ""
        if column.target == "balance":
            return "" if reading.opening_balance is None else self._values.balance(reading.opening_balance)
        field = FIELD_BY_KEY[column.target]
        texts = (card.notes,) if field.type is FieldType.LONG_TEXT else self._values.of(card, field)
        return self._values.joined(tuple(" ".join(text.split()) for text in texts)) if any(texts) else ""


def _faulty(fault: CellFault, text: str) -> Cell:
    reason = gettext(fault.reason)
    if fault.doubtful and text:
        return Cell(joined([text, reason]), "warning", tip=f"{isolate(text)}\n{reason}")
    return Cell(reason, "danger", tip=reason)


def _tip(text: str) -> str:
    return "" if text.isascii() else text
