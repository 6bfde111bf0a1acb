"""Cards brought up to date by rows of files: all that is new, nothing lost, nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.card_filling import NAMES, OVERWRITTEN, filled, phone_key
from smallcrm.domain.choices import CustomerKind, MaritalStatus, PhoneKind
from smallcrm.domain.customer import Address, Customer, CustomValue, Phone
from smallcrm.domain.folding import fold
from smallcrm.domain.partial_date import PartialDate

DANA = Customer(
    id=7,
    number="1001",
    given_name="דנה",
    family_name="כהן",
    phones=(Phone("054-123-4567", kind=PhoneKind.MOBILE, e164="+972541234567"),),
    emails=("dana@example.com",),
    addresses=(Address(city="חיפה"),),
    tags=("קבוע",),
    notes="משלמת בזמן",
)


def test_a_row_that_says_nothing_new_leaves_the_very_same_card() -> None:
    row = Customer(given_name="כהן", family_name="דנה", phones=(Phone("0541234567", e164="+972541234567"),), emails=("DANA@EXAMPLE.COM",))
    assert filled(DANA, row) is DANA
    assert filled(DANA, Customer()) is DANA


def test_phones_emails_tags_and_lines_of_notes_are_added_to_those_there_are() -> None:
    row = Customer(
        phones=(Phone("03-555-0199", e164="+97235550199"), Phone("+972541234567", e164="+972541234567")),
        emails=("d2@example.com", "Dana@example.com"),
        tags=("VIP", "קבוע"),
        notes="אוהבת קפה\nמשלמת בזמן",
    )
    card = filled(DANA, row)
    assert [phone.typed for phone in card.phones] == ["054-123-4567", "03-555-0199"]
    assert (card.emails, card.tags) == (("dana@example.com", "d2@example.com"), ("קבוע", "VIP"))
    assert card.notes == "משלמת בזמן\nאוהבת קפה"


def test_a_name_that_says_more_takes_the_place_of_the_shorter_one() -> None:
    card = filled(DANA, Customer(given_name="דנה", middle_name="רות", family_name="כהן"))
    assert (card.given_name, card.middle_name, card.family_name) == ("דנה", "רות", "כהן")
    assert filled(card, Customer(given_name="דנה", family_name="כהן")) is card


def test_another_name_is_kept_beside_the_cards() -> None:
    card = filled(DANA, Customer(given_name="דנה", family_name="לוי"))
    assert (card.given_name, card.family_name, card.known_as) == ("דנה", "כהן", "דנה לוי")
    called = replace(DANA, known_as="דני")
    assert filled(called, Customer(given_name="דנה", family_name="לוי")).notes == "משלמת בזמן\nדנה לוי"


def test_an_address_is_completed_where_nothing_of_it_contradicts_and_added_where_something_does() -> None:
    card = filled(DANA, Customer(addresses=(Address("הרצל 1", "חיפה"),)))
    assert card.addresses == (Address("הרצל 1", "חיפה"),)
    assert filled(card, Customer(addresses=(Address(city="לוד"),))).addresses == (Address("הרצל 1", "חיפה"), Address(city="לוד"))


def test_what_a_card_has_one_of_is_what_the_file_says() -> None:
    card = filled(replace(DANA, occupation="מורה", region="צפון"), Customer(occupation="רופאה", marital_status=MaritalStatus.MARRIED))
    assert (card.occupation, card.region, card.marital_status) == ("רופאה", "צפון", MaritalStatus.MARRIED)


def test_a_whole_birthday_takes_the_place_of_a_year_and_a_year_not_that_of_a_whole_one() -> None:
    year, whole = PartialDate(year=1980), PartialDate(year=1980, month=3, day=4)
    assert filled(replace(DANA, birthday=year), Customer(birthday=whole)).birthday == whole
    assert filled(replace(DANA, birthday=whole), Customer(birthday=year)).birthday == whole


def test_a_number_of_its_own_is_kept() -> None:
    assert filled(DANA, Customer(number="5")).number == "1001"
    assert filled(replace(DANA, number=""), Customer(number="5")).number == "5"


def test_values_of_the_shops_own_fields_are_the_files_and_others_stay() -> None:
    card = replace(DANA, custom=(CustomValue(1, "38"), CustomValue(2, "כחול")))
    assert filled(card, Customer(custom=(CustomValue(1, "39"), CustomValue(3, "כן")))).custom == (
        CustomValue(1, "39"),
        CustomValue(2, "כחול"),
        CustomValue(3, "כן"),
    )


NAME = st.sampled_from(["", "דנה", "כהן", "לוי", "Dana", "DANA", "רות כהן"])
TEXT = st.sampled_from(["", "א", "ב", "A", "a", "א ב"])
LINES = st.lists(TEXT.filter(bool), max_size=3, unique_by=fold)
PHONES = st.sampled_from(
    [
        Phone("054-123-4567", e164="+972541234567"),
        Phone("0541234567", e164="+972541234567"),
        Phone("050"),
        Phone("03-555-0199", e164="+97235550199"),
    ]
)
CARDS = st.builds(
    Customer,
    number=st.sampled_from(["", "1", "2"]),
    kind=st.sampled_from(list(CustomerKind)),
    given_name=NAME,
    middle_name=NAME,
    family_name=NAME,
    known_as=TEXT,
    company=TEXT,
    occupation=TEXT,
    phones=st.lists(PHONES, max_size=3, unique_by=phone_key).map(tuple),
    emails=LINES.map(tuple),
    addresses=st.lists(st.builds(Address, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    interests=LINES.map(tuple),
    tags=LINES.map(tuple),
    notes=LINES.map("\n".join),
    birthday=st.none() | st.builds(PartialDate, year=st.sampled_from([1980, 1990]), month=st.just(3), day=st.just(4)),
    custom=st.lists(st.builds(CustomValue, st.integers(1, 3), TEXT), max_size=3, unique_by=lambda value: value.field_id).map(tuple),
)


@given(CARDS, CARDS)
def test_filling_a_second_time_changes_nothing_more(card: Customer, row: Customer) -> None:
    once = filled(card, row)
    assert filled(once, row) is once


@given(CARDS, CARDS)
def test_nothing_of_the_card_is_lost_but_what_the_file_has_another_word_for(card: Customer, row: Customer) -> None:
    got = filled(card, row)
    assert _words(card) <= _words(got)
    assert {phone_key(phone) for phone in card.phones} <= {phone_key(phone) for phone in got.phones}
    for attribute in ("emails", "interests", "tags"):
        assert getattr(got, attribute)[: len(getattr(card, attribute))] == getattr(card, attribute)
    assert got.notes.startswith(card.notes)
    assert len(got.addresses) >= len(card.addresses)
    for before, after in zip(card.addresses, got.addresses, strict=False):
        assert all(not old or old == new for old, new in zip(_parts(before), _parts(after), strict=True))
    for key in OVERWRITTEN:
        assert getattr(got, key) == getattr(card, key) or getattr(row, key) or key == "known_as"
    assert not card.number or got.number == card.number
    assert {value.field_id for value in card.custom} <= {value.field_id for value in got.custom}


@given(CARDS, CARDS)
def test_nothing_of_the_row_is_lost_but_a_second_number_and_a_second_birthday(card: Customer, row: Customer) -> None:
    got = filled(card, row)
    everything = set(fold(" ".join([*(getattr(got, key) for key in NAMES), got.known_as, got.notes])).split())
    assert _words(row) <= everything
    assert {phone_key(phone) for phone in row.phones} <= {phone_key(phone) for phone in got.phones}
    for attribute in ("emails", "interests", "tags"):
        assert set(map(fold, getattr(row, attribute))) <= set(map(fold, getattr(got, attribute)))
    assert {*map(fold, row.notes.splitlines())} <= {*map(fold, got.notes.splitlines())}
    assert {*row.custom} <= {*got.custom}


def _words(card: Customer) -> set[str]:
    return set(fold(" ".join(getattr(card, key) for key in NAMES)).split())


def _parts(address: Address) -> tuple[str, str, str, str]:
    return address.street, address.city, address.postcode, address.country


@pytest.mark.parametrize(("one", "other"), [(Phone("054-123-4567", e164="+972541234567"), Phone("+972541234567", e164="+972541234567"))])
def test_two_spellings_of_one_number_share_their_key(one: Phone, other: Phone) -> None:
    assert phone_key(one) == phone_key(other)
