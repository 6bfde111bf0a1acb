"""Whose row it is, said in the review: of those whom the file makes too; and what an update changes, the old beside the new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from tests.ui.keys import type_into
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen
    from smallcrm.ui.screens.import_.review_page import ReviewPage
    from smallcrm.ui.screens.import_.row_panel import RowPanel

HOME, MOBILE = "03-555-0777", "054-777-4567"
WHOSE = "Whose row it is"


def reviewed(program: Program, path: Path) -> ImportScreen:
    """The review of a file, on its first row."""
    program.main.activateWindow()
    found = go_to_import(program, path)
    for page in (found.understood_page, found.columns_page):
        page.forward.click()
    assert found._page() is found.review_page
    return found


def two_moshes(folder: Path) -> Path:
    path = workbook(folder / "פנקס.xlsx", [["שם", "טלפון"], ["משה לביא", HOME], ["משה לביא", MOBILE]], sheet="לקוחות")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("פנקס")
    for row in (["שם", "תאריך", "לקח"], ["משה לביא", "13/04/2024", 30]):
        page.append(row)
    book.save(path)
    return path


def words(panel: RowPanel) -> str:
    return strip_marks("\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)))


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The entry of one of two of a name, whom the file makes both."""
    found = reviewed(program, two_moshes(tmp_path))
    assert found.review_page.sheets is not None
    found.review_page.sheets.chips[1].click()
    return found


def test_each_whom_an_entry_could_mean_is_offered_with_a_phone_and_a_row(screen: ImportScreen) -> None:
    panel = screen.review_page.panel
    assert panel.becomes is not None
    offered = [strip_marks(chip.text()) for chip in panel.becomes.chips.values()]
    assert offered[1:3] == [f"It is משה לביא ({HOME}, row 2)", f"It is משה לביא ({MOBILE}, row 3)"]
    panel.becomes.chips[0, 2].setFocus()
    QTest.keyClick(panel.becomes.chips[0, 2], Qt.Key.Key_Return)
    assert screen.bringing.review is not None
    assert screen.bringing.review.tables[1].fate(0) is Fate.NEW
    assert panel.becomes.value() == (0, 2)


