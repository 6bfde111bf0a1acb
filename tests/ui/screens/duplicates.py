"""What the tests of duplicates share: the screen as a test goes to it, and what stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel
from tests.ui.test_accessible_names import controls, name_of

from smallcrm.domain.customer import Customer, Phone
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.customers import save_customer
from smallcrm.ui.errands import FindDuplicates
from smallcrm.ui.screens.duplicates.duplicates_screen import DuplicatesScreen

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.duplicates.pair_grid import PairGrid


def write(book: Book, given: str, family: str, phone: str, balance: int = 0, **parts: object) -> int:
    card = Customer(given_name=given, family_name=family, phones=(Phone(phone),), **parts)  # type: ignore[arg-type]  # fields by name
    return save_customer(book, card, opening_balance=balance).value


def go(program: Program, errand: object = None) -> DuplicatesScreen:
    program.main.activateWindow()
    program.go("duplicates", errand or FindDuplicates())
    QApplication.processEvents()
    shown = program.main.front()
    assert isinstance(shown, DuplicatesScreen)
    return shown


def grid(screen: DuplicatesScreen) -> PairGrid:
    assert screen.pair.grid is not None
    return screen.pair.grid


def pairs(screen: DuplicatesScreen) -> list[tuple[int, int]]:
    return [pair.ids for pair in screen.list.proposals()]


def said(program: Program) -> str:
    return strip_marks(program.main.message.text())


def names(program: Program) -> list[str]:
    return [strip_marks(name_of(widget)) for widget in controls(program)]


def preview(screen: DuplicatesScreen) -> str:
    assert screen.pair.preview is not None
    return "\n".join(strip_marks(label.text()) for label in screen.pair.preview.findChildren(QLabel))
