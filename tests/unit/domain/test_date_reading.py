"""Dates as people and programs write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.date_reading import IN_THE_FUTURE, NO_SUCH_DAY, NOT_A_DATE, DateReading, decide_dates, read_date
from smallcrm.domain.date_words import calendar_in
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import format_date

TODAY = date(2024, 12, 31)
JALALI, HIJRI, HEBREW = Calendar.JALALI, Calendar.HIJRI, Calendar.HEBREW


def birthday(
    value: str | float | date | None, order: Literal["dmy", "mdy", "ymd"] | None = None, calendar: Calendar | None = None
) -> DateReading:
    return read_date(value, order=order, calendar=calendar, today=TODAY, birthday=True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("28.08.73", PartialDate(1973, 8, 28)),
        ("28/01/1946", PartialDate(1946, 1, 28)),
        ("05.02.49", PartialDate(1949, 2, 5)),
        ("19/11/2003", PartialDate(2003, 11, 19)),
        ("7/16/1979", PartialDate(1979, 7, 16)),
        ("1990-05-13T10:00:00Z", PartialDate(1990, 5, 13)),
        ("28.08.73 12:30", PartialDate(1973, 8, 28)),
        ("14.09.1950 г.", PartialDate(1950, 9, 14)),
        ("13 May 1990", PartialDate(1990, 5, 13)),
        ("May 13th, 1990", PartialDate(1990, 5, 13)),
        ("12 באפריל 1990", PartialDate(1990, 4, 12)),
        ("12 април 1990 г.", PartialDate(1990, 4, 12)),
        ("5 كانون الثاني 1990", PartialDate(1990, 1, 5)),
        ("١٢ يناير ١٩٩٠", PartialDate(1990, 1, 12)),
        ("22 شهریور 1363", PartialDate(1363, 6, 22, JALALI)),
        ("١٢ رمضان ١٤٠٥", PartialDate(1405, 9, 12, HIJRI)),
        ("1363/07/12 هـ", PartialDate(1363, 7, 12, HIJRI)),
        ("י״ב בכסלו תשמ״ה", PartialDate(5745, 9, 12, HEBREW)),
        ('ט"ו בשבט תש"ן', PartialDate(5750, 11, 15, HEBREW)),
        ("ז' באדר ב' תשמ\"ד", PartialDate(5744, 13, 7, HEBREW)),
        ("30 בכסלו 5745", PartialDate(5745, 9, 30, HEBREW)),
        ("19730828", PartialDate(1973, 8, 28)),
        ("14 март 1950г.", PartialDate(1950, 3, 14)),
        ("14 март 1950 г.", PartialDate(1950, 3, 14)),
        ("събота, 14 март 1950 г.", PartialDate(1950, 3, 14)),
        ("14.III.1950 г.", PartialDate(1950, 3, 14)),
        ("5 במאי 1980", PartialDate(1980, 5, 5)),
        ("ה-5 במאי 1980", PartialDate(1980, 5, 5)),
        ("5 בחודש מאי 1980", PartialDate(1980, 5, 5)),
        ("יום שני, 5 במאי 1980", PartialDate(1980, 5, 5)),
        ("Monday, May 5, 1980", PartialDate(1980, 5, 5)),
        ("٥ مايو ١٩٨٠", PartialDate(1980, 5, 5)),
        ("٥ مايو ١٩٨٠م", PartialDate(1980, 5, 5)),
        ("5 أيار/مايو 1980", PartialDate(1980, 5, 5)),
        ("الاثنين 5 مايو 1980", PartialDate(1980, 5, 5)),
        ("12 رمضان 1405هـ", PartialDate(1405, 9, 12, HIJRI)),
        ("۵ خرداد ۱۳۵۰", PartialDate(1350, 3, 5, JALALI)),
        ("سه‌شنبه ۵ خرداد ۱۳۵۰", PartialDate(1350, 3, 5, JALALI)),
        ("ט״ו בשבט תש״ם", PartialDate(5740, 11, 15, HEBREW)),
        ("ה' באייר תש\"ח", PartialDate(5708, 2, 5, HEBREW)),
        ("1980-05-02T00:00:00+02:00", PartialDate(1980, 5, 2)),
        ("19800502T000000Z", PartialDate(1980, 5, 2)),
    ],
)
def test_a_whole_date(typed: str, read: PartialDate) -> None:
    assert birthday(typed) == DateReading(read)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1941", PartialDate(1941)),
        ("1941.0", PartialDate(1941)),
        (1941.0, PartialDate(1941)),
        ("1950 г.", PartialDate(1950)),
        ("5745", PartialDate(5745, calendar=HEBREW)),
        ("--0412", PartialDate(None, 4, 12)),
        ("--04-12", PartialDate(None, 4, 12)),
        ("28/08", PartialDate(None, 8, 28)),
        ("12 במאי", PartialDate(None, 5, 12)),
        ("י״ב בכסלו", PartialDate(None, 9, 12, HEBREW)),
        ("--4-12", PartialDate(None, 4, 12)),
        ("1604-04-12", PartialDate(None, 4, 12)),
        (date(1604, 4, 12), PartialDate(None, 4, 12)),
        ("04/1990", PartialDate(1990, 4)),
        ("1980-05", PartialDate(1980, 5)),
        ("1980-00-00", PartialDate(1980)),
        ("00/00/1980", PartialDate(1980)),
        ("00.05.1980", PartialDate(1980, 5)),
        ("May 1990", PartialDate(1990, 5)),
    ],
)
def test_a_date_known_in_part_stays_so(typed: str | float | date, read: PartialDate) -> None:
    assert birthday(typed) == DateReading(read)


@pytest.mark.parametrize("typed", ["תש״ן", "תש״נ", 'תש"ן', "ה׳תש״ן"])
def test_a_hebrew_year_alone_is_read_with_its_last_letter_in_either_form(typed: str) -> None:
    assert read_date(typed, today=TODAY).date == PartialDate(5750, calendar=Calendar.HEBREW)


@pytest.mark.parametrize("typed", ["תשע", "ש״ח", "צה״ל"])
def test_a_hebrew_word_or_abbreviation_is_no_year(typed: str) -> None:
    assert read_date(typed, today=TODAY).date is None


@pytest.mark.parametrize("cell", [date(1973, 8, 28), datetime(1973, 8, 28, 13, 5), 26904, 26904.5, "26904"])  # noqa: DTZ001 - a cell has no zone
def test_a_date_cell_and_excels_day_number(cell: str | float | date) -> None:
    assert birthday(cell) == DateReading(PartialDate(1973, 8, 28))


def test_digits_run_together_have_lost_their_zero() -> None:
    assert birthday(5021949, order="dmy") == DateReading(PartialDate(1949, 2, 5))


@pytest.mark.parametrize("cell", ["", "-", "0/0/00", "00/00/0000", "0000-00-00", "00.00.0000", "1/0/1900", "0", 0, None])
def test_no_date_is_no_error(cell: str | float | None) -> None:
    assert birthday(cell) == DateReading()


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("יום הולדת", NOT_A_DATE),
        ("41", NOT_A_DATE),
        (True, NOT_A_DATE),
        (float("nan"), NOT_A_DATE),
        ("31.02.1990", NO_SUCH_DAY),
        ("01.01.2030", IN_THE_FUTURE),
        ("2030", IN_THE_FUTURE),
    ],
)
def test_why_a_cell_is_no_birthday(cell: str | float, error: str) -> None:
    assert birthday(cell) == DateReading(error=error)


def test_day_and_month_that_could_change_places_are_asked() -> None:
    assert birthday("05/04/1990").alternatives == (PartialDate(1990, 4, 5), PartialDate(1990, 5, 4))


def test_the_order_of_the_column_settles_them() -> None:
    assert birthday("05/04/1990", order="mdy") == DateReading(PartialDate(1990, 5, 4))
    assert birthday("05/04/1990", order="dmy") == DateReading(PartialDate(1990, 4, 5))


def test_a_dotted_date_is_day_first_everywhere() -> None:
    assert birthday("05.04.1990") == DateReading(PartialDate(1990, 4, 5))


def test_a_year_of_two_calendars_is_asked_and_settled_by_the_column() -> None:
    assert len(birthday("1363/06/22").alternatives) == 2
    assert birthday("1363/06/22", calendar=JALALI) == DateReading(PartialDate(1363, 6, 22, JALALI))


def test_a_jalali_year_that_has_not_been_is_hijri() -> None:
    assert birthday("1405/03/12") == DateReading(PartialDate(1405, 3, 12, HIJRI))


@pytest.mark.parametrize(("typed", "year"), [("63/6/22", 1363), ("02/6/22", 1402), ("04/6/22", 1304), ("۴۱/۸/۱۴", 1341)])
def test_a_persian_year_of_two_digits(typed: str, year: int) -> None:
    read = birthday(typed, order="ymd", calendar=JALALI).date
    assert read is not None
    assert (read.year, read.calendar) == (year, JALALI)


def test_a_date_that_is_no_birthday_may_lie_ahead() -> None:
    assert read_date("01.03.30", today=TODAY) == DateReading(PartialDate(2030, 3, 1))
    assert read_date("01.03.73", today=TODAY) == DateReading(PartialDate(1973, 3, 1))


def test_the_column_of_an_israeli_grocer_is_day_first() -> None:
    decision = decide_dates(["28.08.73", "28/01/1946", "1941", "05/04/1990", date(1994, 1, 23), ""], TODAY)
    assert (decision.order, decision.calendar, decision.ambiguous) == ("dmy", None, False)
    assert "28/01/1946" in decision.evidence


def test_a_date_that_says_to_be_of_another_calendar_is_no_example_of_its_column() -> None:
    decision = decide_dates(["12/9/1405هـ", "1985/5/31م", "1405/9/13"], TODAY)
    assert (decision.order, decision.calendar, decision.evidence) == ("ymd", HIJRI, ("1405/9/13",))


def test_outlooks_column_is_month_first() -> None:
    assert decide_dates(["0/0/00", "7/16/1979", "6/22/1940", "10/1/1979"], TODAY).order == "mdy"


def test_a_column_where_both_orders_fit_is_ambiguous() -> None:
    assert decide_dates(["05/04/1990", "01/02/1980"], TODAY).ambiguous
    assert decide_dates(["05/04/1990", "28/02/1980", "7/16/1979"], TODAY).ambiguous


def test_a_column_of_dots_is_not_ambiguous() -> None:
    decision = decide_dates(["05.02.03", "01.04.90"], TODAY)
    assert (decision.order, decision.ambiguous) == ("dmy", False)


def test_a_persian_column_is_jalali_by_its_digits() -> None:
    decision = decide_dates(["۱۳۵۰/۰۶/۱۲", "63/6/22", "69/1/12"], TODAY)
    assert (decision.order, decision.calendar) == ("ymd", JALALI)


def test_persian_years_of_two_digits_are_jalali_in_a_persian_file() -> None:
    assert decide_dates(["63/6/22", "69/1/12"], TODAY, language="fa").calendar is JALALI


def test_the_year_of_persian_figures_comes_first_where_it_would_else_lie_ahead() -> None:
    decision = decide_dates(["۰۳/۱۰/۰۲", "۰۳/۱۱/۱۵"], TODAY, language="fa")
    assert (decision.order, decision.evidence, decision.ambiguous) == ("ymd", ("۰۳/۱۱/۱۵",), False)


def test_persian_figures_in_which_year_and_day_could_change_places_are_asked() -> None:
    decision = decide_dates(["۰۳/۱۰/۰۲", "۰۲/۱۰/۰۱"], TODAY, language="fa")
    assert (decision.order, decision.ambiguous) == (None, True)


def test_a_jalali_day_before_its_month_and_year_is_not_asked_about() -> None:
    assert decide_dates(["05/10/1403"], TODAY, language="fa").order == "dmy"


def test_the_time_of_day_hides_neither_calendar_nor_order() -> None:
    assert decide_dates(["1403/10/05 12:30", "1403/11/15 09:00"], TODAY, language="fa").calendar is JALALI
    assert decide_dates(["05/04/2025 12:30", "28/12/2025 9:00"], TODAY).order == "dmy"


@pytest.mark.parametrize("cell", [14031005, "14031005"])
def test_jalali_digits_run_together_begin_with_the_year(cell: str | float) -> None:
    calendar = decide_dates([cell], TODAY, language="fa").calendar
    assert read_date(cell, calendar=calendar, today=TODAY).date == PartialDate(1403, 10, 5, JALALI)


def test_digits_run_together_begin_with_the_day_where_they_are_else_no_date() -> None:
    assert birthday(20121990) == DateReading(PartialDate(1990, 12, 20))


def test_an_arabic_column_is_hijri_by_its_sign_or_its_header() -> None:
    assert decide_dates(["1363/07/12 هـ", "1370/11/16 هـ"], TODAY).calendar is HIJRI
    assert decide_dates(["1363/07/12"], TODAY, header="تاريخ الميلاد (هجري)").calendar is HIJRI


def test_a_column_that_may_be_jalali_or_hijri_is_asked() -> None:
    assert decide_dates(["1363/06/12"], TODAY).calendar_ambiguous


def test_a_month_of_31_days_is_jalali() -> None:
    assert decide_dates(["1363/06/31"], TODAY).calendar is JALALI


def test_a_header_names_its_calendar() -> None:
    headers = ("تاريخ الميلاد (هجري)", "تاریخ تولد شمسی", "תאריך לידה עברי", "ת. לידה", "Birthday")
    assert [calendar_in(header) for header in headers] == [HIJRI, JALALI, HEBREW, None, None]


@given(
    st.dates(date(1925, 1, 1), TODAY),
    st.sampled_from(["en", "he", "ar", "fa", "bg"]),
    st.sampled_from(list(Calendar)),
    st.sampled_from(["latn", "native"]),
)
def test_what_is_shown_is_read_back(day: date, language: str, calendar: Calendar, digits: str) -> None:
    order: Literal["ymd", "dmy"] = "ymd" if language == "fa" else "dmy"
    if calendar is HEBREW and language in {"ar", "fa"}:
        return
    shown = format_date(day, calendar=calendar, language=language, digits=digits)
    assert birthday(shown, order=order, calendar=calendar) == DateReading(PartialDate.of(day, calendar))
    if calendar is not HIJRI or language in {"ar", "fa", "en"}:
        long = format_date(day, calendar=calendar, language=language, digits=digits, style="long")
        assert birthday(long, order=order, calendar=calendar) == DateReading(PartialDate.of(day, calendar))


@given(st.one_of(st.text(), st.text("0123456789./- "), st.floats(), st.integers()))
def test_any_cell_is_read_without_a_fault(cell: str | float) -> None:
    reading = birthday(cell)
    assert reading.date is None or not reading.error


@given(st.integers(0, 99), st.integers(1, 12), st.integers(1, 28))
def test_a_year_of_two_digits_is_never_in_the_future_for_a_birthday(year: int, month: int, day: int) -> None:
    read = birthday(f"{day:02}.{month:02}.{year:02}").date
    assert read is not None
    born = read.gregorian()
    assert born is not None
    assert date(1924, 12, 31) < born <= TODAY
