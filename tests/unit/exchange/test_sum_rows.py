"""Rows of sums amid customers and entries: left out, checked, and told apart from firms called by such words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import opened, text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, IRAN, ISRAEL, SAUDI_ARABIA, imported

from smallcrm.domain.progress import Silent
from smallcrm.exchange.understand import understand
from smallcrm.exchange.understanding import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import TableUnderstanding


def table_of(folder: Path, text: str, context: ReadingContext = BRITAIN) -> TableUnderstanding:
    with opened(text_file(folder, text)) as file:
        return understand(file, context, progress=Silent()).tables[0]


def sums_in(folder: Path, text: str, context: ReadingContext = BRITAIN) -> list[int]:
    return [left.row for left in table_of(folder, text, context).left_out if left.reason is Reason.TOTAL]


@pytest.mark.parametrize(
    ("customer", "words", "context"),
    [
        ("Ann Lee", "Total Ann Lee", BRITAIN),
        ("Ann Lee", "Ann Lee Total", BRITAIN),
        ("Ann Lee", "Ann Lee (total):", BRITAIN),
        ("Acme Ltd", "Acme Ltd Total", BRITAIN),
        ("דנה כהן", "סה״כ דנה כהן", ISRAEL),
        ("علي حداد", "مجموع علي حداد", SAUDI_ARABIA),
        ("علی رضایی", "جمع علی رضایی", IRAN),
        ("Иван Петров", "Общо Иван Петров", BULGARIA),
    ],
)
def test_the_sum_of_one_customer_of_a_ledger_is_left_out_and_agrees_with_his_rows(
    tmp_path: Path, customer: str, words: str, context: ReadingContext
) -> None:
    table = table_of(
        tmp_path,
        f"Customer,Date,Took,Paid\n{customer},13/02/2024,12.50,\n,15/02/2024,,5\n{words},,12.50,5\n"
        "Bob Ray,01/03/2024,100,\nTotal Bob Ray,,100,\nGrand total,,112.50,5\n",
        context,
    )
    assert table.row_count == 3
    assert [left.row for left in table.left_out] == [4, 6, 7]
    assert [check.agrees for check in table.totals] == [True] * 5


def test_a_day_beside_the_sum_of_one_customer_makes_it_no_entry(tmp_path: Path) -> None:
    text = "Customer,Date,Took,Paid\nAnn Lee,13/02/2024,12.50,\nTotal Ann Lee,29/02/2024,12.50,\nBob Ray,01/03/2024,3,\n"
    assert sums_in(tmp_path, text) == [3]


@pytest.mark.parametrize(
    ("words", "context"), [("Leeds total", BRITAIN), ('סה"כ חיפה', ISRAEL), ("Общо София", BULGARIA), ("مجموع حيفا", SAUDI_ARABIA)]
)
def test_the_sums_of_cities_in_a_list_of_customers_are_no_customers(tmp_path: Path, words: str, context: ReadingContext) -> None:
    text = f'Name,City,Owes\nAnn Lee,Leeds,10\nBob Ray,Leeds,20\n"{words.replace(chr(34), chr(34) * 2)}",,30\nCat Fox,York,5\nTotal,,35\n'
    table = table_of(tmp_path, text, context)
    assert (table.row_count, [check.agrees for check in table.totals]) == (3, [True, True])


def test_a_sum_below_a_change_of_city_stands_in_the_column_of_cities(tmp_path: Path) -> None:
    assert sums_in(tmp_path, "Name,City,Owes\nAnn Lee,Leeds,10\nBob Ray,Leeds,20\n,Leeds Total,30\nCat Fox,York,5\n") == [4]


@pytest.mark.parametrize(
    ("forward", "brought", "context"),
    [
        ("Carried forward", "Brought forward", BRITAIN),
        ("C/F", "B/F from page 1", BRITAIN),
        ("העברה לדף הבא", "מהעברה", ISRAEL),
        ("المرحّل إلى ما بعده", "المنقول من ما قبله", SAUDI_ARABIA),
        ("نقل به صفحه بعد", "نقل از صفحه قبل", IRAN),
        ("За пренос", "От пренос", BULGARIA),
    ],
)
def test_sums_carried_to_the_next_page_are_no_customers_and_the_whole_sum_agrees(
    tmp_path: Path, forward: str, brought: str, context: ReadingContext
) -> None:
    text = f"Name,City,Owes\nAnn Lee,Leeds,10\nBob Ray,Leeds,20\n{forward},,30\n{brought},,30\nCat Fox,York,5\nTotal,,35\n"
    table = table_of(tmp_path, text, context)
    assert (table.row_count, [check.agrees for check in table.totals]) == (3, [True, True, True])


def test_the_sums_of_customers_of_cities_and_of_all_agree_each_with_its_own_rows(tmp_path: Path) -> None:
    text = (
        "Name,City,Owes\nAnn Lee,Leeds,10\nAnn Lee total,,10\nBob Ray,Leeds,20\nBob Ray total,,20\nLeeds total,,30\n"
        "Cat Fox,York,5\nCat Fox total,,5\nYork total,,5\nTotal,,35\n"
    )
    assert [check.agrees for check in table_of(tmp_path, text).totals] == [True] * 6


def test_the_sum_of_everything_is_known_beside_a_balance_that_it_comes_to(tmp_path: Path) -> None:
    text = "Date,Customer,Took,Paid,Balance\n13/01/2024,Ann Lee,100,,100\n17/01/2024,Bob Ray,10,5,5\n,Total,110,5,105\n"
    assert sums_in(tmp_path, text) == [4]


@pytest.mark.parametrize(
    "row",
    [
        "Total Energy Ltd,020 7946 0003,,40",
        "Total Energy Ltd,,,40",
        "Total Energy,,Leeds,40",
        "Total Energy,020 7946 0003,,40",
        "Total Energy,,,",
        "Sum Wong,,,40",
    ],
)
def test_a_customer_called_by_a_word_for_sums_stays(tmp_path: Path, row: str) -> None:
    text = f"Name,Phone,City,Owes\nAnn Lee,020 7946 0001,Leeds,10\n{row}\nBob Ray,020 7946 0002,York,20\n"
    assert len(imported(text_file(tmp_path, text), BRITAIN).readings) == 3


def test_a_customer_called_total_by_his_number_stays(tmp_path: Path) -> None:
    text = "Number,Name,Owes\n1001,Ann Lee,10\n1002,Total Energy,40\n1003,Bob Ray,20\n"
    assert sums_in(tmp_path, text) == []


def test_a_name_alone_below_the_sum_of_another_customer_is_whose_entries_follow(tmp_path: Path) -> None:
    text = "Customer,Date,Took\nAnn Lee,,\n,13/02/2024,12\nTotal,,12\nBob Ray,,\n,01/03/2024,100\nTotal,,100\nPrinted by the shop,,\n"
    table = table_of(tmp_path, text)
    assert (table.row_count, [(left.row, left.reason) for left in table.left_out]) == (
        4,
        [(4, Reason.TOTAL), (7, Reason.TOTAL), (8, Reason.BELOW)],
    )


@pytest.mark.parametrize(
    ("headings", "first", "second", "words", "context"),
    [
        ("Name,Phone,Jan,Feb,Mar,Apr", "Ann Lee,020 7946 0001,10,0,5,", "Bob Ray,020 7946 0002,20,,,3", "Total,,30,0,5,3", BRITAIN),
        ("שם,טלפון,ינואר,פברואר,מרץ", "משה כהן,050-1234567,10,2,5", "רות לוי,052-1234567,20,,3", "סהכ,,30,2,8", ISRAEL),
        ("Име,Телефон,Януари,Февруари,Март", "Иван Петров,0888123456,10,2,1", "Мария Иванова,0888123457,20,5,1", "Общо,,30,7,2", BULGARIA),
    ],
)
def test_the_sums_of_many_fields_of_the_shops_own_are_no_customer(
    tmp_path: Path, headings: str, first: str, second: str, words: str, context: ReadingContext
) -> None:
    assert sums_in(tmp_path, f"{headings}\n{first}\n{second}\n{words}\n", context) == [4]


def test_a_customer_called_total_of_whom_words_are_told_stays(tmp_path: Path) -> None:
    text = "Name,Phone,Eyes,Frame,Lens,Left,Right\nAnn Lee,020 7946 0001,blue,Ray,AR,1,2\nTotal,,green,Oak,AR,3,4\n"
    assert sums_in(tmp_path, text) == []


@pytest.mark.parametrize(
    ("row", "context"),
    [
        ("Total customers: 2,,", BRITAIN),
        ("2 customers,,", BRITAIN),
        ("Count: 2,,", BRITAIN),
        ("מספר לקוחות: 2,,", ISRAEL),
        ("2 לקוחות,,", ISRAEL),
        ("عدد العملاء: ٢,,", SAUDI_ARABIA),
        ("إجمالي العملاء 2,,", SAUDI_ARABIA),
        ("تعداد کل: ۲,,", IRAN),
        ("۲ نفر,,", IRAN),
        ("Общо клиенти: 2,,", BULGARIA),
        ("Общо клиенти,2,", BULGARIA),
        ("Общ брой: 2,,", BULGARIA),
    ],
)
def test_a_row_that_counts_the_customers_is_none(tmp_path: Path, row: str, context: ReadingContext) -> None:
    text = f"Name,Phone,City\nAnn Lee,020 7946 0001,Leeds\nBob Ray,020 7946 0002,York\n{row}\n"
    assert sums_in(tmp_path, text, context) == [4]


@pytest.mark.parametrize("row", ["Customer 3,,", "Client 3,020 7946 0003,", "Count Olaf,,"])
def test_a_customer_who_is_only_numbered_stays(tmp_path: Path, row: str) -> None:
    assert sums_in(tmp_path, f"Name,Phone,City\nAnn Lee,020 7946 0001,Leeds\nBob Ray,020 7946 0002,York\n{row}\n") == []


def test_a_row_of_amounts_alone_that_the_rows_above_come_to_is_a_sum(tmp_path: Path) -> None:
    text = (
        "Date,Name,Took,Paid\n13/01/2025,Ann Lee,20,\n14/01/2025,Bob Ray,,5\n19/01/2025,Cy Fox,6,\n,,26,5\n"
        "13/02/2025,Ann Lee,,20\n14/02/2025,Bob Ray,9,\n19/02/2025,Di Moss,7,\n,,16,20\n"
    )
    table = table_of(tmp_path, text)
    assert [left.row for left in table.left_out] == [5, 9]
    assert [check.agrees for check in table.totals] == [True] * 4


@pytest.mark.parametrize("amounts", ["20,", ",5", "26,4", "27,5"])
def test_a_row_of_amounts_alone_that_the_rows_above_do_not_come_to_is_an_entry(tmp_path: Path, amounts: str) -> None:
    text = f"Date,Name,Took,Paid\n13/01/2025,Ann Lee,20,\n14/01/2025,Bob Ray,,5\n19/01/2025,Cy Fox,6,\n,,{amounts}\n20/01/2025,Cy Fox,1,\n"
    assert sums_in(tmp_path, text) == []


def test_the_same_amount_once_more_without_a_name_is_no_sum_of_one_entry(tmp_path: Path) -> None:
    assert sums_in(tmp_path, "Date,Name,Took\n13/01/2025,Ann Lee,20\n,,20\n20/01/2025,Cy Fox,1\n") == []


def test_the_title_of_a_second_list_below_such_a_sum_is_no_customer(tmp_path: Path) -> None:
    text = (
        "Name,Phone,Owes\nיעל כץ,050-1112233,10\nגיא בר,050-1112244,5.5\n,,15.5\n\nרחוב ביאליק\nName,Phone,Owes\nדוד מור,050-1112255,20\n"
    )
    table = table_of(tmp_path, text, ISRAEL)
    assert (table.row_count, [left.row for left in table.left_out]) == (3, [4, 6, 7])


def test_the_sum_of_one_customer_agrees_though_the_one_above_has_no_sum_of_his_own(tmp_path: Path) -> None:
    text = (
        "Клиент,Дата,Взел,Платил\nИван Петров,05.01.2025,20,\n,22.01.2025,,50\nМария Илиева,07.01.2025,15.30,\n,08.01.2025,4.70,\n"
        "Общо за Мария Илиева,,20,0\nОбщо,,40,50\n"
    )
    assert [check.agrees for check in table_of(tmp_path, text, BULGARIA).totals] == [True] * 4


def test_a_wrong_sum_of_one_customer_is_told(tmp_path: Path) -> None:
    text = "Клиент,Дата,Взел\nИван Петров,05.01.2025,20\nМария Илиева,07.01.2025,15.30\n,08.01.2025,4.70\nОбщо за Мария Илиева,,21\n"
    assert [check.agrees for check in table_of(tmp_path, text, BULGARIA).totals] == [False]


def test_how_many_customers_there_are_is_nobody_who_owed_it_before(tmp_path: Path) -> None:
    text = "Клиент,Начално салдо,Дата,Взел\nИван Петров,100,05.01.2025,20\nМария Илиева,0,07.01.2025,15.30\nБрой клиенти,2,,\n"
    assert sums_in(tmp_path, text, BULGARIA) == [4]


def test_a_row_below_the_headings_that_counts_the_columns_is_no_customer(tmp_path: Path) -> None:
    table = table_of(
        tmp_path, "№,Име на клиента,Телефон,Дължи\n1,2,3,4\n1,Иван Петров,0888123456,10\n2,Мария Иванова,0888123457,20\n", BULGARIA
    )
    assert [(left.row, left.reason) for left in table.left_out] == [(2, Reason.REPEATED_HEADING)]


@pytest.mark.parametrize(
    ("list_", "foot", "context"),
    [
        ("Name,Phone,Debt\nAnn Lee,020 7946 0018,10\nBob Hill,020 7946 0019,5\n", "Average,,7.5\nMax,,10\nPrepared by: Tom,,\n", BRITAIN),
        ("שם,טלפון,חוב\nמשה כהן,050-1234567,10\nרות לוי,052-7654321,5\n", 'סה"כ,,15\nממוצע,,7.5\nחתימה,,\n', ISRAEL),
        (
            "Име,Телефон,Дължи\nИван Петров,0888123456,10\nМария Иванова,0888123457,5\n",
            "Всичко:,,15\nСредно,,7.5\nВ т.ч. просрочени,,5\n",
            BULGARIA,
        ),
        (
            "الاسم,الهاتف,الدين\nأحمد علي,0501234501,10\nسعاد حسن,0501234502,5\n",
            "المجموع,,15\nالمتوسط,,7.5\nتوقيع المدير,,\n",
            SAUDI_ARABIA,
        ),
        ("نام,تلفن,بدهی\nعلی رضایی,09121234501,10\nمریم احمدی,09121234502,5\n", "جمع کل,,15\nمیانگین,,7.5\nامضا:,,\n", IRAN),
    ],
    ids=["en", "he", "bg", "ar", "fa"],
)
def test_averages_and_notes_below_a_list_are_no_customers(tmp_path: Path, list_: str, foot: str, context: ReadingContext) -> None:
    table = table_of(tmp_path, list_ + foot, context)
    assert (table.row_count, len(table.left_out)) == (2, 3)


def test_a_customer_called_max_stays_amid_the_others(tmp_path: Path) -> None:
    assert table_of(tmp_path, "Name,Phone,Debt\nAnn Lee,020 7946 0018,10\nMax,,5\nBob Hill,,7\n").left_out == ()


def test_the_letters_that_divide_a_list_are_no_customers(tmp_path: Path) -> None:
    table = table_of(tmp_path, "שם,טלפון,חוב\nא,,\nאבי כהן,050-1234567,10\nב,,\nבני לוי,052-7654321,5\n", ISRAEL)
    assert [(left.row, left.reason) for left in table.left_out] == [(2, Reason.LETTER), (4, Reason.LETTER)]
