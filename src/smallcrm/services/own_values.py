"""What is typed for a field of the shop's own, as the book keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomType
from smallcrm.domain.date_reading import NOT_A_DATE
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.domain.number_reading import read_number
from smallcrm.domain.typed_date import read_typed_date
from smallcrm.exchange.choice_words import yes_or_no
from smallcrm.i18n import N_, gettext
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.domain.customer import CustomField
    from smallcrm.domain.shop import ShopSettings

NOT_A_NUMBER = N_("This is not a number.")
NOT_AN_ANSWER = N_("Say yes or no.")
NOT_A_CHOICE = N_("This is none of the choices of the field.")


def own_text(field: CustomField, typed: str, shop: ShopSettings) -> str:
    """The text as `CustomValue.text` keeps it, empty for nothing. Raises `UserError` for what is not of the field's type."""
    text = clean(typed)
    if not text:
        return ""
    match field.type:
        case CustomType.NUMBER:
            return _number(field, text)
        case CustomType.DATE:
            return _date(field, text, shop)
        case CustomType.YES_NO:
            return _answer(field, text)
        case CustomType.CHOICE:
            return _choice(field, text)
        case CustomType.TEXT:
            return text


def cannot_be_read(name: str, text: str, reason: str) -> UserError:
    """What is said of a text that is not what its field holds; `reason` is marked for translation."""
    return UserError(N_("{field}: “{text}” cannot be read. {reason}"), field=name, text=text, reason=gettext(reason))


def _number(field: CustomField, text: str) -> str:
    number = read_number(text)
    if number is None:
        raise cannot_be_read(field.label, text, NOT_A_NUMBER)
    return format(number, "f")


def _date(field: CustomField, text: str, shop: ShopSettings) -> str:
    reading = read_typed_date(text, shop, today=clock.today())
    day = reading.date.gregorian() if reading.date else None
    if day is None:
        raise cannot_be_read(field.label, text, reading.error or NOT_A_DATE)
    return day.isoformat()


def _answer(field: CustomField, text: str) -> str:
    answer = yes_or_no(text)
    if answer is None:
        raise cannot_be_read(field.label, text, NOT_AN_ANSWER)
    return "yes" if answer else "no"


def _choice(field: CustomField, text: str) -> str:
    found = next((choice for choice in field.choices if fold(choice) == fold(text)), None)
    if found is None:
        raise cannot_be_read(field.label, text, NOT_A_CHOICE)
    return found
