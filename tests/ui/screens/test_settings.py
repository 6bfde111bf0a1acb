"""The settings, by keyboard: saved as one changes them, and taken back by undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from tests.ui.keys import type_into
from tests.ui.sections import rewrite, screen, section, undo

from smallcrm.domain.choices import CustomType
from smallcrm.i18n import LANGUAGES, language
from smallcrm.i18n.calendars import Calendar
from smallcrm.infra.settings import DENSE_ROWS, LANGUAGE, PAPER, PRINT_STRAIGHT, PRINTERS, TEXT_SCALE, THEME
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.services.saved_filters import save_filter
from smallcrm.ui.forms.photo_editor import PhotoEditor
from smallcrm.ui.screens.settings.labels_section import LabelsSection
from smallcrm.ui.screens.settings.language_section import LanguageSection
from smallcrm.ui.screens.settings.look_section import LookSection
from smallcrm.ui.screens.settings.made_with import FONTS_AND_ICONS, LIBRARIES
from smallcrm.ui.screens.settings.printing_section import PrintingSection
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.screens.settings.sections import SECTIONS
from smallcrm.ui.screens.settings.shop_section import ShopSection
from smallcrm.ui.style.look import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


# the shop


def test_a_text_is_saved_when_one_leaves_its_field(program: Program, book: Book) -> None:
    name = section(program, "shop", ShopSection).form.editors["name"]
    rewrite(name.main(), "מכולת כהן ובניו")
    assert book.shop.name == "המכולת של כהן"
    QTest.keyClick(name.main(), Qt.Key.Key_Return)
    assert book.shop.name == "מכולת כהן ובניו"
    assert program.main.windowTitle().startswith("מכולת כהן ובניו")
    assert program.main.message.text() == "Saved: Name of the shop"


def test_undo_takes_a_setting_back_and_the_field_shows_it(program: Program, book: Book) -> None:
    phone = section(program, "shop", ShopSection).form.editors["phone"]
    rewrite(phone.main(), "03-5550199")
    QTest.keyClick(phone.main(), Qt.Key.Key_Tab)
    assert book.shop.phone == "03-5550199"
    undo(program)
    assert book.shop.phone == ""
    assert phone.value() == ""


def test_what_was_not_changed_makes_no_step_of_undo(program: Program) -> None:
    before = program.main.actions_of.undo.text()
    name = section(program, "shop", ShopSection).form.editors["name"]
    QTest.keyClick(name.main(), Qt.Key.Key_Return)
    assert program.main.actions_of.undo.text() == before


def test_a_shop_without_a_name_is_told_beside_the_field_and_not_saved(program: Program, book: Book) -> None:
    name = section(program, "shop", ShopSection).form.editors["name"]
    name.main().setFocus()
    QTest.keyClick(name.main(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(name.main(), Qt.Key.Key_Delete)
    QTest.keyClick(name.main(), Qt.Key.Key_Tab)
    assert name.remark().text() == "Write the name of the shop. It stands on every page you print."
    assert book.shop.name == "המכולת של כהן"


def test_what_was_typed_is_saved_when_another_screen_is_shown(program: Program, book: Book) -> None:
    address = section(program, "shop", ShopSection).form.editors["address"]
    address.main().setFocus()
    type_into(address.main(), "אלנבי 12, תל אביב")
    program.go("customers")
    assert book.shop.address == "אלנבי 12, תל אביב"


def test_a_logo_is_made_small_and_written_anew(program: Program, book: Book, tmp_path: Path) -> None:
    picture = QImage(2000, 500, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.setText("Comment", "taken at home")
    picture.save(str(tmp_path / "logo.png"))
    logo = section(program, "shop", ShopSection).form.editors["logo"]
    assert isinstance(logo, PhotoEditor)
    logo.take_file(tmp_path / "logo.png")
    kept = QImage()
    assert book.shop.logo is not None
    kept.loadFromData(book.shop.logo)
    assert (kept.width(), kept.height()) == (512, 128)
    assert b"taken at home" not in book.shop.logo


# language and calendars


def test_a_choice_of_the_shop_is_saved_at_once(program: Program, book: Book) -> None:
    editor = section(program, "language", LanguageSection).form.editors["calendar"]
    QTest.keyClick(editor.main(), Qt.Key.Key_Down)
    assert book.shop.calendar is Calendar.JALALI
    undo(program)
    assert editor.value() is Calendar.GREGORIAN


def test_a_currency_of_other_decimals_is_refused_beside_the_field_once_there_are_amounts(program: Program, book: Book) -> None:
    currency = section(program, "language", LanguageSection).form.editors["currency"]
    currency.retype("JOD")
    assert (book.shop.currency, book.shop.currency_exponent) == ("ILS", 2)
    assert currency.value() == "ILS"
    assert "as many decimals" in currency.remark().text()


def test_a_currency_of_as_many_decimals_can_be_chosen(program: Program, book: Book) -> None:
    currency = section(program, "language", LanguageSection).form.editors["currency"]
    currency.retype("EUR")
    assert (book.shop.currency, book.shop.currency_exponent) == ("EUR", 2)


def test_the_language_of_the_window_changes_at_once_and_nothing_is_lost(program: Program, book: Book) -> None:
    number = section(program, "shop", ShopSection).form.editors["registration_number"]
    rewrite(number.main(), "51-234567-8")
    chips = section(program, "language", LanguageSection).language.row.chips
    chips["he"].setFocus()
    QTest.keyClick(chips["he"], Qt.Key.Key_Space)
    assert (language(), program.settings[LANGUAGE]) == ("he", "he")
    assert program.main.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert book.shop.registration_number == "51-234567-8"
    shown = screen(program).section()
    assert isinstance(shown, LanguageSection)
    assert program.main.focusWidget() is shown.language.row.chips["he"]


# look and printing


def test_the_look_is_worn_at_once(program: Program) -> None:
    QTest.keyClick(section(program, "look", LookSection).theme.row.chips["dark"], Qt.Key.Key_Space)
    assert (program.settings[THEME], look().palette.name) == ("dark", "dark")
    QTest.keyClick(section(program, "look", LookSection).text_size.row.chips[150], Qt.Key.Key_Space)
    assert (program.settings[TEXT_SCALE], look().percent) == (150, 150)
    QTest.keyClick(section(program, "look", LookSection).rows.row.chips[True], Qt.Key.Key_Space)
    assert (program.settings[DENSE_ROWS], look().dense) == (True, True)


def test_printers_are_shown_by_paper_and_can_be_forgotten(program: Program) -> None:
    program.settings[PRINTERS] = {"A4": "HP LaserJet", "A5": "Brother"}
    shown = section(program, "printing", PrintingSection)
    QTest.keyClick(shown.forget["A4"], Qt.Key.Key_Return)
    assert program.settings[PRINTERS] == {"A5": "Brother"}
    assert list(shown.forget) == ["A5"]


def test_paper_and_printing_at_once_are_kept(program: Program) -> None:
    shown = section(program, "printing", PrintingSection)
    QTest.keyClick(shown.paper.row.chips["A5"], Qt.Key.Key_Space)
    QTest.keyClick(shown.straight.row.chips[True], Qt.Key.Key_Space)
    assert (program.settings[PAPER], program.settings[PRINT_STRAIGHT]) == ("A5", True)


# the screen


def test_the_arrows_go_from_one_section_to_the_next(program: Program) -> None:
    program.go("settings")
    QApplication.processEvents()
    QTest.keyClick(program.main.focusWidget(), Qt.Key.Key_Down)
    assert isinstance(screen(program).section(), LanguageSection)


def test_a_section_is_found_among_the_commands(program: Program) -> None:
    program.go("settings")
    action = next(action for action in screen(program).actions_offered() if "Tags" in action.text())
    action.trigger()
    assert isinstance(screen(program).section(), LabelsSection)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_control_of_every_section_has_a_name_of_its_own(code: str, make_program: Callable[[str], Program], book: Book) -> None:
    add_custom_field(book, "עדשות", CustomType.CHOICE, ("36", "37"))
    save_filter(book, "VIP", Filter(tags=("VIP",)), Sort("name"))
    program = make_program(code)
    program.settings[PRINTERS] = {"A4": "HP", "A5": "HP"}
    program.use_book(book)
    for entry in SECTIONS:
        section(program, entry.name, Section)
        whole = program.main
        names = [
            control.accessibleName()
            for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
            for control in whole.findChildren(kind)
            if isinstance(control, QWidget) and control.isVisible()
        ]
        assert all(names), entry.name
        assert len(names) == len(set(names)), (entry.name, sorted(name for name in names if names.count(name) > 1))


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_needs_a_sideways_scroll_on_an_old_screen_at_the_largest_text(
    code: str, make_program: Callable[[str], Program], book: Book
) -> None:
    add_custom_field(book, "עדשות", CustomType.CHOICE, ("36", "37"))
    program = make_program(code)
    program.settings[TEXT_SCALE] = 150
    program.change_look()
    program.use_book(book)
    program.main.resize(1024, 700)
    for entry in SECTIONS:
        section(program, entry.name, Section)
        QApplication.processEvents()
        area = screen(program).findChildren(QScrollArea)
        shown = next(each for each in area if each.isVisible() and each.widget() is not None)
        assert program.main.width() == 1024, entry.name
        assert shown.widget().width() <= shown.viewport().width(), entry.name


def test_what_the_program_stands_on_is_named_with_its_licence() -> None:
    import tomllib
    from pathlib import Path as Folder

    root = Folder(__file__).parents[3]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {name.casefold() for name, _licence in LIBRARIES}
    needed = {need.split("=")[0].split(">")[0].split("<")[0].casefold() for need in project["dependencies"]}
    assert named == needed | {"python"}
    assert all((root / "resources" / file).is_file() for _name, _licence, file in FONTS_AND_ICONS)


def test_the_settings_of_another_window_are_shown_when_the_book_changes(program: Program, book: Book) -> None:
    from smallcrm.services.shop import update_shop

    closing = section(program, "shop", ShopSection).form.editors["closing_line"]
    program.command(lambda: update_shop(book, replace(book.shop, closing_line="תודה ולהתראות")))
    assert closing.value() == "תודה ולהתראות"
