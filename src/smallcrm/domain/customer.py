"""The customer's card as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomerKind, CustomType, PhoneKind
from smallcrm.domain.quick_records import quick

if TYPE_CHECKING:
    from datetime import date, datetime

    from smallcrm.domain.choices import Channel, ContactMeans, FormOfAddress, MaritalStatus, PaymentMeans, Relation
    from smallcrm.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed, and in E.164 where it could be read."""

    typed: str
    kind: PhoneKind = PhoneKind.MOBILE
    e164: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part may be empty."""

    street: str = ""
    city: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Age:
    """So many years old on a day."""

    years: int
    as_of: date


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """Someone of the customer's family."""

    name: str
    relation: Relation
    birthday: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What the customer said about one channel, when and on what occasion."""

    channel: Channel
    given: bool
    recorded_at: datetime
    source: str = ""


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of the shop's own; `choices` only where the type is a choice."""

    id: int
    label: str
    type: CustomType = CustomType.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomValue:
    """What a card holds in a field of the shop's own.

    `text` is as typed for a text or a choice, a plain decimal for a number, ISO for a date, `yes` or `no`.
    """

    field_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Everything the book knows of a person or firm.

    Read and never written are `balance` (minor units, positive: owes) and `merged_into`, the card that a hidden one is in.
    """

    id: int | None = None
    number: str = ""
    kind: CustomerKind = CustomerKind.PERSON
    title: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    known_as: str = ""
    company: str = ""
    role: str = ""
    occupation: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    region: str = ""
    preferred_contact: ContactMeans | None = None
    preferred_payment: PaymentMeans | None = None
    birthday: PartialDate | None = None
    age: Age | None = None
    marital_status: MaritalStatus | None = None
    family: tuple[FamilyMember, ...] = ()
    interests: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    referred_by: int | None = None
    referred_by_name: str = ""
    notes: str = ""
    photo: bytes | None = None
    custom: tuple[CustomValue, ...] = ()
    language: str = ""
    form_of_address: FormOfAddress | None = None
    consents: tuple[Consent, ...] = ()
    created_at: datetime | None = None
    put_aside_at: datetime | None = None
    merged_into: int | None = None
    balance: int = 0


make_customer = quick(Customer)
"""A card as `Customer` makes it, for whoever makes very many."""
