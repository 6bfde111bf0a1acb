"""Rows that stand in a file word for word as another: one customer where something tells who it is, else two and a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import QUIET, dump, select
from tests.services.files import bring, reviewed, whole_cards
from tests.workbooks import workbook, workbook_of_sheets

from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.models.bulk import CHUNK
from smallcrm.services.checking import check
from smallcrm.services.customer_list import Filter, Sort, list_ids, rows
from smallcrm.services.file_twins import ONE_BALANCE, ONE_CARD, TWO_BALANCES
from smallcrm.services.import_decisions import TWICE, Fate, RowWish
from smallcrm.services.import_texts import about_likeness, about_review, about_totals
from smallcrm.services.row_words import Amount, RowAt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

DAN = ["Dan Fox", None, 5]
ANN = ["Ann Lee", "020 7946 0123", 7]
TOTAL = "Total"


def table(folder: Path, *rows: Sequence[object]) -> Path:
    return workbook(folder / "customers.xlsx", [["Name", "Phone", "Balance"], *rows])


def fates(review: Review) -> list[Fate]:
    (found,) = review.tables
    return [found.fate(place) for place in range(len(found.rows))]


def totals(book: Book, review: Review) -> list[tuple[str, bool]]:
    return [(strip_marks(each.text), each.is_right) for each in about_totals(review, book.shop)]


def test_two_rows_of_a_name_and_an_amount_are_two_customers_and_proposed_as_one(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, table(tmp_path, DAN, DAN))
    assert (fates(review), review.owing) == ([Fate.NEW, Fate.NEW], 1000)
    ((_, row, told),) = review.told()
    assert (row, strip_marks(about_likeness(told.like[0], book.shop))) == (
        2,
        "Perhaps the same as Dan Fox in row 2, which says the same word for word.",
    )
    assert review.like_rows() == 1


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (DAN, DAN, "Perhaps the same as Dan Fox in row 2 of the sheet North, which says the same word for word."),
        (
            ["דנה כהן", "054-123-4567", 5],
            ["דנה כהו", "054-123-4567", 6],
            "Perhaps the same as דנה כהן in row 2 of the sheet North: a similar name, the same phone.",
        ),
    ],
    ids=["word_for_word", "nearly"],
)
def test_the_row_of_another_sheet_is_named_with_its_sheet(
    book: Book, tmp_path: Path, first: list[object], second: list[object], said: str
) -> None:
    path = workbook(tmp_path / "shops.xlsx", [["Name", "Phone", "Balance"], first], "North")
    both = openpyxl.load_workbook(path)
    for row in (["Name", "Phone", "Balance"], ANN, second):
        (both["South"] if "South" in both.sheetnames else both.create_sheet("South")).append(row)
    both.save(path)
    ((found, _row, told),) = [each for each in reviewed(book, path).told() if each[2].like]
    with in_language("en"):
        assert (found.table.name, strip_marks(about_likeness(told.like[0], book.shop))) == ("South", said)


def test_two_rows_of_a_name_and_an_amount_change_nothing_when_they_are_brought_again(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, DAN, DAN, DAN)
    assert bring(book, path).new_cards == 3
    before = dump(book)
    review = bring(book, path)
    assert (fates(review), review.is_known) == ([Fate.SAME] * 3, True)
    assert dump(book) == before


def test_of_two_rows_of_a_name_the_user_leaves_one_out(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, DAN, DAN), rows={(0, 2): RowWish(fate=Fate.SKIP)})
    assert fates(review) == [Fate.NEW, Fate.SKIP]
    assert [card["balance"] for card in whole_cards(book, tmp_path)] == [500]


def test_a_row_with_a_phone_that_stands_in_the_file_twice_is_left_out_and_never_said_to_be_in_the_book(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, ANN, DAN, ANN))
    assert fates(review) == [Fate.NEW, Fate.NEW, Fate.SKIP]
    assert [(row, told.reason, told.values) for _, row, told in review.told() if told.reason] == [(3, TWICE, {"row": RowAt(1)})]
    said = list(about_review(review, book.shop, written=True))
    assert "1 row stands in the file twice and counts once." in said
    assert not any("the book says already" in each or "left out" in each for each in said)


def test_a_row_that_stands_in_the_file_twice_is_left_out_when_the_file_is_brought_again(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, ANN, ANN)
    bring(book, path)
    before = dump(book)
    assert fates(bring(book, path)) == [Fate.SAME, Fate.SKIP]
    assert dump(book) == before


def test_the_first_of_two_like_rows_may_be_left_out_and_the_other_comes_in(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, ANN, ANN, ANN), rows={(0, 1): RowWish(fate=Fate.SKIP)})
    assert fates(review) == [Fate.SKIP, Fate.NEW, Fate.SKIP]


@pytest.mark.parametrize(
    ("stated", "said", "is_right"),
    [
        (
            19,
            "The sum in row 5, $19.00, counts twice what stands in the file twice (row 4). Where each row counts once, the sum is $12.00.",
            False,
        ),
        (12, "The sum in row 5, $12.00, agrees with the rows, where each counts once.", True),
        (99, "The sum in row 5 says $99.00, but the rows, where each counts once, add up to $12.00.", False),
    ],
)
def test_a_sum_is_held_against_rows_that_count_once(book: Book, tmp_path: Path, stated: int, said: str, is_right: bool) -> None:
    review = reviewed(book, table(tmp_path, ANN, DAN, ANN, [TOTAL, None, stated]))
    assert totals(book, review) == [(said.replace("$", _sign(book)), is_right)]


def test_a_sum_over_two_customers_of_one_name_agrees(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, table(tmp_path, DAN, DAN, [TOTAL, None, 10]))
    assert totals(book, review) == [(f"The sum in row 4, {_sign(book)}10.00, agrees with the rows.", True)]


def test_the_sum_of_a_part_counts_twice_only_what_stands_in_its_part(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, table(tmp_path, ANN, ANN, [TOTAL, None, 14], DAN, [TOTAL, None, 5], ["Eve Roe", None, 1]))
    assert [is_right for _, is_right in totals(book, review)] == [False, True]


def _sign(book: Book) -> str:
    return {"ILS": "₪", "EUR": "€", "USD": "$"}[book.shop.currency]


def test_a_customer_far_below_another_of_his_phone_is_what_the_review_tells_in_a_book_with_customers(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, DAN))
    people = [[f"Ann Lee {place}", f"020 7946 {place:04}", 7] for place in range(CHUNK)]
    file = table(tmp_path, *people, ["Zvi Katz", people[0][1], 9])
    told, done = reviewed(book, file), bring(book, file)
    assert (done.new_cards, done.updated_cards) == (told.new_cards, told.updated_cards) == (CHUNK + 1, 0)


# one customer, other words


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def reasons(review: Review) -> dict[int, str]:
    (found,) = review.tables
    return {row + 1: told.reason for row, told in found.told.items() if told.reason}


def test_rows_of_one_name_and_phone_are_one_card_that_holds_what_all_of_them_say(book: Book, tmp_path: Path) -> None:
    heading = ["שם", "טלפון", "עיר", "מקצוע", "הערות"]
    dana = ["דנה כהן", "054-123-4567", "לוד", "נגרית", "לקוחה ותיקה"], ["כהן דנה", "054-1234567", None, "ציירת", "בלי עגבניות"]
    review = bring(book, workbook(tmp_path / "לקוחות.xlsx", [heading, *dana]))
    assert (review.new_cards, review.updated_cards, reasons(review)) == (1, 0, {3: ONE_CARD})
    (card,) = whole_cards(book, tmp_path)
    assert (card["occupation"], [each["city"] for each in card["addresses"]]) == ("נגרית", ["לוד"])
    assert all(word in card["notes"] for word in ("לקוחה ותיקה", "בלי עגבניות", "ציירת"))


def test_two_balances_of_one_customer_are_asked_about_with_both_amounts_and_never_summed(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, ANN, DAN, [*ANN[:2], 20]))
    assert (fates(review), review.owing) == ([Fate.NEW, Fate.NEW, Fate.CANNOT], 1200)
    told = review.tables[0].told[3]
    assert (told.reason, told.values) == (TWO_BALANCES, {"row": RowAt(1), "other": Amount(700), "stated": Amount(2000)})


def test_a_balance_that_another_row_of_the_customer_says_too_counts_once(book: Book, tmp_path: Path) -> None:
    rows = [*ANN, "Leeds"], [*ANN, "York"]
    review = bring(book, workbook(tmp_path / "a.xlsx", [["Name", "Phone", "Balance", "City"], *rows]))
    assert (review.new_cards, review.owing, reasons(review)) == (1, 700, {3: ONE_BALANCE})


def test_the_balance_that_a_later_row_of_the_customer_is_the_first_to_say_is_his(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, [*ANN[:2], None], ANN))
    assert (review.new_cards, review.entries, review.owing) == (1, 0, 700)
    assert owed(book, tmp_path) == {"Ann Lee": 700}


def test_the_user_says_that_a_row_of_the_same_name_and_phone_is_another_customer(book: Book, tmp_path: Path) -> None:
    review = bring(book, table(tmp_path, ANN, [*ANN[:2], 20]), rows={(0, 2): RowWish(fate=Fate.NEW)})
    assert (review.new_cards, review.owing) == (2, 2700)


@pytest.mark.parametrize("rows", [(["1", *ANN], ["2", *ANN[:2], 20]), (["", *ANN], ["", "Bob Lee", ANN[1], 20])], ids=["numbers", "names"])
def test_who_has_another_number_or_name_is_another_customer(book: Book, tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    review = bring(book, workbook(tmp_path / "a.xlsx", [["No", "Name", "Phone", "Balance"], *rows]))
    assert (review.new_cards, review.owing) == (2, 2700)


def test_a_file_with_rows_of_one_customer_changes_nothing_when_it_is_brought_again(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, ANN, DAN, [ANN[0], ANN[1], None], [*ANN[:2], 20])
    bring(book, path)
    before = dump(book)
    assert fates(bring(book, path)) == [Fate.SAME, Fate.SAME, Fate.SAME, Fate.CANNOT]
    assert dump(book) == before


@pytest.mark.parametrize("between", [0, CHUNK], ids=["one_chunk", "two_chunks"])
def test_a_customer_is_found_by_what_a_later_row_of_the_file_says_of_him(book: Book, tmp_path: Path, between: int) -> None:
    others: list[list[object]] = [[None, f"Ann Lee {place}", None, None] for place in range(between)]
    bob: list[list[object]] = [["7", "Bob Ray", None, None], ["7", "Bob Ray", "020 7946 0001", "bob@ray.example"]]
    bring(book, workbook(tmp_path / "a.xlsx", [["No", "Name", "Phone", "Email"], bob[0], *others, bob[1]]))
    for typed in ("7946 0001", "bob@ray"):
        ids = list_ids(book, Filter(text=typed), Sort())
        assert [row.values for row in rows(book, ids, ["number"])] == [("7",)]
    assert check(book, QUIET) == []


def test_the_next_file_knows_a_customer_by_the_phone_that_a_later_entry_said(book: Book, tmp_path: Path) -> None:
    entries: list[list[object]] = [["דנה כהן", None, "13/01/2025", 20], ["דנה כהן", "054-123-4567", "14/01/2025", 5]]
    bring(book, workbook(tmp_path / "a.xlsx", [["לקוח", "טלפון", "תאריך", "לקח"], *entries]))
    review = bring(book, workbook(tmp_path / "b.xlsx", [["טלפון", "תאריך", "לקח"], ["054-1234567", "15/01/2025", 7]]))
    assert (review.new_cards, owed(book, tmp_path)) == (0, {"דנה כהן": 3200})


# a sheet a month


def months(folder: Path, *lists: tuple[str, int, int]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, anna, boris in lists:
        sheet = made.create_sheet(name)
        for row in (["Име", "Телефон", "Дължи"], ["Анна Петрова", "0888 123 456", anna], ["Борис Илиев", "0888 123 457", boris]):
            sheet.append(row)
    path = folder / "вересия.xlsx"
    made.save(path)
    return path


@pytest.mark.parametrize(
    "names",
    [
        ("Януари 2024", "Февруари 2024", "Март 2024"),
        ("01.2024", "02.2024", "03.2024"),
        ("ינואר", "פברואר", "מרץ"),
        ("2022", "2023", "2024"),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True], ids=["oldest_first", "newest_first"])
def test_of_a_list_a_month_the_latest_says_what_is_owed(book: Book, tmp_path: Path, names: Sequence[str], is_turned: bool) -> None:
    lists = [(names[0], 10, 5), (names[1], 20, 10), (names[2], 30, 15)]
    review = bring(book, months(tmp_path, *(reversed(lists) if is_turned else lists)))
    assert (review.new_cards, review.owing) == (2, 4500)
    assert sorted(owed(book, tmp_path).values()) == [1500, 3000]
    said = list(about_review(review, book.shop, written=True))
    assert "4 earlier balances of the file do not count." in said


def test_of_lists_whose_sheets_are_no_months_the_second_balance_is_asked_about(book: Book, tmp_path: Path) -> None:
    review = bring(book, months(tmp_path, ("Север", 10, 5), ("Юг", 20, 5)))
    assert (review.new_cards, review.count(Fate.CANNOT), review.owing) == (2, 1, 1500)


def test_a_month_more_in_the_file_says_what_customers_of_the_book_owe(book: Book, tmp_path: Path) -> None:
    bring(book, months(tmp_path, ("01.2024", 10, 5), ("02.2024", 20, 10)))
    review = bring(book, months(tmp_path, ("01.2024", 10, 5), ("02.2024", 20, 10), ("03.2024", 30, 10)))
    assert (review.new_cards, review.count(Fate.CANNOT), sorted(owed(book, tmp_path).values())) == (0, 0, [1000, 3000])


def test_months_of_which_the_book_knows_the_customers_say_what_is_owed_in_the_latest(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [["Име", "Телефон"], ["Анна Петрова", "0888 123 456"], ["Борис Илиев", "0888 123 457"]]))
    review = bring(book, months(tmp_path, ("01.2024", 10, 5), ("02.2024", 20, 10)))
    assert (review.new_cards, review.count(Fate.CANNOT), sorted(owed(book, tmp_path).values())) == (0, 0, [1000, 2000])


def test_a_balance_that_two_rows_give_a_card_of_the_book_is_replaced_and_summed_once(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [["Name", "E-mail"], ["Ann Lee", "ann@example.com"]]))
    rows = ["Ann Lee", "ann@example.com", None, 10], ["Ann Lee", "ann@example.com", "Haifa", 10]
    review = bring(book, workbook(tmp_path / "b.xlsx", [["Name", "E-mail", "City", "Balance"], *rows]))
    assert (review.balances_changed, review.owing, owed(book, tmp_path)) == (1, 1000, {"Ann Lee": 1000})


def amounts(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY balance")]


def named(folder: Path, **lists: Sequence[Sequence[object]]) -> Path:
    """Lists of names and balances by the months of 2025, without anything else that tells who somebody is."""
    sheets = {f"{month} 2025": [("Name", "Balance"), *rows] for month, rows in lists.items()}
    return workbook_of_sheets(folder / "months.xlsx", sheets)


def test_a_name_on_the_lists_of_several_months_is_one_customer_who_owes_what_the_latest_says(book: Book, tmp_path: Path) -> None:
    first, second = [("Ann Lee", 100), ("Bob Ray", 50), ("Dan Fox", 5)], [("Ann Lee", 120), ("Bob Ray", 0), ("Dan Fox", 5)]
    path = named(tmp_path, January=first, February=second)
    bring(book, path)
    assert amounts(book) == [0, 500, 12000]
    assert bring(book, path).is_known


def test_two_of_one_name_on_one_list_are_two_customers_also_where_the_list_before_has_one(book: Book, tmp_path: Path) -> None:
    bring(book, named(tmp_path, January=[("Ann Lee", 100)], February=[("Ann Lee", 120), ("Ann Lee", 7)]))
    assert amounts(book) == [700, 10000, 12000]


def test_of_two_of_a_name_on_the_earlier_list_one_at_most_is_the_one_of_the_later(book: Book, tmp_path: Path) -> None:
    bring(book, named(tmp_path, January=[("Ann Lee", 100), ("Ann Lee", 7)], February=[("Ann Lee", 120)]))
    assert amounts(book) == [700, 12000]


def test_a_name_on_lists_that_are_no_months_stays_with_each_row(book: Book, tmp_path: Path) -> None:
    lists = {"North": [("Name", "Balance"), ("Ann Lee", 100)], "South": [("Name", "Balance"), ("Ann Lee", 120)]}
    bring(book, workbook_of_sheets(tmp_path / "a.xlsx", lists))
    assert amounts(book) == [10000, 12000]


DEBTS = [["שם", "חוב"], ["רות לוי", 20], ["משה כהן", 10]]
PHONES = [["שם", "טלפון"], ["משה כהן", "050-1234567"], ["רות לוי", "052-7654321"]]


@pytest.mark.parametrize("sheets", [{"לקוחות": PHONES, "חובות": DEBTS}, {"חובות": DEBTS, "לקוחות": PHONES}], ids=["after", "before"])
def test_debts_by_name_on_another_sheet_are_of_the_customers_of_the_file(
    book: Book, tmp_path: Path, sheets: dict[str, Sequence[Sequence[object]]]
) -> None:
    bring(book, workbook_of_sheets(tmp_path / "lists.xlsx", sheets))
    cards = [(card["family_name"], card["phones"][0]["typed"], card["balance"]) for card in whole_cards(book, tmp_path)]
    assert sorted(cards) == [("כהן", "050-1234567", 1000), ("לוי", "052-7654321", 2000)]


def test_a_bare_name_that_two_customers_of_another_sheet_have_is_perhaps_one_of_them(book: Book, tmp_path: Path) -> None:
    two: list[Sequence[object]] = [["Name", "Phone"], ANN[:2], ["Ann Lee", "020 7946 0999"]]
    review = reviewed(book, workbook_of_sheets(tmp_path / "lists.xlsx", {"Customers": two, "Debts": [["Name", "Debt"], ["Ann Lee", 9]]}))
    assert review.new_cards == 3
    ((_, _, told),) = [each for each in review.told() if each[2].like]
    assert (
        strip_marks(about_likeness(told.like[0], book.shop))
        == "Perhaps the same as Ann Lee in row 2 of the sheet Customers: the same name."
    )
