"""Imports of one customer taken back in the order they came: what the older one had to leave goes with the newer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, dump, select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.services import history
from smallcrm.services.checking import check
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.past_imports import imports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ["לקוח", "תאריך", "לקח", "שילם"]
MONTHS: Mapping[str, Sequence[Sequence[object]]] = {
    "ינואר": [["רות לוי", "03.01.2025", 20, None], ["רות לוי", "14.01.2025", 7, None], ["משה כהן", "14.01.2025", 9, None]],
    "פברואר": [["רות לוי", "03.02.2025", 5, None], ["משה כהן", "14.02.2025", None, 1]],
    "מרץ": [["רות לוי", "02.03.2025", 4, None], ["אסתר מזרחי", "02.03.2025", 3, None]],
}


def bring_months(book: Book, folder: Path, *months: str) -> list[int]:
    """The operations, the oldest first."""
    for month in months:
        bring(book, workbook(folder / f"{month}.xlsx", [HEADINGS, *MONTHS[month]]))
    return [each.operation_id for each in reversed(imports(book, most=len(months)))]


def take_back(book: Book, *operations: int) -> history.Undone:
    undone = [history.revert_operation(book, operation, QUIET).value for operation in operations]
    return undone[-1]


def owed(book: Book) -> dict[object, object]:
    found: dict[object, object] = dict(select(book, "SELECT display_name, balance FROM customer_index"))
    return found


def entries(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT id, account_id, kind, amount, reverses_id FROM entry ORDER BY id")


def test_when_both_are_taken_back_nothing_of_them_is_left(book: Book, tmp_path: Path) -> None:
    january, february = bring_months(book, tmp_path, "ינואר", "פברואר")
    assert take_back(book, january).kept_count == 2
    label, earlier = history.label_of(book, february), history.label_of(book, january)
    assert take_back(book, february) == history.Undone(label, went_along=(earlier,))
    assert owed(book) == {}
    assert entries(book) == []
    assert check(book, QUIET) == []


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_three_leave_nothing_in_whatever_order_they_are_taken_back(book: Book, tmp_path: Path, order: tuple[int, ...]) -> None:
    ruth = save_customer(book, Customer(given_name="רות", family_name="לוי"), opening_balance=1000).value
    before = dump(book), entries(book)
    months = bring_months(book, tmp_path, *MONTHS)
    take_back(book, *(months[place] for place in order))
    assert (dump(book), entries(book)) == before
    assert get_customer(book, ruth).balance == 1000


def test_both_come_again_one_after_the_other(book: Book, tmp_path: Path) -> None:
    january, february = bring_months(book, tmp_path, "ינואר", "פברואר")
    before = dump(book), entries(book)
    take_back(book, january, february)
    history.redo(book, QUIET)
    assert owed(book) == {"רות לוי": 2700, "משה כהן": 900}
    history.redo(book, QUIET)
    assert (dump(book), entries(book)) == before
    assert history.can_redo(book) is None


def test_what_came_again_is_taken_back_by_its_own_import_alone(book: Book, tmp_path: Path) -> None:
    january, february = bring_months(book, tmp_path, "ינואר", "פברואר")
    take_back(book, january, february)
    history.redo(book, QUIET)
    history.redo(book, QUIET)
    take_back(book, february)
    assert owed(book) == {"רות לוי": 2700, "משה כהן": 900}
    take_back(book, january)
    assert owed(book) == {}


def test_an_import_that_left_cards_and_came_again_goes_whole_later(book: Book, tmp_path: Path) -> None:
    january, february = bring_months(book, tmp_path, "ינואר", "פברואר")
    take_back(book, january)
    history.redo(book, QUIET)
    take_back(book, february, january)
    assert owed(book) == {}


def test_what_the_older_one_left_goes_though_something_was_done_in_between(book: Book, tmp_path: Path) -> None:
    january, march = bring_months(book, tmp_path, "ינואר", "מרץ")
    take_back(book, january)
    stranger = save_customer(book, Customer(given_name="יוסף")).value
    before = owed(book)
    take_back(book, march)
    assert owed(book) == {"יוסף": 0}
    history.redo(book, QUIET)
    history.redo(book, QUIET)
    assert owed(book) == before
    assert get_customer(book, stranger).given_name == "יוסף"
    assert check(book, QUIET) == []


def test_a_card_that_the_user_changed_stays_and_is_named(book: Book, tmp_path: Path) -> None:
    january, february = bring_months(book, tmp_path, "ינואר", "פברואר")
    take_back(book, january)
    ((ruth,),) = select(book, "SELECT id FROM customer WHERE given_name = 'רות'")
    save_customer(book, replace(get_customer(book, ruth), notes="משלמת בסוף החודש"))
    undone = take_back(book, february)
    assert (undone.kept_count, undone.left_before) == (0, ("רות לוי",))
    assert owed(book) == {"רות לוי": 2700}
    assert get_customer(book, ruth).notes == "משלמת בסוף החודש"


def test_what_the_user_typed_again_after_an_import_was_taken_back_is_his_own(book: Book, tmp_path: Path) -> None:
    ruth = save_customer(book, Customer(given_name="רות", family_name="לוי", phones=(Phone("054-1234567"),))).value
    headings, row = ["שם", "נייד", "עיר", "תגיות"], ["רות לוי", "054-1234567", "חיפה", "קבועה"]
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [headings, row]))
    history.undo(book, QUIET)
    save_customer(book, replace(get_customer(book, ruth), addresses=(Address(city="חיפה"),), tags=("קבועה",)))
    typed = dump(book)
    (february,) = bring_months(book, tmp_path, "פברואר")
    assert take_back(book, february).went_along == ()
    assert dump(book) == typed
