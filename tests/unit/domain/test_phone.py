"""Phones as they are typed and brought."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.phone import guess_kind, national, read_phones, search_key
from smallcrm.domain.phone_plans import PLANS


def e164(value: str | float | None, region: str) -> list[str | None]:
    return [reading.e164 for reading in read_phones(value, region)]


@pytest.mark.parametrize(
    ("typed", "region", "number"),
    [
        ("052-668-9415", "IL", "+972526689415"),
        ("+972 54 6708952", "IL", "+972546708952"),
        ("972-52-8477316", "IL", "+972528477316"),
        ("00972528477316", "BG", "+972528477316"),
        ("04-7351432", "IL", "+97247351432"),
        ("0879 178 331", "BG", "+359879178331"),
        ("02/987 65 43", "BG", "+35929876543"),
        ("۰۹۲۹۲۵۵۸۲۵۷", "IR", "+989292558257"),
        ("۰۲۱-۴۷۰۳۷۷۰۰", "IR", "+982147037700"),
        ("0590975696", "SA", "+966590975696"),
        ("+44 20 7946 0285", "IL", "+442079460285"),
        ("+44 (0)20 7946 0285", "IL", "+442079460285"),
        ("tel:+972-53-9815214", "IL", "+972539815214"),
        ("03-5550199 ext 12", "IL", "+97235550199;ext=12"),
        ("03-5550199 שלוחה 12", "IL", "+97235550199;ext=12"),
        ("02/987 65 43 вътр. 7", "BG", "+35929876543;ext=7"),
        ("00442079460285#3", "IL", "+442079460285;ext=3"),
        ("\u2066+972-54-123-4567\u2069", "IL", "+972541234567"),
        ("0664 1234567", "AT", "+436641234567"),
        ("(212) 456-0199", "US", "+12124560199"),
    ],
)
def test_a_number_as_people_write_it(typed: str, region: str, number: str) -> None:
    assert e164(typed, region) == [number]


@pytest.mark.parametrize("cell", [528477316, 528477316.0])
def test_a_mobile_that_lost_its_zero_gets_it_back(cell: float) -> None:
    [reading] = read_phones(cell, "IL")
    assert (reading.typed, reading.e164, reading.kind) == ("0528477316", "+972528477316", PhoneKind.MOBILE)


def test_a_number_that_became_text_with_decimals_is_read() -> None:
    assert e164("544543525.0", "IL") == ["+972544543525"]


def test_a_persian_number_cell_gets_its_zero_back() -> None:
    assert read_phones(9373168278.0, "IR")[0].typed == "09373168278"


@pytest.mark.parametrize(
    "cell",
    [
        "0589840174 / 0503731102",
        "0589840174;0503731102",
        "0589840174, 0503731102",
        "0589840174 או 0503731102",
        "0589840174 or 0503731102",
        "0589840174\n0503731102",
        "058-984-0174 | 050-373-1102",
        "0589840174 0503731102",
    ],
)
def test_two_in_a_cell_are_two(cell: str) -> None:
    assert e164(cell, "IL") == ["+972589840174", "+972503731102"]


def test_the_last_digit_of_a_second_line_is_a_second_number() -> None:
    assert e164("03-5550199/8", "IL") == ["+97235550199", "+97235550198"]


def test_what_was_typed_is_kept_with_the_words_beside_it() -> None:
    assert read_phones("050-7136705 (אמא)", "IL")[0].typed == "050-7136705 (אמא)"


@pytest.mark.parametrize(
    ("cell", "region", "numbers"),
    [
        ("020 7946 0001 (wife 020 7946 0002)", "GB", ["020 7946 0001", "020 7946 0002"]),
        ("050-1234562 (אשתו 052-1234562)", "IL", ["050-1234562", "052-1234562"]),
        ("אבא: 050-1234562 אמא: 052-1234562", "IL", ["050-1234562", "052-1234562"]),
        ("03-5550199, home 03-5550198 work 03-5550197", "IL", ["03-5550199", "03-5550198", "03-5550197"]),
    ],
)
def test_numbers_with_words_between_them_are_each_whole(cell: str, region: str, numbers: list[str]) -> None:
    readings = read_phones(cell, region)
    assert [reading.typed for reading in readings] == numbers
    assert all(reading.valid for reading in readings)


def test_a_cell_without_a_digit_holds_no_phone() -> None:
    assert [read_phones(cell, "IL") for cell in ("", "אין", "-", None, 0, float("nan"), True)] == [()] * 7


def test_an_unknown_number_is_kept_and_not_valid() -> None:
    [reading] = read_phones("05512", "IL")
    assert (reading.typed, reading.e164, reading.valid) == ("05512", None, False)


def test_a_new_israeli_range_is_valid_though_the_library_does_not_know_it() -> None:
    assert read_phones("051-1234567", "IL")[0].valid


def test_a_fax_is_told_by_its_word() -> None:
    assert read_phones("פקס: 03-6300523", "IL")[0].kind is PhoneKind.FAX


def test_mobile_and_landline_are_told_apart() -> None:
    kinds = [guess_kind(number) for number in ("+972541234567", "+97235550199", "+359881234567", "+35929876543", "+33612345678", None)]
    assert kinds == [PhoneKind.MOBILE, PhoneKind.PHONE, PhoneKind.MOBILE, PhoneKind.PHONE, PhoneKind.MOBILE, PhoneKind.PHONE]


@pytest.mark.parametrize(
    ("number", "region", "shown"),
    [
        ("+972541234567", "IL", "054-123-4567"),
        ("+97235550199", "IL", "03-555-0199"),
        ("+972771234567", "IL", "077-123-4567"),
        ("+9721800123456", "IL", "1-800-123-456"),
        ("+972541234567", "BG", "+972 54 123 4567"),
        ("+359881234567", "IL", "+359 88 123 4567"),
        ("+359881234567", "BG", "088 123 4567"),
        ("+989123456789", "IR", "0912 345 6789"),
        ("+962795551234", "JO", "079 555 1234"),
        ("+12124560199", "US", "212-456-0199"),
        ("+33612345678", "IL", "+33 6 12 34 56 78"),
        ("+33123456789", "GB", "+33 1 23 45 67 89"),
        ("+9613123456", "GB", "+961 3 123 456"),
        ("+96171123456", "LB", "71 123 456"),
        ("+905321234567", "TR", "0532 123 45 67"),
        ("+97235550199;ext=12", "IL", "03-555-0199 #12"),
        ("+436641234567;ext=3", "IL", "+43 664 1234567 #3"),
        ("+999612345678", "IL", "+999 612 345 678"),
        ("+96131234567890", "IL", "+961 312 345 678 90"),
    ],
)
def test_a_number_is_shown_the_way_of_its_country_or_the_international_way(number: str, region: str, shown: str) -> None:
    assert national(number, region) == shown


@pytest.mark.parametrize(
    "typed", ["+972-54-123-4567", "054 1234567", "541234567", "00972541234567", "972541234567", "٠٥٤-١٢٣٤٥٦٧", "054-1234567 שלוחה 3"]
)
def test_every_spelling_of_a_number_has_one_key(typed: str) -> None:
    assert search_key(typed) == "541234567"


def test_a_number_with_whom_to_ask_for_there_is_read_again_as_it_is_shown() -> None:
    (reading,) = read_phones(national("+97235550199;ext=12", "IL"), "IL")
    assert (reading.e164, reading.kind) == ("+97235550199;ext=12", PhoneKind.PHONE)


def test_a_fragment_is_found_in_the_key_of_the_whole() -> None:
    assert all(search_key(fragment) in search_key("+972-54-123-4567") for fragment in ("054", "4567", "123-45", "054-1"))


@given(st.sampled_from(sorted(PLANS)), st.text("0123456789", min_size=7, max_size=10), st.sampled_from(["0", "", "+", "code"]))
def test_our_reading_agrees_with_the_library_on_every_number_it_calls_valid(region: str, digits: str, begin: str) -> None:
    prefix = {"+": f"+{PLANS[region].code}", "code": PLANS[region].code}.get(begin, begin)
    try:
        number = phonenumbers.parse(prefix + digits, region)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(number):
        [reading] = read_phones(prefix + digits, region)
        assert (reading.e164, reading.valid) == (phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True)


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for reading in read_phones(text, "IL"):
        assert reading.typed


@given(st.from_regex(r"\+972(5[0-9]|3|77)[0-9]{7}", fullmatch=True))
def test_a_number_shown_is_read_back_as_the_same(number: str) -> None:
    assert e164(national(number, "IL"), "IL") == [number]
    assert e164(national(number, "BG"), "BG") == [number]


@pytest.mark.parametrize("number", ["+9613123456", "+96171123456", "+33123456789", "+905321234567", "+79161234567", "+390612345678"])
@pytest.mark.parametrize("region", ["IL", "LB", "FR", "TR", "RU", "IT"])
def test_a_number_of_a_country_without_a_plan_is_read_back_as_the_same(number: str, region: str) -> None:
    assert e164(national(number, region), region) == [number]


@pytest.mark.parametrize("typed", ["09373168278", "054-12345678", "02-123456", "0911111111", "5551234"])
def test_what_is_no_whole_number_is_shown_as_it_was_typed(typed: str) -> None:
    (reading,) = read_phones(typed, "IL")
    assert (reading.typed, reading.e164, reading.valid) == (typed, None, False)


@pytest.mark.parametrize("typed", ["5.89840174E+08", "5,89840174e+08", "٥.٨٩٨٤٠١٧٤E+08"])
def test_a_number_that_a_spreadsheet_wrote_with_an_exponent_is_the_number_with_its_nought(typed: str) -> None:
    (reading,) = read_phones(typed, "IL")
    assert (reading.typed, reading.e164) == ("0589840174", "+972589840174")
    assert national(reading.e164 or "", "IL") == "058-984-0174"


@pytest.mark.parametrize("typed", ["5.9E+08", "5E+08", "5.4123456E+08"])
def test_a_number_whose_last_digits_a_spreadsheet_rounded_is_none(typed: str) -> None:
    (reading,) = read_phones(typed, "IL")
    assert (reading.typed, reading.e164) == (typed, None)
