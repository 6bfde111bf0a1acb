"""What was typed into the settings of the shop survives a killed program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.sections import rewrite, section

from smallcrm.services.drafts import keep_shop_draft, shop_draft
from smallcrm.ui.screens.settings.language_section import LanguageSection
from smallcrm.ui.screens.settings.shop_section import ShopSection

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

CLOSING = "תודה שקניתם אצלנו"


def write_and_pause(program: Program, name: str, text: str) -> None:
    """Type into a field of the shop, stay in it, and let the half second pass after which it is kept."""
    shown = section(program, "shop", ShopSection)
    rewrite(shown.form.editors[name].main(), text)
    shown.fields._keeper._timer.timeout.emit()


def test_a_text_is_kept_while_it_is_typed_and_stands_there_after_a_kill(program: Program, book: Book) -> None:
    keep_shop_draft(book, f'{{"closing_line": "{CLOSING}"}}')
    closing = section(program, "shop", ShopSection).form.editors["closing_line"]
    assert closing.value() == CLOSING
    assert closing.remark().text() == "You were writing this when the program ended. It is saved when you leave the field."
    assert book.shop.closing_line == ""


def test_it_is_saved_with_the_settings_and_then_no_draft_is_left(program: Program, book: Book) -> None:
    keep_shop_draft(book, f'{{"closing_line": "{CLOSING}"}}')
    section(program, "shop", ShopSection)
    section(program, "language", LanguageSection)
    assert book.shop.closing_line == CLOSING
    assert shop_draft(book) is None


def test_a_field_that_was_left_keeps_no_draft(program: Program, book: Book) -> None:
    write_and_pause(program, "phone", "03-555-0199")
    assert shop_draft(book) == '{"phone": "03-555-0199"}'
    shown = section(program, "shop", ShopSection)
    QTest.keyClick(shown.form.editors["phone"].main(), Qt.Key.Key_Tab)
    shown.fields._keeper._timer.timeout.emit()
    assert book.shop.phone == "03-555-0199"
    assert shop_draft(book) is None


def test_a_name_that_cannot_be_saved_is_kept_as_a_draft(program: Program, book: Book) -> None:
    write_and_pause(program, "name", " ")
    section(program, "language", LanguageSection)
    assert shop_draft(book) == '{"name": " "}'
    assert book.shop.name == "המכולת של כהן"


def test_a_draft_that_was_saved_before_the_program_was_killed_says_nothing(program: Program, book: Book) -> None:
    keep_shop_draft(book, '{"name": "המכולת של כהן"}')
    shown = section(program, "shop", ShopSection)
    assert not shown.form.editors["name"].remark().isVisible()
    shown.leave()
    assert shop_draft(book) is None


def test_a_draft_of_a_newer_program_is_no_obstacle(program: Program, book: Book) -> None:
    keep_shop_draft(book, '{"opening_hours": [8, 20], "name": 7}')
    assert section(program, "shop", ShopSection).form.editors["phone"].value() == book.shop.phone
