"""Rows in several moneys: what comes in as it stands, what at a rate, and what stays in the file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET, SHOP, select
from tests.services.files import bring, reviewed, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.customer import Customer
from smallcrm.domain.errors import UserError
from smallcrm.domain.money import TOO_LARGE
from smallcrm.exchange.amounts import NOT_A_MONEY, OTHER_MONEY, TWO_MONEYS
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.understanding import CUSTOM, ROW_MONEY, Asked
from smallcrm.exchange.whole_card import NO_RATE_OF_ENTRIES
from smallcrm.services.book import create_book
from smallcrm.services.customers import save_customer
from smallcrm.services.exporting import export_customers
from smallcrm.services.import_decisions import Fate, RowWish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

DOLLARS = Wishes(amounts_in="USD", worth=Decimal("3.71"))
HEADINGS = ["לקוח", "תאריך", "לקח", "מטבע"]
MIXED = (
    ["משה כהן", "13.01.2026", 100, "USD"],
    ["משה כהן", "14.01.2026", 50, "₪"],
    ["רות לוי", "15.01.2026", 20, "אירו"],
    ["רות לוי", "16.01.2026", 7, None],
)


def ledger(folder: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> Path:
    return workbook(folder / "פנקס.xlsx", [headings, *rows])


def fates(review: Review) -> list[Fate]:
    (table,) = review.tables
    return [table.fate(place) for place in range(len(table.rows))]


def reasons(review: Review) -> dict[int, str]:
    return {row + 1: told.reason for _, row, told in review.told() if told.reason}


def posted(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT amount, original_amount, original_currency FROM entry ORDER BY id")


def test_an_amount_that_its_rate_makes_too_large_for_the_book_cannot_come_in(book: Book, tmp_path: Path) -> None:
    rows = (["משה כהן", "13.01.2026", 9_000_000_000_000_000], ["רות לוי", "14.01.2026", 10])
    path = ledger(tmp_path, *rows, headings=HEADINGS[:3])
    review = bring(book, path, wishes=Wishes(amounts_in="USD", worth=Decimal(1_000_000_000)))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: TOO_LARGE})
    assert posted(book) == [(1_000_000_000_000, 1000, "USD")]


# the money of each row


def test_rows_in_another_money_than_the_books_cannot_come_in_and_the_others_can(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, *MIXED))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW, Fate.CANNOT, Fate.NEW], {2: OTHER_MONEY, 4: OTHER_MONEY})
    assert posted(book) == [(5000, None, None), (700, None, None)]


def test_rows_in_the_money_of_the_rate_are_brought_over_and_those_in_the_books_own_stand_as_they_are(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, *MIXED[:3]), wishes=DOLLARS)
    assert (fates(review), reasons(review)) == ([Fate.NEW, Fate.NEW, Fate.CANNOT], {4: OTHER_MONEY})
    assert posted(book) == [(37100, 10000, "USD"), (5000, None, None)]


def test_the_money_of_a_row_is_mended_in_place(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, ledger(tmp_path, *MIXED), rows={(0, 1): RowWish(cells={3: "ILS"}), (0, 3): RowWish(cells={3: "שקל"})})
    assert fates(review) == [Fate.NEW] * 4


def test_a_word_that_is_no_money_keeps_its_row_out(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, *MIXED[:2], ["רות לוי", "15.01.2026", 20, "כסף קטן"]))
    assert reasons(review) == {2: OTHER_MONEY, 4: NOT_A_MONEY}


def test_an_amount_that_names_another_money_than_its_row_cannot_come_in(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, ["משה כהן", "13.01.2026", "100 ₪", "USD"], *MIXED[1:2]), wishes=DOLLARS)
    assert reasons(review) == {2: TWO_MONEYS}


@pytest.mark.parametrize("heading", ["Currency", "מטבע", "العملة", "واحد پول", "Валута", "X"])
def test_a_column_of_moneys_is_known_under_any_heading(book: Book, tmp_path: Path, heading: str) -> None:
    path = ledger(tmp_path, *MIXED[:3], headings=[*HEADINGS[:3], heading])
    (table,) = understood(book, path).tables
    assert table.columns[3].target == ROW_MONEY


def test_a_column_of_moneys_is_a_note_where_the_user_says_so(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, *MIXED[:1]), sheets={0: SheetWishes(targets={3: LedgerPart.NOTE})})
    assert posted(book) == [(10000, None, None)]


@pytest.mark.parametrize("dollars", [["USD", "$"], ["US Dollar", None]])
def test_where_all_rows_are_in_one_other_money_its_rate_is_asked(book: Book, tmp_path: Path, dollars: list[str | None]) -> None:
    rows = [["משה כהן", "13.01.2026", 100, dollars[0]], ["רות לוי", "14.01.2026", 20, dollars[1]]]
    path = ledger(tmp_path, *rows)
    (question,) = understood(book, path).tables[0].questions
    assert (question.option, question.without_rate) == (Asked.AMOUNTS_IN, ("USD",))
    with pytest.raises(UserError):
        bring(book, path)
    assert bring(book, path, wishes=DOLLARS).entries == 2


def test_where_all_rows_are_in_one_other_money_the_user_may_say_that_it_is_the_books(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, *MIXED[:1]), wishes=Wishes(amounts_in="ILS"))
    assert posted(book) == [(10000, None, None)]


# balances of customers


PEOPLE = ["Name", "Phone", "Balance", "Currency"]
OWING = (["Ann Lee", "054-123-4567", 100, "USD"], ["Bob Ray", "054-123-4568", 20, "ILS"], ["Cat Moe", "054-123-4569", None, "EUR"])


def test_balances_in_another_money_than_the_books_are_said_and_kept_in_the_notes(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, *OWING, headings=PEOPLE))
    cards = {card["display_name"]: (card["balance"], card["notes"]) for card in whole_cards(book, tmp_path)}
    assert cards == {"Ann Lee": (0, "Balance: 100\nCurrency: USD"), "Bob Ray": (2000, ""), "Cat Moe": (0, "Currency: EUR")}
    assert [[fault.reason for fault in told.faults] for _, _, told in review.told()] == [[OTHER_MONEY]]


def test_balances_in_the_money_of_the_rate_are_brought_over(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, *OWING, headings=PEOPLE), wishes=DOLLARS)
    assert posted(book) == [(37100, 10000, "USD"), (2000, None, None)]


def test_a_balance_whose_money_is_mended_leaves_nothing_in_the_notes(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, *OWING[:2], headings=PEOPLE))
    bring(book, ledger(tmp_path, [*OWING[0][:3], "ILS"], OWING[1], headings=PEOPLE))
    assert [(card["balance"], card["notes"]) for card in whole_cards(book, tmp_path)] == [(10000, ""), (2000, "")]


def test_moneys_without_a_balance_beside_them_are_a_field_of_the_shops_own(book: Book, tmp_path: Path) -> None:
    path = ledger(tmp_path, *([name, phone, money] for name, phone, _, money in OWING), headings=[PEOPLE[0], PEOPLE[1], PEOPLE[3]])
    (table,) = understood(book, path).tables
    assert table.columns[2].target == CUSTOM


# books of ours in another money


@pytest.fixture(params=[".json", ".xlsx"])
def of_another_shop(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Dana owes 10 dollars and 5 more by a notebook, under the number 1001."""
    path = tmp_path / f"theirs{request.param}"
    with closing(create_book(tmp_path / "theirs.smallcrm", replace(SHOP, currency="USD", language="en"))) as theirs:
        save_customer(theirs, DANA, opening_balance=1000)
        bring(theirs, ledger(tmp_path, [shown_name(DANA, SHOP.name_order), "13.01.2026", 5], headings=HEADINGS[:3]))
        export_customers(theirs, None, path, QUIET)
    return path


