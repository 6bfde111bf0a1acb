"""What the tests of the card in the window share: the card itself, and hands to use it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from tests.ui.keys import type_into

from smallcrm.i18n.direction import strip_marks
from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.services.customers import get_customer
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from smallcrm.domain.customer import Customer
    from smallcrm.services.book import Book
    from smallcrm.ui.screens.customers.card_form import CardForm
    from smallcrm.ui.screens.customers.card_panel import CardPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def form(panel: CardPanel) -> CardForm:
    assert panel._form is not None
    return panel._form


def texts(panel: CardPanel) -> list[str]:
    return [label.whole() for label in panel._content.findChildren(CopyLabel)]


def focused() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    type_into(focused(), text)


def everybody(book: Book) -> set[str]:
    return {get_customer(book, each).given_name for each in list_ids(book, Filter(), Sort())}


def is_control(widget: QWidget) -> bool:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    return isinstance(widget, kinds) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def press_button(panel: CardPanel, name: str) -> None:
    buttons = [each for each in panel.findChildren(QAbstractButton) if strip_marks(each.accessibleName()) == name]
    buttons[-1].click()


def answer(panel: CardPanel, words: str) -> None:
    next(each for each in panel._offer._body.findChildren(QAbstractButton) if each.accessibleName() == words).click()


def change(book: Book, customer_id: int, **changes: object) -> Customer:
    from dataclasses import replace

    return replace(get_customer(book, customer_id), **changes)  # type: ignore[arg-type]  # fields of a card by name
