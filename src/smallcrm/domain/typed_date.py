"""A date as it is typed in a shop, in the window as on the command line: day or month first by its country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.i18n import N_
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from datetime import date

    from smallcrm.domain.date_reading import DateReading, Order
    from smallcrm.domain.shop import ShopSettings

MONTH_FIRST_REGIONS = frozenset({"US", "PH"})
TWO_READINGS = N_("This date can be read in two ways. Write its month in words.")
"""Said where nobody can be asked which; the word tells the calendar too."""


def order_of(region: str) -> Order:
    """Whether day or month is typed first where the shop is."""
    return "mdy" if region in MONTH_FIRST_REGIONS else "dmy"


def read_typed_date(text: str, shop: ShopSettings, *, today: date, birthday: bool = False) -> DateReading:
    """The date typed in that shop; a year such as 1384 is of the shop's calendar, and has two readings where that is the Gregorian one."""
    order = order_of(shop.region)
    reading = read_date(text, order=order, today=today, birthday=birthday)
    if not reading.alternatives:
        return reading
    if shop.calendar is not Calendar.GREGORIAN:
        own = read_date(text, order=order, calendar=shop.calendar, today=today, birthday=birthday)
        if own.date is not None:
            return own
    return replace(reading, error=TWO_READINGS)
