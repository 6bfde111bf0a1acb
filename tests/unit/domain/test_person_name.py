"""Names taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.person_name import NameParts, display_name, initials, split_full_name


@pytest.mark.parametrize(
    ("name", "language", "parts"),
    [
        ("Калоян Тодоров Йорданов", "bg", NameParts("", "Калоян", "Тодоров", "Йорданов")),
        ("г-жа Мария Петрова", "bg", NameParts("г-жа", "Мария", "", "Петрова")),
        ("איתן בן־דוד", "he", NameParts("", "איתן", "", "בן־דוד")),
        ('ד"ר שרה בן דוד', "he", NameParts('ד"ר', "שרה", "", "בן דוד")),
        ("בן כהן", "he", NameParts("", "בן", "", "כהן")),
        ("גב' כהן", "he", NameParts("גב'", "", "", "כהן")),
        ("עומר צ'רניחובסקי", "he", NameParts("", "עומר", "", "צ'רניחובסקי")),
        ("أحمد عبد الله", "ar", NameParts("", "أحمد", "", "عبد الله")),
        ("نور الدين أبو علي", "ar", NameParts("", "نور الدين", "", "أبو علي")),
        ("محمد أحمد الخطيب", "ar", NameParts("", "محمد", "أحمد", "الخطيب")),
        ("مهدی محمدی", "fa", NameParts("", "مهدی", "", "محمدی")),
        ("محمد رضا احمدی", "fa", NameParts("", "محمد رضا", "", "احمدی")),
        ("رضا محمدی نژاد", "fa", NameParts("", "رضا", "", "محمدی نژاد")),
        ("Frank van den Berg", "en", NameParts("", "Frank", "", "van den Berg")),
        ("Ben D'Angelo", "en", NameParts("", "Ben", "", "D'Angelo")),
        ("Mr. David Smith-Jones", "en", NameParts("Mr.", "David", "", "Smith-Jones")),
        ("Cohen, Dana", "en", NameParts("", "Dana", "", "Cohen")),
        ("דנה", "he", NameParts("", "דנה", "", "")),
        ("", "he", NameParts()),
    ],
)
def test_a_name_by_the_custom_of_its_language(name: str, language: str, parts: NameParts) -> None:
    assert split_full_name(name, language) == parts


@given(st.text(alphabet="אבגד ה'\"־-.عبد الرحمنИван van de,"), st.sampled_from(["en", "he", "ar", "fa", "bg"]))
def test_no_word_of_a_name_is_lost(name: str, language: str) -> None:
    parts = split_full_name(name, language)
    words = f"{parts.title} {parts.given} {parts.middle} {parts.family}".split()
    assert sorted("".join(words).replace(",", "")) == sorted("".join(name.split()).replace(",", ""))


def test_a_person_is_called_given_name_first() -> None:
    assert display_name(given="דנה", family="כהן", company="מכולת כהן") == "דנה כהן"


def test_or_family_name_first_where_the_shop_wants_it() -> None:
    assert display_name(given="דנה", family="כהן", order=NameOrder.FAMILY_FIRST) == "כהן דנה"
    assert display_name(given="Dana", family="Cohen", order=NameOrder.FAMILY_FIRST) == "Cohen, Dana"


def test_a_bulgarian_is_called_by_three_names() -> None:
    assert display_name(given="Калоян", middle="Тодоров", family="Йорданов") == "Калоян Тодоров Йорданов"


def test_without_a_name_it_is_the_nickname_then_the_company() -> None:
    assert display_name(known_as="הג'ינג'י", company="מכולת כהן") == "הג'ינג'י"
    assert display_name(company="מכולת כהן") == "מכולת כהן"
    assert display_name() == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("דנה כהן", "דכ"),
        ("Иван Петров", "ИП"),
        ("dana", "D"),
        ("أحمد علي", "أ\u200cع"),
        ('ד"ר שרה בן־דוד', "שד"),
        ("O'Neil & Co. (ישראל)", "OC"),
        ("Иван Smith", "И"),
        ("", ""),
        ("***", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
