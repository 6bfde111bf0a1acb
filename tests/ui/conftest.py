"""A window for tests: dressed, furnished, its work done at once, on a book of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.shop import ShopSettings
from smallcrm.i18n import set_language
from smallcrm.infra.settings import LANGUAGE, Settings
from smallcrm.services.book import create_book, open_book
from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.services.customers import save_customer
from smallcrm.ui import errors
from smallcrm.ui.program import Program
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import Look
from smallcrm.ui.style.palette import LIGHT
from smallcrm.ui.style.wear import wear
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.screens.customers.card_panel import CardPanel

SHOP = ShopSettings(name="המכולת של כהן", language="he", currency="ILS", region="IL")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager to hint to, and says so."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)"))


@pytest.fixture(autouse=True)
def bugs_are_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug fails the test instead of waiting in a dialog for somebody to read it."""

    def raised(error: BaseException, parent: object = None) -> None:
        del parent
        raise error

    monkeypatch.setattr(errors, "show", raised)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[..., Look]]:
    """Put a look on the application, in the language of it."""

    def dressed(language: str = "en", percent: int = 100, *, dense: bool = False) -> Look:
        worn = Look(LIGHT, percent, dense, language)
        set_language(language)
        wear(qapp, worn)
        fonts.load_all()
        return worn

    dressed()
    yield dressed
    dressed()


def delete_now(qapp: QApplication) -> None:
    """What is to be deleted is deleted now: it would go on reading and writing a book that is closed."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


@pytest.fixture
def shop() -> ShopSettings:
    return SHOP


@pytest.fixture(scope="session")
def book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four customers of a grocer, in a book to be copied."""
    path = tmp_path_factory.mktemp("template") / "shop.smallcrm"
    made = create_book(path, SHOP)
    for given, family, city, phone, owes, tags in (
        ("דנה", "כהן", "תל אביב-יפו", "054-1234567", 124050, ("VIP",)),
        ("יוסי", "מזרחי", "חיפה", "0526689415", 8840, ()),
        ("Sean", "O'Neil", "באר שבע", "035550199", -1050, ("סיטונאי",)),
        ("Иван", "Петров", "София", "+359881234567", 0, ()),
    ):
        card = Customer(
            given_name=given,
            family_name=family,
            addresses=(Address(city=city),),
            phones=(Phone(phone, PhoneKind.MOBILE),),
            tags=tags,
        )
        save_customer(made, card, opening_balance=owes)
    made.close()
    return path


@pytest.fixture
def book(book_file: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Book]:
    """The grocer's book, for this test alone."""
    opened = open_book(shutil.copyfile(book_file, tmp_path / "shop.smallcrm"))
    yield opened
    delete_now(qapp)
    opened.close()


@pytest.fixture
def make_program(dress: Callable[..., Look], qapp: QApplication) -> Iterator[Callable[[str], Program]]:
    """A program whose work is done at once; closed after the test with the book that is open in it."""
    del dress
    made: list[Program] = []

    def program(language: str = "en") -> Program:
        settings = Settings()
        settings[LANGUAGE] = language
        one = Program(qapp, settings, InlineTasks())
        one.furnish()
        one.main.resize(1360, 840)
        one.main.show()
        made.append(one)
        return one

    yield program
    for one in made:
        one.main.hide()
        one.main.forget_screens()
        one.main.deleteLater()
    delete_now(qapp)
    for one in made:
        if one._book is not None:
            one._book.close()


@pytest.fixture
def program(make_program: Callable[[str], Program], book: Book) -> Program:
    """The window on the grocer's book, in English."""
    one = make_program("en")
    one.use_book(book, screen="customers")
    return one


@pytest.fixture
def panel(program: Program, qtbot: QtBot) -> CardPanel:
    """The card beside the list, in front of everything."""
    from smallcrm.ui.screens.customers.list_screen import CustomersScreen

    with qtbot.waitExposed(program.main):
        program.main.activateWindow()
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown._card


@pytest.fixture
def dana(book: Book) -> int:
    return list_ids(book, Filter(text="דנה"), Sort())[0]
