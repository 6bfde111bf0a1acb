"""The sentences by which an understanding is told."""

from __future__ import annotations

from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.exchange.understanding import TotalsCheck
from smallcrm.exchange.understanding_texts import about_total
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import ltr

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
