"""Bringing a file in by keys alone: understood, corrected, checked, written, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QFileDialog, QLabel, QWidget
from tests.ui.screens.importing import DATA, GROCER, front, go_to_import
from tests.workbooks import workbook

from smallcrm.domain.shop import ShopSettings, guess_shop
from smallcrm.exchange.understanding import CUSTOM, IGNORE, Asked
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import RIGHT_TO_LEFT_ISOLATE, strip_marks
from smallcrm.infra.settings import LANGUAGE, LAST_FOLDER
from smallcrm.services.book import create_book
from smallcrm.services.custom_fields import custom_fields
from smallcrm.services.customer_list import Filter, summary
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.import_.as_read import AsRead

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen
    from smallcrm.ui.tasks import Job

FALLS_OPEN = pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|propagateSizeHints|raise)")
"""For a box that falls open: the offscreen platform has no keyboard to grab, and says so."""

BEFORE = 4
"""Customers in the book of the fixture."""


@pytest.fixture
def screen(program: Program) -> ImportScreen:
    """The screen on the grocer's book, before any file."""
    return go_to_import(program)


def press(screen: ImportScreen, key: Qt.Key = Qt.Key.Key_Return) -> None:
    focused = screen.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def said(screen: ImportScreen) -> str:
    """Every word on the page in front."""
    page = screen._page()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def first_readings(screen: ImportScreen) -> list[str]:
    model = screen.columns_page._rows_model
    return [model.cell(row, 2).text for row in range(model.rowCount())]


def choose_field(screen: ImportScreen, column: int, target: str) -> None:
    """Walk to the column with the arrows, fall the fields open, and take one."""
    view = screen.columns_page.columns.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(column):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    chooser = screen.columns_page.chooser
    fields = chooser.view()
    fields.setCurrentIndex(chooser.model().index(chooser.findData(target), 0))
    QTest.keyClick(fields, Qt.Key.Key_Return)


def count(book: Book) -> int:
    return summary(book, Filter()).count


def test_enter_alone_brings_the_whole_file_in(program: Program, screen: ImportScreen, book: Book) -> None:
    program.go("import", GROCER)
    for _ in range(3):
        if screen._page() is screen.columns_page:
            screen.columns_page.forward.setFocus()
        press(screen)
    assert screen._page() is screen.done_page
    assert screen.done_page.count.text() == "60 new customers were brought in."
    assert count(book) == BEFORE + 60


def test_the_file_is_chosen_in_the_folder_used_last(program: Program, screen: ImportScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(GROCER), ""))
    press(screen)
    assert screen._page() is screen.understood_page
    assert program.settings[LAST_FOLDER] == str(DATA)


def test_what_was_understood_is_said_in_sentences(screen: ImportScreen) -> None:
    screen.bring(GROCER)
    words = said(screen)
    assert "The headings stand in row 4." in words
    assert "3 blank rows are left out." in words
    assert "agrees with the rows" in words
    assert "(hidden)" in words
    assert "Looks like suppliers" in words


