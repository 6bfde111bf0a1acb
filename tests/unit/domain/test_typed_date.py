"""Dates as they are typed in a shop of some country, who counts in some calendar."""

from __future__ import annotations

from datetime import date

import pytest

from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings, guess_shop
from smallcrm.domain.typed_date import TWO_READINGS, read_typed_date
from smallcrm.i18n.calendars import Calendar

TODAY = date(2024, 5, 17)
ISRAEL = ShopSettings(region="IL", language="he")
IRAN = guess_shop("fa", "IR", "IRR")


@pytest.mark.parametrize(("region", "day"), [("IL", PartialDate(1961, 3, 12)), ("US", PartialDate(1961, 12, 3))])
def test_day_or_month_stands_first_by_the_country_of_the_shop(region: str, day: PartialDate) -> None:
    assert read_typed_date("12/3/1961", ShopSettings(region=region), today=TODAY).date == day


def test_a_year_of_the_shops_calendar_needs_no_word() -> None:
    assert read_typed_date("12/3/1384", IRAN, today=TODAY).date == PartialDate(1384, 3, 12, Calendar.JALALI)


def test_where_another_calendar_may_be_meant_the_way_out_is_said_and_works() -> None:
    reading = read_typed_date("12/3/1384", ISRAEL, today=TODAY)
    assert (reading.date, reading.error) == (None, TWO_READINGS)
    assert read_typed_date("12 خرداد 1384", ISRAEL, today=TODAY).date == PartialDate(1384, 3, 12, Calendar.JALALI)
