"""The palette of commands and the list of keys: every command once, with its icon and its key, and none that does nothing here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.screens import PLACES
from smallcrm.ui.screens.customers.columns_sheet import ColumnsSheet
from smallcrm.ui.screens.customers.filter_sheet import FilterSheet
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.widgets.command_palette import CommandPalette
from smallcrm.ui.widgets.help_sheet import HelpSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from smallcrm.ui.program import Program

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def awake(program: Program, qtbot: QtBot) -> Program:
    """The window on the grocer's book, the card of the first customer beside the list."""
    with qtbot.waitExposed(program.main):
        program.main.activateWindow()
    qtbot.waitUntil(lambda: customers(program)._card.customer_id is not None)
    return program


@pytest.fixture
def first_start(make_program: Callable[[str], Program]) -> Program:
    one = make_program("en")
    one.begin()
    return one


def customers(program: Program) -> CustomersScreen:
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown


def palette(program: Program) -> CommandPalette:
    program.main.show_palette()
    return program.main.findChildren(CommandPalette)[-1]


def commands(program: Program) -> list[QAction]:
    opened = palette(program)
    found = list(opened._commands)
    opened.reject()
    return found


def words(program: Program) -> list[str]:
    """The entries of the palette as they are read: the command, and its key."""
    opened = palette(program)
    read = [strip_marks(opened.list.item(row).text()) for row in range(opened.list.count())]
    opened.reject()
    return read


def helped(program: Program) -> list[str]:
    program.main.show_help()
    sheet = program.main.findChildren(HelpSheet)[-1]
    read = [strip_marks(label.text()) for label in sheet.findChildren(QLabel)]
    sheet.reject()
    return read


def choose(program: Program, count: int) -> None:
    pane = customers(program)._pane
    pane.table.select_ids(list(pane.model.ids[:count]))


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_the_palette_offers_every_command_once(place: str, awake: Program) -> None:
    awake.go(place)
    assert [name for name, count in Counter(action.text() for action in commands(awake)).items() if count > 1] == []


@pytest.mark.parametrize("chosen", [1, 3])
def test_the_palette_offers_once_what_can_be_done_to_the_chosen(chosen: int, awake: Program) -> None:
    choose(awake, chosen)
    offered = [action.text() for action in commands(awake)]
    assert [text for text in offered if "aside" in text] == ["Put aside"]
    assert Counter(offered).most_common(1)[0][1] == 1


def test_the_palette_offers_to_put_a_card_that_is_open_whole_aside(awake: Program) -> None:
    QTest.keyClick(customers(awake)._pane.table, Qt.Key.Key_Return)
    assert [action.text() for action in commands(awake) if "aside" in action.text()] == ["Put this card aside"]


def test_what_ctrl_p_prints_stands_in_the_palette_once_with_its_key(awake: Program) -> None:
    printing = [text for text in words(awake) if "Print this card" in text or text.startswith("Print ")]
    assert [text for text in printing if "Ctrl+P" in text] == ["Print this card · Ctrl+P"]


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_command_of_the_palette_has_an_icon_of_its_own(place: str, awake: Program) -> None:
    awake.go(place)
    opened = palette(awake)
    assert all(not opened.list.item(row).icon().isNull() for row in range(opened.list.count()))
    names = [str(action.data()) for action in commands(awake) if action.data() is not None]
    assert len(set(names)) > len(names) // 2
    assert "command" not in names


def test_the_palette_tells_the_keys(awake: Program) -> None:
    read = words(awake)
    for key in ("Ctrl+F", "Ctrl+N", "Ctrl+P", "Ctrl+E", "Ctrl+T", "Del", "Ctrl+Shift+F", "Ctrl+Shift+O", "Ctrl+1", "F1"):
        assert [text for text in read if text.endswith(f" · {key}")], key


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_F, FilterSheet), (Qt.Key.Key_O, ColumnsSheet)])
def test_the_sheets_of_the_list_come_by_a_key_from_anywhere_on_the_screen(
    key: Qt.Key, kind: type[FilterSheet | ColumnsSheet], awake: Program
) -> None:
    for widget in (customers(awake)._pane.table, awake.main.search.line):
        widget.setFocus()
        QTest.keyClick(widget, key, CTRL_SHIFT)
        sheets = [each for each in awake.main.findChildren(kind) if each.isVisible()]
        assert len(sheets) == 1
        sheets[0].reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_O])
def test_those_keys_rest_where_the_list_is_not_seen(key: Qt.Key, awake: Program) -> None:
    QTest.keyClick(customers(awake)._pane.table, Qt.Key.Key_Return)
    QTest.keyClick(awake.main, key, CTRL_SHIFT)
    assert not awake.main.findChildren(FilterSheet)
    assert not awake.main.findChildren(ColumnsSheet)


def test_no_two_commands_of_a_screen_share_a_key(awake: Program) -> None:
    keys = Counter(action.shortcut().toString() for action in commands(awake) if not action.shortcut().isEmpty())
    assert [key for key, count in keys.items() if count > 1] == []


def test_help_names_search_the_palette_and_the_keys_of_the_list(awake: Program) -> None:
    assert {"Ctrl+F", "Ctrl+K", "Ctrl+Shift+F", "Ctrl+Shift+O", "Ctrl+E", "Ctrl+T", "Del", "Ctrl+P"} <= set(helped(awake))


def test_help_names_no_key_that_does_nothing_here(awake: Program) -> None:
    assert "Ctrl+S" not in helped(awake)
    awake.main.new_customer()
    assert "Ctrl+S" in helped(awake)
    awake.go("import")
    assert not {"Ctrl+S", "Ctrl+P", "Ctrl+Shift+F"} & set(helped(awake))


def test_help_at_the_first_start_names_only_the_keys_that_work_there(first_start: Program) -> None:
    read = helped(first_start)
    keys = [text for text in read if text.startswith(("Ctrl+", "Alt+", "F1"))]
    assert keys == ["Alt+←", "F1"]


def test_the_search_box_that_is_not_there_takes_no_focus_at_the_first_start(first_start: Program) -> None:
    first_start.main.activateWindow()
    before = first_start.main.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert first_start.main.focusWidget() is before
