"""Where each column goes, in the smallest window: what must not be cut is whole, and names of fields come before samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.screens.importing import GROCER, front, go_to_import
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.settings import TEXT_SCALE
from smallcrm.services.customers import save_customer
from smallcrm.ui.screens.import_.as_read import read_part
from smallcrm.ui.tables.cells import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
            assert (cut(page.rows, 1), cut(page.rows, 2)) == ([], [])
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


def test_why_a_row_is_doubtful_has_more_room_than_the_name_it_is_about(program: Program, tmp_path: Path) -> None:
    program.main.resize(1280, 820)
    program.go("import", workbook(tmp_path / "לקוחות.xlsx", [("שם פרטי", "שם משפחה", "נייד"), ("דנה", "כהן", "123")]))
    screen = front(program)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    QApplication.processEvents()
    rows = screen.review_page.rows
    name, told = (place for place, column in enumerate(rows._table.columns) if column.key in {"name", "told"})
    assert rows.columnWidth(told) > rows.columnWidth(name)


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