def test_the_box_is_named_and_finds_those_whom_the_file_makes(screen: ImportScreen) -> None:
    panel = screen.review_page.panel
    line = panel.whose.line
    assert WHOSE in words(panel)
    assert (line.accessibleName(), line.placeholderText()) == (WHOSE, "Find by name, number or phone")
    line.setFocus()
    QTest.keyClicks(line, "777-45")
    found = [strip_marks(panel.whose.found.item(row).text()) for row in range(panel.whose.found.count())]
    assert found == [f"משה לביא · {MOBILE}, row 3"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.rows[1, 1].made_by == (0, 2)


def entries(folder: Path, *rows: list[object]) -> Path:
    return workbook(folder / "פנקס.xlsx", [["שם", "תאריך", "לקח"], *rows], sheet="פנקס")


def test_each_entry_says_whose_it_is_and_whether_he_is_new(program: Program, tmp_path: Path) -> None:
    save_customer(program.book, Customer(given_name="רות", family_name="לוי", phones=(Phone(MOBILE),)))
    page = reviewed(program, entries(tmp_path, ["רות לוי", "13/04/2024", 30], ["משה לביא", "14/04/2024", 20])).review_page
    known, new = (page.rows._table.row(row) for row in (0, 1))
    assert known is not None
    assert new is not None
    assert (known.cells[2].text, known.cells[1].text) == ("רות לוי", "New")
    assert (new.cells[2].text, new.cells[1].text) == ("משה לביא", "New · new customer")
    assert "who stands in the book." in words(page.panel)
    page.rows.select_row(1)
    assert "Of משה לביא (row 3), who is new." in words(page.panel)


def type_in_the_box(page: ReviewPage, text: str) -> None:
    """Letter by letter, and after each the window does all it has to do."""
    page.panel.whose.line.setFocus()
    for letter in text:
        type_into(page.panel.whose.line, letter)
        QApplication.processEvents()


def test_the_customers_found_stay_in_sight_while_a_name_is_typed_and_the_arrows_choose_one(program: Program, tmp_path: Path) -> None:
    ruth, rachel = (save_customer(program.book, Customer(given_name=name, family_name="לביא")).value for name in ("רות", "רחל"))
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    page, review = screen.review_page, screen.bringing.review
    type_in_the_box(page, "ר לביא")
    found = page.panel.whose.found
    assert (found.isVisible(), found.count()) == (True, 2)
    offered = [found.item(row).data(Qt.ItemDataRole.UserRole).id for row in (0, 1)]
    QTest.keyClick(page.panel.whose.line, Qt.Key.Key_Down)
    assert screen.bringing.review is review  # nothing is checked again before somebody is chosen
    QTest.keyClick(page.panel.whose.line, Qt.Key.Key_Return)
    assert sorted(offered) == [ruth, rachel]
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.rows[0, 1].card_id == offered[1]


def test_what_is_typed_to_find_somebody_leaves_what_was_said_of_the_row(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    panel = screen.review_page.panel
    assert panel.becomes is not None
    panel.becomes.chips[Fate.SKIP].click()
    type_in_the_box(screen.review_page, "דנה")
    panel.whose.line.selectAll()
    QTest.keyClick(panel.whose.line, Qt.Key.Key_Delete)
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.rows[0, 1].fate is Fate.SKIP


def test_whom_an_entry_was_given_to_is_void_once_the_box_is_emptied(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    line = screen.review_page.panel.whose.line
    type_in_the_box(screen.review_page, "דנה")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.rows
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert not screen.bringing.choices.rows


@pytest.mark.parametrize("goes_on", ["row", "file"])
def test_a_name_that_was_not_chosen_and_what_was_said_of_it_are_gone_with_the_row(program: Program, tmp_path: Path, goes_on: str) -> None:
    path = entries(tmp_path, ["משה לביא", "13/04/2024", 30], ["יוסף מזרחי", "14/04/2024", 20])
    page = reviewed(program, path).review_page
    type_in_the_box(page, "אין")
    page.panel.whose.show_remark()
    assert "Choose one of the customers found." in words(page.panel)
    if goes_on == "row":
        page.rows.select_row(1)
    else:
        page = reviewed(program, path).review_page
    assert page.panel.whose.line.text() == ""
    assert "Choose one of the customers found." not in words(page.panel)


def test_nothing_is_written_while_somebody_is_looked_for_by_name_and_nobody_was_chosen(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    page = screen.review_page
    type_in_the_box(page, "דנה")
    QTest.keyClick(page.panel.whose.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen._page() is page
    assert page.panel.whose.line.hasFocus()
    assert "Choose one of the customers found." in words(page.panel)


def test_an_entry_can_be_said_to_be_of_another_customer_of_the_book(program: Program, tmp_path: Path) -> None:
    mother = save_customer(program.book, Customer(given_name="רות", family_name="לביא", phones=(Phone(HOME),))).value
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    panel = screen.review_page.panel
    panel.whose.line.setFocus()
    type_into(panel.whose.line, "רות לביא")
    QTest.keyClick(panel.whose.line, Qt.Key.Key_Return)
    assert "רות לביא" in words(panel).split("who stands in the book.")[0]
    assert panel.becomes is not None
    assert [strip_marks(chip.text()) for chip in panel.becomes.chips.values()] == [
        "As decided",
        f"It is {get_customer(program.book, mother).number} רות לביא ({HOME})",
        "A card of its own",
        "Leave it out",
    ]
    screen.review_page.forward.click()
    assert get_customer(program.book, mother).balance == 3000


def test_a_second_entry_of_a_name_can_be_said_to_be_of_a_new_customer(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30], ["משה לביא", "14/04/2024", 20]))
    panel = screen.review_page.panel
    assert panel.becomes is not None
    assert Fate.NEW not in panel.becomes.chips  # the first one makes him
    screen.review_page.rows.select_row(1)
    panel.becomes.chips[Fate.NEW].click()
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.rows[0, 2].fate is Fate.NEW


def test_an_entry_can_be_left_out(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה לביא", "13/04/2024", 30]))
    assert screen.review_page.panel.becomes is not None
    screen.review_page.panel.becomes.chips[Fate.SKIP].click()
    assert screen.bringing.review is not None
    assert screen.bringing.review.count(Fate.SKIP) == 1


def test_an_entry_that_is_said_to_be_of_a_customer_whose_row_comes_later_says_where_to_say_so(program: Program, tmp_path: Path) -> None:
    screen = reviewed(program, entries(tmp_path, ["משה", "13/04/2024", 30], ["יוסף מזרחי", "14/04/2024", 20]))
    panel = screen.review_page.panel
    panel.whose.line.setFocus()
    type_into(panel.whose.line, "יוסף")
    QTest.keyClick(panel.whose.line, Qt.Key.Key_Return)
    assert "Row 3 is read after this one: say there whose it is." in words(panel)


def test_an_update_shows_the_card_and_the_old_value_beside_the_new_one(program: Program, tmp_path: Path) -> None:
    book = program.book
    card = Customer(number="777", given_name="משה", family_name="לביא", company="לביא ובניו", phones=(Phone(HOME),))
    save_customer(book, card, opening_balance=10000)
    path = workbook(tmp_path / "א.xlsx", [["שם", "טלפון", "חברה", "יתרה"], ["משה לביא", HOME, "לביא ובנותיו", 7]])
    page = reviewed(program, path).review_page
    said = words(page.panel).splitlines()
    assert "This changes the card 777 משה לביא:" in said
    assert any(line.startswith("Balance: ") and "100.00" in line and "→" in line and "7.00" in line for line in said)
    assert "Company: לביא ובניו → לביא ובנותיו" in said
    assert "→" in page.rows.model().index(0, 4).data()


def test_a_relative_is_proposed_and_is_that_card_once_the_user_says_so(program: Program, tmp_path: Path) -> None:
    book = program.book
    mother = save_customer(book, Customer(given_name="רות", family_name="לביא", phones=(Phone(HOME),)), opening_balance=10000).value
    screen = reviewed(program, workbook(tmp_path / "א.xlsx", [["שם", "טלפון", "יתרה"], ["רות שרה לביא", HOME, 7]]))
    panel = screen.review_page.panel
    assert panel.becomes is not None
    assert screen.bringing.review is not None
    assert screen.bringing.review.tables[0].fate(0) is Fate.NEW
    panel.becomes.chips[mother].click()
    assert screen.bringing.review.tables[0].fate(0) is Fate.UPDATE
    assert "Balance" in words(panel)
    screen.review_page.forward.click()
    assert get_customer(book, mother).balance == 700
