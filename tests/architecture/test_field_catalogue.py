"""What each line of the field catalogue promises is there: in forms, lists, search, import, export and reports."""

from __future__ import annotations

from dataclasses import fields as attributes_of
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from smallcrm.domain.choices import Channel, ContactMeans, FormOfAddress, MaritalStatus, PaymentMeans, PhoneKind, Relation
from smallcrm.domain.customer import Address, Age, Consent, Customer, FamilyMember, Phone
from smallcrm.domain.field_values import searched_texts, values_of
from smallcrm.domain.fields import FIELDS, GROUP_LABELS, FieldType, Use, fields_of
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.exchange.card_json import card_to_json
from smallcrm.exchange.header_words import FIELD_WORDS
from smallcrm.reports.customer_card import cards_pdf
from smallcrm.reports.options import PageOptions
from smallcrm.services import customer_list, customers
from smallcrm.services.book import create_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallcrm.services.book import Book

SHOP = ShopSettings(name="מכולת כהן", language="he", currency="ILS", region="IL")
WHOLE = Customer(
    number="1001",
    title='ד"ר',
    given_name="מרים",
    middle_name="אסתר",
    family_name="אוחיון",
    known_as="מירי",
    company="אוחיון ובניו",
    role="מנהלת",
    occupation="רופאה",
    phones=(Phone("052-847-7316"), Phone("04-7351432", PhoneKind.PHONE), Phone("04-7351433", PhoneKind.FAX)),
    emails=("miri@example.org",),
    addresses=(Address("רח' הרצל 117", "ירושלים", "9414501", "ישראל"),),
    region="מרכז",
    preferred_contact=ContactMeans.WHATSAPP,
    preferred_payment=PaymentMeans.CASH,
    birthday=PartialDate(1994, 1, 23),
    age=Age(31, date(2025, 2, 1)),
    marital_status=MaritalStatus.MARRIED,
    family=(FamilyMember("יוסי", Relation.SPOUSE),),
    interests=("אפייה",),
    tags=("קבועה",),
    source="המלצה",
    notes="לא להתקשר בשבת",
    language="he",
    form_of_address=FormOfAddress.SHE,
    consents=(Consent(Channel.SMS, given=True, recorded_at=datetime(2025, 2, 1, tzinfo=UTC)),),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = create_book(tmp_path / "כהן.smallcrm", SHOP)
    friend = customers.save_customer(opened, Customer(given_name="דוד", family_name="לוי")).value
    customers.save_customer(opened, replace(WHOLE, referred_by=friend), opening_balance=88392)
    yield opened
    opened.close()


def test_every_field_is_an_attribute_of_the_card_or_made_of_them() -> None:
    known = {attribute.name for attribute in attributes_of(Customer)}
    assert {field.key for field in FIELDS if field.source not in known} == {"name"}


def test_every_part_of_a_card_has_a_heading() -> None:
    assert {field.group for field in FIELDS} <= GROUP_LABELS.keys()


def test_every_field_that_is_imported_is_known_by_its_headings_in_five_languages() -> None:
    lacking = [field.key for field in fields_of(Use.IMPORT) if len([words for words in FIELD_WORDS.get(field.key, ()) if words]) != 5]
    assert lacking == []


def test_every_field_that_is_exported_is_in_the_whole_card() -> None:
    written = card_to_json(WHOLE, SHOP, {}).keys()
    assert [field.key for field in fields_of(Use.EXPORT) if field.type is not FieldType.NAME and field.source not in written] == []


def test_every_field_that_is_searched_finds_its_card() -> None:
    found = set(searched_texts(WHOLE))
    searched = [field for field in fields_of(Use.SEARCH) if field.type not in {FieldType.PHONE, FieldType.FAMILY}]
    assert [field.key for field in searched if not found.issuperset(values_of(WHOLE, field))] == []


def test_every_column_shows_what_the_card_says(book: Book) -> None:
    columns = [column.key for column in customer_list.columns(book)]
    ids = customer_list.list_ids(book, customer_list.Filter(text="אוחיון"), customer_list.Sort())
    (row,) = customer_list.rows(book, list(ids), columns)
    assert [key for key, value in zip(columns, row.values, strict=True) if value in (None, "", ())] == []


def test_the_list_can_be_sorted_by_every_column(book: Book) -> None:
    for column in customer_list.columns(book):
        assert len(customer_list.list_ids(book, customer_list.Filter(), customer_list.Sort(column.key, descending=True))) == 2


@pytest.mark.usefixtures("qapp")
def test_the_card_on_paper_takes_every_field() -> None:
    target = BytesIO()
    printed = cards_pdf([replace(WHOLE, balance=88392)], SHOP, PageOptions(today=date(2026, 3, 1), language="he"), target)
    assert printed.pages == 1
    assert not printed.missing
