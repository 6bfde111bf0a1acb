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
from smallcrm.domain.field_values import searched_texts, to_call
from smallcrm.domain.phone import code_and_number, search_key
from smallcrm.domain.phone_plans import PLANS_BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_REMEMBERED = 1 << 14
_NUMBER_WIDTH = 12
_NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")
_SHIFT = 10**13
_NOT_DIGIT = re.compile(r"[^0-9]+")
_PARTED_NUMBER = re.compile(r"[0-9]+(?:[ ().,/+-]+[0-9]+)+")

# Names, cities and tags come again and again, and folding is the dearest part of an index line.
_fold = lru_cache(_REMEMBERED)(folding.fold)
_sort_key = lru_cache(_REMEMBERED)(folding.sort_key)


class Filed(NamedTuple):
    """A card with what only the book knows of it: its id, the number it was given, its balance in minor units.

    `filed_at` is when it came into the book, for a card that does not say it itself.
    """

    id: int
    card: Customer
    number: str
    balance: int
    filed_at: str = ""


def index_row(filed: Filed, shop: ShopSettings) -> tuple[Any, ...]:
    """The line of a card, in the order of `COLUMNS`; the referrer's key is left empty, as his own line may not be there yet."""
    card, language = filed.card, shop.language
    name = shown_name(card, shop.name_order) or filed.number
    home = card.addresses[0] if card.addresses else None
    parts = (home.street, home.city, home.postcode, home.country) if home else ("", "", "", "")
    birth = card.birthday.sort_key() if card.birthday else None
    numbers = {phone.kind: phone_index_key(phone) for phone in reversed(card.phones)}
    mobile, phone = numbers.get(PhoneKind.MOBILE), numbers.get(PhoneKind.PHONE)
    return (
        filed.id,
        name,
        _sort_key(name, language),
        number_sort_key(filed.number),
        *[_sort_key(text, language) if text else "" for text in _plain(card)],
        _sort_key(", ".join(card.interests), language) if card.interests else "",
        tags_key(filed, language),
        "",
        to_call(mobile, phone) or "",
        mobile or "",
        phone or "",
        numbers.get(PhoneKind.FAX, ""),
        folding.fold(card.emails[0]) if card.emails else "",
        *[_sort_key(part, language) if part else "" for part in parts],
        "{:04}{:02}{:02}".format(*birth) if birth else "",
        f"{card.age.as_of.year - card.age.years:04}" if card.age else "",
        *[choice.value if choice else "" for choice in _chosen(card)],
        card.language,
        card.created_at.isoformat() if card.created_at else filed.filed_at,
        birth[0] or None if birth else None,
        MERGED if card.merged_into else int(card.put_aside_at is not None),
        filed.balance,
    )


def tags_key(filed: Filed, language: str) -> str:
    """The sort key of its tags, empty where it has none."""
    return _sort_key(", ".join(filed.card.tags), language) if filed.card.tags else ""


def number_sort_key(number: str) -> str:
    """The key of a card's number: plain numbers by their value, whatever noughts stand before them."""
    folded = folding.fold(number)
    return folded.rjust(_NUMBER_WIDTH, "0") if folded.isdecimal() else folded


def custom_keys(filed: Filed, language: str) -> Iterator[tuple[int, int, str]]:
    """Card, field and sort key of each of the shop's own fields."""
    return ((filed.id, value.field_id, custom_key(value.text, language)) for value in filed.card.custom)


def custom_key(text: str, language: str) -> str:
    """The sort key of what a field of the shop's own holds; 42.5 and 42.50 have the same."""
    return _decimal_sort_key(text) or _sort_key(text, language)


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
    return ((filed.id, key) for key in {folding.fold(email) for email in filed.card.emails} if key)


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
    lines = [_fold(filed.number), *(_fold(text) for text in searched_texts(filed.card) if text)]
    lines += [_NOT_DIGIT.sub("", number) for number in _PARTED_NUMBER.findall("\n".join(lines))]
    for phone in filed.card.phones:
        typed = phone.typed
        lines.append(_NOT_DIGIT.sub("", typed if typed.isascii() else folding.fold(typed)))
        if phone.e164:
            code, number = code_and_number(phone.e164)
            plan = PLANS_BY_CODE.get(code)
            lines += ((plan.trunk if plan else "") + number, code + number)
    return "\n".join(dict.fromkeys(lines))
