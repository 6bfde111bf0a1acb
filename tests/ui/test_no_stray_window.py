"""Nothing is a window but what is meant to be one: a part shown before it has its place flashes up and takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from smallcrm.infra.settings import RECENT_BOOKS
from smallcrm.ui.screens import PLACES, beginning, no_book
from smallcrm.ui.screens.settings.sections import SECTIONS
from smallcrm.ui.screens.settings.settings_screen import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screen import Screen


class Strays(QObject):
    """Keeps the kinds of all windows that are shown, but the program's own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow)
        ):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[list[str]]:
    watching = Strays()
    qapp.installEventFilter(watching)
    yield watching.seen
    qapp.removeEventFilter(watching)


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_no_part_of_a_screen_is_a_window_for_a_moment(place: str, program: Program, strays: list[str]) -> None:
    program.go(place)
    QApplication.processEvents()
    assert strays == []


def test_no_part_of_a_section_of_the_settings_is_a_window_for_a_moment(program: Program, book: Book, strays: list[str]) -> None:
    program.settings[RECENT_BOOKS] = [str(book.path), str(book.path.with_name("other.smallcrm"))]
    program.go("settings")
    shown = program.main.front()
    assert isinstance(shown, SettingsScreen)
    for entry in SECTIONS:
        shown.show_section(entry.name)
        QApplication.processEvents()
    assert strays == []


@pytest.mark.parametrize("make", [beginning, lambda program: no_book(program, "")], ids=["first start", "no book"])
def test_no_part_of_a_screen_without_a_book_is_a_window_for_a_moment(
    make: Callable[[Program], Screen], make_program: Callable[[str], Program], strays: list[str]
) -> None:
    program = make_program("he")
    strays.clear()
    program.main.show_whole(make(program))
    QApplication.processEvents()
    assert strays == []


def test_no_part_of_a_card_is_a_window_for_a_moment_while_it_is_shown_and_written(program: Program, dana: int, strays: list[str]) -> None:
    program.open_customer(dana)
    QApplication.processEvents()
    program.main.new_customer()
    QApplication.processEvents()
    assert strays == []