def test_a_book_of_ours_in_another_money_is_not_brought_in_before_its_rate_is_said(
    book: Book, tmp_path: Path, of_another_shop: Path
) -> None:
    save_customer(book, Customer(given_name="רות", family_name="לוי", number="1001"), opening_balance=700)
    with pytest.raises(UserError, match="US dollar"):
        bring(book, of_another_shop)
    assert sum(each["balance"] for each in whole_cards(book, tmp_path)) == 700


def test_a_book_of_ours_in_another_money_comes_in_at_its_rate_beside_a_card_of_its_number(
    book: Book, tmp_path: Path, of_another_shop: Path
) -> None:
    save_customer(book, Customer(given_name="רות", family_name="לוי", number="1001"), opening_balance=700)
    assert reviewed(book, of_another_shop, wishes=DOLLARS).entries == 2
    assert bring(book, of_another_shop, wishes=DOLLARS).entries == 2
    assert [each["balance"] for each in whole_cards(book, tmp_path)] == [700, 5565]
    assert bring(book, of_another_shop, wishes=DOLLARS).is_known


def test_an_empty_book_takes_over_a_book_of_ours_in_its_money(tmp_path: Path, of_another_shop: Path) -> None:
    with closing(create_book(tmp_path / "empty.smallcrm", SHOP)) as empty:
        bring(empty, of_another_shop)
        assert (empty.shop.currency, [each["balance"] for each in whole_cards(empty, tmp_path)]) == ("USD", [1500])


def test_the_entries_of_a_whole_card_whose_rate_is_not_said_are_not_called_unreadable(book: Book, tmp_path: Path) -> None:
    with closing(create_book(tmp_path / "theirs.smallcrm", replace(SHOP, currency="USD"))) as theirs:
        save_customer(theirs, DANA, opening_balance=1000)
        export_customers(theirs, None, tmp_path / "theirs.json", QUIET)
    save_customer(book, Customer(given_name="רות"))
    ((_found, _row, told),) = reviewed(book, tmp_path / "theirs.json").told()
    assert [fault.reason for fault in told.faults] == [NO_RATE_OF_ENTRIES]
