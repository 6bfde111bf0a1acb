"""What a field of a card says on screen and paper alike: dates in their calendars, phones the national way, choices in words.

What a person reads as a number is in the shop's digits, the numbers of cards and phones too; a text of the user's stays as typed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import CustomType, Relation, label, label_on_card
from smallcrm.domain.field_values import values_of
from smallcrm.domain.fields import FieldType
from smallcrm.domain.phone import national
from smallcrm.i18n import LANGUAGES, _, language, pgettext
from smallcrm.i18n.dates import format_date, format_partial, with_calendar
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.direction import LEFT_TO_RIGHT_OVERRIDE, POP_OVERRIDE, isolate, ltr
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_balance, format_decimal, format_number, format_plain_amount

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomField, CustomValue, FamilyMember, Phone
    from smallcrm.domain.fields import Field
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.shop import Digits, ShopSettings

_POSTCODE_FIRST = frozenset({"bg"})
CODES = frozenset({"number", "postcode"})
"""Fields of texts that are read as numbers."""
_MEN = frozenset({Relation.SON, Relation.FATHER, Relation.BROTHER})
_WOMEN = frozenset({Relation.DAUGHTER, Relation.MOTHER, Relation.SISTER})


class ShownValues:
    """Turns values into texts in the language spoken now; `digits` where they are not to be those of the shop."""

    def __init__(self, shop: ShopSettings, *, today: date, digits: Digits | None = None) -> None:
        self._shop = shop
        self._today = today
        self._digits = digits or shop.digits
        self._shown: dict[FieldType, Callable[[Any], str]] = {
            FieldType.LANGUAGE: lambda code: LANGUAGES.get(code, code),
            FieldType.PHONE: self.phone,
            FieldType.EMAIL: ltr,
            FieldType.MONEY: self.balance,
            FieldType.PARTIAL_DATE: self.birthday,
            FieldType.DATE: self.moment,
            FieldType.AGE: self.age,
            FieldType.PHOTO: lambda _image: _("Photo"),
        }

    def name(self, card: Customer) -> str:
        return shown_name(card, self._shop.name_order)

    def of(self, card: Customer, field: Field) -> tuple[str, ...]:
        """The texts of a field of the catalogue, none where the card says nothing."""
        if field.type is FieldType.NAME:
            return (self.name(card),)
        if field.type is FieldType.CUSTOMER:
            return (card.referred_by_name,) if card.referred_by_name else ()
        if field.type is FieldType.CHOICE:
            return tuple(label_on_card(choice, card.form_of_address) for choice in values_of(card, field) if isinstance(choice, StrEnum))
        shown: Callable[[Any], str] = self.code if field.key in CODES else self._shown.get(field.type, str)
        return tuple(shown(value) for value in values_of(card, field))

    def joined(self, texts: tuple[str, ...]) -> str:
        """The texts after one another, parted as the language parts a list, in the document's direction."""
        if len(texts) == 1:
            return texts[0]
        return listed(isolate(text) for text in texts)

    def number(self, value: int) -> str:
        return format_number(value, digits=self._digits)

    def plain_amount(self, minor: int) -> str:
        """An amount without its sign and currency."""
        return ltr(format_plain_amount(abs(minor), self._shop.currency_exponent, digits=self._digits))

    def balance(self, minor: int) -> str:
        """An amount owed or in credit, in words where it is in credit."""
        amount = format_balance(minor, self._shop.currency, self._shop.currency_exponent, digits=self._digits)
        return _("in credit {amount}").format(amount=amount) if minor < 0 else amount

    def owed_in_all(self, owing: int, in_credit: int) -> str:
        """Sentences on what many customers owe and what others have in credit, both positive; empty where neither is anything."""
        said = []
        if owing:
            said.append(_("They owe {amount} in all.").format(amount=self.balance(owing)))
        if in_credit:
            said.append(_("{amount} is in credit.").format(amount=self.balance(in_credit)))
        if owing and in_credit:
            more = _("The difference is {amount}.") if owing >= in_credit else _("Together {amount} more is in credit than owed.")
            said.append(more.format(amount=self.balance(abs(owing - in_credit))))
        return " ".join(said)

    def phone(self, phone: Phone) -> str:
        return self.written_number(phone.e164 or phone.typed)

    def written_number(self, number: str) -> str:
        """A number in E.164 the way the shop's country writes it; another as typed."""
        return self.code(national(number, self._shop.region))

    def code(self, text: str) -> str:
        """A number of figures and signs that is read from the left: of a card, of a phone, of a firm."""
        return ltr(_kept_in_order(to_native(text, language())) if text and self._digits == NATIVE else text)

    def date(self, day: date) -> str:
        """A day in the shop's calendar and, where it keeps a second one, in that beside it."""
        first = format_date(day, calendar=self._shop.calendar, digits=self._digits)
        second = self._shop.second_calendar
        if second is None or second is self._shop.calendar:
            return first
        return f"{first} ({format_date(day, calendar=second, digits=self._digits)})"

    def moment(self, moment: datetime) -> str:
        return self.date(moment.astimezone().date())

    def birthday(self, birthday: PartialDate) -> str:
        """The date in its own calendar; where that is not the shop's, with the shop's beside it or, a year alone, its mark."""
        shown, beside = self._in_its_calendar(birthday), self._in_the_shops_calendar(birthday)
        return f"{shown} ({beside})" if beside else shown

    def birthday_and_age(self, birthday: PartialDate) -> str:
        """The date in its own calendar, and the years since where they can be told."""
        age = birthday.age_on(self._today) if birthday.is_whole else None
        if age is None:
            return self.birthday(birthday)
        shown, beside = self._in_its_calendar(birthday), self._in_the_shops_calendar(birthday)
        if beside:
            return _("{date} ({other_calendar}, age {years})").format(date=shown, other_calendar=beside, years=self.number(age))
        return _("{date} (age {years})").format(date=shown, years=self.number(age))

    def _in_its_calendar(self, birthday: PartialDate) -> str:
        shown = format_partial(birthday.year, birthday.month, birthday.day, calendar=birthday.calendar, digits=self._digits)
        if birthday.month is None and birthday.calendar is not self._shop.calendar:
            return with_calendar(shown, birthday.calendar)
        return shown

    def _in_the_shops_calendar(self, birthday: PartialDate) -> str:
        """A whole date of another calendar in that of the shop; empty for any other."""
        if birthday.calendar is self._shop.calendar:
            return ""
        day = birthday.gregorian()
        return "" if day is None else format_date(day, calendar=self._shop.calendar, digits=self._digits)

    def born(self, member: FamilyMember) -> str:
        """When someone of the family was born, as far as it is known; empty where it is not."""
        if member.birthday is None:
            return ""
        is_a_mere_year = member.birthday.month is None and member.birthday.calendar is self._shop.calendar
        words = _born_in(member.relation) if is_a_mere_year else _born_on(member.relation)
        return words.format(date=self.birthday_and_age(member.birthday))

    def family_member(self, member: FamilyMember) -> str:
        """Someone of the family in one line: the name, what they are to the customer, and the birthday."""
        known = [label(member.relation), *([self.birthday(member.birthday)] if member.birthday else [])]
        return f"{member.name} ({listed(known)})"

    def consent(self, consent: Consent) -> str:
        """What was said of one channel: its name, and a no where it is one."""
        channel = label(consent.channel)
        return channel if consent.given else _("{channel}: no").format(channel=channel)

    def age(self, age: Age) -> str:
        return _("{years} (on {date})").format(years=self.number(age.years), date=self.date(age.as_of))

    def address(self, address: Address) -> str:
        """The address in lines, as on an envelope."""
        parts = (address.city, self.code(address.postcode))
        town = " ".join(part for part in (reversed(parts) if language() in _POSTCODE_FIRST else parts) if part)
        return "\n".join(part for part in (address.street, town, address.country) if part)

    def custom(self, field: CustomField, value: CustomValue) -> str:
        """What the card holds in a field of the shop's own; as it was typed where it does not read as the field's type."""
        text = value.text
        match field.type:
            case CustomType.NUMBER:
                return self._decimal(text)
            case CustomType.DATE:
                return self._iso_date(text)
            case CustomType.YES_NO:
                return {"yes": _("Yes"), "no": _("No")}.get(text, text)
        return text

    def _decimal(self, text: str) -> str:
        try:
            return ltr(format_decimal(Decimal(text), digits=self._digits))
        except InvalidOperation:
            return text

    def _iso_date(self, text: str) -> str:
        try:
            return self.date(date.fromisoformat(text))
        except ValueError:
            return text


def _born_on(relation: Relation) -> str:
    if relation in _MEN:
        return pgettext("he", "born {date}")
    return pgettext("she", "born {date}") if relation in _WOMEN else pgettext("someone", "born {date}")


def _born_in(relation: Relation) -> str:
    """As of a year alone, which some languages say otherwise than a day."""
    if relation in _MEN:
        return pgettext("he, a year", "born {date}")
    return pgettext("she, a year", "born {date}") if relation in _WOMEN else pgettext("someone, a year", "born {date}")


def _kept_in_order(number: str) -> str:
    """A number in groups that stays in its order: groups of Arabic digits would otherwise be put from right to left."""
    return f"{LEFT_TO_RIGHT_OVERRIDE}{number}{POP_OVERRIDE}"
