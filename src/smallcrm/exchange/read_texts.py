"""What the cell of a column was read as, as a text for the eyes: before anything is written, in the window and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.customer import CustomField, CustomValue
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.exchange.understanding import CUSTOM, IGNORE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.fields import Field
    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import ColumnMatch


def read_text(values: ShownValues, column: ColumnMatch, reading: RowReading | None) -> str:
    """What the column's own cell says, `reading` being of it alone (`RowReader.read_alone`); empty where nothing stands there."""
    if reading is None or reading.customer is None or column.target == IGNORE:
        return ""
    if column.target == CUSTOM:
        own = CustomField(0, column.heading, column.decisions.custom_type)
        return " ".join(values.custom(own, CustomValue(0, text)) for _, text in reading.custom)
    if column.target == "balance":
        return "" if reading.opening_balance is None else values.balance(reading.opening_balance)
    texts = [" ".join(text.split()) for text in _texts(values, reading.customer, FIELD_BY_KEY[column.target])]
    return values.joined(tuple(texts)) if any(texts) else ""


def _texts(values: ShownValues, card: Customer, field: Field) -> Iterable[str]:
    match field.type:
        case FieldType.PHONE:
            # A mobile in a column of phones becomes a mobile: it is what that cell says all the same.
            return (values.phone(phone) for phone in card.phones)
        case FieldType.LONG_TEXT:
            return (card.notes,)
    return values.of(card, field)
