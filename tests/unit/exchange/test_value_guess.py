"""Columns told by their values, where headings say nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.exchange.reading_context import ReadingContext
from smallcrm.exchange.value_guess import guess_by_values, guess_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell

TODAY = date(2024, 12, 31)
IL = ReadingContext(region="IL", language="he", currency="ILS", exponent=2, today=TODAY)
BG = ReadingContext(region="BG", language="bg", currency="EUR", exponent=2, today=TODAY)
IR = ReadingContext(region="IR", language="fa", currency="IRR", exponent=0, today=TODAY)
SA = ReadingContext(region="SA", language="ar", currency="SAR", exponent=2, today=TODAY)
GB = ReadingContext(region="GB", language="en", currency="GBP", exponent=2, today=TODAY)
US = ReadingContext(region="US", language="en", currency="USD", exponent=2, today=TODAY)


def told(values: Sequence[Cell], context: ReadingContext = IL) -> str | None:
    return guess_by_values(values, context).target


@pytest.mark.parametrize(
    ("values", "context", "target"),
    [
        (["050-8623221", "054-3240535", None, "053-3507798", "+972 54 670 8952"], IL, "mobile"),
        ([528477316, 544543525.0, "052-668-9415", 502998280], IL, "mobile"),
        (["0541234567", "אין", "052-7654321", "-", "050 111 2233", "058-1112223"], IL, "mobile"),
        (["0589840174 / 0503731102", "052-1234567", "נייד 054-7654321"], IL, "mobile"),
        (["04-7351432", "02-6341646", "03-9257343", "08-6540987"], IL, "phone"),
        (["0879 178 331", "0871 379 242", "+359 88 208 3548"], BG, "mobile"),
        (["02/987 65 43", "032 65 43 21", "052 600 123", "02 980 12 34"], BG, "phone"),
        (["۰۹۲۹۲۵۵۸۲۵۷", "09373168278", "۰۹۲۲۲۸۸۲۱۵۶"], IR, "mobile"),
        (["۰۲۱-۳۱۱۹۴۰۱۴", "۰۲۱-۴۷۰۳۷۷۰۰", "۰۳۱-۳۲۲۱۱۱۰۰"], IR, "phone"),
        (["0590975696", "0564039441", "٠٥٤٤٠٦١٩٥١"], SA, "mobile"),
        (["+44 20 7946 0285", "020 7946 0757", "0161 496 0123"], GB, "phone"),
        (["(212) 555-2368", "(415) 555-2671", "(312) 555-4567"], US, "phone"),
        (["dana@example.com", "avi.cohen@example.co.il", None, "יוסי <yossi@example.com>"], IL, "email"),
        (["28.08.73", "28/01/1946", "1941", date(1994, 1, 23), "05.02.49"], IL, "birthday"),
        (["0/0/00", "7/16/1979", "6/22/1940", "0/0/00", "10/1/1979"], IL, "birthday"),
        (["14.09.1950 г.", "08.08.1990 г.", "04.09.1985 г."], BG, "birthday"),
        (["63/6/22", "۱۳۵۰/۰۶/۱۲", "۱۳۴۱/۰۶/۳۰", "69/1/12"], IR, "birthday"),
        (["1363/07/12 هـ", "1370/11/16 هـ", "1384/07/03 هـ"], SA, "birthday"),
        (["ט״ו בשבט תש״ם", 'י"ב בכסלו תשמ"ה', "ז' באדר ב' תשמ\"ד"], IL, "birthday"),
        (["March 5, 1980", "May 14, 1965"], US, "birthday"),
        (["5/6", "14/3", "31/12", "7/8", "1/1"], IL, "birthday"),
        (["--0412", "--1103", "--0725", "--0101", "--1231"], IL, "birthday"),
        ([date(2024, 3, 2), date(2024, 3, 4), date(2023, 12, 31)], IL, "day"),
        (["10.08.2024", "11.09.2024", "21.08.2023"], BG, "day"),
        ([883.92, "₪ 0.00", '0.00 ש"ח', 422.3, "₪ 340.79", "-50.50"], IL, "balance"),
        (["738,29 лв.", "1.725,95 лв.", "200,52 лв."], BG, "balance"),
        (["۶٬۸۸۹٬۰۰۰", "۰", 3393000, "۱٬۲۵۰٬۰۰۰ تومان", 0, 250000], IR, "balance"),
        (["852.03", "1,730.92", "1,124.41", "0.00"], SA, "balance"),
        ([380.95, -100.99, 0, 517.93, 12], IL, "balance"),
        ([1001, 1002, 1003, 1005, 1008], IL, "number"),
        (["C-017", "C-018", "C-021", "C-022"], GB, "number"),
        (["6971034", "4951207", "3303104", "6120101"], IL, "postcode"),
        (["1000", "4000", "9000", "8000", "6000"], BG, "postcode"),
        (["1193653471", "8174673461", "7134943388"], IR, "postcode"),
        (["SW1A 1AA", "M1 1AE", "EC1A 1BB"], GB, "postcode"),
        (["ירושלים", "באר שבע", "תל אביב", "פתח־תקווה", "כפר לא ידוע"], IL, "city"),
        (["гр. София", "Пловдив", "Стара Загора", "Варна", "с. Баня"], BG, "city"),
        (["مشهد", "شیراز", "تهران", "اصفهان"], IR, "city"),
        (["الرياض", "جدة", "عمّان", "القاهره"], SA, "city"),
        (["London", "Leeds", "London", "York"], GB, "city"),
        (["רח' הרצל 117", "רחוב ויצמן 60", "שד' רוטשילד 119", "סוקולוב 94"], IL, "street"),
        (['ул. "Васил Левски" №6, ет. 4', "бул. Витоша 12", "ж.к. Младост 3"], BG, "street"),
        (["شارع الملك فهد 12", "شارع مكة 7", "شارع الحسين"], SA, "street"),
        (["خیابان ولیعصر، پلاک ۱۲", "خیابان انقلاب ۵", "کوچه بهار ۳"], IR, "street"),
        (["הרצל 12", "ויצמן 5", "ביאליק 33/4", "הנשיא 7"], IL, "street"),
        (["12 High Street", "5 Park Road", "221B Baker St."], GB, "street"),
        (["דנה כהן", "יוסי לוי", "שרה בן דוד", "אברהם פרץ"], IL, "name"),
        (["כהן דנה", "לוי יוסי", "מזרחי רחל"], IL, "name"),
        (["Калоян Тодоров Йорданов", "Ралица Христова Иванова", "Димитър Петров"], BG, "name"),
        (["أحمد عبد الله", "فاطمة النجار", "عبد الرحمن الخطيب"], SA, "name"),
        (["مریم حسینی", "مهدي محمدي", "علی‌رضا کریمی"], IR, "name"),
        (["David García", "Grace Li", "Frank van den Berg", "Emma Smith-Jones"], GB, "name"),
        (["דנה", "יוסי", "שרה", "נועה"], IL, "given_name"),
        (["Иван", "Мария", "Георги", "Петя"], BG, "given_name"),
        (["Петров", "Иванова", "Димитров", "Вълчанова"], BG, "family_name"),
        (["אוחיון", "פרידמן", "כהן", "מזרחי"], IL, "family_name"),
        (["אוהבת חלה ביום שישי בבוקר", "לא להתקשר אחרי שמונה בערב בבקשה", "משלם בצ'קים דחויים לסוף החודש"], IL, "notes"),
    ],
)
def test_a_column_is_told_by_its_values(values: list[Cell], context: ReadingContext, target: str) -> None:
    assert told(values, context) == target


@pytest.mark.parametrize(
    ("values", "context"),
    [
        ([], IL),
        ([None, None], IL),
        (["כן", "לא", "כן", "לא"], IL),
        ([True, False, True], IL),
        (["VIP", "רגיל", "VIP", "רגיל", "רגיל"], IL),
        (["נגר", "חשמלאי", "מורה", "נגר"], IL),
        ([1, 2, 3, 4, 5], IL),
        (["1", "2", "3", "4"], BG),
        ([36.0, 38.0, 42.0, 39.0, 44.0], GB),
        ([1.75, 1.68, 1.82, 1.59], IL),
        ([72.5, 81.2, 64.9, 90.1], IL),
        ([32.085299, 31.768319, 32.794044], IL),
        (["5%", "10%", "12.5%"], IL),
        ([1990, 1985, 1941, 2001], IL),
        ([2021, 2022, 2021, 2023], BG),
        (["302456789", "213456780", "034567891", "205557770"], IL),
        (["7501020018", "8003141234", "6212085566"], BG),
        (["0012345678", "2280011223", "4470022113"], IR),
        (["12-345-67", "234-56-789", "98-765-43", "345-67-890"], IL),
        ([3, 1, 4, 1, 5, 9, 2], IL),
        ([5, 10, 15, 20, 25], IL),
        ([120, 0, 450, 0, 75, 1200], IL),
        (["1/2", "3/4", "5/6", "7/8", "9/10"], IL),
        (["Toyota Corolla", "Mazda 3", "Kia Picanto", "Toyota Yaris"], IL),
        (["קמח מלא", "סוכר לבן", "שמן זית", "לחם שחור"], IL),
        (["חשמלאי מוסמך", "מורה לאנגלית", "נהג מונית", "רואת חשבון"], IL),
        (["לחם", "חלב", "גבינה", "ביצים"], IL),
        (["Acme Ltd", "Blue Door GmbH", "Globex Corporation"], GB),
        (["08:30", "12:15", "17:45"], IL),
        (["https://example.com", "http://example.org/a"], GB),
        (["Red", "Green", "Blue"], GB),
    ],
)
def test_what_leaves_a_doubt_is_not_told(values: list[Cell], context: ReadingContext) -> None:
    assert told(values, context) is None


def test_more_cells_give_more_confidence() -> None:
    few, many = ["054-1234567", "052-7654321"], [f"054-12345{number:02}" for number in range(100)]
    assert guess_by_values(few, IL).confidence < 0.9 < guess_by_values(many, IL).confidence


def test_a_notebook_without_headings_is_told_column_by_column() -> None:
    rows = [
        [1001, "כהן", "דנה", "054-1234567", "03-5550199", "רח' הרצל 12", "חיפה", "28.08.73", 120.5],
        [1002, "לוי", "יוסי", "052-7654321", "04-8550199", "רח' ויצמן 3", "חיפה", "1941", 0],
        [1003, "מזרחי", "רחל", "050-1112233", "02-6550199", "שד' רוטשילד 7", "עכו", "05.02.49", -50.5],
        [1004, "פרידמן", "משה", None, "09-8550199", "ביאליק 9", "חיפה", "14/05/2002", 88.9],
    ]
    told = [guess.target for guess in guess_columns([*zip(*rows, strict=True)], IL)]
    assert told == ["number", "family_name", "given_name", "mobile", "phone", "street", "city", "birthday", "balance"]


def test_of_two_columns_of_mobiles_the_first_is_the_mobile() -> None:
    columns = [["054-1234567", "052-7654321", "050-1112233"], ["053-1234567", "058-7654321", "050-9998877"]]
    assert [guess.target for guess in guess_columns(columns, IL)] == ["mobile", "phone"]


def test_of_several_columns_of_money_the_last_is_the_balance() -> None:
    columns = [[380.95, 279.96, 12.5], [10.5, 364.38, 99.9], [370.45, -84.42, -171.82]]
    assert [guess.target for guess in guess_columns(columns, IL)] == [None, None, "balance"]


def test_there_is_one_birthday_and_one_column_of_days() -> None:
    columns: list[list[Cell]] = [
        ["14.09.1950", "08.08.1990", "04.09.1985"],
        ["1.1.1960", "2.2.1970", "x"],
        [date(2024, 1, 3), date(2024, 1, 5), date(2024, 1, 7)],
    ]
    assert [guess.target for guess in guess_columns(columns, BG)] == ["birthday", None, "day"]


def test_rare_family_names_are_told_beside_given_ones() -> None:
    columns = [["משה", "רחל", "דנה", "אורי"], ["קוסובסקי", "אבוטבול", "לוי", "זגורי"]]
    assert [guess.target for guess in guess_columns(columns, IL)] == ["given_name", "family_name"]


def test_a_column_whose_heading_told_it_may_be_empty_here() -> None:
    assert [guess.target for guess in guess_columns([[], ["054-1234567", "052-7654321", "050-1112233"], []], IL)] == [None, "mobile", None]


CELLS = st.one_of(st.none(), st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times())


@given(st.lists(CELLS, max_size=30), st.sampled_from([IL, BG, IR, SA, GB, US]))
def test_any_column_is_looked_at_without_a_fault(values: list[Cell], context: ReadingContext) -> None:
    guess = guess_by_values(values, context)
    assert 0 <= guess.confidence <= 1
    assert (guess.target is None) == (guess.confidence == 0)
