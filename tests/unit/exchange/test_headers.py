"""Headings in five languages matched to the fields of a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.fields import FIELD_BY_KEY, Use, fields_of
from smallcrm.exchange.header_words import CREDIT, FIELD_WORDS, OTHER_WORDS, ROW_COUNTER
from smallcrm.exchange.headers import SheetKind, find_header, header_key, is_total, match_header, sheet_kind
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
        ("phone/mobile", "phone"),
        ("№", ROW_COUNTER),
        ("First", "given_name"),
        ("Last", "family_name"),
        ("Last contact", "day"),
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
        ("Shoe size", None),
        ("דגם הטלפון", None),
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
    keys = [
        (header_key(word), meaning)
        for meaning, languages in (*FIELD_WORDS.items(), *OTHER_WORDS.items())
        for words in languages
        for word in words.split("|")
    ]
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
    ],
)
def test_a_sheet_is_told_by_its_headings(name: str, headings: list[str], kind: SheetKind) -> None:
    assert sheet_kind(name, find_header([[*headings]])) is kind
