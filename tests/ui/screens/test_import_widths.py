"""Where each column goes, in the smallest window: what must not be cut is whole, and names of fields come before samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from tests.ui.screens.importing import GROCER, front, go_to_import
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.settings import TEXT_SCALE
from smallcrm.services.customers import save_customer
from smallcrm.ui.screens.import_.as_read import read_part
from smallcrm.ui.screens.import_.columns_page import ROWS_IN_SIGHT
from smallcrm.ui.style.look import look
from smallcrm.ui.tables.cells import Cell
from smallcrm.ui.widgets.panel import into_sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen
    from smallcrm.ui.tables.table_view import TableView

NEVER_CUT = {"mobile", "phone", "fax", "birthday", "balance"}


@pytest.fixture(params=[("en", 100), ("he", 100), ("he", 150), ("fa", 150), ("bg", 150)], ids=lambda param: f"{param[0]} {param[1]}")
def small(make_program: Callable[[str], Program], book: Book, request: pytest.FixtureRequest) -> Iterator[ImportScreen]:
    """The screen in a small window, before any file."""
    language, percent = request.param
    program = make_program(language)
    program.settings[TEXT_SCALE] = percent
    program.change_look()
    program.main.resize(1024, 700)
    program.use_book(book, screen="import")
    yield front(program)
    program.settings[TEXT_SCALE] = 100


def cut(view: TableView, place: int) -> list[str]:
    """The cells of a column that have no room."""
    model = view._table
    cells = [model.cell(row, place) for row in range(model.rowCount())]
    width = view.columnWidth(place)
    return [cell.text for cell in cells if view._delegate.is_cut(Cell(read_part(cell)), model.columns[place], width)]


def test_phones_dates_and_amounts_are_whole_in_the_file_and_as_they_are_read(small: ImportScreen) -> None:
    small.bring(GROCER)
    small._go_on_to_columns()
    page = small.columns_page
    assert small.bringing.known is not None
    seen = set()
    for column in small.bringing.known.understanding.tables[0].columns:
        if column.target in NEVER_CUT:
            page.columns.go_to(column.index)
            QApplication.processEvents()
            seen.add(column.target)
            assert (cut(page.rows, 0), cut(page.rows, 1)) == ([], [])
            assert page.rows.height() >= ROWS_IN_SIGHT * look().row_height
    assert {"phone", "balance"} <= seen


def test_the_name_of_a_field_is_whole_where_what_stands_in_the_file_is_long(small: ImportScreen, tmp_path: Path) -> None:
    long = "איש קשר לשעת חירום מחוץ לשעות הפתיחה"
    small.bring(workbook(tmp_path / "לקוחות.xlsx", [("שם פרטי", "שם משפחה", "תאריך לידה", long), ("דנה", "כהן", "17/09/1957", "משה, 054")]))
    small._go_on_to_columns()
    QApplication.processEvents()
    view = small.columns_page.columns.view
    assert small.bringing.known is not None
    assert small.bringing.known.understanding.tables[0].columns[3].target == CUSTOM
    place = len(view._table.columns) - 1
    own = view._table.cell(3, place).text
    assert [text for text in cut(view, place) if text != own] == []
    assert view.horizontalScrollBar().maximum() == 0


def test_the_name_of_a_new_customer_is_whole_at_each_of_his_entries(small: ImportScreen, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["שם", "תאריך", "לקח"],
        ["שרה אבו-חצירא", "13/04/2024", 120.5],
        ["", "14/04/2024", 20],
        ["רות אלון", "31/02/2024", 9],
    ]
    small.bring(workbook(tmp_path / "פנקס.xlsx", rows))
    small._go_on_to_columns()
    small._go_on_to_check()
    QApplication.processEvents()
    view = small.review_page.rows
    assert small.bringing.review is not None
    assert small.bringing.review.new_cards == 1
    assert [cut(view, place) for place in (1, 2)] == [[], []]
    assert view.horizontalScrollBar().maximum() == 0


def in_sight(widget: QWidget) -> bool:
    """Whether all of it can be seen once it is scrolled to."""
    for _ in range(2):  # what was just laid out has its place a little later
        into_sight(widget)
        QApplication.processEvents()
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_why_a_row_cannot_be_brought_in_is_whole_beneath_it_and_the_choices_are_whole_beside_it(
    small: ImportScreen, tmp_path: Path
) -> None:
    rows: list[list[object]] = [["שם", "טלפון"], ["משה לביא", "03-555-0777"], ["משה לביא", "054-777-4567"]]
    book = openpyxl.load_workbook(workbook(tmp_path / "פנקס.xlsx", rows))
    page = book.create_sheet("פנקס")
    for row in (["שם", "תאריך", "לקח"], ["משה לביא", "13/04/2024", 30]):
        page.append(row)
    book.save(tmp_path / "פנקס.xlsx")
    small.bring(tmp_path / "פנקס.xlsx")
    small._go_on_to_columns()
    small._go_on_to_check()
    review = small.review_page
    assert review.sheets is not None
    review.sheets.chips[1].click()
    QApplication.processEvents()
    assert review.rows._delegate.cell_below(0).text
    assert not review.rows._delegate.is_cut_below(0, review.rows._row_rect(0))
    assert review.rows.horizontalScrollBar().maximum() == 0
    assert review.panel.becomes is not None
    assert [strip_marks(chip.text()) for chip in review.panel.becomes.chips.values() if not in_sight(chip)] == []
    for chip in review.panel.becomes.chips.values():
        assert QFontMetrics(chip.font()).size(0, chip.text()).width() <= chip.width()
        assert QFontMetrics(chip.font()).size(0, chip.text()).height() <= chip.height()
    for button in (review.mark_copy, review.forward):
        assert in_sight(button)
        assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize("language", ["en", "he", "ar", "fa", "bg"])
def test_what_happens_with_a_row_is_never_cut_where_there_is_room(
    make_program: Callable[[str], Program], book: Book, tmp_path: Path, language: str
) -> None:
    save_customer(book, Customer(given_name="Ann", family_name="Lee", phones=(Phone("054-7654321"),)))
    program = make_program(language)
    program.main.resize(1360, 820)
    program.use_book(book, screen="import")
    rows = [("Name", "Phone", "City"), ("Ann Lee", "054-7654321", "Leeds"), (None, None, "York"), ("Bob Ray", "054-7654322", "Hull")]
    screen = go_to_import(program, workbook(tmp_path / "customers.xlsx", rows))
    screen._go_on_to_columns()
    screen._go_on_to_check()
    view = screen.review_page.rows
    model = view._table
    cells = [model.cell(row, 1) for row in range(model.rowCount())]
    assert len({cell.text for cell in cells}) == 3
    assert [cell.text for cell in cells if view._delegate.is_cut(cell, model.columns[1], view.columnWidth(1))] == []


def test_the_values_that_are_added_stand_with_arabic_commas_between_in_arabic(
    make_program: Callable[[str], Program], book: Book, tmp_path: Path
) -> None:
    save_customer(book, Customer(given_name="دنيا", phones=(Phone("054-7654321"),)))
    program = make_program("ar")
    program.use_book(book, screen="import")
    file = workbook(
        tmp_path / "عملاء.xlsx",
        [("الاسم الأول", "جوال", "البريد الإلكتروني", "المدينة"), ("دنيا", "054-7654321", "d@example.com e@example.com", "حيفا")],
    )
    screen = go_to_import(program, file)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    model = screen.review_page.rows.model()
    told = {model.index(row, 4).data() for row in range(model.rowCount())}
    assert any("d@example.com، e@example.com" in strip_marks(text) for text in told), told
