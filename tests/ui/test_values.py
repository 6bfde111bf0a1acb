"""The value of a field as a table shows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smallcrm.domain.customer import Phone
from smallcrm.domain.fields import FieldType
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import in_language
from smallcrm.ui.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.ui.style.look import Look

TODAY = date(2026, 3, 12)
DUBAI = ShopSettings(language="ar", currency="AED", region="AE", digits=Digits.NATIVE)


def test_a_table_shows_a_phone_as_the_card_and_the_page_do() -> None:
    phone = Phone("0501234567", e164="+971501234567")
    with in_language("ar"):
        shown = ShownValues(DUBAI, today=TODAY).phone(phone)
        assert Values(DUBAI, TODAY).phone(phone) == shown
        assert Values(DUBAI, TODAY).text("mobile", FieldType.PHONE, "+971501234567") == shown
    assert "\u202d" in shown


def test_the_number_of_a_card_is_in_the_shops_digits() -> None:
    with in_language("ar"):
        assert "١٠٠١" in Values(DUBAI, TODAY).text("number", FieldType.TEXT, "1001")


def test_tags_stand_in_the_order_in_which_the_window_is_read(dress: Callable[..., Look]) -> None:
    dress("he")
    shown = Values(ShopSettings(language="he"), TODAY).text("tags", FieldType.TAGS, ("VIP", "יום שישי"))
    assert shown == "\u2067\u2068VIP\u2069 · \u2068יום שישי\u2069\u2069"
