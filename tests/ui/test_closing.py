"""The window is closed while something is under way: nothing goes wrong, and nothing is left open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from smallcrm.domain.customer import Customer
from smallcrm.infra.settings import LANGUAGE, RECENT_BOOKS, Settings
from smallcrm.services import customer_list
from smallcrm.services.book import create_book, open_book
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.services.customers import save_customer
from smallcrm.ui.program import Program
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.tasks import ThreadTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def threaded(dress: Callable[..., object], qapp: QApplication, failures: list[Exception]) -> Iterator[Program]:
    """A program whose work is done in threads, as it is for whoever uses it."""
    del dress
    settings = Settings()
    settings[LANGUAGE] = "he"
    program = Program(qapp, settings, ThreadTasks(failures.append))
    program.furnish()
    program.main.resize(1360, 840)
    program.main.show()
    yield program
    program.main.close()
    settle()
    program.main.deleteLater()
    settle()


def settle() -> None:
    """What is on its way to the window arrives, and what is to go goes."""
    for _turn in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Held:
    """Work that stands still until it is let go."""

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()

    def wait(self) -> None:
        self.begun.set()
        assert self.let_go.wait(10)


def close(program: Program, held: Held) -> None:
    """Close the window while that work is under way; it ends a moment later, while the window waits for it."""
    assert held.begun.wait(10)
    threading.Timer(0.05, held.let_go.set).start()
    program.main.close()
    settle()


def test_a_window_closed_while_its_first_book_is_made_says_nothing_and_knows_the_book_next_time(
    threaded: Program, failures: list[Exception], shop: ShopSettings, tmp_path: Path
) -> None:
    held, path = Held(), tmp_path / "המכולת.smallcrm"

    def making() -> Book:
        held.wait()
        return create_book(path, shop)

    threaded.begin()
    threaded.tasks.write(making, threaded.use_book)
    close(threaded, held)
    assert failures == []
    assert threaded.settings[RECENT_BOOKS] == [str(path)]
    open_book(path).close()  # it is refused while somebody holds the book


def test_a_window_closed_while_its_card_is_on_its_way_says_nothing(
    threaded: Program, failures: list[Exception], book_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "shop.smallcrm"
    path.write_bytes(book_file.read_bytes())
    threaded.use_book(open_book(path), screen="customers")
    shown = threaded.main.front()
    assert isinstance(shown, CustomersScreen)
    qtbot.waitUntil(lambda: shown._card._view is not None)
    answered, held = list[object](), Held()
    threaded.tasks.read(held.wait, answered.append)
    shown._card.show_customer(shown._pane.model.ids[2])
    close(threaded, held)
    assert failures == []
    assert answered == []


def test_what_is_written_while_the_window_closes_is_in_the_book(
    threaded: Program, failures: list[Exception], book_file: Path, tmp_path: Path
) -> None:
    path, held = tmp_path / "shop.smallcrm", Held()
    path.write_bytes(book_file.read_bytes())
    threaded.use_book(open_book(path), screen="customers")
    book = threaded.book

    def writing() -> Outcome[int]:
        held.wait()
        return save_customer(book, Customer(given_name="רחל"))

    threaded.command(writing, says="נשמר")
    close(threaded, held)
    assert failures == []
    again = open_book(path)
    assert len(customer_list.list_ids(again, Filter(text="רחל"), Sort())) == 1
    again.close()


def test_a_window_closed_while_its_columns_are_asked_for_says_nothing(
    threaded: Program, failures: list[Exception], book_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    held, path, columns = Held(), tmp_path / "shop.smallcrm", customer_list.columns
    path.write_bytes(book_file.read_bytes())

    def slow(book: Book) -> object:
        found = columns(book)
        held.wait()
        return found

    monkeypatch.setattr(customer_list, "columns", slow)
    threaded.use_book(open_book(path), screen="customers")
    qtbot.waitUntil(held.begun.is_set)
    close(threaded, held)
    assert failures == []


def test_a_window_closed_while_its_list_is_on_its_way_says_nothing(
    threaded: Program, failures: list[Exception], book_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    held, path, first_ids = Held(), tmp_path / "shop.smallcrm", customer_list.first_ids
    path.write_bytes(book_file.read_bytes())

    def slow(*asked: object) -> object:
        found = first_ids(*asked)  # type: ignore[arg-type]  # handed on as it was asked
        held.wait()
        return found

    monkeypatch.setattr(customer_list, "first_ids", slow)
    threaded.use_book(open_book(path), screen="customers")
    qtbot.waitUntil(held.begun.is_set)
    close(threaded, held)
    assert failures == []
