"""A card brought up to date by what a row of a file says of the same customer: what is new is added, nothing is taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import CustomerKind
from smallcrm.domain.customer import Address
from smallcrm.domain.folding import fold
from smallcrm.domain.phone import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.customer import Consent, Customer, CustomValue, FamilyMember, Phone

NAMES = ("given_name", "middle_name", "family_name")
OVERWRITTEN = (
    *("title", "known_as", "company", "role", "occupation", "region", "source", "language"),
    *("preferred_contact", "preferred_payment", "marital_status", "form_of_address"),
)
"""What a card has one of: the file's word takes the place of the card's."""


def filled(card: Customer, row: Customer) -> Customer:
    """The card with what the row says; the same object where the row says nothing new.

    Texts that are equal but for case and kinds of letters are left as they stand on the card; phones, e-mails, addresses,
    interests, tags and lines of notes are added to those there are. Another name is kept beside the card's.
    """
    changes: dict[str, Any] = {**_names(card, row)}
    for key in OVERWRITTEN:
        said, present = getattr(row, key), getattr(card, key)
        if said and not _same(said, present):
            changes[key] = said
    if row.number and not card.number:
        changes["number"] = row.number
    if row.kind is CustomerKind.FIRM and card.kind is not row.kind:
        changes["kind"] = row.kind
    if row.birthday is not None and row.birthday != card.birthday and (card.birthday is None or row.birthday.is_whole):
        changes["birthday"] = row.birthday
    if row.age is not None and card.age is None and card.birthday is None:
        changes["age"] = row.age
    other_name = _other_name(card, row)
    if other_name and not card.known_as and not row.known_as:
        changes["known_as"], other_name = other_name, ""
    elif _same(other_name, card.known_as):
        other_name = ""
    parts = {
        "phones": (*card.phones, *_new_phones(card, row)),
        "emails": _joined(card.emails, row.emails),
        "addresses": _addresses(card, row),
        "interests": _joined(card.interests, row.interests),
        "tags": _joined(card.tags, row.tags),
        "notes": _notes(card.notes, f"{row.notes}\n{other_name}"),
        "custom": _custom(card.custom, row.custom),
        "family": _family(card.family, row.family),
        "consents": _consents(card.consents, row.consents),
        "photo": card.photo or row.photo,
    }
    changes |= {key: value for key, value in parts.items() if value != getattr(card, key)}
    return replace(card, **changes) if changes else card


def phone_key(phone: Phone) -> str:
    """What two spellings of one number share."""
    return phone.e164 or search_key(phone.typed)


def live_together(card: Customer, row: Customer) -> bool:
    """Whether an address of one can be an address of the other."""
    return any(_fits(said, present) for said in row.addresses for present in card.addresses)


def _names(card: Customer, row: Customer) -> dict[str, str]:
    """The row's names where they say all of the card's and more; the same words divided otherwise are no news."""
    if not _words(card) < _words(row):
        return {}
    return {key: value for key in NAMES if (value := getattr(row, key)) != getattr(card, key)}


def _other_name(card: Customer, row: Customer) -> str:
    """What the row calls him, where the card's name has words that this one lacks, and this one others."""
    if _words(row) <= _words(card) or _words(card) < _words(row):
        return ""
    return _name(row)


def _words(card: Customer) -> set[str]:
    return set(fold(_name(card)).split())


def _name(card: Customer) -> str:
    return " ".join(word for key in NAMES if (word := getattr(card, key)))


def _same(said: object, present: object) -> bool:
    return said == present or (isinstance(said, str) and isinstance(present, str) and fold(said) == fold(present))


def _new_phones(card: Customer, row: Customer) -> Iterable[Phone]:
    known = {phone_key(phone) for phone in card.phones}
    return (phone for phone in row.phones if phone_key(phone) not in known)


def _joined(present: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    known = {fold(text) for text in present}
    return (*present, *(text for text in said if fold(text) not in known))


def _addresses(card: Customer, row: Customer) -> tuple[Address, ...]:
    found = list(card.addresses)
    for said in row.addresses:
        place = next((index for index, present in enumerate(found) if _fits(said, present)), None)
        if place is None:
            found.append(said)
        else:
            found[place] = _completed(found[place], said)
    return tuple(found)


def _fits(said: Address, present: Address) -> bool:
    """Whether the two can be one place: no part of one contradicts the other."""
    return all(not one or not other or fold(one) == fold(other) for one, other in zip(_parts(said), _parts(present), strict=True))


def _completed(present: Address, said: Address) -> Address:
    return Address(*(one or other for one, other in zip(_parts(present), _parts(said), strict=True)))


def _parts(address: Address) -> tuple[str, str, str, str]:
    return address.street, address.city, address.postcode, address.country


def _notes(present: str, said: str) -> str:
    known = {fold(line) for line in present.splitlines()}
    return "\n".join([*([present] if present else []), *(line for line in said.splitlines() if line and fold(line) not in known)])


def _family(present: tuple[FamilyMember, ...], said: tuple[FamilyMember, ...]) -> tuple[FamilyMember, ...]:
    known = {(fold(member.name), member.relation) for member in present}
    return (*present, *(member for member in said if (fold(member.name), member.relation) not in known))


def _consents(present: tuple[Consent, ...], said: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """What was said of each channel last."""
    latest = {consent.channel: consent for consent in present}
    for consent in said:
        if consent.channel not in latest or latest[consent.channel].recorded_at < consent.recorded_at:
            latest[consent.channel] = consent
    return tuple(latest.values())


def _custom(present: tuple[CustomValue, ...], said: tuple[CustomValue, ...]) -> tuple[CustomValue, ...]:
    values = {value.field_id: value for value in present}
    return tuple((values | {value.field_id: value for value in said}).values())
