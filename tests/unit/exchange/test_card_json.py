"""Whole cards as JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime

from smallcrm.domain.choices import Channel, PhoneKind, Relation
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.exchange.card_json import card_to_json, date_to_json, shop_to_json
from smallcrm.i18n.calendars import Calendar

SHOP = ShopSettings(name="מכולת כהן", language="he", currency="ILS", region="IL")
DANA = Customer(
    number="1012",
    given_name="דנה",
    family_name="פרידמן",
    phones=(Phone("054-123-4567", PhoneKind.MOBILE, "+972541234567"),),
    addresses=(Address("הרצל 1", "חיפה"),),
    birthday=PartialDate(year=1941),
    age=Age(42, date(2026, 1, 1)),
    family=(FamilyMember("נועה", Relation.DAUGHTER, PartialDate(day=4, month=12)),),
    photo=b"\xff\xd8",
    custom=(CustomValue(7, "36"),),
    consents=(Consent(Channel.SMS, True, datetime(2026, 1, 1, tzinfo=UTC)),),
    created_at=datetime(2026, 1, 1, 8, 30, tzinfo=UTC),
    balance=-5050,
)


def test_a_card_is_told_by_the_names_of_its_fields() -> None:
    card = card_to_json(DANA, SHOP, {7: "מידת נעל"}, referred_by_number="1003")
    assert card["display_name"] == "דנה פרידמן"
    assert card["phones"] == [{"kind": "mobile", "typed": "054-123-4567", "e164": "+972541234567"}]
    assert card["birthday"] == {"year": 1941, "month": None, "day": None}
    assert card["custom"] == {"מידת נעל": "36"}
    assert (card["balance"], card["currency"], card["referred_by"], card["photo"]) == (-5050, "ILS", "1003", "/9g=")
    assert card["family"] == [{"name": "נועה", "relation": "daughter", "birthday": {"year": None, "month": 12, "day": 4}}]


def test_nothing_of_a_card_or_a_shop_is_left_out() -> None:
    assert {field.name for field in fields(Customer)} - card_to_json(DANA, SHOP, {}).keys() == {"id", "merged_into"}
    assert {field.name for field in fields(ShopSettings)} == shop_to_json(SHOP).keys()


def test_it_can_be_written_as_json() -> None:
    json.dumps([card_to_json(DANA, SHOP, {}), shop_to_json(SHOP)])


def test_a_birthday_of_another_calendar_is_given_as_the_gregorian_day_and_as_kept() -> None:
    assert date_to_json(PartialDate(1363, 6, 22, Calendar.JALALI)) == {
        "year": 1984,
        "month": 9,
        "day": 13,
        "calendar": "jalali",
        "kept": {"year": 1363, "month": 6, "day": 22},
    }
    assert date_to_json(None) is None
