"""What a book of ours says in its file of the shop and of the fields of its own; written by `card_json`."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomType, NameOrder
from smallcrm.domain.customer import CustomField
from smallcrm.domain.money import exponent_of
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.exchange.json_values import choice, objects, text, texts, whole
from smallcrm.i18n import LANGUAGES
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CURRENCY_LETTERS, REGION_LETTERS = 3, 2
MOST_DECIMALS = 4
LARGEST_PICTURE = 2 * 2**20
ENTRY_COUNT = "entry_count"
"""How many entries all cards have: counted by who reads the file, and no part of it."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


def shop_of(book: Mapping[str, Any]) -> ShopSettings | None:
    """The settings of the shop; None where the file does not say them, or not in what money and language it counts."""
    found = book.get("shop")
    if not isinstance(found, dict):
        return None
    language, currency, region = text(found, "language"), text(found, "currency"), text(found, "region")
    if language not in LANGUAGES or not _is_code(currency, CURRENCY_LETTERS) or not _is_code(region, REGION_LETTERS):
        return None
    exponent = whole(found, "currency_exponent")
    return ShopSettings(
        name=clean(text(found, "name")),
        address=clean(text(found, "address"), lines=True),
        phone=clean(text(found, "phone")),
        registration_number=clean(text(found, "registration_number")),
        logo=picture(found, "logo"),
        closing_line=clean(text(found, "closing_line"), lines=True),
        language=language,
        currency=currency,
        currency_exponent=exponent if exponent is not None and 0 <= exponent <= MOST_DECIMALS else exponent_of(currency),
        region=region,
        calendar=choice(found, "calendar", Calendar) or Calendar.GREGORIAN,
        second_calendar=choice(found, "second_calendar", Calendar),
        digits=choice(found, "digits", Digits) or Digits.LATIN,
        name_order=choice(found, "name_order", NameOrder) or NameOrder.GIVEN_FIRST,
    )


def money_of(book: Mapping[str, Any]) -> str | None:
    """In what money (ISO 4217) its amounts are; None where it does not say so."""
    shop = shop_of(book)
    return shop.currency if shop else None


def entry_count_of(book: Mapping[str, Any]) -> int:
    """How many entries its cards have."""
    return whole(book, ENTRY_COUNT) or 0


def own_fields_of(book: Mapping[str, Any]) -> tuple[CustomField, ...]:
    """The fields of the shop's own in their order (`id` is the place), and after them those that only cards name, as texts."""
    return tuple(_own_fields(book))


def _own_fields(book: Mapping[str, Any]) -> Iterator[CustomField]:
    known: set[str] = set()
    for found in objects(book, "fields"):
        label = text(found, "label")
        if clean(label) and label not in known:
            choices = tuple(each for said in texts(found, "choices") if (each := clean(said)))
            yield CustomField(len(known), label, choice(found, "type", CustomType) or CustomType.TEXT, choices)
            known.add(label)
    for label in texts(book, "labels"):
        if clean(label) and label not in known:
            yield CustomField(len(known), label)
            known.add(label)


def picture(found: Mapping[str, Any], key: str) -> bytes | None:
    """A picture as the program writes it (PNG or JPEG, small); None for anything else."""
    try:
        image = b64decode(text(found, key), validate=True)
    except (binascii.Error, ValueError):
        return None
    return image if image.startswith(PICTURES) and len(image) <= LARGEST_PICTURE else None


def _is_code(said: str, letters: int) -> bool:
    return len(said) == letters and said.isascii() and said.isalpha() and said.isupper()
