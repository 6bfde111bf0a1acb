"""Going on in an import by one key, wherever the focus stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.keys import type_into
from tests.ui.screens.importing import GROCER, go_to_import
from tests.workbooks import workbook

from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.services.customers import get_customer
from smallcrm.ui.forms.base import LineField

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen


@pytest.fixture
def screen(program: Program) -> ImportScreen:
    """The second step of the grocer's file."""
    program.main.activateWindow()
    return go_to_import(program, GROCER)


def go_on(screen: ImportScreen, key: Qt.Key = Qt.Key.Key_Return) -> None:
    focused = screen.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_goes_on_through_every_step_without_a_tab(screen: ImportScreen, key: Qt.Key) -> None:
    for _ in range(3):
        go_on(screen, key)
    assert screen._page() is screen.done_page


def test_it_goes_on_from_the_columns_and_from_their_fields(screen: ImportScreen) -> None:
    go_on(screen)
    assert screen.window().focusWidget() is screen.columns_page.columns.view
    screen.columns_page.chooser.setFocus()
    go_on(screen)
    assert screen._page() is screen.review_page


def test_it_takes_the_cell_that_is_being_mended_along(program: Program, tmp_path: Path) -> None:
    program.main.activateWindow()
    rows: list[list[object]] = [["שם", "תאריך", "לקח"], ["משה לביא", "13/04/2024", 30], ["משה לביא", "41/04/2024", 20]]
    screen = go_to_import(program, workbook(tmp_path / "פנקס.xlsx", rows))
    for _ in range(2):
        go_on(screen)
    screen.review_page.rows.select_row(1)
    cell = screen.review_page.panel.first_field()
    assert isinstance(cell, LineField)
    cell.setFocus()
    cell.selectAll()
    type_into(cell, "14/04/2024")
    go_on(screen)
    assert screen._page() is screen.done_page
    moshe = list_ids(program.book, Filter(text="משה לביא"), Sort())[0]
    assert get_customer(program.book, moshe).balance == 5000


def test_rows_can_not_be_changed_while_they_are_written(screen: ImportScreen) -> None:
    for _ in range(2):
        go_on(screen)
    allowed: list[bool] = []
    screen.bringing.writing.connect(lambda _begins: allowed.append(screen.review_page.panel.isEnabled()))
    go_on(screen)
    assert allowed == [False, True]


def test_every_button_that_goes_on_tells_the_key(screen: ImportScreen) -> None:
    assert all("Go on (\u2066Ctrl+Enter\u2069)" in page.forward.toolTip() for page in screen._pages)


def test_the_help_tells_the_key(screen: ImportScreen) -> None:
    assert [action.shortcut().toString() for action in screen.actions_offered()] == ["Ctrl+Enter"]
    assert "Ctrl+Enter goes on" in screen.help_text()
