"""What a card holds in a field of the catalogue, as values and as plain texts."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.fields import Field, FieldType, Use, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.customer import Customer, Phone

Held = TypeVar("Held")


def values_of(card: Customer, field: Field) -> tuple[object, ...]:
    """The values of a field, none where the card says nothing: records, texts, choices, dates or minor units by its type."""
    held = getattr(card, field.source)
    if field.type is FieldType.PHONE:
        return tuple(phone for phone in held if phone.kind == field.part) if field.part else _phone_to_call(held)
    if field.type is FieldType.ADDRESS:
        return tuple(part for address in held if (part := getattr(address, field.part)))
    if isinstance(held, tuple):
        return held
    return () if held is None or held == "" else (held,)


def to_call(mobile: Held | None, phone: Held | None) -> Held | None:
    """Which to call, of what is known of the first mobile and of the first phone; to a fax nobody speaks."""
    return phone if mobile is None else mobile


def _phone_to_call(phones: Sequence[Phone]) -> tuple[Phone, ...]:
    by_kind = {phone.kind: phone for phone in reversed(phones)}
    found = to_call(by_kind.get(PhoneKind.MOBILE), by_kind.get(PhoneKind.PHONE))
    return (found,) if found else ()


def searched_texts(card: Customer) -> list[str]:
    """Every text a search may find the card by, as typed, empty ones among them; its phones apart, which are searched by their digits."""
    texts: list[str] = [*_searched_plain(card)]
    for address in card.addresses:
        texts += _searched_parts(address)
    for held in _searched_lists(card):
        texts += held
    if card.family:
        texts += [member.name for member in card.family]
    if card.custom:
        texts += [value.text for value in card.custom]
    return texts


def _sources(*types: FieldType) -> tuple[str, ...]:
    return tuple(field.part or field.source for field in fields_of(Use.SEARCH) if field.type in types)


# Taken from the catalogue once: an import asks a hundred thousand cards.
_searched_plain = attrgetter(*_sources(FieldType.TEXT, FieldType.LONG_TEXT))
_searched_lists = attrgetter(*_sources(FieldType.EMAIL, FieldType.TEXTS, FieldType.TAGS))
_searched_parts = attrgetter(*_sources(FieldType.ADDRESS))
