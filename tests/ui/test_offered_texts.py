"""What a field of the card offers while one types: the texts the book has in it already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.ui.keys import type_into

from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Customer, CustomValue
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.services.custom_fields import add_custom_field, custom_fields
from smallcrm.services.customers import save_customer
from smallcrm.ui.forms.factory import custom_editor, editor_for
from smallcrm.ui.screens.customers.card_source import form_context
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.forms.base import Editor, FormContext
    from smallcrm.ui.style.look import Look


@pytest.fixture
def context(dress: Callable[..., Look], book: Book) -> FormContext:
    dress("he")
    electrician = Customer(
        given_name="משה", occupation="חשמלאי", company="אור בע״מ", source="המלצה", region="צפון", interests=("דיג",), role="מנהל"
    )
    save_customer(book, electrician)
    return form_context(book, InlineTasks(), date(2026, 11, 22), None)


@pytest.mark.parametrize(
    ("key", "typed", "whole"),
    [
        ("occupation", "חש", "חשמלאי"),
        ("company", "אור", "אור בע״מ"),
        ("source", "המ", "המלצה"),
        ("region", "צ", "צפון"),
        ("role", "מנ", "מנהל"),
        ("interests", "די", "דיג"),
        ("tags", "v", "VIP"),
        ("city", "חי", "חיפה"),
    ],
)
def test_a_few_letters_offer_what_the_book_has(context: FormContext, qtbot: QtBot, key: str, typed: str, whole: str) -> None:
    editor = shown(editor_for(FIELD_BY_KEY[key], context), qtbot)
    assert offered(editor, typed, at=1 if key == "city" else 0) == [whole]


def test_the_arrow_and_enter_take_what_is_offered(context: FormContext, qtbot: QtBot) -> None:
    editor = shown(editor_for(FIELD_BY_KEY["occupation"], context), qtbot)
    offered(editor, "חש")
    popup = editor.findChildren(QLineEdit)[0].completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() == "חשמלאי"


def test_a_field_of_the_shops_own_offers_its_texts(context: FormContext, book: Book, qtbot: QtBot) -> None:
    car = add_custom_field(book, "רכב", CustomType.TEXT).value
    save_customer(book, Customer(given_name="רות", custom=(CustomValue(car, "מאזדה 3"),)))
    editor = shown(custom_editor(custom_fields(book)[0], context), qtbot)
    assert offered(editor, "מא") == ["מאזדה 3"]


def test_a_comma_typed_while_texts_are_offered_takes_the_word_and_goes_on_offering(context: FormContext, qtbot: QtBot) -> None:
    editor = shown(editor_for(FIELD_BY_KEY["tags"], context), qtbot)
    line = editor.findChildren(QLineEdit)[0]
    offered(editor, "vip")
    type_into(line.completer().popup(), ",")
    assert editor.value() == ("vip",)
    assert offered(editor, "סיטו") == ["סיטונאי"]


def test_a_name_offers_nothing(context: FormContext, qtbot: QtBot) -> None:
    editor = shown(editor_for(FIELD_BY_KEY["given_name"], context), qtbot)
    assert editor.findChildren(QLineEdit)[0].completer() is None


def shown(editor: Editor, qtbot: QtBot) -> Editor:
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def offered(editor: Editor, typed: str, *, at: int = 0) -> list[str]:
    line = editor.findChildren(QLineEdit)[at]
    type_into(line, typed)
    model = line.completer().completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
