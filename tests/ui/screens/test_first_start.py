"""The first start, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget
from tests.ui.keys import type_into

from smallcrm.i18n import LANGUAGES, language
from smallcrm.infra import paths
from smallcrm.infra.settings import LANGUAGE, RECENT_BOOKS, TEXT_SCALE
from smallcrm.services.book import create_book
from smallcrm.services.customer_list import Filter, summary
from smallcrm.ui.books.guess import guess_shop
from smallcrm.ui.language import system_language
from smallcrm.ui.screens.first_start.first_start_screen import FirstStartScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.first_start.page import Page
    from smallcrm.ui.tasks import Job


@pytest.fixture
def start_in(make_program: Callable[[str], Program]) -> Callable[[str], Program]:
    """A first start in a language."""

    def start(code: str) -> Program:
        program = make_program(code)
        program.begin()
        return program

    return start


@pytest.fixture
def start(start_in: Callable[[str], Program]) -> Program:
    return start_in("en")


def screen(program: Program) -> FirstStartScreen:
    shown = program.main.front()
    assert isinstance(shown, FirstStartScreen)
    return shown


def press(program: Program, *keys: Qt.Key) -> None:
    """Keys as they come: to whatever has the focus then."""
    for key in keys:
        QApplication.processEvents()
        QTest.keyClick(program.main.focusWidget() or program.main, key)


def write(program: Program, text: str) -> None:
    focused = program.main.focusWidget()
    assert focused is not None
    type_into(focused, text)


def to_the_beginning(program: Program, name: str) -> FirstStartScreen:
    press(program, Qt.Key.Key_Return)
    write(program, name)
    press(program, Qt.Key.Key_Return)
    return screen(program)


def test_whoever_has_no_book_is_asked_for_the_language_first(start: Program) -> None:
    assert start.main.focusWidget() is screen(start).language_page.choices[language()]


def test_the_arrows_choose_a_language_and_the_screen_speaks_it_at_once(start: Program) -> None:
    press(start, Qt.Key.Key_Down)
    assert language() == "he"
    assert screen(start).title() == "ברוכים הבאים"
    assert start.main.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert start.main.focusWidget() is screen(start).language_page.choices["he"]


@pytest.mark.parametrize(("code", "shown"), [("en", "3"), ("ar", "3"), ("fa", "۳")])
def test_the_digit_beside_a_language_is_one_of_the_language_that_is_spoken(
    code: str, shown: str, start_in: Callable[[str], Program]
) -> None:
    third = screen(start_in(code)).language_page.choices["ar"]
    assert [label.text() for label in third.findChildren(QLabel)] == ["العربية", shown]


@pytest.mark.parametrize(("digit", "code"), [("3", "ar"), ("۵", "bg"), ("٢", "he")])
def test_a_digit_of_any_script_chooses_a_language(digit: str, code: str, start: Program) -> None:
    write(start, digit)
    assert language() == code


def test_enter_goes_on_and_remembers_the_language(start: Program) -> None:
    press(start, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert start.settings[LANGUAGE] == "ar"
    assert start.main.focusWidget() is screen(start).shop_page.form.shop_name.line


@pytest.mark.parametrize(("code", "home"), [("he", ("IL", "ILS")), ("fa", ("IR", "IRR")), ("bg", ("BG", "EUR"))])
def test_the_country_and_the_currency_are_guessed_from_the_language(code: str, home: tuple[str, str], start: Program) -> None:
    write(start, str(1 + list(LANGUAGES).index(code)))
    form = screen(start).shop_page.form
    assert (form.region.value(), form.currency.value()) == home


def test_a_changed_country_changes_the_currency_until_one_was_chosen(start: Program) -> None:
    form = screen(start).shop_page.form
    form.region.retype("JO")
    assert form.currency.value() == "JOD"
    form.currency.retype("USD")
    form.region.retype("IL")
    assert form.currency.value() == "USD"


def test_the_questions_stand_at_one_height(start: Program) -> None:
    first = height_of_the_question(start, screen(start).language_page)
    press(start, Qt.Key.Key_Return)
    assert height_of_the_question(start, screen(start).shop_page) == first
    write(start, "Hall's grocery")
    press(start, Qt.Key.Key_Return)
    assert height_of_the_question(start, screen(start).beginning_page) == first


def height_of_the_question(program: Program, page: Page) -> int:
    """Pixels from the top of the window."""
    QApplication.processEvents()
    assert page.isVisible()
    return page.heading.mapTo(program.main, QPoint(0, 0)).y()


def test_going_back_to_another_language_keeps_what_was_typed(start: Program) -> None:
    press(start, Qt.Key.Key_Return)
    write(start, "המכולת של כהן")
    press(start, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert language() == "he"
    form = screen(start).shop_page.form
    assert form.shop_name.value() == "המכולת של כהן"
    assert form.region.value() == "IL"


def test_a_shop_without_a_name_is_asked_for_it_beside_the_field(start: Program) -> None:
    press(start, Qt.Key.Key_Return, Qt.Key.Key_Return)
    name = screen(start).shop_page.form.shop_name
    assert start.main.focusWidget() is name.line
    assert name.remark().text() == "Write the name of the shop. It stands on every page you print."
    write(start, "Ivan")
    press(start, Qt.Key.Key_Return)
    assert start.main.focusWidget() is screen(start).beginning_page.old_file


def test_the_place_of_the_book_is_shown_and_can_be_changed(start: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = screen(start).shop_page.form
    press(start, Qt.Key.Key_Return)
    write(start, "Cohen's grocery")
    assert form.path() == paths.documents_folder() / "Cohen's grocery.smallcrm"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    QTest.keyClick(form.place.button, Qt.Key.Key_Return)
    assert form.path() == tmp_path / "Cohen's grocery.smallcrm"


def test_a_name_that_is_taken_gets_a_number_and_the_other_book_stays(start: Program) -> None:
    taken = paths.new_book_file("Ivan")
    create_book(taken, guess_shop("bg", "BG", "EUR")).close()
    before = taken.read_bytes()
    to_the_beginning(start, "Ivan")
    press(start, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert start.book.path.name == "Ivan 2.smallcrm"
    assert taken.read_bytes() == before


def test_an_empty_page_is_a_new_book_with_the_shops_name_and_is_remembered(start: Program) -> None:
    press(start, Qt.Key.Key_Down)
    to_the_beginning(start, "המכולת של כהן")
    write(start, "2")
    press(start, Qt.Key.Key_Return)
    assert start.main.state.screen == "customers"
    shop = start.book.shop
    assert (shop.name, shop.language, shop.region, shop.currency, shop.currency_exponent) == ("המכולת של כהן", "he", "IL", "ILS", 2)
    assert start.settings[RECENT_BOOKS] == [str(start.book.path)]


def test_what_makes_a_book_is_loaded_while_the_shop_is_being_named(start: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(start.tasks, "read", lambda job, _done, **_where: read.append(job.__qualname__))
    press(start, Qt.Key.Key_Return)
    assert any("get_ready" in name for name in read)


def test_a_new_book_is_made_with_progress_and_can_be_stopped(start: Program) -> None:
    made: list[Job] = []

    def stop(job: Job) -> None:
        made.append(job)
        job.cancel()

    start.tasks.long_job.connect(stop)
    to_the_beginning(start, "Cohen")
    press(start, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [job.title for job in made] == ["Making your book"]
    assert screen(start).beginning_page.fault.text.text() == "Stopped. Nothing was changed."
    assert not list(paths.documents_folder().glob("*"))


def test_the_old_file_is_chosen_first_and_goes_to_the_import(start: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "grocer_he.xls"), ""))
    monkeypatch.setattr(start, "use_book", lambda book, *, screen="", errand=None: asked.extend((book.close(), screen, errand)))
    to_the_beginning(start, "Cohen")
    press(start, Qt.Key.Key_Return)
    assert asked == [None, "import", tmp_path / "grocer_he.xls"]


def test_no_book_is_made_when_no_file_was_chosen(start: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    to_the_beginning(start, "Cohen")
    press(start, Qt.Key.Key_Return)
    assert not paths.new_book_file("Cohen").parent.exists() or not list(paths.documents_folder().glob("*.smallcrm"))
    assert screen(start).beginning_page.old_file.isEnabled()


@pytest.mark.parametrize("code", ["he", "fa"])
def test_the_sample_shop_is_a_book_of_its_own_with_customers(code: str, start_in: Callable[[str], Program]) -> None:
    start = start_in(code)
    to_the_beginning(start, "א")
    write(start, "3")
    press(start, Qt.Key.Key_Return)
    assert start.book.shop.language == code
    assert start.book.shop.name != "א"
    assert summary(start.book, Filter()).count == 40


def test_what_does_not_work_is_said_in_place_and_can_be_tried_again(start: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    to_the_beginning(start, "Cohen")
    documents = paths.documents_folder()
    documents.parent.mkdir(parents=True, exist_ok=True)
    documents.write_text("a file where the folder should be")
    press(start, Qt.Key.Key_Down, Qt.Key.Key_Return)
    page = screen(start).beginning_page
    assert "No book could be made in" in page.fault.text.text()
    documents.unlink()
    press(start, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert start.book.shop.name == "Cohen"


def test_whoever_has_a_book_already_opens_it(start: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "moved.smallcrm"
    create_book(path, guess_shop("bg", "BG", "EUR")).close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(start, Qt.Key.Key_Return)
    QTest.keyClick(screen(start).shop_page.have_one, Qt.Key.Key_Return)
    assert start.book.path == path


@pytest.mark.parametrize("broken", ["no book", ""])
def test_a_file_that_is_no_book_is_one_sentence_and_stays_as_it_was(broken: str, start: Program, tmp_path: Path) -> None:
    path = tmp_path / "תמונה.smallcrm"
    path.write_text(broken)
    screen(start).shop_page.open_book(path)
    assert "is not a smallcrm book" in screen(start).shop_page.fault.text.text()
    assert path.read_text() == broken


def test_esc_goes_back_page_by_page(start: Program) -> None:
    to_the_beginning(start, "Cohen")
    press(start, Qt.Key.Key_Escape)
    assert start.main.focusWidget() is screen(start).shop_page.form.shop_name.line
    press(start, Qt.Key.Key_Escape)
    assert start.main.focusWidget() is screen(start).language_page.choices["en"]


def test_the_system_tells_the_first_language(monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return ["de-DE", "fa-IR", "en"]

    monkeypatch.setattr(QLocale, "system", System)
    assert system_language() == "fa"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_control_has_a_name_of_its_own(code: str, make_program: Callable[[str], Program]) -> None:
    program = make_program(code)
    program.begin()
    for page in (screen(program).language_page, screen(program).shop_page, screen(program).beginning_page):
        names = [
            control.accessibleName()
            for kind in (QAbstractButton, QLineEdit, QComboBox)
            for control in page.findChildren(kind)
            if isinstance(control, QWidget) and control.isVisibleTo(page)
        ]
        assert all(names)
        assert len(names) == len(set(names))


@pytest.mark.parametrize("code", LANGUAGES)
def test_at_the_largest_text_all_fits_into_an_old_screen(code: str, make_program: Callable[[str], Program]) -> None:
    program = make_program(code)
    program.settings[TEXT_SCALE] = 150
    program.change_look()
    program.begin()
    program.main.resize(1024, 700)
    QApplication.processEvents()
    assert (program.main.width(), program.main.height()) == (1024, 700)
    for page in (screen(program).language_page, screen(program).shop_page, screen(program).beginning_page):
        assert page.minimumSizeHint().width() <= 1024
    screen(program)._settle_language()
    QApplication.processEvents()
    form = screen(program).shop_page.form
    assert form.width() <= form.visibleRegion().boundingRect().width()
    for place in range(3):
        screen(program)._show(place)
        QApplication.processEvents()
        areas = screen(program)._pages[place].findChildren(QScrollArea)
        assert [area.verticalScrollBar().maximum() for area in areas] == [0]


def test_a_book_used_last_that_is_gone_is_told_and_no_other_is_made(make_program: Callable[[str], Program], tmp_path: Path) -> None:
    program = make_program("he")
    program.settings.remember_book(tmp_path / "gone.smallcrm")
    program.begin()
    front = program.main.front()
    assert front is not None
    assert front.name == "books"
    assert list(tmp_path.iterdir()) == []
