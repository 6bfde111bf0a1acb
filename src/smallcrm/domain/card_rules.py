"""What holds of every card: clean texts, a name to show, and what is worth a warning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import CustomerKind, NameOrder
from smallcrm.domain.customer import Address, Customer
from smallcrm.domain.phone import read_phones
from smallcrm.i18n import N_
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.domain.customer import Phone

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_ADDRESS_SIGN = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINES = frozenset({"notes"})
_TEXTS = tuple(field.name for field in fields(Customer) if field.type == "str")
_texts_of = attrgetter(*_TEXTS)
_parts_of = attrgetter(*(field.name for field in fields(Address)))


@dataclass(frozen=True, slots=True)
class FieldWarning:
    """Something about a field that looks wrong; `index` tells which of several. Never a refusal."""

    key: str
    index: int
    message: str


def clean(text: str, *, lines: bool = False) -> str:
    """The text composed, without control characters and direction marks, outer blanks off; one line unless `lines`."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _cleaned(text, lines) if len(text) > _NAME_LENGTH else _cleaned_name(text, lines)


def _cleaned(text: str, lines: bool) -> str:
    composed = strip_marks(unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\r", "\n")
    kept = _CONTROLS.sub("", composed)
    return kept.strip() if lines else " ".join(kept.split())


_NAME_LENGTH = 40
_cleaned_name = lru_cache(1 << 14)(_cleaned)  # names, streets and cities come again and again


def tidy(card: Customer, region: str) -> Customer:
    """The card with clean texts, without empty parts; phones not yet in E.164 are read for the region.

    What is tidy already stays the same object: an import asks a hundred thousand cards, and making one anew costs more
    than looking.
    """
    changes: dict[str, Any] = {
        name: cleaned
        for name, text in zip(_TEXTS, _texts_of(card), strict=True)
        if text and (cleaned := clean(text, lines=name in _LINES)) != text
    }
    changes.update((name, parts) for name, parts in _tidy_parts(card, region) if parts != getattr(card, name))
    return replace(card, **changes) if changes else card


def _tidy_parts(card: Customer, region: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What a card has many of, each under its name, where it has any."""
    if card.phones:
        yield "phones", tuple(_tidy_phone(phone, region) for phone in card.phones if clean(phone.typed))
    for name in ("emails", "interests", "tags"):
        if texts := getattr(card, name):
            yield name, _distinct(texts)
    if card.addresses:
        addresses = (_tidy_address(address) for address in card.addresses)
        yield "addresses", tuple(address for address in addresses if any(_parts_of(address)))
    if card.family:
        yield "family", tuple(replace(member, name=name) for member in card.family if (name := clean(member.name)))
    if card.custom:
        yield "custom", tuple(replace(value, text=text) for value in card.custom if (text := clean(value.text)))


def _tidy_phone(phone: Phone, region: str) -> Phone:
    typed = clean(phone.typed)
    e164 = phone.e164 or _read_one(typed, region)
    return phone if (typed, e164) == (phone.typed, phone.e164) else replace(phone, typed=typed, e164=e164)


def _tidy_address(address: Address) -> Address:
    parts = _parts_of(address)
    cleaned = tuple([clean(part) for part in parts])
    return address if cleaned == parts else Address(*cleaned)


def _distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for typed in texts if (text := clean(typed))))


def _read_one(typed: str, region: str) -> str | None:
    readings = read_phones(typed, region)
    return readings[0].e164 if len(readings) == 1 else None


NAMING = frozenset({"kind", "given_name", "middle_name", "family_name", "known_as", "company", "phones", "emails", "number"})
"""The attributes of a card that `shown_name` looks at."""


def shown_name(card: Customer, order: NameOrder) -> str:
    """What the card is called: the person's name in the shop's order, else what else is known; never empty where anything is."""
    names = (card.given_name, card.middle_name, card.family_name)
    if order is NameOrder.FAMILY_FIRST:
        names = (card.family_name, card.given_name, card.middle_name)
    person = " ".join(filter(None, names))
    first, second = (card.company, person) if card.kind is CustomerKind.FIRM else (person, card.company)
    return first or card.known_as or second or _means_of_reaching(card) or card.number


def _means_of_reaching(card: Customer) -> str:
    phone = card.phones[0].typed if card.phones else ""
    return phone or (card.emails[0] if card.emails else "")


def is_blank(card: Customer) -> bool:
    """Whether nothing on the card tells who it is."""
    return not shown_name(replace(card, number=""), NameOrder.GIVEN_FIRST)


def looks_like_email(text: str) -> bool:
    """Whether it is an e-mail address as far as can be seen: one sign between a name and a domain."""
    return _ADDRESS_SIGN.fullmatch(text) is not None


def warnings(card: Customer, region: str) -> list[FieldWarning]:
    """Phones and e-mails that do not look right."""
    found: list[FieldWarning] = []
    for index, phone in enumerate(card.phones):
        readings = read_phones(phone.typed, region)
        if len(readings) > 1:
            found.append(FieldWarning("phones", index, N_("There are several numbers here. Give each a line of its own.")))
        elif readings and not readings[0].valid:
            found.append(FieldWarning("phones", index, N_("This does not look like a whole phone number. It is kept as typed.")))
    for index, email in enumerate(card.emails):
        if not looks_like_email(email):
            found.append(FieldWarning("emails", index, N_("This does not look like an e-mail address. It is kept as typed.")))
    return found
