"""What a card holds in a field of the catalogue, as values and as plain texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.fields import Field, FieldType, Use, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.domain.customer import Customer, Phone

_SEARCHED = tuple(field for field in fields_of(Use.SEARCH) if field.type is not FieldType.PHONE)


def values_of(card: Customer, field: Field) -> tuple[object, ...]:
    """The values of a field, none where the card says nothing: records, texts, choices, dates or minor units by its type."""
    held = getattr(card, field.source)
    if field.type is FieldType.PHONE:
        return tuple(phone for phone in held if phone.kind == field.part)
    if field.type is FieldType.ADDRESS:
        return tuple(part for address in held if (part := getattr(address, field.part)))
    if isinstance(held, tuple):
        return held
    return () if held is None or held == "" else (held,)


def phones_of(card: Customer, kind: str) -> tuple[Phone, ...]:
    """The numbers of one kind."""
    return tuple(phone for phone in card.phones if phone.kind == kind)


def searched_texts(card: Customer) -> Iterator[str]:
    """Every text a search may find the card by, as typed; its phones apart, which are searched by their digits."""
    for field in _SEARCHED:
        if field.type is FieldType.FAMILY:
            yield from (member.name for member in card.family)
        else:
            yield from (str(value) for value in values_of(card, field))
    yield from (value.text for value in card.custom)
