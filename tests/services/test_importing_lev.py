"""Old amounts in lev brought into a book of euros at the rate fixed by law."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, select
from tests.services.files import DATA, bring, understood, whole_cards
from tests.workbooks import workbook, workbook_of_sheets

from smallcrm.domain.shop import ShopSettings
from smallcrm.exchange.ledger_reading import NOT_THE_SAME
from smallcrm.exchange.reading_context import Wishes
from smallcrm.services import history
from smallcrm.services.book import create_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallcrm.services.book import Book


@pytest.fixture
def euro_book(tmp_path: Path) -> Iterator[Book]:
    """An empty book of a Bulgarian shop."""
    shop = ShopSettings(name="Магазин", language="bg", currency="EUR", region="BG")
    with closing(create_book(tmp_path / "Магазин.smallcrm", shop)) as book:
        yield book


BALANCES = "SELECT balance FROM customer_index ORDER BY customer_id"
ORIGINALS = "SELECT amount, original_amount, original_currency, original_rate FROM entry ORDER BY id LIMIT 1"


def test_lev_come_into_a_book_of_euros_at_the_fixed_rate_and_the_entry_keeps_them(euro_book: Book) -> None:
    bring(euro_book, DATA / "clients_bg.csv", wishes=Wishes(amounts_in="BGN"))
    assert select(euro_book, ORIGINALS) == [(37748, 73829, "BGN", "1.95583")]
    history.undo(euro_book, QUIET)
    history.redo(euro_book, QUIET)
    assert select(euro_book, ORIGINALS) == [(37748, 73829, "BGN", "1.95583")]


def test_a_sum_in_lev_is_checked_in_lev(euro_book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Име", "Тел.", "Дължи (лв.)"],
        ["Иван", "0888123456", 10],
        ["Мария", "0888123457", 0.05],
        ["Общо", None, 10.05],
    ]
    path = workbook(tmp_path / "тефтер.xlsx", rows)
    (check,) = understood(euro_book, path).totals
    assert (check.stated, check.computed, check.currency) == (1005, 1005, "BGN")
    assert bring(euro_book, path, wishes=Wishes(amounts_in="BGN")).owing == 511 + 3


def test_euros_beside_lev_stay_euros(euro_book: Book, tmp_path: Path) -> None:
    rows = [["Име", "Дължи"], ["Иван", "10,00 лв."], ["Мария", "10,00 €"]]
    bring(euro_book, workbook(tmp_path / "тефтер.xlsx", rows), wishes=Wishes(amounts_in="BGN"))
    found = select(euro_book, "SELECT amount, original_currency FROM entry ORDER BY id")
    assert found == [(511, "BGN"), (1000, None)]


def test_two_moneys_on_one_card_are_not_added_up(euro_book: Book, tmp_path: Path) -> None:
    rows = [["Име", "Дължи", "Остатък"], ["Иван", "10,00 лв.", "10,00 €"]]
    review = bring(euro_book, workbook(tmp_path / "тефтер.xlsx", rows), wishes=Wishes(amounts_in="BGN"))
    assert (review.owing, review.faulty_rows()) == (511, 1)
    (card,) = whole_cards(euro_book, tmp_path)
    assert card["notes"] == "Остатък: 10,00 €"


def test_rows_whose_currency_is_lev_become_euros_beside_rows_in_euros(euro_book: Book, tmp_path: Path) -> None:
    rows = ["13.01.2024", "Иван Петров", 195.583, "лв."], ["14.01.2026", "Иван Петров", 10, "EUR"]
    bring(euro_book, workbook(tmp_path / "тефтер.xlsx", [["Дата", "Клиент", "Взел", "Валута"], *rows]))
    assert select(euro_book, "SELECT amount, original_amount, original_currency FROM entry ORDER BY id") == [
        (10000, 19558, "BGN"),
        (1000, None, None),
    ]


def test_the_money_said_of_the_whole_file_is_not_that_of_a_heading_that_names_another(euro_book: Book, tmp_path: Path) -> None:
    rows = [("Име", "Дължи лв", "Дължи €"), ("Иван Петров", 195.58, None), ("Мария Иванова", None, 30)]
    bring(euro_book, workbook(tmp_path / "a.xlsx", rows), wishes=Wishes(amounts_in="BGN"))
    assert select(euro_book, BALANCES) == [(10000,), (3000,)]


def test_amounts_said_to_be_in_the_money_of_the_book_are_so_whatever_the_heading_says(euro_book: Book, tmp_path: Path) -> None:
    bring(euro_book, workbook(tmp_path / "a.xlsx", [("Име", "Дължи лв"), ("Иван Петров", 10)]), wishes=Wishes(amounts_in="EUR"))
    assert select(euro_book, BALANCES) == [(1000,)]


def test_an_answer_about_amounts_without_a_money_leaves_a_heading_of_another_sheet_its_own(euro_book: Book, tmp_path: Path) -> None:
    customers = [("Име", "Телефон", "Дължи (лв.)"), ("Петър Иванов", "0888123456", 195.58)]
    january = [("Дата", "Клиент", "Взел", "Платил"), ("13.01.2026", "Мария Николова", 10, None)]
    path = workbook_of_sheets(tmp_path / "лев_и_евро.xlsx", {"Клиенти": customers, "Януари 2026": january})
    bring(euro_book, path, wishes=Wishes(amounts_in="EUR"))
    assert select(euro_book, BALANCES) == [(10000,), (1000,)]


def test_a_running_balance_in_lev_may_differ_from_ours_by_what_was_rounded(euro_book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Дата", "Клиент", "Взел (лв.)", "Платил (лв.)", "Салдо (лв.)"],
        ["2025-12-03", "Иван Петров", 100, None, 100],
        ["2025-12-05", "Иван Петров", None, 50, 50],
        ["2025-12-06", "Иван Петров", 20, None, 80],
    ]
    review = bring(euro_book, workbook(tmp_path / "тефтер.xlsx", rows), wishes=Wishes(amounts_in="BGN"))
    assert [row + 1 for _, row, told in review.told() if told.difference] == [4]


IN_BOTH = ["Дата", "Клиент", "Взел лв", "Взел €", "Платил лв", "Платил €", "Салдо €"]


def test_entries_in_lev_and_in_euros_side_by_side_count_once_and_those_in_euros_alone_count_too(euro_book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2025-12-03", "Иван Петров", 195.58, 100, None, None, 100],
        ["2026-01-05", "Иван Петров", None, None, None, 50, 50],
        ["2025-12-06", "Мария Иванова", 39.12, None, None, None, 20],
        ["2026-01-07", "Мария Иванова", None, 15, None, None, 35],
    ]
    review = bring(euro_book, workbook(tmp_path / "тефтер.xlsx", [IN_BOTH, *rows]), wishes=Wishes(amounts_in="BGN"))
    assert select(euro_book, BALANCES) == [(5000,), (3500,)]
    assert [told for _, _, told in review.told() if told.difference] == []
    assert select(euro_book, "SELECT amount, original_amount FROM entry WHERE original_amount IS NOT NULL") == [(2000, 3912)]


def test_an_amount_that_is_another_in_the_other_money_is_told_and_the_row_left_out(euro_book: Book, tmp_path: Path) -> None:
    rows = [["2025-12-03", "Иван Петров", 195.58, 10, None, None, None], ["2025-12-04", "Иван Петров", 9.78, 5, None, None, None]]
    review = bring(euro_book, workbook(tmp_path / "тефтер.xlsx", [IN_BOTH, *rows]), wishes=Wishes(amounts_in="BGN"))
    assert [(row + 1, told.reason) for _, row, told in review.told() if told.reason] == [(2, NOT_THE_SAME)]
    assert select(euro_book, BALANCES) == [(500,)]
