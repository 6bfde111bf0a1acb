"""Amounts brought over from another money and back, rounded half up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.exchange_rates import Rate, fixed_rate, is_rate

LEV = Rate(Decimal("1.95583"))


def test_only_the_lev_has_a_rate_to_the_euro_by_law() -> None:
    assert fixed_rate("BGN", "EUR") == LEV
    assert fixed_rate("EUR", "BGN") is fixed_rate("BGN", "ILS") is fixed_rate("ILS", "EUR") is fixed_rate(None, "EUR") is None


@pytest.mark.parametrize(("lev", "euro"), [(73829, 37748), (1, 1), (195583, 100000), (-73829, -37748), (0, 0)])
def test_lev_become_euros_rounded_by_amount(lev: int, euro: int) -> None:
    assert LEV.over(lev) == euro


def test_a_rate_the_user_gives_says_how_much_one_is_worth() -> None:
    assert Rate(Decimal("3.71"), is_worth=True).over(1000) == 3710
    assert str(Rate(Decimal("3.71"), is_worth=True)) == "×3.71"
    assert str(LEV) == "1.95583"


def test_dinars_have_three_decimals_and_rials_none() -> None:
    dinar_in_shekels = Rate(Decimal("5.2"), is_worth=True, places=2 - 3)
    assert (dinar_in_shekels.over(1500), dinar_in_shekels.back(780)) == (780, 1500)
    euro_in_rials = Rate(Decimal(600_000), is_worth=True, places=0 - 2)
    assert (euro_in_rials.over(250), euro_in_rials.back(1_500_000)) == (1_500_000, 250)
    rial_in_shekels = Rate(Decimal("0.0001"), is_worth=True, places=2)
    assert (rial_in_shekels.over(1_000_000), rial_in_shekels.back(10_000)) == (10_000, 1_000_000)


def test_half_a_cent_is_rounded_away_from_nothing() -> None:
    half = Rate(Decimal("0.5"), is_worth=True)
    assert (half.over(1), half.over(-1), half.over(3)) == (1, -1, 2)


def test_a_rate_lies_within_what_one_money_can_be_worth_in_another() -> None:
    assert [is_rate(Decimal(number)) for number in ("3.71", "0.0000005", "1200000", "1e9")] == [True] * 4
    assert [is_rate(Decimal(number)) for number in ("0", "-3.71", "1e99", "1e-99", "NaN", "Infinity")] == [False] * 6


def test_the_largest_amount_is_brought_over_at_the_largest_rate() -> None:
    assert Rate(Decimal(10) ** 9, is_worth=True, places=3).over(10**18 - 1) == (10**18 - 1) * 10**12


RATES = st.builds(
    Rate,
    st.decimals(Decimal("0.0001"), Decimal(1_000_000), allow_nan=False, allow_infinity=False, places=4).filter(lambda number: number > 0),
    is_worth=st.booleans(),
    places=st.integers(-3, 3),
)


@given(RATES, st.integers(-(10**9), 10**9))
def test_an_amount_brought_over_is_within_half_a_unit_of_what_it_is_worth(rate: Rate, minor: int) -> None:
    exact = Decimal(minor).scaleb(rate.places) * rate.number if rate.is_worth else Decimal(minor).scaleb(rate.places) / rate.number
    assert abs(rate.over(minor) - exact) <= Decimal("0.5")
    assert rate.over(-minor) == -rate.over(minor)


@given(RATES, st.integers(-(10**9), 10**9))
def test_back_again_an_amount_is_as_near_as_the_rounding_on_the_way_lets_it_be(rate: Rate, minor: int) -> None:
    one_unit = Decimal(1).scaleb(-rate.places) / rate.number if rate.is_worth else Decimal(1).scaleb(-rate.places) * rate.number
    assert abs(rate.back(rate.over(minor)) - minor) <= one_unit / 2 + Decimal("0.5") + Decimal("1e-6")


@given(RATES, st.integers(-(10**9), 10**9), st.integers(0, 10**9))
def test_who_owes_more_never_owes_less_after(rate: Rate, minor: int, more: int) -> None:
    assert rate.over(minor + more) >= rate.over(minor)
