"""Two cards side by side: which fields they tell otherwise, and the card that comes out of what was chosen of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import CustomerKind
from smallcrm.domain.fields import CUSTOM_PREFIX, FIELDS, FieldType, Use
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import N_, gettext
from smallcrm.infra import clock
from smallcrm.services.custom_fields import custom_fields
from smallcrm.services.customers import get_customer, require_not_merged
from smallcrm.services.merged_card import merged_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallcrm.domain.customer import Customer, CustomField, CustomValue
    from smallcrm.domain.fields import Field
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

BOTH = 0
"""In the place of the id of a card: what both of them say is kept."""

_IN_THE_HEAD = frozenset({"number", "balance", "created_at"})
_LABELS: Mapping[str, str] = {"phones": N_("Phones"), "addresses": N_("Address")}
"""What is kept together and shown in several fields."""
_TAKES_BOTH = frozenset(
    {
        *(FieldType.PHONE, FieldType.EMAIL, FieldType.ADDRESS, FieldType.FAMILY),
        *(FieldType.TEXTS, FieldType.TAGS, FieldType.CONSENTS, FieldType.LONG_TEXT),
    }
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards as they are in the book, and the shop's own fields."""

    first: Customer
    second: Customer
    own_fields: tuple[CustomField, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedField:
    """What each of two cards says in a field, in words; nothing where a card says nothing.

    A photo is shown and not told: its words only say that there is one. `takes_both` where what both say can be kept.
    """

    key: str
    label: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    takes_both: bool
    differs: bool

    @property
    def is_open(self) -> bool:
        """Whether both say something, and not the same: there is something to choose."""
        return self.differs and bool(self.first) and bool(self.second)


def pair_of(book: Book, first: int, second: int) -> Pair:
    """The two cards. Raises `UserError` where one is gone or merged."""
    with book.reading() as connection:
        for identity in (first, second):
            require_not_merged(connection, identity)
    return Pair(get_customer(book, first), get_customer(book, second), tuple(custom_fields(book)))


def compared_fields(pair: Pair, shop: ShopSettings) -> list[ComparedField]:
    """The fields of which at least one card says something, in the order of the catalogue and in the language spoken now."""
    values = ShownValues(shop, today=clock.today())
    found = [_compared(pair, field, values) for field in _each_source()]
    found += [_own(pair, field, values) for field in pair.own_fields]
    return [each for each in found if each.first or each.second]


def card_of(pair: Pair, shop: ShopSettings, surviving: int, choices: Mapping[str, int]) -> Customer:
    """The card with the id `surviving` as it will be.

    `choices` names fields by their keys, and the id of the card whose word holds, or `BOTH`; a field that is not named
    holds what the surviving card says, and both where both can be kept. What is left out of a field that takes one
    value goes into the notes, as in any merge; of one that takes both it stays with the card that is hidden.
    """
    stays, goes = (pair.first, pair.second) if pair.first.id == surviving else (pair.second, pair.first)
    by_source = {field.source: field for field in _each_source()}
    for key, chosen in choices.items():
        if key.startswith(CUSTOM_PREFIX):
            if chosen == goes.id:
                stays, goes = _own_swapped(stays, goes, int(key.removeprefix(CUSTOM_PREFIX)))
        elif by_source[key].type in _TAKES_BOTH:
            stays, goes = _left_out(stays, goes, key, chosen)
        elif chosen == goes.id:
            stays, goes = _swapped(stays, goes, by_source[key])
    return merged_card((stays, goes), shop, pair.own_fields)


def _each_source() -> Iterator[Field]:
    """The fields that are chosen, of those that a card keeps together the first."""
    seen = set(_IN_THE_HEAD)
    for field in FIELDS:
        if Use.FORM in field.uses and field.source not in seen:
            seen.add(field.source)
            yield field


def _compared(pair: Pair, field: Field, values: ShownValues) -> ComparedField:
    first, second = (texts_of(card, field, values) for card in (pair.first, pair.second))
    takes_both = field.type in _TAKES_BOTH
    differs = set(first) != set(second) if takes_both else getattr(pair.first, field.source) != getattr(pair.second, field.source)
    if field.source == "kind" and not differs and pair.first.kind is CustomerKind.PERSON:
        first = second = ()  # that they are people goes without saying
    label = gettext(_LABELS.get(field.source, field.label))
    return ComparedField(field.source, label, first, second, takes_both, differs)


def texts_of(card: Customer, field: Field, values: ShownValues) -> tuple[str, ...]:
    """What a card says in a field of the catalogue, all of it where it keeps several, in words."""
    match field.type:
        case FieldType.PHONE:
            return tuple(values.phone(phone) for phone in card.phones)
        case FieldType.ADDRESS:
            return tuple(values.address(address) for address in card.addresses)
        case FieldType.FAMILY:
            return tuple(values.family_member(member) for member in card.family)
        case FieldType.CONSENTS:
            return tuple(values.consent(consent) for consent in card.consents)
    return values.of(card, field)


def _own(pair: Pair, field: CustomField, values: ShownValues) -> ComparedField:
    held = [_own_value(card, field.id) for card in (pair.first, pair.second)]
    first, second = ((values.custom(field, value),) if value is not None and value.text else () for value in held)
    return ComparedField(f"{CUSTOM_PREFIX}{field.id}", field.label, first, second, takes_both=False, differs=first != second)


def _own_value(card: Customer, field_id: int) -> CustomValue | None:
    return next((value for value in card.custom if value.field_id == field_id), None)


def _swapped(stays: Customer, goes: Customer, field: Field) -> tuple[Customer, Customer]:
    """Each with what the other says, so that the merge keeps the one and tells the other."""
    names = [field.source, *(["referred_by_name"] if field.type is FieldType.CUSTOMER else [])]
    here: dict[str, Any] = {name: getattr(stays, name) for name in names}
    there: dict[str, Any] = {name: getattr(goes, name) for name in names}
    return replace(stays, **there), replace(goes, **here)


def _own_swapped(stays: Customer, goes: Customer, field_id: int) -> tuple[Customer, Customer]:
    here, there = _own_value(stays, field_id), _own_value(goes, field_id)

    def with_value(card: Customer, value: CustomValue | None) -> Customer:
        others = tuple(each for each in card.custom if each.field_id != field_id)
        return replace(card, custom=(*others, *((value,) if value else ())))

    return with_value(stays, there), with_value(goes, here)


def _left_out(stays: Customer, goes: Customer, name: str, chosen: int) -> tuple[Customer, Customer]:
    """The one that was not chosen says nothing in the field."""
    nothing: dict[str, Any] = {name: "" if isinstance(getattr(stays, name), str) else ()}
    if chosen == stays.id:
        return stays, replace(goes, **nothing)
    return (replace(stays, **nothing), goes) if chosen == goes.id else (stays, goes)