def test_another_sheet_can_be_read_instead(screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen.understood_page.kind_boxes[2].retype("customers")
    screen.understood_page.kind_boxes[0].retype("not_ours")
    assert screen.bringing.known is not None
    assert [table.name for table in screen.bringing.known.understanding.tables] == ["ספקים"]


@FALLS_OPEN
def test_the_first_rows_follow_every_choice_of_a_field(screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    choose_field(screen, 4, "mobile")
    assert first_readings(screen)[0] == "\u2066052-847-7316\u2069"
    choose_field(screen, 4, IGNORE)
    assert first_readings(screen)[0] == ""


def test_each_column_shows_what_its_own_cells_were_read_as(screen: ImportScreen) -> None:
    screen.bring(DATA / "outlook_he.csv")
    screen._go_on_to_columns()
    assert screen.bringing.known is not None
    shown = {}
    for column in screen.bringing.known.understanding.tables[0].columns:
        screen.columns_page.columns.go_to(column.index)
        shown[column.heading] = first_readings(screen)
    assert shown["Business Phone"][0] == "\u206603-514-9207\u2069"
    assert not any(shown["Home Phone"])
    assert shown["E-mail Address"][0] == "\u2066user0@example.co.il\u2069"
    assert not any(shown["E-mail 2 Address"])


@FALLS_OPEN
def test_a_column_corrected_by_keys_goes_to_the_field_chosen(screen: ImportScreen, book: Book) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    choose_field(screen, 9, CUSTOM)
    assert screen.columns_page.columns.view.hasFocus() or screen.window().focusWidget() is screen.columns_page.columns.view
    screen._go_on_to_check()
    press(screen)
    assert [field.label for field in custom_fields(book)] == ["הערות"]


def test_esc_goes_back_a_step_at_a_time(program: Program, screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    pages = []
    for _ in range(3):
        QTest.keyClick(program.main, Qt.Key.Key_Escape)
        pages.append(screen._page())
    assert pages == [screen.columns_page, screen.understood_page, screen.file_page]


def test_an_import_that_is_stopped_leaves_the_book_as_it_was(program: Program, screen: ImportScreen, book: Book) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()

    def stop(job: Job) -> None:
        job.cancel()

    program.tasks.long_job.connect(stop)
    press(screen)
    program.tasks.long_job.disconnect(stop)
    assert screen.review_page.fault() == "Stopped. Nothing was changed."
    assert count(book) == BEFORE
    press(screen)
    assert count(book) == BEFORE + 60


def test_all_of_it_can_be_taken_back(screen: ImportScreen, book: Book) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    press(screen)
    screen.done_page.take_back.setFocus()
    press(screen)
    assert count(book) == BEFORE
    assert screen._page() is screen.review_page
    assert "as it was before" in said(screen)


def test_the_counts_of_what_was_done_add_up_to_the_rows_of_the_sheet(screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    press(screen)
    words = said(screen).split("\n")
    numbers = [int(word) for word in words if word.isdigit()]
    assert numbers == [60, 1, 2, 1, 3, 67]
    assert sum(numbers[:-1]) == numbers[-1]
    assert words[words.index("60") + 1] == "new rows"


def test_those_brought_in_are_shown_in_the_list(program: Program, screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    press(screen)
    press(screen)
    assert isinstance(program.main.front(), CustomersScreen)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("picture.xls", "is a picture"), ("truncated.xlsx", "is damaged"), ("empty.xlsx", "is empty"), ("no such.xlsx", "is not there")],
)
def test_a_file_that_cannot_be_read_is_said_in_place_in_one_sentence(screen: ImportScreen, name: str, sentence: str) -> None:
    screen.bring(DATA / "bad" / name)
    assert screen._page() is screen.file_page
    assert sentence in screen.file_page.fault()


def test_a_bad_file_does_not_stand_in_the_way_of_a_good_one(screen: ImportScreen) -> None:
    screen.bring(DATA / "bad" / "picture.xls")
    screen.bring(GROCER)
    assert screen._page() is screen.understood_page
    assert screen.understood_page.fault() == ""


def test_what_can_be_read_in_two_ways_is_asked_and_stops_the_way_on(screen: ImportScreen) -> None:
    screen.bring(DATA / "clients_bg.csv")
    screen.understood_page.forward.setFocus()
    press(screen)
    assert screen._page() is screen.understood_page
    assert screen.understood_page.fault() == "Answer the question first."
    assert screen.understood_page.rate_line is not None
    assert screen.window().focusWidget() is screen.understood_page.rate_line.field


def test_an_answer_lets_one_go_on(screen: ImportScreen) -> None:
    screen.bring(DATA / "clients_bg.csv")
    chip = screen.understood_page.question_rows[Asked.AMOUNTS_IN].chips["ILS"]
    QTest.keyClick(chip, Qt.Key.Key_Return)
    screen.understood_page.forward.setFocus()
    press(screen)
    assert screen._page() is screen.columns_page


def test_money_without_a_fixed_rate_is_taken_at_one_that_is_told_or_as_the_books_own(screen: ImportScreen) -> None:
    screen.bring(DATA / "clients_bg.csv")
    assert list(screen.understood_page.question_rows[Asked.AMOUNTS_IN].chips) == ["ILS"]
    assert "One Bulgarian lev is worth\nIsraeli shekel" in said(screen)


def test_lev_come_into_a_book_of_euros_at_the_fixed_rate(make_program: Callable[[str], Program], tmp_path: Path) -> None:
    program = make_program("en")
    book = create_book(tmp_path / "Магазин.smallcrm", ShopSettings(name="Магазин", language="bg", currency="EUR", region="BG"))
    program.use_book(book, screen="import", errand=DATA / "clients_bg.csv")
    screen = front(program)
    chip = screen.understood_page.question_rows[Asked.AMOUNTS_IN].chips["BGN"]
    assert chip.text() == "Bulgarian lev, at the fixed rate of \u20661.95583\u2069"
    QTest.keyClick(chip, Qt.Key.Key_Return)
    screen.understood_page.forward.setFocus()
    press(screen)
    assert screen._page() is screen.columns_page
    screen._go_on_to_check()
    assert screen.bringing.review is not None
    assert not screen.bringing.review.faulty_rows()
    book.close()


def test_the_alphabet_of_a_text_file_can_be_changed_and_the_rows_follow(screen: ImportScreen) -> None:
    screen.bring(DATA / "outlook_he.csv")
    box = screen.understood_page.code_page_box
    assert box is not None
    assert "יוסף" in said(screen)
    box.retype("cp1251")
    assert "יוסף" not in said(screen)


def test_in_a_window_read_from_the_right_the_first_cell_of_a_row_is_the_rightmost(
    make_program: Callable[[str], Program], book: Book
) -> None:
    program = make_program("he")
    program.use_book(book, screen="import")
    front(program).bring(DATA / "outlook_he.csv")
    rows = [line for line in said(front(program)).split("\n") if "יוסף" in line]
    assert rows
    assert all(row.startswith(RIGHT_TO_LEFT_ISOLATE) for row in rows)


def test_what_cannot_be_read_is_listed_by_the_row_of_the_spreadsheet(make_program: Callable[[str], Program], tmp_path: Path) -> None:
    program = make_program("he")
    shop = ShopSettings(name="חנות", language="he", currency="ILS", region="IL")
    book = create_book(tmp_path / "אחר.smallcrm", shop)
    file = tmp_path / "לקוחות.csv"
    file.write_text("שם משפחה,נייד,יתרת חוב\nכהן,054-1234567,הרבה\nלוי,052-6689415,12.50\n", encoding="utf-8")
    program.use_book(book, screen="import", errand=file)
    screen = front(program)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    rows = screen.review_page._model
    assert (rows.cell(0, 0).text, rows.cell(0, 2).text) == ("2", "כהן")
    assert "יתרת חוב" in rows.cell(0, 4).text
    assert rows.cell(1, 4).text == ""
    book.close()


def test_a_date_of_the_file_is_shown_as_the_shop_writes_dates_and_a_text_as_it_was_typed(screen: ImportScreen, tmp_path: Path) -> None:
    rows = [("שם", "תאריך לידה", "הערות"), ("דנה כהן", date(1957, 9, 17), "1957-09-17"), ("משה לוי", date(1961, 2, 3), "לקוח ותיק")]
    screen.bring(workbook(tmp_path / "לקוחות.xlsx", rows))
    screen._go_on_to_columns()
    columns = screen.columns_page.columns
    samples = [strip_marks(columns._model.cell(place, 1).text) for place in (1, 2)]
    assert samples == ["17/09/1957 · 03/02/1961", "1957-09-17 · לקוח ותיק"]
    columns.go_to(1)
    model = screen.columns_page._rows_model
    assert model.cell(0, 1).text == model.cell(0, 2).text == "17/09/1957"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(date(1957, 9, 17), "۱۳۳۶/۰۶/۲۶"), (datetime(2024, 1, 2, 14, 30), "۱۴۰۲/۱۰/۱۲ ۱۴:۳۰"), (date(9999, 12, 31), "۹۹۹۹/۱۲/۳۱")],  # noqa: DTZ001 - cells know no zone
)
def test_a_date_of_the_file_is_shown_in_the_calendar_and_the_digits_of_a_persian_shop(cell: date, shown: str) -> None:
    with in_language("fa"):
        assert strip_marks(AsRead(guess_shop("fa", "IR", "IRR")).as_it_stands(cell)) == shown


def test_no_child_process_outlives_a_look_at_another_screen(program: Program, screen: ImportScreen) -> None:
    screen.bring(GROCER)
    held = screen.bringing._held
    assert held._file is not None
    program.go("customers")
    assert held._file is None
    program.go("import")
    screen._go_on_to_columns()
    screen._go_on_to_check()
    assert screen.review_page.forward.text().strip() == "Bring 60 customers in"


def test_a_check_that_was_left_is_made_again_when_one_comes_back(program: Program, screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_to(3)
    program.go("customers")
    program.go("import")
    assert screen.bringing.review is not None


def test_pressing_twice_brings_nothing_in_twice(screen: ImportScreen, book: Book) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    pressed = []

    def again(begins: bool) -> None:
        if begins:
            pressed.append(screen.review_page.forward.isEnabled())
            screen.review_page.forward.click()

    screen.bringing.writing.connect(again)
    press(screen)
    assert pressed == [False]
    assert count(book) == BEFORE + 60


def test_another_language_finds_the_screen_where_it_was(program: Program, screen: ImportScreen) -> None:
    screen.bring(GROCER)
    screen._go_on_to_columns()
    program.settings[LANGUAGE] = "he"
    program.change_look()
    again = front(program)
    assert again is not screen
    assert again._page() is again.columns_page
    assert again.bringing.known is not None


def test_every_control_has_a_name_of_its_own(screen: ImportScreen) -> None:
    screen.bring(DATA / "clients_bg.csv")
    for page in screen._pages:
        controls = [
            widget
            for widget in page.findChildren(QWidget)
            if isinstance(widget, (QAbstractButton, QComboBox, QAbstractItemView))
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(widget.parentWidget(), QComboBox)
            and widget.window() is screen.window()
        ]
        names = [control.accessibleName() for control in controls]
        assert all(names)
        assert len(names) == len(set(names))
