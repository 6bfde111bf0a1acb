"""A locked workbook asks for its password in place, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.ui.screens.importing import DATA, go_to_import
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Two customers, locked."""
    plain = workbook(tmp_path / "plain.xlsx", [["שם", "נייד"], ["רונית אלון", "054-7654321"], ["יוסי לוי", "052-3334445"]])
    path = tmp_path / "לקוחות.xlsx"
    with plain.open("rb") as content, path.open("wb") as target:
        OOXMLFile(content).encrypt("Dana1980", target)
    return path


@pytest.fixture
def screen(program: Program, locked: Path) -> ImportScreen:
    """The first step, asking for the password."""
    program.main.activateWindow()
    return go_to_import(program, locked)


def type_in(screen: ImportScreen, password: str) -> None:
    field = screen.file_page.password.field
    assert screen.window().focusWidget() is field
    QTest.keyClicks(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_locked_workbook_asks_for_its_password_and_hides_what_is_typed(screen: ImportScreen) -> None:
    asked = screen.file_page.password
    assert not asked.isHidden()
    assert strip_marks(asked.asked.text()) == "לקוחות.xlsx is locked with a password."
    assert asked.field.echoMode() is QLineEdit.EchoMode.Password
    assert screen.file_page.fault() == ""


def test_the_password_and_enter_open_it(screen: ImportScreen) -> None:
    type_in(screen, "Dana1980")
    assert screen._page() is screen.understood_page
    assert screen.file_page.password.isHidden()
    assert screen.file_page.password.field.text() == ""


def test_a_wrong_password_is_said_and_asked_for_again(screen: ImportScreen) -> None:
    type_in(screen, "dana1980")
    assert screen._page() is screen.file_page
    assert strip_marks(screen.file_page.fault()).startswith("That is not the password of לקוחות.xlsx. Look at capital letters")
    assert screen.file_page.password.field.text() == ""
    type_in(screen, "Dana1980")
    assert screen._page() is screen.understood_page
    assert screen.file_page.fault() == ""


def test_esc_leaves_the_file_closed(program: Program, screen: ImportScreen) -> None:
    type_in(screen, "dana1980")
    assert screen.go_back()
    assert screen.file_page.password.isHidden()
    assert screen.file_page.fault() == ""
    assert screen.bringing.choices is None
    assert screen.window().focusWidget() is screen.file_page.forward
    assert program.main.front() is screen


def test_another_file_is_not_asked_for_the_password_of_the_first(screen: ImportScreen) -> None:
    screen.bring(DATA / "grocer_he.xls")
    assert screen._page() is screen.understood_page
    assert screen.bringing.choices is not None
    assert screen.bringing.choices.password is None


def test_the_whole_way_goes_with_a_locked_workbook(screen: ImportScreen) -> None:
    type_in(screen, "Dana1980")
    for page in (screen.understood_page, screen.columns_page, screen.review_page):
        page.forward.click()
    assert screen.done_page.count.text() == "2 new customers were brought in."


def test_the_password_is_shown_by_nothing_that_holds_it(screen: ImportScreen) -> None:
    type_in(screen, "Dana1980")
    assert "Dana1980" not in repr(screen.bringing.choices)
