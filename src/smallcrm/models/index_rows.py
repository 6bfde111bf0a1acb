"""What a card becomes in the index: its line of sort keys, the keys of its phones, e-mails and own fields, and its search text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain import folding
from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.customer import Address
from smallcrm.domain.field_values import searched_texts, to_call
from smallcrm.domain.phone import code_and_number, search_key
from smallcrm.domain.phone_plans import PLANS_BY_CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smallcrm.domain.customer import Customer, Phone
    from smallcrm.domain.shop import ShopSettings

PLAIN = ("given_name", "middle_name", "family_name", "known_as", "title", "company", "role", "occupation", "region", "source", "notes")
CHOSEN = ("kind", "marital_status", "form_of_address", "preferred_contact", "preferred_payment")
COLUMNS = (
    *("customer_id", "display_name", "name_key", "number_key"),
    *(f"{name}_key" for name in PLAIN),
    *("interests_key", "tags_key", "referred_by_key", "main_phone_key", "mobile_key", "phone_key", "fax_key", "email_key"),
    *("street_key", "city_key", "postcode_key", "country_key", "birthday_key", "age_key"),
    *(f"{name}_key" for name in CHOSEN),
    *("language_key", "created_at_key", "birth_year", "put_aside", "balance"),
)
MERGED = 2
"""Where a line says 0 of a card in the lists and 1 of one put aside, this is a card hidden in another."""

_plain = attrgetter(*PLAIN)
_chosen = attrgetter(*CHOSEN)
_parts = attrgetter("street", "city", "postcode", "country")
_NOWHERE = Address()
_REMEMBERED = 1 << 14
_NUMBER_WIDTH = 12
_NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")
_SHIFT = 10**13
_WITHOUT_SIGNS = str.maketrans("", "", "".join(chr(code) for code in range(128) if not chr(code).isdigit()))
_MAYBE_PARTED_NUMBER = re.compile(r"[0-9]++(?:[ ().,/+-]++[0-9]++)*+")
"""Numbers in one piece too: to look at each run of digits once and drop those is quicker than to look for parted ones alone."""


class _Known(dict[str, str]):
    """What texts become, each worked out the first time it is met: names, cities and tags come again and again."""

    def __init__(self, become: Callable[[str], str]) -> None:
        self._become = become

    def __missing__(self, text: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        became = self[text] = self._become(text)
        return became


_folded = _Known(folding.fold).__getitem__


@lru_cache(maxsize=8)
def _sort_keys(language: str) -> Callable[[str], str]:
    return _Known(lambda text: folding.sort_key(text, language, _folded)).__getitem__


class Filed(NamedTuple):
    """A card with what only the book knows of it: its id, the number it was given, its balance in minor units.

    `filed_at` is when it came into the book, for a card that does not say it itself.
    """

    id: int
    card: Customer
    number: str
    balance: int
    filed_at: str = ""


def index_columns(cards: Sequence[Filed], shop: ShopSettings) -> list[Sequence[Any]]:
    """The lines of some cards, a column at a time in the order of `COLUMNS`.

    The referrer's key is left empty, as his own line may not be there yet.
    """
    people = [each.card for each in cards]
    key = _sort_keys(shop.language)
    names = [shown_name(each.card, shop.name_order) or each.number for each in cards]
    homes = [card.addresses[0] if card.addresses else _NOWHERE for card in people]
    births = [card.birthday.sort_key() if card.birthday else None for card in people]
    calls = [_numbers_by_kind(card.phones) for card in people]
    return [
        [each.id for each in cards],
        names,
        list(map(key, names)),
        [number_sort_key(each.number) for each in cards],
        *(list(map(key, texts)) for texts in zip(*map(_plain, people), strict=True)),
        [key(", ".join(card.interests)) for card in people],
        [tags_key(each, shop.language) for each in cards],
        [""] * len(cards),
        *(list(keys) for keys in zip(*calls, strict=True)),
        [_folded(card.emails[0]) if card.emails else "" for card in people],
        *(list(map(key, texts)) for texts in zip(*map(_parts, homes), strict=True)),
        ["{:04}{:02}{:02}".format(*birth) if birth else "" for birth in births],
        [f"{card.age.as_of.year - card.age.years:04}" if card.age else "" for card in people],
        *([choice.value if choice else "" for choice in choices] for choices in zip(*map(_chosen, people), strict=True)),
        [card.language for card in people],
        [each.card.created_at.isoformat() if each.card.created_at else each.filed_at for each in cards],
        [birth[0] or None if birth else None for birth in births],
        [MERGED if card.merged_into else int(card.put_aside_at is not None) for card in people],
        [each.balance for each in cards],
    ]


def _numbers_by_kind(phones: Sequence[Phone]) -> tuple[str, str, str, str]:
    """The keys of the number to call, and of the first mobile, phone and fax."""
    mobile = phone = fax = None
    for each in reversed(phones):
        number = phone_index_key(each)
        if each.kind is PhoneKind.MOBILE:
            mobile = number
        elif each.kind is PhoneKind.FAX:
            fax = number
        else:
            phone = number
    return to_call(mobile, phone) or "", mobile or "", phone or "", fax or ""


def tags_key(filed: Filed, language: str) -> str:
    """The sort key of its tags, empty where it has none."""
    return _sort_keys(language)(", ".join(filed.card.tags))


def number_sort_key(number: str) -> str:
    """The key of a card's number: plain numbers by their value, whatever noughts stand before them."""
    folded = _folded(number)
    return folded.rjust(_NUMBER_WIDTH, "0") if folded.isdecimal() else folded


