"""The printed list: its rows, groups, totals and pages as they are read on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from tests.stopping import StopAfter
from tests.unit.reports.people import GROCER, HARDWARE, many, options, person, printed_list
from tests.unit.reports.reading import Line, pages, sizes, text_of

from smallcrm.domain.choices import CustomType, PhoneKind
from smallcrm.domain.customer import Address, CustomField, CustomValue, Phone
from smallcrm.domain.errors import Cancelled
from smallcrm.domain.shop import Digits
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.direction import strip_marks
from smallcrm.reports.columns import SPACE_BETWEEN
from smallcrm.reports.options import Paper

NAMES = ("name", "balance")
MOBILE = Phone("054-1234567", PhoneKind.MOBILE, "+972541234567")


def lines_with(pdf: bytes, text: str) -> list[Line]:
    return [line for page in pages(pdf) for line in page if text in line.text]


def test_every_customer_stands_in_the_list_once() -> None:
    text = text_of(printed_list(many(150), columns=NAMES))
    assert [len(re.findall(rf"^Customer {number} ", text, re.MULTILINE)) for number in range(1, 151)] == [1] * 150


def test_the_columns_stand_in_the_order_of_the_list_on_the_screen() -> None:
    assert "Customer Mobile or phone City Balance (£) Tags" in strip_marks(text_of(printed_list([person("Zoe")])))


def test_customers_stand_in_the_order_given() -> None:
    text = text_of(printed_list([person("Zoe"), person("Adam"), person("Mia")], columns=NAMES))
    assert text.index("Zoe") < text.index("Adam") < text.index("Mia")


def test_each_page_repeats_the_header_and_counts_the_pages() -> None:
    found = pages(printed_list(many(150), columns=NAMES))
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        texts = [line.text for line in page]
        assert any("Customer Balance (£)" in strip_marks(text) for text in texts)
        assert texts[-1] == f"Thank you. Page {number} of {len(found)}"


def test_the_page_count_is_said_in_the_language_of_the_page() -> None:
    foot = pages(printed_list([person("דוד")], GROCER, options("he")))[0][-1].text
    assert foot == "1 ךותמ 1 דומע תוארתהלו הדות"


def test_native_digits_are_used_where_they_are_asked_for() -> None:
    text = text_of(printed_list(many(3), replace(GROCER, language="fa"), options("fa", digits=Digits.NATIVE), columns=NAMES))
    assert "۳" in text
    assert "۲٫۰۰" in text
    assert "2.00" not in text


def test_amounts_stand_under_one_another_at_their_right_end() -> None:
    customers = [person("A", 5), person("B", 123_456_789), person("C", -1_050)]
    for language, shop in (("en", HARDWARE), ("he", GROCER)):
        found = [lines_with(printed_list(customers, shop, options(language), columns=NAMES), text)[0] for text in ("0.05", "1,234,567.89")]
        ends = [max(letter.right for letter in line.letters if letter.text.isdigit()) for line in found]
        assert ends[0] == pytest.approx(ends[1], abs=0.5)


@pytest.mark.parametrize(("language", "columns"), [("en", ("name", "balance", "mobile")), ("he", ("name", "mobile", "balance"))])
def test_what_stands_to_the_right_of_an_amount_keeps_away_from_it(language: str, columns: tuple[str, ...]) -> None:
    printed = printed_list([person("Dana", 123_456, phones=(MOBILE,))], GROCER, options(language), columns=columns)
    letters = lines_with(printed, "1,234.56 054-123-4567")[0].letters
    assert max(right.left - left.right for left, right in pairwise(letters) if left.text == "6") > SPACE_BETWEEN + 5


def test_what_the_shop_owes_is_said_in_words_and_not_by_a_minus() -> None:
    text = text_of(printed_list([person("John", -1_050)], columns=NAMES))
    assert "in credit 10.50" in text
    assert "-10.50" not in text


def test_what_the_shop_is_owed_is_said_in_words_of_the_same_size() -> None:
    lines = lines_with(printed_list([person("John", 1_050), person("Mary", -2_000)], columns=NAMES), "0")
    text = "\n".join(line.text for line in lines)
    assert "John owes 10.50" in text
    assert "Mary in credit 20.00" in text
    assert "Total in credit 9.50" in text


def test_a_group_of_one_has_no_total_that_repeats_its_row() -> None:
    customers = [person("Ruth", 100, city="Bath"), person("Noa", 250, city="York"), person("Tom", 50, city="York")]
    text = text_of(printed_list(customers, columns=NAMES, group_by="city"))
    assert re.findall(r"^Total owes ([\d,.]+)", text, re.MULTILINE) == ["3.00"]


def test_a_list_by_city_says_so_and_leaves_the_city_to_its_headings() -> None:
    text = text_of(printed_list([person("Ruth", city="Bath")], columns=("name", "city", "balance"), group_by="city", description="Debtors"))
    assert re.search(r"By city · +Debtors", text.replace("\u00a0", " "))
    assert text.count("Bath") == 1
    assert "City" not in text


def test_a_heading_stands_with_two_of_its_rows() -> None:
    for before in range(20, 34):
        of_bath = [replace(card, addresses=(Address(city="Bath"),)) for card in many(before)]
        customers = [*of_bath, *(person(f"Of York {number}", city="York") for number in (1, 2, 3))]
        for page in pages(printed_list(customers, columns=NAMES, group_by="city")):
            texts = [line.text for line in page]
            for place, line in enumerate(texts):
                if line.startswith("York") and "continued" not in line:
                    assert [text.startswith("Of York") for text in texts[place + 1 : place + 3]] == [True, True]


def test_the_words_below_say_who_owes_and_who_is_in_credit() -> None:
    text = text_of(printed_list([person("A", 1_000), person("B", 2_000), person("C", -500), person("D")], columns=NAMES))
    assert "4 customers in all. 2 owe £30.00 in all. 1 is in credit by £5.00." in text


def test_a_card_with_two_tags_stands_under_each_and_counts_once_in_the_total() -> None:
    customers = [person("Ruth", 10_000, ("Regular", "Trade")), person("Noa", 2_500, ("Trade",)), person("Tom", 300)]
    text = text_of(printed_list(customers, columns=NAMES, group_by="tags"))
    assert text.count("Ruth") == 2
    assert re.findall(r"Total owes ([\d,.]+)", text) == ["125.00"]
    assert "Total of all customers owes 128.00" in text
    assert "counts once in the total" in text


def test_only_the_total_of_all_is_the_whole_sum_in_persian() -> None:
    shop = replace(GROCER, language="fa")
    people = [person("رضا", city="تهران"), person("زهرا", city="تهران"), person("مریم", city="شیراز"), person("علی", city="شیراز")]
    text = text_of(printed_list(people, shop, options("fa"), columns=NAMES, group_by="city"))
    sums = [line for line in text.split("\n") if line.endswith("جمع"[::-1])]
    assert ["مشتریان"[::-1] in line for line in sums] == [False, False, True]


def test_a_tag_spelled_in_capitals_is_the_same_group() -> None:
    text = text_of(printed_list([person("Ruth", tags=("VIP", "vip")), person("Noa", tags=("vip",))], columns=NAMES, group_by="tags"))
    assert text.count("Ruth") == 1
    assert "VIP 2 customers" in text


def test_groups_stand_by_the_alphabet_and_those_without_a_city_last() -> None:
    customers = [person("A"), person("B", city="York"), person("C", city="Bath")]
    text = text_of(printed_list(customers, columns=NAMES, group_by="city"))
    assert text.index("Bath") < text.index("York") < text.index("Without a city")


def test_a_heading_is_never_the_last_of_its_page() -> None:
    customers = [person(f"Customer {number}", city=f"Town {number // 2:03}") for number in range(160)]
    for page in pages(printed_list(customers, columns=NAMES, group_by="city")):
        texts = [line.text for line in page]
        assert "Town" not in texts[-2]
        assert not any(one.startswith("Town") and two.startswith("Town") for one, two in pairwise(texts))


def test_a_group_that_goes_on_says_so_on_the_next_page() -> None:
    customers = [person(f"Customer {number}", city="Leeds") for number in range(90)]
    found = pages(printed_list(customers, columns=NAMES, group_by="city"))
    assert [sum("Leeds continued" in line.text for line in page) for page in found] == [0, *[1] * (len(found) - 1)]


def test_a_total_is_not_parted_from_the_row_before_it() -> None:
    for count in range(30, 40):
        for page in pages(printed_list(many(count), columns=NAMES)):
            texts = [line.text for line in page]
            totals = [index for index, text in enumerate(texts) if text.startswith("Total ")]
            assert all(texts[index - 1].startswith("Customer ") for index in totals)


@pytest.mark.parametrize("group_by", [None, "city"])
def test_the_words_below_the_table_never_stand_on_a_page_without_a_row(group_by: str | None) -> None:
    turned = 0
    for count in range(20, 46):
        customers = [replace(card, addresses=(Address(city=f"Town {card.id:02}"),)) for card in many(count)] if group_by else many(count)
        found = pages(printed_list(customers, columns=NAMES, group_by=group_by))
        last = [line.text for line in found[-1]]
        assert any(text.startswith(f"Customer {count} ") for text in last)
        assert any(text.startswith(f"{count} customers in all") for text in last)
        turned += len(found)
    assert turned > 26


def test_columns_of_a_hebrew_list_begin_at_the_right() -> None:
    header = pages(printed_list([person("דוד", phones=(MOBILE,))], GROCER, options("he"), columns=("name", "mobile", "balance")))[0]
    row = next(line for line in header if "054-123-4567" in line.text)
    assert row.text == "0.00 054-123-4567 דוד"


def test_a_phone_is_shown_the_way_of_its_country_and_never_broken() -> None:
    customers = [person("שם ארוך מאוד של לקוח " * 4, phones=(MOBILE, Phone("x", PhoneKind.MOBILE, "+359881234567")))]
    text = text_of(printed_list(customers, GROCER, options("he", Paper.A5), columns=("name", "city", "mobile", "tags", "balance")))
    assert "054-123-4567" in text
    assert "+359 88 123 4567" in text


def test_too_many_columns_turn_the_sheet_on_its_side() -> None:
    keys = ("number", "name", "mobile", "phone", "email", "street", "city", "birthday", "tags", "notes", "balance")
    customers = [person("Anne-Marie Featherstonehaugh", phones=(MOBILE,), emails=("anne-marie@example.com",), city="Leeds")] * 3
    width, height = sizes(printed_list(customers, columns=keys))[0]
    assert width > height
    width, height = sizes(printed_list(customers, columns=NAMES))[0]
    assert width < height


def test_markup_in_a_name_is_printed_as_typed() -> None:
    assert "<b>A</b> & <img src=x>" in text_of(printed_list([person("<b>A</b> & <img src=x>")], columns=NAMES))


def test_a_list_of_nobody_says_so() -> None:
    assert "There are no customers to print." in text_of(printed_list([]))


def test_what_was_chosen_stands_under_the_title() -> None:
    text = text_of(printed_list(many(1), title="Debtors", description="City: Leeds", columns=NAMES))
    assert text.index("Debtors") < text.index("City: Leeds") < text.index("Customer 1")


def test_a_field_of_the_shops_own_is_a_column_as_well() -> None:
    field = CustomField(7, "Discount", CustomType.NUMBER)
    customers = [person("Ruth", custom=(CustomValue(7, "12.50"),))]
    text = text_of(printed_list(customers, columns=("name", "custom:7"), custom_fields=[field]))
    assert "Discount" in text
    assert "Ruth 12.5" in text


def test_the_same_list_gives_the_same_file() -> None:
    assert printed_list(many(60)) == printed_list(many(60))


def test_a_list_that_is_cancelled_writes_nothing() -> None:
    with pytest.raises(Cancelled):
        printed_list(many(5), progress=StopAfter(0))


def test_a_date_is_written_in_the_shops_calendar() -> None:
    shop = replace(GROCER, language="fa", calendar=Calendar.JALALI)
    customers = [person("زهرا", created_at=datetime(2024, 3, 20))]  # noqa: DTZ001 - a day on paper
    assert "1403/01/01" in text_of(printed_list(customers, shop, options("fa"), columns=("name", "created_at")))
