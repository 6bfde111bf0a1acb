"""The window is made anew while a card is being written: nothing of what was there before stays on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from smallcrm.infra.settings import LANGUAGE, THEME, Settings
from smallcrm.services.book import open_book
from smallcrm.ui.program import Program
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.tables.table_view import LoadingNote
from smallcrm.ui.tasks import ThreadTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def threaded(dress: Callable[..., object], qapp: QApplication, book_file: Path, tmp_path: Path) -> Iterator[Program]:
    """The window on the grocer's book, its work done in threads."""
    del dress
    settings = Settings()
    settings[LANGUAGE] = "he"
    program = Program(qapp, settings, ThreadTasks(lambda error: pytest.fail(repr(error))))
    program.furnish()
    program.main.resize(1360, 840)
    program.main.show()
    path = tmp_path / "shop.smallcrm"
    path.write_bytes(book_file.read_bytes())
    program.use_book(open_book(path), screen="customers")
    yield program
    program.main.close()
    QApplication.processEvents()
    program.main.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def front(program: Program) -> CustomersScreen:
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown


@pytest.mark.parametrize(("setting", "value"), [(THEME, "dark"), (LANGUAGE, "en")])
def test_the_list_stands_there_without_a_word_of_waiting_once_the_look_was_changed_while_a_card_was_written(
    setting: object, value: str, threaded: Program, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: front(threaded)._card.customer_id is not None and front(threaded)._card._view is not None)
    front(threaded)._card.edit()
    qtbot.waitUntil(lambda: front(threaded)._card._form is not None)
    threaded.settings[setting] = value  # type: ignore[index]  # either of the two
    threaded.change_look()
    qtbot.waitUntil(lambda: front(threaded)._pane.model.complete and front(threaded)._card._form is not None)
    note = front(threaded)._pane.model.findChild(LoadingNote)
    assert isinstance(note, LoadingNote)
    assert not note.isActive()
    assert front(threaded)._pane._wait.isHidden()
