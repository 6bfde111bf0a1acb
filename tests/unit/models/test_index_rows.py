"""What a card becomes in the index."""

from __future__ import annotations

import pytest

from smallcrm.domain.choices import CustomerKind, NameOrder, PhoneKind, Relation
from smallcrm.domain.customer import Address, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.field_values import values_of
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.models.derived import customer_index
from smallcrm.models.index_rows import COLUMNS, Filed, custom_keys, email_keys, index_columns, phone_keys, search_text

SHOP = ShopSettings(language="he", region="IL", currency="ILS")


def filed(card: Customer, number: str = "1001") -> Filed:
    return Filed(7, card, number, 500)


def line(card: Customer, number: str = "1001", shop: ShopSettings = SHOP) -> dict[str, object]:
    columns = index_columns([filed(card, number)], shop)
    return {name: value for name, (value,) in zip(COLUMNS, columns, strict=True)}


def test_a_line_fills_every_column_of_the_index() -> None:
    assert set(COLUMNS) == {column.name for column in customer_index.columns}
    assert line(Customer(given_name="דנה")).keys() == set(COLUMNS)


def test_a_name_is_kept_to_show_and_folded_to_sort() -> None:
    found = line(Customer(given_name="דָּנָה", family_name="כהן-לוי"))
    assert (found["display_name"], found["name_key"]) == ("דָּנָה כהן-לוי", ":דנה כהנ לוי")
    assert (
        line(Customer(given_name="Dana", family_name="Cohen"), shop=ShopSettings(name_order=NameOrder.FAMILY_FIRST))["name_key"]
        == "cohen dana"
    )


def test_a_firm_is_called_by_its_company() -> None:
    assert line(Customer(kind=CustomerKind.FIRM, company='מאפיית כהן בע"מ', given_name="דנה"))["name_key"] == ":מאפיית כהנ בעמ"


@pytest.mark.parametrize(("number", "key"), [("7", "000000000007"), ("٧", "000000000007"), ("א-5", "א 5"), ("", "")])
def test_plain_numbers_are_filled_up_so_that_they_sort_by_value(number: str, key: str) -> None:
    assert line(Customer(given_name="דנה"), number)["number_key"] == key


def test_the_first_number_of_each_kind_is_the_one_that_sorts() -> None:
    card = Customer(
        phones=(
            Phone("054-123-4567", e164="+972541234567"),
            Phone("050-9876543", e164="+972509876543"),
            Phone("03-5550199", PhoneKind.PHONE, "+97235550199"),
        )
    )
    found = line(card)
    assert (found["mobile_key"], found["phone_key"], found["fax_key"]) == ("541234567", "35550199", "")


def test_the_phone_to_call_is_sorted_by_the_number_that_is_shown_even_where_it_has_no_figures() -> None:
    phones = (Phone("אין"), Phone("03-5550199", PhoneKind.PHONE, "+97235550199"))
    card = Customer(given_name="דנה", phones=phones)
    assert values_of(card, FIELD_BY_KEY["main_phone"]) == phones[:1]
    assert line(card)["main_phone_key"] == line(card)["mobile_key"] == ""


def test_a_birthday_of_any_calendar_sorts_by_its_gregorian_day() -> None:
    found = line(Customer(given_name="دانا", birthday=PartialDate(1360, 1, 1, Calendar.JALALI)))
    assert (found["birthday_key"], found["birth_year"]) == ("19810321", 1981)
    found = line(Customer(given_name="דנה", birthday=PartialDate(None, 3, 1)))
    assert (found["birthday_key"], found["birth_year"]) == ("00000301", None)


def test_numbers_in_own_fields_sort_by_value_and_before_texts() -> None:
    card = Customer(custom=tuple(CustomValue(place, text) for place, text in enumerate(("-2", "9.5", "38", "אחר"))))
    keys = [key for _, _, key in custom_keys(filed(card), "he")]
    assert keys == sorted(keys)


def test_a_phone_in_any_spelling_has_one_key_and_an_address_too() -> None:
    card = Customer(
        phones=(Phone("054-123-4567", e164="+972541234567"), Phone("+972 54 1234567", e164="+972541234567"), Phone("בבית")),
        emails=("Dana@Example.com", "dana@example.com"),
    )
    assert list(phone_keys(filed(card))) == [(7, "541234567")]
    assert list(email_keys(filed(card))) == [(7, "dana@example.com")]


def test_the_search_text_holds_every_text_once_and_phones_by_their_digits() -> None:
    card = Customer(
        given_name="דנה",
        known_as="דנה",
        phones=(Phone("054-123-4567", e164="+972541234567"), Phone("0881 234 999", e164="+359881234999")),
        addresses=(Address("הרצל 12", 'ת"א'),),
        tags=("VIP",),
        family=(FamilyMember("נועם", Relation.SON),),
        notes="חלה\nביום שישי",
    )
    lines = search_text(filed(card)).split("\n")
    assert lines[0] == "1001"
    assert sorted(lines) == sorted(
        ["1001", "דנה", "הרצל 12", "תא", "חלה ביום שישי", "vip", "נועם", "0541234567", "972541234567", "0881234999", "359881234999"]
    )
