"""What the cell of a column was read as, as a text for the eyes: before anything is written, in the window and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.choices import label
from smallcrm.domain.currency_words import money_name
from smallcrm.domain.customer import CustomField, CustomValue
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.exchange.balance_words import BALANCE_DAY, BALANCE_SIDE
from smallcrm.exchange.kept_cells import KEPT_LABEL
from smallcrm.exchange.ledger_parts import PART_LABELS, SALE, LedgerPart
from smallcrm.exchange.ledger_reading import LedgerReading
from smallcrm.exchange.our_columns import PUT_ASIDE, PUT_ASIDE_LABEL, written_member
from smallcrm.exchange.understanding import CUSTOM, IGNORE, KEPT, ROW_MONEY, SAYS_KIND, WHOLE_CARD
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.fields import Field
    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import ColumnMatch


_SPECIAL = {
    CUSTOM: N_("a field of the shop's own"),
    SAYS_KIND: N_("says what is beside it"),
    IGNORE: N_("left out"),
    WHOLE_CARD: N_("Whole card"),
    PUT_ASIDE: PUT_ASIDE_LABEL,
    KEPT: KEPT_LABEL,
    SALE: N_("Sales line, left out"),
    BALANCE_DAY: N_("Date of the balance"),
    BALANCE_SIDE: N_("Whether the balance is debit or credit"),
}


def target_label(target: str) -> str:
    """What a column goes to, in the language spoken now."""
    if target in FIELD_BY_KEY:
        return gettext(FIELD_BY_KEY[target].label)
    return gettext(PART_LABELS[LedgerPart(target)] if target in set(LedgerPart) else _SPECIAL[target])


def read_text(values: ShownValues, column: ColumnMatch, reading: RowReading | LedgerReading | None) -> str:
    """What the column's own cell says, `reading` being of it alone (`read_alone`); empty where nothing stands there."""
    if reading is None or column.target in {IGNORE, SALE, ROW_MONEY, BALANCE_SIDE, KEPT}:
        return money_name(reading.money) if reading is not None and column.target == ROW_MONEY and reading.money else ""
    if isinstance(reading, LedgerReading):
        return _entry_text(values, column, reading)
    if reading.customer is None:
        return ""
    if column.target == CUSTOM or (column.label is not None and reading.custom):
        return ", ".join(_own_texts(values, column, reading))
    if column.target in {"balance", BALANCE_DAY}:
        return _balance_text(values, column, reading)
    return values.name(reading.customer) if column.target == WHOLE_CARD else _card_text(values, column, reading.customer)


def _balance_text(values: ShownValues, column: ColumnMatch, reading: RowReading) -> str:
    if column.target == BALANCE_DAY:
        return values.date(reading.opened_on) if reading.opened_on else ""
    return "" if reading.opening_balance is None else values.balance(reading.opening_balance)


def _own_texts(values: ShownValues, column: ColumnMatch, reading: RowReading) -> Iterable[str]:
    for name, text in reading.custom:
        shown = values.custom(CustomField(0, name, column.decisions.custom_type), CustomValue(0, text))
        yield shown if column.label is None else f"{name}: {shown}"


def _card_text(values: ShownValues, column: ColumnMatch, card: Customer) -> str:
    if column.target == PUT_ASIDE:
        return values.date(card.put_aside_at.astimezone().date()) if card.put_aside_at else ""
    texts = [" ".join(text.split()) for text in _texts(values, card, FIELD_BY_KEY[column.target])]
    return values.joined(tuple(texts)) if any(texts) else ""


def _entry_text(values: ShownValues, column: ColumnMatch, reading: LedgerReading) -> str:
    match column.target:
        case LedgerPart.DAY | LedgerPart.PAID_DAY:
            return values.date(reading.day) if reading.day else ""
        case LedgerPart.TOOK | LedgerPart.PAID | LedgerPart.AMOUNT:
            return " ".join(
                values.balance(abs(each.amount) if column.target != LedgerPart.AMOUNT else each.amount) for each in reading.entries
            )
        case LedgerPart.OWED_BEFORE | LedgerPart.RUNNING_BALANCE:
            before = reading.owed_before.amount if reading.owed_before else None
            owed = before if column.target == LedgerPart.OWED_BEFORE else reading.balance
            return "" if owed is None else values.balance(owed)
        case LedgerPart.METHOD if reading.method:
            return label(reading.method)
        case LedgerPart.NOTE | LedgerPart.PAID_NOTE | LedgerPart.METHOD | LedgerPart.ENTRY_KIND:
            return reading.note
    return _card_text(values, column, reading.who) if reading.who else ""


def _texts(values: ShownValues, card: Customer, field: Field) -> Iterable[str]:
    match field.type:
        case FieldType.PHONE:
            # A mobile in a column of phones becomes a mobile: it is what that cell says all the same.
            return (values.phone(phone) for phone in card.phones)
        case FieldType.LONG_TEXT:
            return (card.notes,)
        case FieldType.FAMILY:
            return map(written_member, card.family)
        case FieldType.CONSENTS:
            return map(values.consent, card.consents)
    return values.of(card, field)
