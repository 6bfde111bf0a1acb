"""Notebooks of what was taken and paid brought in: whose each row is, what it posts, and what is told of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import DANA, QUIET, SHOP, dump, select
from tests.services.files import bring, reviewed, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.shop import ShopSettings
from smallcrm.exchange.ledger_reading import NO_AMOUNT, NO_DAY, NO_DAY_AT_ALL, NOBODY_NAMED
from smallcrm.exchange.reading_context import Wishes
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import history
from smallcrm.services.book import create_book
from smallcrm.services.checking import check
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.import_decisions import BROUGHT_BEFORE, BY_YOU, Fate, RowWish
from smallcrm.services.import_matching import SEVERAL
from smallcrm.services.import_texts import about_difference, about_review, reason_of
from smallcrm.services.made_customers import NUMBER_OF_ANOTHER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

HEADINGS = ["לקוח", "תאריך", "פירוט", "לקח", "שילם", "יתרה"]
MOSHE = "משה כהן"


def notebook(folder: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS, name: str = "פנקס.xlsx") -> Path:
    return workbook(folder / name, [headings, *rows], "פנקס")


def posted(book: Book) -> list[tuple[object, ...]]:
    """Kind, amount and day of every entry, in the order they were posted."""
    return select(book, "SELECT kind, amount, occurred_on FROM entry ORDER BY id")


def fates(review: Review) -> list[Fate]:
    (table,) = review.tables
    return [table.fate(place) for place in range(len(table.rows))]


def reasons(review: Review) -> dict[int, str]:
    """Why each row has its fate, by its row as spreadsheets count."""
    return {row + 1: told.reason for _, row, told in review.told() if told.reason}


# whose a row is


def test_a_row_of_a_name_that_two_cards_have_cannot_come_in_and_never_goes_to_the_first(book: Book, tmp_path: Path) -> None:
    first = save_customer(book, Customer(given_name="משה", family_name="כהן", phones=(Phone("054-123-4567"),))).value
    second = save_customer(book, Customer(given_name="משה", family_name="כהן", phones=(Phone("054-123-4568"),))).value
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None], ["רות לוי", "03.03.2024", "חלב", 7, None]))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: SEVERAL})
    assert [get_customer(book, each).balance for each in (first, second)] == [0, 0]
    ((_, _, told),) = review.told()
    assert reason_of(told, book.shop).count(MOSHE) == 2


def test_those_of_one_name_are_listed_with_arabic_semicolons_where_arabic_is_spoken(book: Book, tmp_path: Path) -> None:
    for number in ("1", "2"):
        save_customer(book, Customer(number=number, given_name="أحمد", family_name="علي"))
    with in_language("ar"):
        ((_, _, told),) = reviewed(book, notebook(tmp_path, ["أحمد علي", "02.03.2024", "خبز", 12, None])).told()
        assert "1 أحمد علي؛ 2 أحمد علي" in strip_marks(reason_of(told, book.shop))


def test_a_row_of_two_of_one_name_comes_in_where_the_user_says_whose_it_is(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(given_name="משה", family_name="כהן", phones=(Phone("054-123-4567"),)))
    second = save_customer(book, Customer(given_name="משה", family_name="כהן", phones=(Phone("054-123-4568"),))).value
    bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None]), rows={(0, 1): RowWish(card_id=second)})
    assert get_customer(book, second).balance == 1200


@pytest.mark.parametrize(("heading", "cell"), [("מס' לקוח", "1002"), ("נייד", "054-1234568")])
def test_a_number_or_a_phone_tells_two_of_one_name_apart(book: Book, tmp_path: Path, heading: str, cell: str) -> None:
    save_customer(book, Customer(number="1001", given_name="משה", family_name="כהן", phones=(Phone("054-123-4567"),)))
    second = save_customer(book, Customer(number="1002", given_name="משה", family_name="כהן", phones=(Phone("054-123-4568"),))).value
    bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None, cell], headings=[*HEADINGS[:5], heading]))
    assert get_customer(book, second).balance == 1200


def test_a_number_and_a_name_of_different_people_cannot_come_in(book: Book, tmp_path: Path) -> None:
    save_customer(book, replace(DANA, number="1001"))
    headings = ["מס' לקוח", *HEADINGS[:5]]
    review = bring(
        book,
        notebook(tmp_path, ["1001", "יוסף לוי", "02.03.2024", "", 12, None], ["1001", "דנה כהן", "02.03.2024", "", 5], headings=headings),
    )
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: NUMBER_OF_ANOTHER})
    assert [card["balance"] for card in whole_cards(book, tmp_path)] == [500]


def test_a_blank_name_means_the_one_above_over_thousands_of_rows(book: Book, tmp_path: Path) -> None:
    pages = [("משה כהן", 2500), ("רות לוי", 1100)]
    rows = [[name if place == 0 else None, "02.03.2024", "לחם", 1, None] for name, count in pages for place in range(count)]
    review = bring(book, notebook(tmp_path, *rows))
    assert (review.new_cards, review.entries) == (2, 3600)
    assert {card["display_name"]: card["balance"] for card in whole_cards(book, tmp_path)} == {"משה כהן": 250000, "רות לוי": 110000}


def test_a_row_above_every_name_names_nobody(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [None, "02.03.2024", "לחם", 12, None], [MOSHE, "02.03.2024", "חלב", 7, None]))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: NOBODY_NAMED})


def test_a_sheet_without_a_column_of_names_is_that_of_the_customer_it_is_called_after(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "פנקס.xlsx", [["תאריך", "לקח", "שילם"], ["02.03.2024", 12, None], ["03.03.2024", None, 5]], MOSHE)
    bring(book, path)
    assert [(card["display_name"], card["balance"]) for card in whole_cards(book, tmp_path)] == [(MOSHE, 700)]


# what a row posts


def test_what_was_taken_and_paid_in_one_row_are_two_entries(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "מצרכים לשבת", 120, 50]))
    assert posted(book) == [("sale", 12000, "2024-03-02"), ("payment", -5000, "2024-03-02")]
    assert (review.entries, fates(review)) == (2, [Fate.NEW])
    assert select(book, "SELECT text FROM entry_note") == [("מצרכים לשבת",)] * 2


def test_one_column_of_amounts_is_what_was_taken_and_below_zero_what_was_paid(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", 120], [MOSHE, "03.03.2024", -50], headings=["לקוח", "תאריך", "סכום"]))
    assert posted(book) == [("sale", 12000, "2024-03-02"), ("payment", -5000, "2024-03-03")]


@pytest.mark.parametrize(
    ("headings", "sale", "payment"),
    [
        (["לקוח", "תאריך", "סכום", "סוג"], "מכירה", "תשלום"),
        (["Customer", "Date", "Amount", "Type"], "Sale", "Payment"),
        (["الزبون", "التاريخ", "المبلغ", "النوع"], "بيع", "دفعة"),
        (["مشتری", "تاریخ", "مبلغ", "نوع"], "فروش", "پرداخت"),
        (["Клиент", "Дата", "Сума", "Вид"], "Продажба", "Плащане"),
    ],
    ids=["he", "en", "ar", "fa", "bg"],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_word_says_whether_an_amount_is_a_sale_or_a_payment_whatever_its_sign(
    book: Book, tmp_path: Path, headings: list[str], sale: str, payment: str, sign: int
) -> None:
    bring(book, notebook(tmp_path, [MOSHE, "22.03.2024", 120, sale], [MOSHE, "23.03.2024", 50 * sign, payment], headings=headings))
    assert posted(book) == [("sale", 12000, "2024-03-22"), ("payment", -5000, "2024-03-23")]


def test_a_balance_alone_before_all_other_rows_is_what_was_owed_when_the_page_was_begun(book: Book, tmp_path: Path) -> None:
    path = notebook(tmp_path, [MOSHE, "01.03.2024", "מהפנקס הישן", None, None, 300], [None, "02.03.2024", "לחם", 12, None, 312])
    review = bring(book, path)
    assert posted(book) == [("opening", 30000, "2024-03-01"), ("sale", 1200, "2024-03-02")]
    assert not any(told.difference for _, _, told in review.told())


def test_a_balance_alone_in_the_middle_of_a_page_posts_nothing(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None, 12], [None, "03.03.2024", "יתרה", None, None, 12]))
    assert (fates(review), reasons(review)) == ([Fate.NEW, Fate.SKIP], {3: NO_AMOUNT})
    assert posted(book) == [("sale", 1200, "2024-03-02")]


def test_an_amount_that_cannot_be_read_keeps_its_row_out(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", "הרבה", None], [MOSHE, "03.03.2024", "חלב", 7, None]))
    assert fates(review) == [Fate.CANNOT, Fate.NEW]
    assert posted(book) == [("sale", 700, "2024-03-03")]


def test_how_it_was_paid_is_kept_and_a_means_that_is_not_known_is_a_note(book: Book, tmp_path: Path) -> None:
    headings = ["לקוח", "תאריך", "לקח", "שילם", "אמצעי תשלום"]
    bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", None, 5, "מזומן"], [MOSHE, "03.03.2024", None, 7, "כבשה"], headings=headings))
    assert select(book, "SELECT method, text FROM entry LEFT JOIN entry_note USING (id) ORDER BY entry.id") == [
        ("cash", None),
        (None, "אמצעי תשלום: כבשה"),
    ]


def test_a_row_without_a_date_takes_that_above_and_says_so(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None], [None, None, "חלב", 7, None]))
    assert posted(book) == [("sale", 1200, "2024-03-02"), ("sale", 700, "2024-03-02")]
    ((_, row, told),) = review.told()
    assert (row, [fault.reason for fault in told.faults]) == (2, [NO_DAY])


def test_a_row_without_a_date_below_one_that_cannot_be_read_takes_none_of_a_row_further_up(book: Book, tmp_path: Path) -> None:
    path = notebook(tmp_path, ["רות", "31.03.2024", "", 1], ["משה", "41.03.2024", "", 7], ["", "", "", 5], ["רות", "08.04.2024", "", 3])
    review = bring(book, path)
    assert (fates(review), reasons(review)[4]) == ([Fate.NEW, Fate.CANNOT, Fate.CANNOT, Fate.NEW], NO_DAY_AT_ALL)


def test_a_row_without_a_date_and_none_above_it_cannot_come_in(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, [MOSHE, None, "לחם", 12, None], [MOSHE, "03.03.2024", "חלב", 7, None]))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: NO_DAY_AT_ALL})


def test_a_running_balance_that_does_not_agree_is_told_at_its_row_once(book: Book, tmp_path: Path) -> None:
    rows = [[MOSHE, f"0{day}.03.2024", "לחם", 10, None, owed] for day, owed in enumerate([10, 20, 35, 45, 55], 1)]
    review = reviewed(book, notebook(tmp_path, *rows))
    assert {row + 1: told.difference for _, row, told in review.told()} == {4: (3500, 3000)}
    said = strip_marks(about_difference(3, (3500, 3000), book.shop))
    assert said == "Row 4: the file says that ₪35.00 is owed then, but its rows add up to ₪30.00."


def test_one_mistyped_running_balance_is_told_and_the_right_ones_below_are_not(book: Book, tmp_path: Path) -> None:
    rows = [[MOSHE, f"0{day}.03.2024", "לחם", 10, None, owed] for day, owed in enumerate([10, 20, 3, 40, 50], 1)]
    review = reviewed(book, notebook(tmp_path, *rows))
    assert {row + 1: told.difference for _, row, told in review.told()} == {4: (300, 3000)}


def test_a_page_may_go_on_from_what_the_book_says_is_owed(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(given_name="משה", family_name="כהן"), opening_balance=30000)
    review = bring(book, notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 12, None, 312], [None, "03.03.2024", "", None, 100, 212]))
    assert not list(review.told())
    assert [card["balance"] for card in whole_cards(book, tmp_path)] == [21200]


# other moneys


def test_dinars_at_a_given_rate_become_shekels_and_the_entry_keeps_their_three_decimals(book: Book, tmp_path: Path) -> None:
    path = notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 1.5, None], [None, "03.03.2024", "", None, 0.125])
    bring(book, path, wishes=Wishes(amounts_in="JOD", worth=Decimal("5.2")))
    assert select(book, "SELECT amount, original_amount, original_currency, original_rate FROM entry ORDER BY id") == [
        (780, 1500, "JOD", "×5.2"),
        (-65, -125, "JOD", "×5.2"),
    ]


def test_euros_at_a_given_rate_become_rials_without_decimals(tmp_path: Path) -> None:
    with closing(
        create_book(
            tmp_path / "بقالی.smallcrm", ShopSettings(name="بقالی رضا", language="fa", region="IR", currency="IRR", currency_exponent=0)
        )
    ) as book:
        path = notebook(tmp_path, ["رضا حسینی", "2024-03-20", 2.5, None], headings=["مشتری", "تاریخ", "خرید", "پرداخت"])
        bring(book, path, wishes=Wishes(amounts_in="EUR", worth=Decimal(600_000)))
        assert select(book, "SELECT amount, original_amount, original_currency, original_rate FROM entry") == [
            (1_500_000, 250, "EUR", "×600000")
        ]


def test_rials_at_a_given_rate_become_shekels(book: Book, tmp_path: Path) -> None:
    path = notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 1_000_000, None])
    bring(book, path, wishes=Wishes(amounts_in="IRR", worth=Decimal("0.0001")))
    assert select(book, "SELECT amount, original_amount, original_currency FROM entry") == [(10000, 1_000_000, "IRR")]


# again

PAGE = ([MOSHE, "02.03.2024", "לחם", 12, None], [None, "02.03.2024", "לחם", 12, None], ["רות לוי", "03.03.2024", "", None, 5])
LATER = ([None, "04.03.2024", "חלב", 7, None], [MOSHE, "05.03.2024", "", None, 20])


def test_the_same_notebook_again_brings_nothing_though_two_of_its_rows_are_alike(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, *PAGE))
    before, entries = dump(book), posted(book)
    review = bring(book, notebook(tmp_path, *PAGE))
    assert (fates(review), review.is_known) == ([Fate.SAME] * 3, True)
    assert set(reasons(review).values()) == {BROUGHT_BEFORE}
    assert (dump(book), posted(book)) == (before, entries)


def test_a_longer_notebook_brings_only_its_new_rows(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, *PAGE))
    review = bring(book, notebook(tmp_path, *PAGE, *LATER))
    assert (fates(review), review.new_cards) == ([Fate.SAME] * 3 + [Fate.NEW] * 2, 0)
    assert {card["display_name"]: card["balance"] for card in whole_cards(book, tmp_path)} == {MOSHE: 400, "רות לוי": 200}


def test_a_longer_notebook_brings_only_its_new_rows_also_after_payments_were_posted_in_the_book(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, *PAGE))
    bring(book, notebook(tmp_path, [MOSHE, "06.03.2024", "שולם בקופה", None, 24], name="קופה.xlsx"))
    review = bring(book, notebook(tmp_path, *PAGE, *LATER))
    assert fates(review) == [Fate.SAME] * 3 + [Fate.NEW] * 2
    assert {card["display_name"]: card["balance"] for card in whole_cards(book, tmp_path)} == {MOSHE: -2000, "רות לוי": 200}


def test_the_new_rows_of_a_card_that_was_renamed_go_to_it_and_make_no_second_one(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, *PAGE))
    ((moshe,),) = select(book, "SELECT id FROM customer WHERE family_name = 'כהן'")
    card = get_customer(book, moshe)
    save_customer(book, replace(card, given_name="מוישה", family_name="כהנא"))
    assert bring(book, notebook(tmp_path, *PAGE)).is_known
    review = bring(book, notebook(tmp_path, *PAGE, *LATER))
    assert (review.new_cards, review.entries) == (0, 2)
    assert get_customer(book, moshe).balance == 400


def test_a_row_that_the_user_leaves_out_comes_in_another_time(book: Book, tmp_path: Path) -> None:
    review = bring(book, notebook(tmp_path, *PAGE), rows={(0, 2): RowWish(fate=Fate.SKIP)})
    assert (fates(review)[1], reasons(review)) == (Fate.SKIP, {3: BY_YOU})
    assert bring(book, notebook(tmp_path, *PAGE)).entries == 1


def test_a_cell_written_anew_is_read_instead_of_the_files(book: Book, tmp_path: Path) -> None:
    review = bring(
        book,
        notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", "הרבה", None], [None, "", "", 1, None]),
        rows={(0, 1): RowWish(cells={3: "12.5"})},
    )
    assert fates(review) == [Fate.NEW, Fate.NEW]
    assert [amount for _, amount, _ in posted(book)] == [1250, 100]


def test_undo_takes_the_entries_and_the_cards_made_for_them_back_and_redo_brings_them_again(book: Book, tmp_path: Path) -> None:
    ruth = save_customer(book, Customer(given_name="רות", family_name="לוי"), opening_balance=1000).value
    before = dump(book)
    bring(book, notebook(tmp_path, *PAGE))
    after = dump(book)
    assert get_customer(book, ruth).balance == 500
    history.undo(book, QUIET)
    assert dump(book) == before
    history.redo(book, QUIET)
    assert dump(book) == after
    assert check(book, QUIET) == []


def test_payments_of_customers_of_the_book_are_said_to_lessen_what_they_owe(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Name", "Phone", "Balance"), ("Ann Lee", "054-123-4567", 125)]))
    review = bring(book, workbook(tmp_path / "b.xlsx", [("Date", "Name", "Took", "Paid"), ("14/02/2024", "Ann Lee", "", 60)]))
    with in_language("en"):
        said = [strip_marks(text) for text in about_review(review, SHOP, written=True)]
    assert "Customers of the book owe ₪60.00 less in all." in said
    assert not any("in credit" in text for text in said)


def test_a_row_that_two_sheets_say_is_two_entries_in_an_empty_book_and_in_one_with_customers(book: Book, tmp_path: Path) -> None:
    file = notebook(tmp_path, [MOSHE, "02.03.2024", "לחם", 80, None])
    with closing(openpyxl.load_workbook(file)) as pages:
        pages.copy_worksheet(pages["פנקס"]).title = "פברואר"
        pages.save(file)
    save_customer(book, DANA)
    assert reviewed(book, file).entries == bring(book, file).entries == 2
    assert bring(book, file).is_known
