"""Cards loaded whole, or in part for the lists that are printed of many."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from smallcrm.domain.card_rules import NAMING, shown_name
from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    NameOrder,
    PaymentMeans,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.models.cards import load_cards
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customers import save_customer

if TYPE_CHECKING:
    from smallcrm.services.book import Book

ALWAYS = frozenset({"id", "merged_into", "balance"})
NEVER = frozenset({"photo", "referred_by_name", "put_aside_at"})


@pytest.fixture
def whole(book: Book) -> Customer:
    """A card with something in every field."""
    friend = save_customer(book, Customer(given_name="יוסף", family_name="לוי")).value
    field = add_custom_field(book, "הלחם של השבוע", CustomType.TEXT).value
    card = Customer(
        number="1007",
        kind=CustomerKind.FIRM,
        title="ד״ר",
        given_name="דנה",
        middle_name="רות",
        family_name="כהן",
        known_as="דנוש",
        company="מאפיית כהן",
        role="בעלים",
        occupation="אופה",
        phones=(Phone("054-1234567"),),
        emails=("dana@example.com",),
        addresses=(Address("הרצל 14", "תל אביב"),),
        region="גוש דן",
        preferred_contact=ContactMeans.WHATSAPP,
        preferred_payment=PaymentMeans.CASH,
        birthday=PartialDate(1978, 5, 14),
        age=Age(47, date(2026, 3, 12)),
        marital_status=MaritalStatus.MARRIED,
        family=(FamilyMember("נועה", Relation.DAUGHTER),),
        interests=("שחמט",),
        tags=("VIP",),
        source="חבר",
        referred_by=friend,
        notes="לא להתקשר אחרי 20:00",
        custom=(CustomValue(field, "שני שיפון"),),
        language="he",
        form_of_address=FormOfAddress.SHE,
        consents=(Consent(Channel.SMS, True, datetime(2026, 3, 12, tzinfo=UTC)),),
        created_at=datetime(2026, 3, 12, tzinfo=UTC),
    )
    identity = save_customer(book, card, opening_balance=124050).value
    with book.reading() as connection:
        return next(iter(load_cards(connection, [identity])))


def loaded(book: Book, identity: int | None, only: frozenset[str]) -> Customer:
    assert identity is not None
    with book.reading() as connection:
        return next(iter(load_cards(connection, [identity], only=only)))


@pytest.mark.parametrize("attribute", sorted({field.name for field in fields(Customer)} - ALWAYS - NEVER))
def test_of_a_card_only_what_is_wanted_is_loaded(book: Book, whole: Customer, attribute: str) -> None:
    part = loaded(book, whole.id, frozenset({attribute, "kind"}))
    assert getattr(part, attribute) == getattr(whole, attribute) != getattr(Customer(), attribute)
    others = {"kind", *ALWAYS, *NEVER} - {attribute}
    assert part == replace(Customer(), **{name: getattr(part, name) for name in {attribute, *others}})


def test_a_card_loaded_for_a_list_has_its_balance(book: Book, whole: Customer) -> None:
    assert loaded(book, whole.id, NAMING).balance == 124050


@pytest.mark.parametrize("kept", sorted(NAMING - {"kind", "number"}))
def test_a_card_is_called_the_same_by_its_naming_parts_alone(book: Book, whole: Customer, kept: str) -> None:
    bare = Customer(number=whole.number, **{kept: getattr(whole, kept)})
    identity = save_customer(book, replace(bare, number="1008", tags=("VIP",))).value
    assert shown_name(loaded(book, identity, NAMING), NameOrder.GIVEN_FIRST) == shown_name(bare, NameOrder.GIVEN_FIRST)
