"""The sentences by which an understanding is told."""

from __future__ import annotations

import pytest

from smallcrm.domain.currency_words import money_within
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.exchange.open_file import FileRemarks
from smallcrm.exchange.understanding import Asked, Question, TotalsCheck
from smallcrm.exchange.understanding_texts import about_total, sentences_about, what_is_open, why_left_out
from smallcrm.i18n import LANGUAGES, in_language
from smallcrm.i18n.direction import ltr, strip_marks

GROCER = ShopSettings(name="המכולת של כהן", currency="ILS", region="IL")


def test_a_sum_that_the_rows_add_up_to_is_said_to_agree() -> None:
    check = TotalsCheck(67, 5, stated=2512727, computed=2512727)
    assert about_total(check, GROCER) == f"The sum in row 67, {ltr('₪25,127.27')}, agrees with the rows."


def test_a_sum_in_credit_that_the_rows_do_not_add_up_to_is_said_with_both_signs() -> None:
    check = TotalsCheck(4, 2, stated=-3100, computed=-3000)
    assert about_total(check, GROCER) == f"The sum in row 4 says {ltr('-₪31.00')}, but the rows add up to {ltr('-₪30.00')}."


def test_a_sum_is_said_in_the_money_of_the_file_and_the_digits_of_the_shop() -> None:
    shop = ShopSettings(name="بقالی رضا", currency="ILS", region="IR", digits=Digits.NATIVE)
    with in_language("fa"):
        said = about_total(TotalsCheck(12, 3, stated=2500, computed=2500, currency="EUR"), shop)
    assert "۱۲" in said
    assert "۲۵٫۰۰" in said
    assert "€" in said


def test_money_in_the_cells_that_the_book_cannot_take_is_shown_with_a_cell() -> None:
    question = Question(Asked.AMOUNTS_IN, ("ILS",), 3, "Дължи", ("738,29 лв.",), without_rate=("BGN",))
    assert what_is_open(question) == (
        "The amounts of “Дължи: 738,29 лв.” are in Bulgarian lev, and this book counts in Israeli shekel. "
        "Say with --amounts-in BGN --rate how many Israeli shekel one of it is worth, such as --rate 3.71; "
        "or, if they are in Israeli shekel after all, say so with --amounts-in ILS."
    )


def test_several_moneys_in_one_column_cannot_be_brought_over_at_one_rate() -> None:
    question = Question(Asked.AMOUNTS_IN, ("ILS",), 3, "Balance", ("$10.50", "€3"), without_rate=("USD", "EUR"))
    assert what_is_open(question) == (
        "The amounts of “Balance: $10.50, €3” are in US dollar, euro, and this book counts in Israeli shekel. "
        "One rate cannot bring several moneys over: write them in Israeli shekel in the file; "
        "or, if they are in Israeli shekel after all, say so with --amounts-in ILS."
    )
    (said,) = why_left_out(question, "ILS")
    assert said.startswith("The amounts are in several moneys (US dollar, euro), and one rate cannot bring them all into this book")


def test_one_money_without_a_rate_is_not_left_out() -> None:
    assert why_left_out(Question(Asked.AMOUNTS_IN, ("ILS",), 3, "Balance", ("$10.50",), without_rate=("USD",)), "ILS") == []


def test_money_of_a_fixed_rate_is_only_to_be_named() -> None:
    question = Question(Asked.AMOUNTS_IN, ("BGN", "EUR"), 3, "Дължи", ("738,29 лв.",))
    assert what_is_open(question) == (
        "The amounts of “Дължи: 738,29 лв.” are in Bulgarian lev, and this book counts in euro. "
        "Say with --amounts-in in which money they are: BGN, EUR."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_money_is_named_in_every_language(language: str) -> None:
    question = Question(Asked.AMOUNTS_IN, ("ILS",), 3, "بدهی (تومان)", ("بدهی (تومان)",), without_rate=("TOMAN",))
    with in_language(language):
        said = what_is_open(question)
        assert money_within("TOMAN") in said
        assert said.count(money_within("ILS")) == 3
    assert said.count("بدهی (تومان)") == 1
    assert "--amounts-in ILS" in said
    assert ("The amounts" in said) == (language == "en")


def test_hebrew_that_was_turned_round_is_shown_before_and_after() -> None:
    (said,) = sentences_about(FileRemarks(turned=(("הכלמ הקבר", "רבקה מלכה"),)))
    assert strip_marks(said) == (
        "Hebrew was saved with its letters in the order of sight, and was turned round: “הכלמ הקבר” is now “רבקה מלכה”."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 picture was left out: choose it anew on its card."),
        (40, "40 pictures were left out: choose them anew on their cards."),
    ],
)
def test_pictures_of_contacts_that_stay_out_are_counted(count: int, sentence: str) -> None:
    assert sentences_about(FileRemarks(photo_count=count)) == [sentence]


def test_garbled_cells_that_were_mended_are_counted_and_shown() -> None:
    (said,) = sentences_about(FileRemarks(repaired_count=2, repaired=(("×©×œ×•×\x9d", "שלום"), ("GarcÃ\xada", "García"))))
    assert strip_marks(said) == "2 cells were garbled and were mended: “×©×œ×•×\x9d” is now “שלום”; “GarcÃ\xada” is now “García”."
