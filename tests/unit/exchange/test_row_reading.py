"""Single rows read into cards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.reading import BULGARIA, ISRAEL, TODAY

from smallcrm.domain.card_rules import clean, tidy
from smallcrm.domain.choices import CustomerKind, FormOfAddress, MaritalStatus, PaymentMeans, PhoneKind
from smallcrm.domain.customer import Address, Age
from smallcrm.domain.fields import Use, fields_of
from smallcrm.domain.money import NOT_AN_AMOUNT
from smallcrm.exchange.cell_putters import CUT_PHONE, DOUBTFUL_EMAIL
from smallcrm.exchange.row_reading import NOBODY, RowReader, RowReading
from smallcrm.exchange.targets import match_columns

if TYPE_CHECKING:
    from smallcrm.exchange.cells import Cell


def read(headings: list[str], row: list[Cell], targets: dict[int, str] | None = None) -> RowReading:
    context = BULGARIA if any("а" <= letter <= "я" for heading in headings for letter in heading) else ISRAEL
    return RowReader(match_columns(headings, len(headings), targets or {}), context).read(6, row)


def test_the_row_is_numbered_as_the_spreadsheet_numbers_it() -> None:
    assert read(["שם"], ["דנה"]).row_number == 7


def test_a_cell_that_cannot_be_read_is_told_and_kept_in_the_notes() -> None:
    got = read(["שם", "יום הולדת", "הערות"], ["דנה כהן", "31/31/2020", "משלמת בזמן"])
    assert got.customer
    assert got.customer.birthday is None
    assert got.customer.notes == "יום הולדת: 31/31/2020\nמשלמת בזמן"
    (fault,) = got.faults
    assert (fault.column, fault.heading, fault.text, fault.doubtful) == (1, "יום הולדת", "31/31/2020", False)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("נייד", "אין"), ("מייל", "לשאול"), ("חוב", "הרבה"), ("גיל", "זקן"), ("מצב משפחתי", "מסובך"), ("יום הולדת", "בקיץ")],
)
def test_nothing_is_lost_whatever_the_field(heading: str, cell: str) -> None:
    got = read(["שם", heading], ["דנה כהן", cell])
    assert got.customer
    assert got.customer.notes == f"{heading}: {cell}"
    assert len(got.faults) == 1


def test_a_phone_that_looks_wrong_is_kept_as_typed() -> None:
    got = read(["שם", "נייד"], ["דנה כהן", "050"])
    assert got.customer
    assert [(phone.typed, phone.e164) for phone in got.customer.phones] == [("050", None)]
    assert got.faults[0].doubtful
    assert not got.customer.notes


def test_a_phone_that_a_spreadsheet_rounded_stays_as_it_stands_and_says_that_its_last_digits_are_lost() -> None:
    got = read(["שם", "נייד"], ["דנה כהן", "5.9E+08"])
    assert got.customer
    assert [(phone.typed, phone.e164) for phone in got.customer.phones] == [("5.9E+08", None)]
    assert [(fault.reason, fault.doubtful) for fault in got.faults] == [(CUT_PHONE, True)]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("050-1234562 (אשתו 052-1234562)", ["050-1234562", "052-1234562"]),
        ("050-1234562, אבא", ["050-1234562"]),
    ],
)
def test_the_words_beside_phones_are_kept_in_the_notes(cell: str, numbers: list[str]) -> None:
    got = read(["שם", "טלפון"], ["דנה כהן", cell])
    assert got.customer
    assert [phone.typed for phone in got.customer.phones] == numbers
    assert got.customer.notes == f"טלפון: {cell}"
    assert got.faults == ()


def test_two_phones_with_a_joining_word_alone_make_no_note() -> None:
    got = read(["שם", "טלפון"], ["דנה כהן", "050-1234562 או 052-1234562"])
    assert got.customer
    assert got.customer.notes == ""


def test_a_mobile_in_a_column_of_phones_is_a_mobile_and_a_fax_stays_a_fax() -> None:
    got = read(["שם", "טלפון", "פקס"], ["דנה", "054-1234567", "03-5550199"])
    assert got.customer
    assert [phone.kind for phone in got.customer.phones] == [PhoneKind.MOBILE, PhoneKind.FAX]


def test_the_second_city_is_that_of_the_second_address() -> None:
    got = read(["שם", "רחוב", "עיר", "רחוב", "עיר"], ["דנה", "הרצל 1", "חיפה", None, "לוד"])
    assert got.customer
    assert got.customer.addresses == (Address("הרצל 1", "חיפה"), Address("", "לוד"))


def test_a_full_name_is_split_as_its_language_does() -> None:
    got = read(["Име, презиме, фамилия"], ["Калоян Тодоров Йорданов"])
    assert got.customer
    assert (got.customer.given_name, got.customer.middle_name, got.customer.family_name) == ("Калоян", "Тодоров", "Йорданов")


def test_beside_a_family_name_a_name_is_the_given_one() -> None:
    got = read(["שם", "שם משפחה"], ["דנה", "כהן"])
    assert got.customer
    assert (got.customer.given_name, got.customer.family_name) == ("דנה", "כהן")


def test_a_full_name_that_says_more_than_its_parts_is_kept() -> None:
    got = read(["שם מלא", "שם פרטי", "שם משפחה"], ["דנה כהן מהמאפייה", "דנה", "כהן"])
    assert got.customer
    assert (got.customer.given_name, got.customer.known_as) == ("דנה", "דנה כהן מהמאפייה")


def test_a_row_with_a_phone_alone_is_a_card() -> None:
    assert read(["שם", "נייד"], [None, "0541234567"]).customer


def test_a_row_with_a_firm_alone_is_a_firm() -> None:
    got = read(["שם", "חברה"], [None, 'אור בע"מ'])
    assert got.customer
    assert (got.customer.kind, got.customer.company) == (CustomerKind.FIRM, 'אור בע"מ')


def test_a_number_alone_is_nobody_and_a_number_with_a_debt_is_somebody() -> None:
    headings = ["מספר לקוח", "שם", "חוב"]
    empty = read(headings, [1061])
    assert (empty.customer, empty.faults[0].reason) == (None, NOBODY)
    owing = read(headings, [1062, None, 25])
    assert owing.customer
    assert (owing.customer.number, owing.opening_balance) == ("1062", 2500)


def test_what_he_owes_and_what_he_has_in_credit_are_one_balance() -> None:
    assert read(["שם", "חובה", "זכות"], ["דנה", 100, 30.5]).opening_balance == 6950


def test_no_cell_of_money_is_no_balance() -> None:
    assert read(["שם", "חוב"], ["דנה"]).opening_balance is None
    assert read(["שם", "חוב"], ["דנה", "0.00"]).opening_balance == 0


def test_an_amount_that_is_none_is_told() -> None:
    assert read(["שם", "חוב"], ["דנה", True]).faults[0].reason == NOT_AN_AMOUNT


def test_an_amount_in_another_currency_is_not_taken_for_ours() -> None:
    got = read(["Име", "Дължи"], ["Калоян", "12,50 лв."])
    assert got.opening_balance is None
    assert got.customer
    assert got.customer.notes == "Дължи: 12,50 лв."


def test_interests_and_tags_in_one_cell_are_several() -> None:
    got = read(["Име", "Интереси", "Етикети"], ["Калоян", "риболов; шах, ски", "VIP;редовен;VIP"])
    assert got.customer
    assert got.customer.interests == ("риболов", "шах", "ски")
    assert got.customer.tags == ("VIP", "редовен")


def test_several_emails_in_one_cell_are_several() -> None:
    got = read(["שם", "מייל"], ["דנה", "dana@example.com; mailto:d2@example.com <d3@example.com>"])
    assert got.customer
    assert got.customer.emails == ("dana@example.com", "d2@example.com", "d3@example.com")


def test_choices_are_known_in_the_words_of_the_shop() -> None:
    got = read(["שם", "מצב משפחתי", "מין", "אמצעי תשלום", "שפה"], ["דנה", "נשואה", "נ", "מזומן", "עברית"])
    assert got.customer
    assert got.customer.marital_status is MaritalStatus.MARRIED
    assert got.customer.form_of_address is FormOfAddress.SHE
    assert got.customer.preferred_payment is PaymentMeans.CASH
    assert got.customer.language == "he"
    assert not got.faults


def test_an_age_is_as_of_today() -> None:
    got = read(["שם", "גיל"], ["דנה", 42.0])
    assert got.customer
    assert got.customer.age == Age(42, TODAY)


def test_two_columns_of_notes_are_both_kept() -> None:
    got = read(["שם", "הערות", "פרטים"], ["דנה", "משלמת בזמן", "גרה למעלה"])
    assert got.customer
    assert got.customer.notes == "משלמת בזמן\nפרטים: גרה למעלה"


def test_a_date_of_an_own_field_is_kept_as_iso() -> None:
    got = read(["שם", "ביקור אחרון"], ["דנה", date(2024, 8, 10)])
    assert got.custom == (("ביקור אחרון", "2024-08-10"),)


def test_markup_stays_text() -> None:
    got = read(["שם", "הערות"], ["<b>דנה</b>", '=HYPERLINK("http://example.invalid")'])
    assert got.customer
    assert (got.customer.given_name, got.customer.notes) == ("<b>דנה</b>", '=HYPERLINK("http://example.invalid")')


TARGETS = [*(field.key for field in fields_of(Use.IMPORT)), "custom"]
TYPED = st.text(max_size=30) | st.sampled_from(
    ["054-1234567\u200f", "\x00דנה  כהן ", "dana@gmail.com; ;", "12/5\u202c", "1,250.50 ", "\n", "תל  אביב\r\n", "050", "a\x85b"]
)
CELLS = st.none() | TYPED | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False) | st.dates() | st.booleans()


@given(st.lists(st.tuples(st.sampled_from(TARGETS), CELLS), min_size=1, max_size=8))
def test_whatever_a_row_holds_its_card_is_tidy_as_it_is_read(cells: list[tuple[str, Cell]]) -> None:
    targets = {place: target for place, (target, _) in enumerate(cells)}
    got = read([f"טור {place}" for place in targets], [cell for _, cell in cells], targets)
    if got.customer is not None:
        assert tidy(got.customer, ISRAEL.region) == got.customer
        assert all(text and clean(text) == text for _, text in got.custom)


@pytest.mark.parametrize("typed", ["moshe@@gmail", "moshe@@gmail.com", "dana@gmail"])
def test_an_e_mail_address_with_two_signs_or_without_a_domain_is_kept_as_typed_and_doubtful(typed: str) -> None:
    got = read(["שם", "מייל"], ["דנה", typed])
    assert got.customer
    assert (got.customer.emails, got.customer.notes) == ((typed,), "")
    assert [(fault.column, fault.text, fault.reason, fault.doubtful) for fault in got.faults] == [(1, typed, DOUBTFUL_EMAIL, True)]


def test_of_two_e_mail_addresses_in_a_cell_only_the_one_that_looks_wrong_is_doubtful() -> None:
    got = read(["שם", "מייל"], ["דנה", "dana@example.com; dana@gmail"])
    assert got.customer
    assert got.customer.emails == ("dana@example.com", "dana@gmail")
    assert [fault.text for fault in got.faults] == ["dana@gmail"]