def custom_keys(filed: Filed, language: str) -> Iterator[tuple[int, int, str]]:
    """Card, field and sort key of each of the shop's own fields."""
    return ((filed.id, value.field_id, custom_key(value.text, language)) for value in filed.card.custom)


def custom_key(text: str, language: str) -> str:
    """The sort key of what a field of the shop's own holds; 42.5 and 42.50 have the same."""
    return _decimal_sort_key(text) or _sort_keys(language)(text)


def _decimal_sort_key(text: str) -> str:
    """Numbers before texts and by their value: shifted to be positive, in a fixed width."""
    if not _NUMBER.fullmatch(text):
        return ""
    return f"{Decimal(text) + _SHIFT:024.6f}"


def phone_keys(filed: Filed) -> Iterator[tuple[int, str]]:
    """Card and key of each of its numbers."""
    return ((filed.id, key) for key in {phone_index_key(phone) for phone in filed.card.phones} if key)


def email_keys(filed: Filed) -> Iterator[tuple[int, str]]:
    """Card and key of each of its addresses."""
    return ((filed.id, key) for key in {_folded(email) for email in filed.card.emails} if key)


def phone_index_key(phone: Phone) -> str:
    """The key under which the index keeps a number: its digits as dialled at home, without the first nought."""
    if not phone.e164:
        return search_key(phone.typed)
    code, number = code_and_number(phone.e164)
    return (number or code).lstrip("0")


def search_text(filed: Filed) -> str:
    """Everything a card may be found by, folded, a line a text.

    Numbers are there as digits: phones as typed, as dialled at home and from abroad, and what is written in parts (555/2024).
    """
    lines = list(map(_folded, (filed.number, *searched_texts(filed.card))))
    numbers = _MAYBE_PARTED_NUMBER.findall("\n".join(lines))
    lines += [number.translate(_WITHOUT_SIGNS) for number in numbers if not number.isdigit()]
    for phone in filed.card.phones:
        typed = phone.typed
        lines.append((typed if typed.isascii() else folding.fold(typed)).translate(_WITHOUT_SIGNS))
        if phone.e164:
            code, number = code_and_number(phone.e164)
            plan = PLANS_BY_CODE.get(code)
            lines += ((plan.trunk if plan else "") + number, code + number)
    return "\n".join(filter(None, dict.fromkeys(lines)))
