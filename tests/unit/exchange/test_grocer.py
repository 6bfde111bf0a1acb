"""The grocer's ten-year-old spreadsheet, right in every fact, and the same with its headings changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows
from tests.unit.exchange.reading import TODAY, Imported, imported
from tests.workbooks import workbook

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.partial_date import PartialDate
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.understanding import LeftOut, Reason, TotalsCheck

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.domain.customer import Customer

GROCER = DATA / "grocer_he.xls"


@pytest.fixture(scope="module")
def grocer() -> Imported:
    return imported(GROCER)


def card(grocer: Imported, number: str) -> Customer:
    return next(reading.customer for reading in grocer.readings if reading.customer and reading.customer.number == number)


def owed(grocer: Imported, number: str) -> int | None:
    return next(reading.opening_balance for reading in grocer.readings if reading.customer and reading.customer.number == number)


def test_there_are_sixty_customers_and_nothing_of_them_is_faulty(grocer: Imported) -> None:
    assert len(grocer.readings) == grocer.table.row_count == 60
    assert not any(reading.faults or reading.customer is None for reading in grocer.readings)
    assert not grocer.questions


def test_the_title_and_the_updated_line_are_no_customers(grocer: Imported) -> None:
    assert grocer.table.header_row == 3
    assert grocer.table.left_out[:2] == (
        LeftOut(1, Reason.ABOVE, "מכולת כהן – רשימת לקוחות בהקפה"),
        LeftOut(2, Reason.ABOVE, "עודכן: 31.12.2024"),
    )


def test_the_totals_row_is_left_out_and_checked_against_the_sum(grocer: Imported) -> None:
    assert grocer.table.left_out[2].reason is Reason.TOTAL
    assert grocer.understanding.totals == (TotalsCheck(row=67, column=8, stated=2512727, computed=2512727),)
    assert grocer.understanding.totals[0].agrees
    assert sum(reading.opening_balance or 0 for reading in grocer.readings) == 2512727


def test_the_suppliers_are_offered_and_the_hidden_sheet_is_marked(grocer: Imported) -> None:
    customers, old, suppliers = grocer.understanding.sheets
    assert [table.sheet for table in grocer.understanding.tables] == [customers.index] == [0]
    assert (old.name, old.hidden) == ("ישן", True)
    assert (suppliers.name, suppliers.hidden, suppliers.kind) == ("ספקים", False, SheetKind.SUPPLIERS)


def test_a_mobile_typed_as_a_number_gets_its_zero_back(grocer: Imported) -> None:
    mobile = card(grocer, "1001").phones[1]
    assert (mobile.typed, mobile.e164, mobile.kind) == ("0528477316", "+972528477316", PhoneKind.MOBILE)
    assert card(grocer, "1005").phones[1].e164 == "+972544543525"


def test_two_numbers_in_one_cell_are_two_phones(grocer: Imported) -> None:
    assert [phone.e164 for phone in card(grocer, "1004").phones] == ["+97246658238", "+972589840174", "+972503731102"]


def test_no_birthday_lies_in_the_future_and_two_digits_are_of_the_last_century(grocer: Imported) -> None:
    days = [reading.customer.birthday.gregorian() for reading in grocer.readings if reading.customer and reading.customer.birthday]
    assert all(day is None or day < TODAY for day in days)
    assert card(grocer, "1002").birthday == PartialDate.of(date(1973, 8, 28))
    assert card(grocer, "1012").birthday == PartialDate.of(date(2002, 5, 14))


def test_a_year_alone_stays_a_year_of_birth(grocer: Imported) -> None:
    assert card(grocer, "1004").birthday == PartialDate(year=1941)


@pytest.mark.parametrize(("number", "minor"), [("1001", 88392), ("1005", 34079), ("1006", 131049), ("1008", -5050), ("1002", 0)])
def test_a_debt_is_read_in_every_way_he_wrote_it(grocer: Imported, number: str, minor: int) -> None:
    assert owed(grocer, number) == minor


def test_markup_and_formulas_in_notes_stay_text(grocer: Imported) -> None:
    assert card(grocer, "1012").notes == "משלם רק במזומן; אמא של דנה <b>מהמאפייה</b> & אחות של יוסי"
    assert card(grocer, "1013").notes == '=HYPERLINK("http://example.invalid","לחץ")'


SYNONYMS = {
    "מס' לקוח": "קוד לקוח",
    "שם משפחה": "משפחה",
    "שם פרטי": "שם",
    "טלפון": "טל' בבית",
    "נייד": "פלאפון",
    "כתובת": "רחוב ומס'",
    "עיר": "ישוב",
    "ת. לידה": "תאריך לידה:",
    "יתרת חוב": 'יתרה לתשלום (ש"ח)',
    "הערות": "הע׳",
}
IN_ENGLISH = dict(
    zip(
        SYNONYMS, ["Customer #", "Surname", "First name", "Tel.", "Cell", "Address", "Town", "D.O.B.", "Amount due", "Remarks"], strict=True
    )
)
IN_BULGARIAN = dict(
    zip(SYNONYMS, ["Кл. №", "Фамилия", "Име", "Тел.", "GSM", "Адрес", "Населено място", "Роден на", "Дължи", "Забележка"], strict=True)
)
IN_ARABIC = dict(
    zip(
        SYNONYMS,
        ["رقم الزبون", "اسم العائلة", "الاسم", "هاتف المنزل", "الموبايل", "العنوان", "البلدة", "تاريخ الولادة", "المبلغ المستحق", "ملاحظة"],
        strict=True,
    )
)
IN_PERSIAN = dict(zip(SYNONYMS, ["کد مشتری", "فامیل", "نام", "تلفن منزل", "همراه", "آدرس", "شهر", "متولد", "بدهی", "توضیح"], strict=True))


@pytest.mark.parametrize("words", [SYNONYMS, IN_ENGLISH, IN_BULGARIAN, IN_ARABIC, IN_PERSIAN], ids=["he", "en", "bg", "ar", "fa"])
@pytest.mark.parametrize("without", [(), ("טלפון", "הערות"), ("מס' לקוח", "ת. לידה", "כתובת", "עיר")], ids=["all", "fewer", "fewest"])
def test_other_headings_in_another_order_and_some_missing_give_the_same_cards(
    grocer: Imported, tmp_path: Path, words: dict[str, str], without: tuple[str, ...]
) -> None:
    rows = all_rows(GROCER)
    headings = [str(heading) for heading in rows[3]]
    kept = [index for index in reversed(range(len(headings))) if headings[index] not in without]
    changed = [["" if len(row) <= index else row[index] for index in kept] for row in rows[4:]]
    path = workbook(tmp_path / "customers.xlsx", [*rows[:3], [words[headings[index]] for index in kept], *changed])
    got = imported(path)
    assert len(got.readings) == 60
    assert {column.target for column in got.table.columns}.isdisjoint({"custom", "ignore"})
    assert all(check.agrees for check in got.understanding.totals)
    for expected, reading in zip(grocer.readings, got.readings, strict=True):
        assert reading.opening_balance == expected.opening_balance
        assert reading.customer is not None
        assert expected.customer is not None
        assert (reading.customer.given_name, reading.customer.family_name) == (expected.customer.given_name, expected.customer.family_name)
        assert {phone.e164 for phone in reading.customer.phones} <= {phone.e164 for phone in expected.customer.phones}
        if "ת. לידה" not in without:
            assert reading.customer.birthday == expected.customer.birthday
