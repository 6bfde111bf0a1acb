"""Fields of a card written as FIELD=VALUE, each field of the catalogue and of the shop's own."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import time_machine
from PIL import Image
from tests.services.books import DANA

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELDS, Use
from smallcrm.domain.partial_date import PartialDate
from smallcrm.infra import clock
from smallcrm.services.card_texts import own_pair, settable_names, with_texts
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customers import get_customer, save_customer

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

NOW = datetime(2024, 5, 17, 7, tzinfo=UTC)


def written(book: Book, *pairs: str, card: Customer | None = None) -> Customer:
    """The card after it was written so and saved."""
    after, balance = with_texts(book, card or Customer(), pairs)
    return get_customer(book, save_customer(book, after, opening_balance=balance).value)


def test_every_field_of_the_form_can_be_written() -> None:
    assert {field.key for field in FIELDS if Use.FORM in field.uses} <= {*settable_names()}


TEXTS = {
    "number": "A-17",
    "title": 'ד"ר',
    "given_name": "דנה",
    "middle_name": "רות",
    "family_name": "כהן",
    "known_as": "דנדוש",
    "company": "מאפיית הבוקר",
    "role": "בעלים",
    "occupation": "אופה",
    "region": "צפון",
    "source": "מודעה",
}


def test_texts_are_written_as_they_are(book: Book) -> None:
    card = written(book, *(f"{name}={text}" for name, text in TEXTS.items()))
    assert {name: getattr(card, name) for name in TEXTS} == TEXTS


@pytest.mark.parametrize(
    ("pair", "attribute", "value"),
    [
        ("preferred_contact=ווטסאפ", "preferred_contact", ContactMeans.WHATSAPP),
        ("preferred_payment=cash", "preferred_payment", PaymentMeans.CASH),
        ("marital_status=נשואה", "marital_status", MaritalStatus.MARRIED),
        ("form_of_address=she", "form_of_address", FormOfAddress.SHE),
        ("language=עברית", "language", "he"),
        ("birthday=28/08/1973", "birthday", PartialDate(1973, 8, 28)),
        ("birthday=12/3/1961", "birthday", PartialDate(1961, 3, 12)),
        ("birthday=1941", "birthday", PartialDate(year=1941)),
        ("interests=שחמט; דיג", "interests", ("שחמט", "דיג")),
        ("tags=קבוע;VIP", "tags", ("קבוע", "VIP")),
        ("email=dana@example.com; b@example.org", "emails", ("dana@example.com", "b@example.org")),
        ("notes=<b>חשוב</b> = מאוד", "notes", "<b>חשוב</b> = מאוד"),
        ("balance=₪ 1,234.50", "balance", 123450),
    ],
)
def test_values_are_read_as_an_import_reads_them(book: Book, pair: str, attribute: str, value: object) -> None:
    assert getattr(written(book, "given_name=דנה", pair), attribute) == value


def test_an_age_counts_from_today(book: Book) -> None:
    with time_machine.travel(NOW, tick=False):
        age = written(book, "given_name=דנה", "age=42").age
    assert age is not None
    assert (age.years, age.as_of.isoformat()) == (42, "2024-05-17")


def test_a_whole_name_is_taken_apart_and_that_of_a_firm_is_not(book: Book) -> None:
    person, firm = written(book, "name=דנה רות כהן"), written(book, "kind=firm", "name=כהן ובניו")
    assert (person.given_name, person.middle_name, person.family_name) == ("דנה", "רות", "כהן")
    assert (firm.kind, firm.company, firm.given_name) == (CustomerKind.FIRM, "כהן ובניו", "")


def test_phones_of_one_kind_leave_the_others_and_say_what_they_are(book: Book) -> None:
    card = written(book, "given_name=דנה", "phone=03-555-0199", "mobile=054-123-4567; 02-640-8613")
    assert [(phone.typed, phone.kind) for phone in card.phones] == [
        ("03-555-0199", PhoneKind.PHONE),
        ("054-123-4567", PhoneKind.MOBILE),
        ("02-640-8613", PhoneKind.PHONE),
    ]


def test_a_second_address_is_named_by_its_number(book: Book) -> None:
    card = written(book, "given_name=דנה", "street=הרצל 1", "city=חיפה", "city.2=נתניה", "postcode.2=123")
    assert card.addresses == (Address("הרצל 1", "חיפה"), Address(city="נתניה", postcode="123"))


def test_an_empty_value_empties_a_field_and_an_address_that_says_nothing_goes(book: Book) -> None:
    card = written(book, "given_name=דנה", "city=חיפה", "birthday=1941", "marital_status=single")
    after = written(book, "city=", "birthday=", "marital_status=", card=card)
    assert (after.addresses, after.birthday, after.marital_status) == ((), None, None)
    assert after.given_name == "דנה"


def test_the_family_is_written_with_the_commas_of_arabic_and_persian_too(book: Book) -> None:
    card = written(book, "given_name=سارا", "family=سامان (son، 2010-03-02)؛ مینا (daughter)")
    assert card.family == (
        FamilyMember("سامان", Relation.SON, PartialDate(2010, 3, 2)),
        FamilyMember("مینا", Relation.DAUGHTER, None),
    )


def test_the_family_is_written_with_relation_and_birthday(book: Book) -> None:
    card = written(book, "given_name=דנה", "family=מיה (daughter, 14.3.2010); יוסי (בן)")
    assert card.family == (
        FamilyMember("מיה", Relation.DAUGHTER, PartialDate(2010, 3, 14)),
        FamilyMember("יוסי", Relation.SON),
    )


def test_a_consent_said_again_keeps_the_day_it_was_first_given(book: Book) -> None:
    with time_machine.travel(NOW, tick=False):
        card = written(book, "given_name=דנה", "consents=email; -sms")
    assert card.consents == (Consent(Channel.EMAIL, True, NOW), Consent(Channel.SMS, False, NOW))
    after = written(book, "consents=email", card=card)
    assert after.consents == (Consent(Channel.EMAIL, True, NOW),)


def test_who_referred_is_named_by_number(book: Book) -> None:
    other = save_customer(book, DANA).value
    card = written(book, "given_name=יוסי", f"referred_by={get_customer(book, other).number}")
    assert (card.referred_by, card.referred_by_name) == (other, "דנה כהן")
    assert written(book, "referred_by=", card=card).referred_by is None


def test_who_referred_is_refused_in_the_words_of_a_card_that_is_not_there(book: Book) -> None:
    with pytest.raises(UserError) as refused:
        written(book, "given_name=יוסי", "referred_by=דנה כהן")
    assert str(refused.value) == "No card has the number or the name דנה כהן."


def test_who_referred_is_asked_for_where_several_are_meant(book: Book) -> None:
    for number in ("1", "2"):
        save_customer(book, replace(DANA, number=number))
    with pytest.raises(UserError) as refused:
        written(book, "given_name=יוסי", "referred_by=דנה כהן")
    assert str(refused.value).endswith("as one of: “1 דנה כהן”, “2 דנה כהן”.")


def test_what_is_no_whole_e_mail_address_is_kept_as_the_form_keeps_it(book: Book) -> None:
    assert written(book, "given_name=דנה", "email=bad@; dana@example.com").emails == ("bad@", "dana@example.com")
    assert written(book, "email=", card=Customer(given_name="דנה", emails=("bad@",))).emails == ()


def test_an_age_is_of_today_or_as_of_a_day_or_a_year(book: Book) -> None:
    assert written(book, "given_name=דנה", "age=٤٠ @ 2020").age == Age(40, date(2020, 1, 1))
    assert written(book, "given_name=דנה", "age=40 @ 3.5.2019").age == Age(40, date(2019, 5, 3))
    assert written(book, "given_name=דנה", "age=40").age == Age(40, clock.today())


@pytest.mark.parametrize("text", ["40 in 2020", "0", "forty", "40 @ 2990"])
def test_an_age_that_is_not_understood_is_refused(text: str, book: Book) -> None:
    with pytest.raises(UserError, match=r"^age: .*cannot be read"):
        written(book, "given_name=דנה", f"age={text}")


def test_a_photo_is_a_file_made_small(book: Book, tmp_path: Path) -> None:
    Image.new("RGB", (1200, 600), "red").save(tmp_path / "דנה.png")
    photo = written(book, "given_name=דנה", f"photo={tmp_path / 'דנה.png'}").photo
    assert photo is not None
    assert Image.open(BytesIO(photo)).size == (512, 256)


@pytest.mark.parametrize("typed", ["42.5", "42,5", "٤٢٫٥"])
def test_a_number_of_the_shops_own_is_read_with_either_decimal_mark(typed: str, book: Book) -> None:
    size = add_custom_field(book, "Размер", CustomType.NUMBER).value
    assert written(book, "given_name=Иван", f"Размер={typed}").custom == (CustomValue(size, "42.5"),)
    assert own_pair(book, f"Размер={typed}") == (size, "42.5")


def test_own_fields_are_read_by_their_type(book: Book) -> None:
    ids = {
        kind: add_custom_field(book, f"own_{kind.value}", kind, ("בוקר", "ערב") if kind is CustomType.CHOICE else ()).value
        for kind in CustomType
    }
    card = written(book, "given_name=דנה", "own_text=אבג", "own_number=٣٩٫٥", "own_date=3.5.2001", "own_choice=ערב", "own_yes_no=כן")
    assert {value.field_id: value.text for value in card.custom} == {
        ids[CustomType.TEXT]: "אבג",
        ids[CustomType.NUMBER]: "39.5",
        ids[CustomType.DATE]: "2001-05-03",
        ids[CustomType.CHOICE]: "ערב",
        ids[CustomType.YES_NO]: "yes",
    }
    assert own_pair(book, "own_yes_no=לא") == (ids[CustomType.YES_NO], "no")
    after = written(book, "own_text=", card=card)
    assert CustomValue(ids[CustomType.TEXT], "אבג") not in after.custom
    assert len(after.custom) == 4


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("shoe=39", "“shoe=39” sets no field"),
        ("given_name", "“given_name” sets no field"),
        ("given_name.2=x", "sets no field"),
        ("balance=הרבה", "balance: “הרבה” cannot be read. This is not an amount."),
        ("birthday=אתמול", "birthday: “אתמול” cannot be read."),
        ("birthday=03/04/1384", "birthday: “03/04/1384” cannot be read. This date can be read in two ways. Write its month in words."),
        ("kind=martian", "kind: “martian” cannot be read."),
        ("family=מיה", "family: “מיה” cannot be read. Write the name, and in brackets"),
        ("family=מיה (neighbour)", "family: “neighbour” cannot be read. It can be one of: Spouse, Son, Daughter"),
        ("consents=pigeon", "consents: “pigeon” cannot be read. It can be one of: Letters, E-mails, SMS messages"),
        ("kind=cat", "kind: “cat” cannot be read. It can be one of: Person, Firm."),
        ("photo=/no/such.png", "such.png is not there."),
        ("size=abc", "size: “abc” cannot be read. This is not a number."),
        ("size=nan", "size: “nan” cannot be read. This is not a number."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_naming_the_field(book: Book, pair: str, said: str) -> None:
    add_custom_field(book, "size", CustomType.NUMBER)
    with pytest.raises(UserError) as refused:
        with_texts(book, Customer(given_name="דנה"), [pair])
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_card_left_alone_stays_as_it_is(book: Book) -> None:
    card = get_customer(book, save_customer(book, DANA).value)
    after, balance = with_texts(book, card, [])
    assert balance is None
    assert all(getattr(after, field.name) == getattr(card, field.name) for field in fields(Customer))
