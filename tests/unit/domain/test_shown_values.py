"""What a field of a card says on screen and paper alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smallcrm.domain.choices import FormOfAddress, MaritalStatus, PaymentMeans, PhoneKind, Relation
from smallcrm.domain.customer import Address, Customer, FamilyMember, Phone
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import gettext, in_language
from smallcrm.i18n.direction import strip_marks

TODAY = date(2026, 3, 12)
TEHRAN = ShopSettings(name="خواربار کریمی", language="fa", currency="IRR", region="IR", digits=Digits.NATIVE)
MARYAM = Customer(
    number="1001",
    given_name="مریم",
    phones=(Phone("09123456789", PhoneKind.MOBILE, "+989123456789"),),
    addresses=(Address("خیابان سعدی 27", "تهران", "1145678901"),),
)


def said(card: Customer, key: str, shop: ShopSettings = TEHRAN) -> list[str]:
    with in_language(shop.language):
        return [strip_marks(text) for text in ShownValues(shop, today=TODAY).of(card, FIELD_BY_KEY[key])]


@pytest.mark.parametrize(
    ("key", "shown"), [("number", "۱۰۰۱"), ("mobile", "۰۹۱۲ ۳۴۵ ۶۷۸۹"), ("postcode", "۱۱۴۵۶۷۸۹۰۱"), ("street", "خیابان سعدی 27")]
)
def test_what_is_read_as_a_number_is_in_the_shops_digits_and_a_text_as_typed(key: str, shown: str) -> None:
    assert said(MARYAM, key) == [shown]


def test_a_shop_with_latin_digits_keeps_them() -> None:
    latin = replace(TEHRAN, digits=Digits.LATIN)
    assert [*said(MARYAM, "number", latin), *said(MARYAM, "mobile", latin)] == ["1001", "0912 345 6789"]


def test_groups_of_arabic_digits_are_kept_from_being_put_from_right_to_left() -> None:
    dubai = ShopSettings(language="ar", currency="AED", region="SA", digits=Digits.NATIVE)
    with in_language("ar"):
        shown = ShownValues(dubai, today=TODAY).written_number("+971501234567")
    assert shown == "\u2066\u202d+٩٧١ ٥٠ ١٢٣ ٤٥٦٧\u202c\u2069"


@pytest.mark.parametrize(
    ("language", "relation", "said"),
    [
        ("en", Relation.DAUGHTER, "born 2009"),
        ("he", Relation.DAUGHTER, "ילידת 2009"),
        ("he", Relation.BROTHER, "יליד 2009"),
        ("he", Relation.SPOUSE, "שנת לידה: 2009"),
        ("bg", Relation.MOTHER, "родена 2009 г."),
    ],
)
def test_a_year_beside_someone_of_the_family_says_that_it_is_of_the_birth(language: str, relation: Relation, said: str) -> None:
    member = FamilyMember("Grace", relation, PartialDate(2009))
    with in_language(language):
        assert ShownValues(TEHRAN, today=TODAY, digits=Digits.LATIN).born(member) == said
        assert ShownValues(TEHRAN, today=TODAY).born(FamilyMember("Grace", relation)) == ""


def test_a_day_of_birth_and_a_year_of_another_calendar_are_not_said_as_a_year_alone() -> None:
    with in_language("bg"):
        values = ShownValues(ShopSettings(language="bg", region="BG"), today=TODAY)
        assert values.born(FamilyMember("Мария", Relation.DAUGHTER, PartialDate(None, 5, 14))).replace("\u00a0", " ") == "родена 14 май"
        hijri = PartialDate(1430, calendar=Calendar.HIJRI)
        assert values.born(FamilyMember("Мария", Relation.DAUGHTER, hijri)) == "родена 1430 по хиджра"


@pytest.mark.parametrize(
    ("language", "form", "shown"),
    [
        ("en", FormOfAddress.SHE, "Married"),
        ("he", FormOfAddress.SHE, "נשואה"),
        ("he", FormOfAddress.HE, "נשוי"),
        ("he", FormOfAddress.NEUTRAL, "נשוי/אה"),
        ("he", None, "נשוי/אה"),
        ("ar", FormOfAddress.SHE, "متزوجة"),
        ("bg", FormOfAddress.HE, "Женен"),
    ],
)
def test_a_marital_status_is_said_in_the_form_the_customer_is_addressed_in(language: str, form: FormOfAddress | None, shown: str) -> None:
    card = Customer(given_name="דנה", marital_status=MaritalStatus.MARRIED, form_of_address=form)
    assert said(card, "marital_status", replace(TEHRAN, language=language)) == [shown]


def test_a_form_of_address_follows_its_label_as_a_word_within_a_sentence() -> None:
    assert said(Customer(form_of_address=FormOfAddress.SHE), "form_of_address", replace(TEHRAN, language="en")) == ["she"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Preferred payment: On credit"),
        ("he", "אופן תשלום מועדף: בהקפה"),
        ("ar", "طريقة الدفع المفضلة: على الحساب"),
        ("fa", "روش پرداخت ترجیحی: نسیه"),
        ("bg", "Предпочитано плащане: На вересия"),
    ],
)
def test_a_preference_reads_as_a_label_and_its_value(language: str, said: str) -> None:
    field = FIELD_BY_KEY["preferred_payment"]
    with in_language(language):
        (value,) = ShownValues(TEHRAN, today=TODAY).of(Customer(preferred_payment=PaymentMeans.ON_CREDIT), field)
        assert f"{gettext(field.label)}: {value}" == said


HIJRI = PartialDate(1398, 6, 6, Calendar.HIJRI)
HEBREW = PartialDate(5738, 2, 7, Calendar.HEBREW)


@pytest.mark.parametrize(
    ("language", "calendar", "birthday", "shown"),
    [
        ("ar", Calendar.GREGORIAN, HIJRI, "06/06/1398 (13/05/1978، العمر 47)"),
        ("he", Calendar.GREGORIAN, HEBREW, "ז׳ באייר תשל״ח (14.05.1978, גיל 47)"),
        ("he", Calendar.HEBREW, HEBREW, "ז׳ באייר תשל״ח (גיל 47)"),
        ("fa", Calendar.JALALI, PartialDate(1978, 5, 14), "1978/05/14 (1357/02/24، 47 ساله)"),
    ],
)
def test_a_birthday_in_another_calendar_than_the_shops_has_the_shops_beside_it(
    language: str, calendar: Calendar, birthday: PartialDate, shown: str
) -> None:
    shop = ShopSettings(language=language, calendar=calendar)
    with in_language(language):
        assert ShownValues(shop, today=TODAY).birthday_and_age(birthday).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("language", "calendar", "birthday", "shown"),
    [
        ("fa", Calendar.JALALI, PartialDate(2009), "2009 میلادی"),
        ("fa", Calendar.JALALI, PartialDate(1388, calendar=Calendar.JALALI), "1388"),
        ("ar", Calendar.GREGORIAN, PartialDate(1430, calendar=Calendar.HIJRI), "1430 هـ"),
        ("ar", Calendar.HIJRI, PartialDate(2009), "2009 م"),
        ("he", Calendar.HEBREW, PartialDate(2009), "2009 לספירה"),
        ("he", Calendar.GREGORIAN, PartialDate(5769, calendar=Calendar.HEBREW), "תשס״ט"),
        ("en", Calendar.GREGORIAN, PartialDate(1430, calendar=Calendar.HIJRI), "1430 AH"),
        ("bg", Calendar.GREGORIAN, PartialDate(1430, calendar=Calendar.HIJRI), "1430 по хиджра"),
    ],
)
def test_a_year_alone_of_another_calendar_than_the_shops_says_which(
    language: str, calendar: Calendar, birthday: PartialDate, shown: str
) -> None:
    shop = ShopSettings(language=language, calendar=calendar)
    with in_language(language):
        assert ShownValues(shop, today=TODAY).birthday(birthday) == shown
