"""Headings in five languages matched to the fields of a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.fields import FIELD_BY_KEY, Use, fields_of
from smallcrm.exchange.header_row import find_header
from smallcrm.exchange.header_transliterations import LATIN_WORDS
from smallcrm.exchange.header_words import CREDIT, FIELD_WORDS, ROW_COUNTER
from smallcrm.exchange.headers import (
    EXACT,
    NO_FIELD,
    SheetKind,
    header_key,
    is_total,
    match_header,
    sheet_kind,
)
from smallcrm.exchange.ledger_words import LABEL, NO_FIELD_WORDS, OTHER_WORDS
from smallcrm.i18n import LANGUAGES, gettext, in_language

WORDS = [
    (meaning, word)
    for meaning, languages in FIELD_WORDS.items()
    for words in languages
    for word in words.split("|")
    if word and meaning not in {CREDIT, ROW_COUNTER}
]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("ת. לידה", "birthday"),
        ("מס' לקוח", "number"),
        ('דוא"ל:', "email"),
        ("טלפון נייד של הלקוח", "mobile"),
        ("E-mail 2 Address", "email"),
        ("BusinessFax", "fax"),
        ("Дата на раждане (дд.мм.гггг)", "birthday"),
        ("Задължение в лева", "balance"),
        ("رقم الجوّال", "mobile"),
        ("كود العميل", "number"),
        ("بدهی (تومان)", "balance"),
        ("نام و نام خانوادگي", "name"),
        ("phone/mobile", "mobile"),
        ("№", ROW_COUNTER),
        ("First", "given_name"),
        ("Last", "family_name"),
        ("Last contact", "last_time"),
        ("Последна покупка", "last_time"),
        ("تاريخ آخر دفعة", "last_time"),
        ("Cell #", "mobile"),
        ("WhatsApp", "mobile"),
        ("Contact no.", "phone"),
        ("Bal.", "balance"),
        ("Cust. name", "name"),
        ("Cust #", "number"),
        ("Bday", "birthday"),
        ("ש. משפחה", "family_name"),
        ("נייד 2", "mobile"),
        ("טל' סלולרי", "mobile"),
        ("רח'", "street"),
        ("חוב נוכחי", "balance"),
        ("رقم التليفون", "phone"),
        ("العنوان بالكامل", "street"),
        ("مانده بدهکار", "balance"),
        ("Моб.", "mobile"),
        ("Дом. тел.", "phone"),
        ("Рожд. ден", "birthday"),
        ("Забел.", "notes"),
        ("Customer #", "number"),
        ("שם + משפחה", "name"),
        ("שם, משפחה", "name"),
        ("Име/Фамилия", "name"),
        ("First / Last", "name"),
        ("Tel./Mob.", "phone"),
        ("тел./факс", "phone"),
        ("D.O.B.", "birthday"),
        ("Phone : mobile", "mobile"),
        ("Phone-Home", "phone"),
        ("phoneNumber", "phone"),
        ("שםפרטי", "given_name"),
        ("Shem prati", "given_name"),
        ("Shem", "name"),
        ("pelefon", "mobile"),
        ("chov", "balance"),
        ("imeil", "email"),
        ("Ime", "name"),
        ("Familia", "family_name"),
        ("Grad", "city"),
        ("Data na razhdane", "birthday"),
        ("esm", "name"),
        ("Hatef", "phone"),
        ("mobail", "mobile"),
        ("shomareh", "number"),
        ("bedehi", "balance"),
        ("Shoe size", NO_FIELD),
        ("דגם הטלפון", NO_FIELD),
        ("ת.ז.", NO_FIELD),
        ("מספר בית", NO_FIELD),
        ("House no.", NO_FIELD),
        ("رقم المنزل", NO_FIELD),
        ("Home number", "phone"),
        ("כתובת הבית", "street"),
        ("ملاحظات أخرى", "notes"),
        ("Debit/Credit", "entry_kind"),
        ("ЕГН/ЕИК", NO_FIELD),
        ("کد ملی", NO_FIELD),
        ("Favourite bread", None),
        ("", None),
        ("טלפון " * 40, None),
    ],
)
def test_a_heading_means_what_a_shopkeeper_means_by_it(heading: str, meaning: str | None) -> None:
    assert match_header(heading).meaning == meaning


def test_what_is_in_credit_is_a_debt_with_its_sign_turned() -> None:
    assert (match_header("יתרת זכות").meaning, match_header("יתרת זכות").sign) == ("balance", -1)
    assert (match_header("יתרת חובה").meaning, match_header("יתרת חובה").sign) == ("balance", 1)


def test_no_word_means_two_things() -> None:
    seen: dict[str, str] = {}
    latin = {meaning: (words,) for meaning, words in LATIN_WORDS.items()}
    every = (*FIELD_WORDS.items(), *OTHER_WORDS.items(), *latin.items(), (NO_FIELD, NO_FIELD_WORDS))
    keys = [(header_key(word), meaning) for meaning, languages in every for words in languages for word in words.split("|") if word]
    twice = [(key, meaning) for key, meaning in keys if seen.setdefault(key, meaning) != meaning]
    assert twice == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_our_own_export_are_known_again(language: str) -> None:
    with in_language(language):
        labels = {field.key: gettext(field.label) for field in fields_of(Use.IMPORT)}
    assert {key: match_header(label).meaning for key, label in labels.items()} == {key: key for key in labels}


def test_every_field_that_is_not_imported_has_no_words() -> None:
    unknown = FIELD_WORDS.keys() - FIELD_BY_KEY.keys() - {CREDIT, ROW_COUNTER}
    assert not unknown


@given(st.sampled_from(WORDS), st.sampled_from(["{}", " {} ", "{}:", "*{}*", "{} 2", "{} (?)", "«{}»"]), st.booleans())
def test_a_known_word_is_known_in_any_dress(known: tuple[str, str], dress: str, upper: bool) -> None:
    meaning, word = known
    heading = dress.format(word.upper() if upper else word)
    assert match_header(heading).meaning == meaning


@given(st.text(max_size=120))
def test_no_heading_is_too_strange(heading: str) -> None:
    assert 0 <= match_header(heading).confidence <= 1
    assert header_key(header_key(heading)) == header_key(heading)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Telehpone", "phone"),
        ("Adress", "street"),
        ("Birthdya", "birthday"),
        ("Last nmae", "family_name"),
        ("Customar name", "name"),
        ("טלפן", "phone"),
        ("כתבת", "street"),
        ("הארות", "notes"),
        ("תאריך לדיה", "birthday"),
        ("תאריך קנייה אחורנה", "last_time"),
        ("Телефн", "phone"),
        ("Задлъжение", "balance"),
        ("الهاتف المحمو", "mobile"),
        ("ملاحظت", "notes"),
        ("موبایا", "mobile"),
        ("شماره تلقن", "phone"),
    ],
)
def test_a_misspelt_heading_is_known_with_less_confidence(heading: str, meaning: str) -> None:
    match = match_header(heading)
    assert match.meaning == meaning
    assert match.confidence < match_header("Contact no.").confidence == EXACT


@pytest.mark.parametrize("heading", ["Votes", "Trade mark", "תאריך עליה", "Договор", "Stage", "Teacher", "Bread", "מוסד", "Agent", "پزشک"])
def test_a_word_near_to_another_is_not_taken_for_it(heading: str) -> None:
    assert match_header(heading).meaning in {None, NO_FIELD}


def test_the_first_letter_of_a_word_is_swapped_at_most() -> None:
    assert match_header("Votes").meaning is None
    assert match_header("Pobile").meaning is None
    assert match_header("ntoes").meaning == "notes"


def test_a_row_of_misspelt_headings_is_one_of_headings() -> None:
    found = find_header([["Custmer", "Telehpone", "Ballance"], ["Dana Cohen", "054-1234567", 12.5]])
    assert found is not None
    assert [match.meaning for match in found.matches] == ["name", "phone", "balance"]


def test_the_names_of_people_are_no_misspelt_headings() -> None:
    assert find_header([["Dana Mobley", "Haifa"], ["Avi Ballin", "Cityville"], ["Имена Телефонова", "Гради"]]) is None


GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Website 1 - Label,Website 1 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Name Prefix,Nickname,Birthday,Gender,Occupation,Hobby,Notes,"
    "Language,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business State,"
    "Business Postal Code,Business Country/Region,Home Street,Home City,Business Fax,Business Phone,Home Phone 2,Mobile Phone,Pager,"
    "Birthday,Business Address PO Box,Home Address PO Box,Other Address PO Box,Categories,E-mail Address,E-mail Type,"
    "E-mail Display Name,E-mail 2 Address,Gender,Hobby,Manager's Name,Notes,Profession,Spouse,Web Page"
)


def _meanings(headings: str) -> dict[str, str | None]:
    return {heading: match_header(heading).meaning for heading in headings.split(",")}


def test_the_newer_export_of_google_is_known_by_its_headings() -> None:
    told = {heading: meaning for heading, meaning in _meanings(GOOGLE_NEW).items() if meaning not in {NO_FIELD, LABEL}}
    assert told == {
        "First Name": "given_name",
        "Middle Name": "middle_name",
        "Last Name": "family_name",
        "Name Prefix": "title",
        "Nickname": "known_as",
        "Organization Name": "company",
        "Organization Title": "role",
        "Birthday": "birthday",
        "Notes": "notes",
        "Labels": "tags",
        "E-mail 1 - Value": "email",
        "E-mail 2 - Value": "email",
        "Phone 1 - Value": "phone",
        "Address 1 - Street": "street",
        "Address 1 - City": "city",
        "Address 1 - Region": "region",
        "Address 1 - Postal Code": "postcode",
        "Address 1 - Country": "country",
    }


def test_the_older_export_of_google_is_known_by_its_headings() -> None:
    told = {heading: meaning for heading, meaning in _meanings(GOOGLE_OLD).items() if meaning not in {NO_FIELD, LABEL}}
    assert told == {
        "Name": "name",
        "Given Name": "given_name",
        "Additional Name": "middle_name",
        "Family Name": "family_name",
        "Name Prefix": "title",
        "Nickname": "known_as",
        "Birthday": "birthday",
        "Gender": "form_of_address",
        "Occupation": "occupation",
        "Hobby": "interests",
        "Notes": "notes",
        "Language": "language",
        "Group Membership": "tags",
        "E-mail 1 - Value": "email",
        "Phone 1 - Value": "phone",
        "Organization 1 - Name": "company",
        "Organization 1 - Title": "role",
    }


def test_what_only_labels_a_value_is_no_value() -> None:
    assert {match_header(each).meaning for each in ("E-mail 1 - Label", "E-mail 1 - Type", "Phone 1 - Label", "Phone 1 - Type")} == {LABEL}
    assert match_header("Phone 1 - Label").is_label


def test_the_export_of_outlook_is_known_by_its_headings() -> None:
    found = _meanings(OUTLOOK)
    unset = {heading for heading, meaning in found.items() if meaning in {None, NO_FIELD, LABEL}}
    assert unset == {
        *("Suffix", "Department", "Pager", "Business Address PO Box", "Home Address PO Box", "Other Address PO Box", "E-mail Type"),
        *("E-mail Display Name", "Manager's Name", "Spouse", "Web Page"),
    }
    parts = [found[f"Business {part}"] for part in ("Street", "City", "State", "Postal Code", "Country/Region")]
    assert parts == ["street", "city", "region", "postcode", "country"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("רחוב (עסק)", "street"),
        ("עיר בית", "city"),
        ("פקס בעבודה", "fax"),
        ("כתובת דואר אלקטרוני", "email"),
        ("Бащино име", "middle_name"),
        ("Служебен град", "city"),
        ("Домашна улица", "street"),
        ("الاسم الأوسط", "middle_name"),
        ("هاتف العمل", "phone"),
        ("عنوان البريد الإلكتروني", "email"),
        ("خیابان محل کار", "street"),
        ("نشانی پست الکترونیکی", "email"),
    ],
)
def test_outlook_in_other_languages(heading: str, meaning: str) -> None:
    assert match_header(heading).meaning == meaning


def test_the_headings_stand_below_the_titles() -> None:
    found = find_header([["רשימת לקוחות"], ["עודכן: 31.12.2024"], [], ["שם", "טלפון", "חוב"], ["דנה כהן", "0541234567", 12.5]])
    assert found is not None
    assert found.index == 3


def test_a_row_of_values_is_no_row_of_headings() -> None:
    assert find_header([["דנה כהן", "0541234567"], ["יוסי לוי", "0521234567"]]) is None


def test_the_sum_is_known_in_every_language() -> None:
    assert all(map(is_total, ['סה"כ', "סך הכל:", "Grand total", "Общо", "الإجمالي", "جمع کل", 'סה"כ: 25,127.27']))
    assert not any(map(is_total, ["סיגל כהן", "Tota", "", "12", "Общински съвет"]))


@pytest.mark.parametrize(
    ("name", "headings", "kind"),
    [
        ("Sheet1", ["שם לקוח", "טלפון"], SheetKind.CUSTOMERS),
        ("ספקים", ["ספק", "טלפון"], SheetKind.SUPPLIERS),
        ("ספקים", ["חברה", "טלפון"], SheetKind.SUPPLIERS),
        ("פנקס", ["לקוח", "תאריך", "לקח", "שילם"], SheetKind.LEDGER),
        ("Sheet1", ["InvoiceNo", "StockCode", "Quantity", "CustomerID"], SheetKind.SALES),
        ("Sheet1", ["Colour", "Shape"], SheetKind.UNKNOWN),
        ("Sheet1", ["תאריך", "לקוח", "חובה", "זכות", "יתרה"], SheetKind.LEDGER),
        ("Sheet1", ["Дата", "Клиент", "Дебит", "Кредит"], SheetKind.LEDGER),
        ("Sheet1", ["Date", "Customer no", "Type", "Amount"], SheetKind.LEDGER),
        ("Sheet1", ["تاریخ", "نام مشتری", "مبلغ", "روش پرداخت"], SheetKind.LEDGER),
        ("Sheet1", ["תאריך", "לקוח", "פריט", "כמות", "לקח", "שילם"], SheetKind.LEDGER),
        ("Sheet1", ["שם", "חובה", "זכות"], SheetKind.CUSTOMERS),
        ("Sheet1", ["Name", "Phone", "Date of last purchase", "Balance"], SheetKind.CUSTOMERS),
        ("Sheet1", ["שם", "טלפון", "תאריך", "יתרה"], SheetKind.CUSTOMERS),
        ("Sheet1", ["Име", "Телефон", "Последна покупка", "Платено"], SheetKind.CUSTOMERS),
        ("Sheet1", ["Name", "Phone", "Address", "City", "Date", "Paid"], SheetKind.CUSTOMERS),
        ("Sheet1", ["תאריך", "לקוח", "מוצר", "כמות", "מחיר"], SheetKind.SALES),
        ("Sheet1", ["رقم الفاتورة", "الصنف", "الكمية", "السعر"], SheetKind.SALES),
    ],
)
def test_a_sheet_is_told_by_its_headings(name: str, headings: list[str], kind: SheetKind) -> None:
    assert sheet_kind(name, find_header([[*headings]])) is kind
