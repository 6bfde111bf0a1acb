"""How a file is read, remembered and saved by a name, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.keys import type_into
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks
from smallcrm.services.matchings import saved_matchings
from smallcrm.ui.screens.import_.matching_panel import MatchingPanel, what_it_says
from smallcrm.ui.screens.import_.matching_sheet import MatchingSheet

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

HEADINGS: list[object] = ["שם", "נייד", "קוד"]


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """The file of January."""
    return workbook(tmp_path / "ינואר.xlsx", [HEADINGS, ["דנה כהן", "054-123-4567", "אופה"]])


@pytest.fixture
def february(tmp_path: Path) -> Path:
    """The file of February, its columns in another order."""
    return workbook(tmp_path / "פברואר.xlsx", [["קוד", "שם", "נייד"], ["צבע", "יוסי לוי", "052-333-4445"]])


def key(screen: ImportScreen, which: Qt.Key, *, control: bool = False) -> None:
    focused = screen.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)


def go_on(screen: ImportScreen, times: int = 1) -> None:
    for _ in range(times):
        key(screen, Qt.Key.Key_Return, control=True)


def targets(screen: ImportScreen) -> dict[str, str]:
    table = screen.bringing.table
    assert table is not None
    return {column.heading: column.target for column in table.columns}


def panel(screen: ImportScreen) -> MatchingPanel:
    found = screen.understood_page.matching
    assert found is not None
    return found


def choose(screen: ImportScreen, words: str) -> None:
    """Choose another matching by keys."""
    editor = panel(screen).box
    assert editor is not None
    box = editor.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    place = next(place for place in range(box.count()) if strip_marks(box.itemText(place)).startswith(words))
    for _ in range(place):
        found = panel(screen).box
        assert found is not None
        found.box.setFocus()
        QTest.keyClick(found.box, Qt.Key.Key_Down)


@pytest.fixture
def matched(program: Program, january: Path) -> ImportScreen:
    """The columns of January, that of codes said to be occupations."""
    program.main.activateWindow()
    screen = go_to_import(program, january)
    go_on(screen)
    screen.bringing.choose_target(2, "occupation")
    return screen


def test_a_first_file_says_nothing_of_matchings(program: Program, january: Path) -> None:
    screen = go_to_import(program, january)
    assert screen.understood_page.matching is None
    assert not screen.columns_page.save.isEnabled()
    assert not screen.can_save()


def test_the_next_file_is_read_as_the_last_and_one_key_goes_back(program: Program, matched: ImportScreen, february: Path) -> None:
    go_on(matched, 2)
    assert matched._page() is matched.done_page
    screen = go_to_import(program, february)
    assert targets(screen) == {"קוד": "occupation", "שם": "name", "נייד": "mobile"}
    used = screen.bringing.choices and screen.bringing.choices.used
    assert used
    assert screen.bringing.known
    assert [strip_marks(said) for said in what_it_says(used, screen.bringing.known.understanding)] == ["“קוד”: Occupation"]
    focused = screen.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert targets(screen)["קוד"] == "number"
    assert screen.bringing.choices
    assert screen.bringing.choices.used is None
    choose(screen, "As you matched it on")
    assert targets(screen)["קוד"] == "occupation"


def test_a_matching_is_saved_by_a_key_and_used_on_another_file(program: Program, matched: ImportScreen, book: Book, february: Path) -> None:
    key(matched, Qt.Key.Key_S, control=True)
    sheet = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MatchingSheet) and each.isVisible())
    type_into(sheet.name.main(), "ספק")
    QTest.keyClick(sheet.name.main(), Qt.Key.Key_Return)
    assert saved_matchings(book) == ["ספק"]
    screen = go_to_import(program, february)
    assert targets(screen)["קוד"] == "number"
    choose(screen, "ספק")
    assert targets(screen) == {"קוד": "occupation", "שם": "name", "נייד": "mobile"}
    assert screen.bringing.choices
    assert screen.bringing.choices.used
    assert screen.bringing.choices.used.name == "ספק"


def test_a_saved_matching_that_does_not_fit_is_said_and_changes_nothing(program: Program, matched: ImportScreen, tmp_path: Path) -> None:
    key(matched, Qt.Key.Key_S, control=True)
    sheet = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MatchingSheet) and each.isVisible())
    sheet.name.set_value("ספק")
    QTest.keyClick(sheet.name.main(), Qt.Key.Key_Return)
    screen = go_to_import(program, workbook(tmp_path / "אחר.xlsx", [["שם", "טלפון"], ["יוסי לוי", "052-333-4445"]]))
    choose(screen, "ספק")
    assert screen.bringing.known
    assert strip_marks(screen.bringing.known.misfit) == "“ספק” does not fit אחר.xlsx: its columns are others."
    assert screen.understood_page.forward.isEnabled()


def test_a_matching_that_is_undone_is_offered_no_longer(program: Program, matched: ImportScreen, book: Book, february: Path) -> None:
    key(matched, Qt.Key.Key_S, control=True)
    sheet = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MatchingSheet) and each.isVisible())
    sheet.name.set_value("ספק")
    QTest.keyClick(sheet.name.main(), Qt.Key.Key_Return)
    screen = go_to_import(program, february)
    assert screen.understood_page.matching is not None
    key(screen, Qt.Key.Key_Z, control=True)
    assert saved_matchings(book) == []
    assert screen.understood_page.matching is None


def test_an_old_rate_is_proposed_and_counts_when_it_is_said_again(program: Program, tmp_path: Path) -> None:
    program.main.activateWindow()
    first = workbook(tmp_path / "a.xlsx", [["שם", "נייד", "יתרה"], ["רונית אלון", "054-7654321", "$10.50"]])
    screen = go_to_import(program, first)
    QTest.keyClicks(screen.window().focusWidget(), "3.71")
    key(screen, Qt.Key.Key_Return)
    go_on(screen, 3)
    assert screen._page() is screen.done_page
    screen = go_to_import(program, workbook(tmp_path / "b.xlsx", [["שם", "נייד", "יתרה"], ["יוסי לוי", "052-3334445", "$3"]]))
    line = screen.understood_page.rate_line
    assert line is not None
    assert screen.understood_page.open_question() is line.field
    assert line.field.text() == "3.71"
    go_on(screen)
    assert screen._page() is screen.understood_page
    assert screen.understood_page.fault() == "Answer the question first."
    key(screen, Qt.Key.Key_Return)
    assert screen.understood_page.open_question() is None
    go_on(screen, 3)
    assert screen._page() is screen.done_page
