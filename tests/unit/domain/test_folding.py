"""What search, sorting and duplicates take for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.folding import fold, look_alike_key, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('ת"א', "ת״א"),
        ("צ'רניחובסקי", "צ׳רניחובסקי"),
        ("בן־דוד", "בן-דוד"),
        ("בן־דוד", "בן דוד"),
        ("שָׁלוֹם", "שלום"),
        ("علي", "علی"),
        ("كريمي", "کریمی"),
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهیم"),
        ("آمنة", "امنه"),
        ("مُحَمَّد", "محمد"),
        ("محمـــد", "محمد"),
        ("علی‌رضا", "علی رضا"),
        ("۰۹۱۲", "0912"),
        ("٠٥٠", "050"),
        ("ИВАН", "иван"),
        ("García", "garcia"),
        ("Straße", "STRASSE"),
        ("  דנה\u00a0 כהן ", "דנה כהן"),
        ("\u2068O'Neil\u2069", "oneil"),
        ("ﻻ", "لا"),
    ],
)
def test_people_take_these_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    names = ["כהן", "כץ", "לוי", "علی", "عمر", "Иван", "Ivan", "Anna", "Ana"]
    assert len({fold(name) for name in names}) == len(names)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_what_is_found_in_a_folded_text_was_there_when_typed(before: str, after: str) -> None:
    assert fold("דנה") in fold(f"{before} דנה {after}")


def test_persian_and_arabic_letters_sort_by_the_alphabet() -> None:
    names = ["ادهم", "بابک", "پرویز", "تارا", "جمشید", "چنگیز", "حسن", "زهرا", "ژاله", "سارا", "کاظم", "گلناز", "لیلا", "یاسمن"]
    assert sorted([*names[2:], *names[:2]], key=sort_key) == names


def test_waw_stands_after_he_in_arabic_and_before_it_in_persian() -> None:
    assert sorted(["هدى", "وليد"], key=sort_key) == ["هدى", "وليد"]
    assert sorted(["هدی", "ولید"], key=lambda name: sort_key(name, "fa")) == ["ولید", "هدی"]


def test_the_short_i_is_a_letter_of_its_own() -> None:
    assert sorted(["Йордан", "Яна", "Ицо", "Калоян"], key=sort_key) == ["Ицо", "Йордан", "Калоян", "Яна"]
    assert sort_key("Йордан") == sort_key("\u0418\u0306ордан")


def test_hebrew_names_sort_by_the_alphabet() -> None:
    names = ["אברהם", "בן דוד", "בנאי", "כהן", "כץ", "לוי", "שפירא"]
    assert sorted([*names[2:], *names[:2]], key=sort_key) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("he", ["7 כוכבים", "אבי", "שרה", "Dana", "Zoe", "Борис", "أحمد"]),
        ("ar", ["7 أيام", "أحمد", "يوسف", "Dana", "Борис", "אבי"]),
        ("fa", ["۷ برادران", "آرش", "وحید", "هادی", "Dana", "Борис", "אבי"]),
        ("bg", ["7 дни", "Борис", "Йордан", "Яна", "Dana", "אבי", "أحمد"]),
        ("en", ["7 Stars", "Dana", "Zoë", "Борис", "אבי", "أحمد"]),
    ],
)
def test_names_in_the_script_of_the_language_come_before_the_others_and_after_numbers(language: str, names: list[str]) -> None:
    assert sorted(names, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize("language", ["he", "ar", "fa", "bg", "en"])
@pytest.mark.parametrize("name", ["דנה כהן", "ليلى حداد", "هادی", "Йордан", "Zoë Evans", "7 כוכבים"])
def test_the_key_of_a_partly_typed_name_begins_the_key_of_the_whole(name: str, language: str) -> None:
    whole = sort_key(name, language)
    assert all(whole.startswith(sort_key(name[:end], language)) for end in range(1, len(name)))


def test_signs_at_the_beginning_do_not_count_in_the_order() -> None:
    assert sort_key('"דנה"') == sort_key("(דנה") == sort_key("דנה")
    assert sort_key("#5 Cohen") == sort_key("5 cohen")


def test_look_alike_letters_are_one_for_duplicates_only() -> None:
    assert look_alike_key("Асен") == look_alike_key("Aceh")
    assert fold("Асен") != fold("Aceh")


def test_what_is_seen_to_be_folded_already_is_what_folding_makes_of_it() -> None:
    dropped = "\u200b"  # nothing with it in it is seen to be folded already
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    assert [each for each in characters if fold(f"a{each} b") != fold(f"a{each} b{dropped}")] == []
