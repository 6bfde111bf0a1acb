"""The pages: chosen, seen, saved and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from smallcrm.domain.customer import Customer
from smallcrm.domain.errors import UserError
from smallcrm.infra.settings import LANGUAGE, LAST_FOLDER
from smallcrm.reports.options import Paper
from smallcrm.services.book import create_book
from smallcrm.services.customer_list import BalanceFilter, Filter, Sort, list_ids
from smallcrm.services.customers import save_customer
from smallcrm.services.reporting import CARD, CUSTOMERS
from smallcrm.services.saved_filters import save_filter
from smallcrm.ui.errands import PrintCards, PrintList
from smallcrm.ui.printing.pdf_pages import PdfPages
from smallcrm.ui.printing.printer import PrintOrder, make_printer
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.reports import page_order
from smallcrm.ui.screens.reports.columns_sheet import PageColumnsSheet
from smallcrm.ui.screens.reports.reports_screen import ReportsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


def front(program: Program) -> ReportsScreen:
    found = program.main.front()
    assert isinstance(found, ReportsScreen)
    return found


@pytest.fixture
def screen(program: Program) -> ReportsScreen:
    """The screen with its first preview made."""
    program.go("reports")
    found = front(program)
    found._make()
    return found


def change(screen: ReportsScreen, **changes: Any) -> None:
    """Choose something and see the preview of it at once."""
    screen.options._change(**changes)
    screen._make()


def test_an_empty_book_says_what_will_be_here_and_offers_the_first_step(
    make_program: Callable[[str], Program], tmp_path: Path, shop: ShopSettings
) -> None:
    empty = create_book(tmp_path / "empty.smallcrm", shop)
    program = make_program("en")
    program.use_book(empty, screen="reports")
    screen = front(program)
    screen._make()
    assert "Nothing to print yet" in words(screen)
    verbs = [button.accessibleName() for button in screen.preview.findChildren(QPushButton) if button.isVisible()]
    assert verbs == ["Bring your old file", "Write the first card"]
    screen.preview.new_wanted.emit()
    customers = program.main.front()
    assert isinstance(customers, CustomersScreen)
    assert customers._card.is_editing()
    empty.close()


def place(screen: ReportsScreen) -> str:
    return screen.preview.place.text()


def words(screen: ReportsScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def width(path: Path) -> int:
    """The width of the first page in points."""
    return round(PdfPages(path.read_bytes()).size(0).width())


def test_the_list_of_all_customers_is_seen_first(screen: ReportsScreen) -> None:
    assert screen.options.order.report == CUSTOMERS
    assert place(screen) == "Page 1 of 1"
    assert screen.preview.view._image is not None


def test_there_are_as_many_pages_as_there_are_cards(screen: ReportsScreen) -> None:
    QTest.keyClick(screen.options.reports[CARD], Qt.Key.Key_Return)
    screen._make()
    assert place(screen) == "Page 1 of 4"


def test_keys_turn_the_pages_and_stop_at_the_ends(screen: ReportsScreen) -> None:
    change(screen, report=CARD)
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        QTest.keyClick(screen.preview.view, key)
        seen.append(screen.preview.view.page + 1)
    assert seen == [2, 4, 4, 3, 1, 1]


def test_plus_and_minus_make_the_page_larger_and_smaller(screen: ReportsScreen) -> None:
    view = screen.preview.view
    whole = view._page_size.width()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view._page_size.width() > whole
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view._page_size.width() == whole


def test_the_preview_follows_the_choices_by_itself(screen: ReportsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.options.reports[CARD], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place(screen) == "Page 1 of 4")


def test_the_preview_follows_what_is_written_in_the_book(program: Program, screen: ReportsScreen, book: Book, qtbot: QtBot) -> None:
    change(screen, report=CARD)
    program.command(lambda: save_customer(book, Customer(given_name="רות")))
    qtbot.waitUntil(lambda: place(screen) == "Page 1 of 5")


def test_the_cards_chosen_in_the_list_are_those_printed(program: Program, book: Book) -> None:
    ids = tuple(list_ids(book, Filter(), Sort()))[:2]
    program.go("reports", PrintCards(ids))
    screen = front(program)
    screen._make()
    assert screen.options.order.report == CARD
    assert place(screen) == "Page 1 of 2"
    assert screen.options._whose.box.currentText() == "The 2 customers chosen in the list"


def test_the_list_comes_with_its_filter_and_its_columns(program: Program) -> None:
    program.go("reports", PrintList(Filter(balance=BalanceFilter.OWES), Sort("balance"), ("name", "balance")))
    order = front(program).options.order
    assert order.report == CUSTOMERS
    assert order.columns == ("name", "balance")
    assert order.whose.which.balance is BalanceFilter.OWES


def test_saved_filters_are_offered(program: Program, book: Book) -> None:
    program.command(lambda: save_filter(book, "חייבים", Filter(balance=BalanceFilter.OWES), Sort()))
    program.go("reports")
    box = front(program).options._whose.box
    assert "\u2068חייבים\u2069" in [box.itemText(place) for place in range(box.count())]


def test_nobody_to_print_is_said_in_place(screen: ReportsScreen) -> None:
    change(screen, whose=page_order.Whose("nobody", which=Filter(tags=("אין כזה",))))
    assert "Nobody to print" in words(screen)


def test_very_many_cards_are_shown_in_part_until_all_are_wanted(screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(page_order.SHOWN_AT_ONCE, CARD, 2)
    change(screen, report=CARD)
    assert place(screen) == "Page 1 of 2"
    assert "Only the first 2 customers of 4 are shown here; all are printed." in words(screen)
    QTest.keyClick(screen.preview._all, Qt.Key.Key_Return)
    assert place(screen) == "Page 1 of 4"


def test_all_pages_are_saved_as_pdf(program: Program, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(page_order.SHOWN_AT_ONCE, CARD, 2)
    change(screen, report=CARD)
    path = tmp_path / "כרטיסים.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    QTest.keyClick(screen.save_button, Qt.Key.Key_Return)
    assert PdfPages(path.read_bytes()).count == 4
    assert program.settings[LAST_FOLDER] == str(tmp_path)
    assert "4 pages saved as" in program.main.message.text()


def test_a_folder_that_is_not_there_is_said(screen: ReportsScreen, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="its folder is not there"):
        screen.save_to(tmp_path / "אין תיקייה" / "דף.pdf")


def test_a_page_of_a5_in_another_language_than_the_screen(screen: ReportsScreen, tmp_path: Path) -> None:
    change(screen, paper=Paper.A5, language="bg")
    screen.save_to(tmp_path / "списък.pdf")
    assert width(tmp_path / "списък.pdf") == 420


def test_a_page_lies_sideways_where_that_is_chosen_by_keys(screen: ReportsScreen, tmp_path: Path) -> None:
    QTest.keyClick(screen.options._sideways.chips[True], Qt.Key.Key_Return)
    screen._make()
    screen.save_to(tmp_path / "רוחב.pdf")
    assert width(tmp_path / "רוחב.pdf") == 842


def test_how_the_page_lies_is_kept_by_the_next_errand(program: Program, screen: ReportsScreen, dana: int) -> None:
    change(screen, sideways=True, paper=Paper.A5)
    program.go("reports", PrintCards((dana,)))
    order = screen.options.order
    assert (order.report, order.sideways, order.paper) == (CARD, True, Paper.A5)
    assert screen.options._sideways.value() is True


def test_all_pages_go_to_the_printer(program: Program, screen: ReportsScreen, tmp_path: Path) -> None:
    change(screen, report=CARD)
    printer = make_printer("A4", "כרטיסים")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    screen.print_on(PrintOrder(printer))
    assert PdfPages((tmp_path / "printed.pdf").read_bytes()).count == 4
    assert "Printed on" in program.main.message.text()


def test_columns_and_their_order_are_chosen_on_a_sheet(screen: ReportsScreen) -> None:
    screen.options._ask_columns()
    sheet = screen.window().findChildren(PageColumnsSheet)[-1]
    sheet.list.move_current(1)
    sheet._apply()
    assert screen.options.order.columns[:2] == ("main_phone", "name")


def test_coming_back_in_another_language_keeps_what_was_chosen(program: Program, screen: ReportsScreen) -> None:
    change(screen, report=CARD, paper=Paper.A5, sideways=True)
    program.settings[LANGUAGE] = "he"
    program.change_look()
    order = front(program).options.order
    assert (order.report, order.paper, order.sideways) == (CARD, Paper.A5, True)
