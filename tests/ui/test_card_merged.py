"""A card into which others were merged: it says so at its foot, and they are separated from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from tests.ui.cards import CTRL, everybody, press, press_button

from smallcrm.domain.customer import Customer
from smallcrm.i18n import set_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra import clock
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.merging import merge

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.customers.card_panel import CardPanel


@pytest.fixture
def merged(panel: CardPanel, dana: int, book: Book, monkeypatch: pytest.MonkeyPatch) -> int:
    """Dana's other card, merged into hers, which is shown."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 3, 9, tzinfo=UTC))
    other = save_customer(book, Customer(given_name="דינה", family_name="כהן", emails=("dina@example.com",)), opening_balance=10_00).value
    merge(book, dana, [other])
    panel.show_customer(dana)
    return other


def lines(panel: CardPanel) -> list[str]:
    return [strip_marks(label.text()) for label in panel._content.findChildren(QLabel) if "Merged from" in label.text()]


def test_a_card_says_which_were_merged_into_it_and_when(panel: CardPanel, merged: int) -> None:
    assert merged
    assert lines(panel) == ["Merged from: דינה כהן, on 03/03/2026"]


def test_the_button_beside_it_tells_a_screen_reader_whom_it_separates(panel: CardPanel, merged: int) -> None:
    assert merged
    names = [strip_marks(each.accessibleName()) for each in panel.findChildren(QAbstractButton)]
    assert "Separate דינה כהן again" in names


def test_merged_cards_are_separated_put_together_again_and_separated_by_keys(
    panel: CardPanel, merged: int, dana: int, book: Book, program: Program
) -> None:
    press_button(panel, "Separate דינה כהן again")
    assert strip_marks(program.main.message.text()) == "Undone: “דינה כהן” merged into “דנה כהן”"
    assert (get_customer(book, merged).merged_into, get_customer(book, merged).balance) == (None, 10_00)
    assert lines(panel) == []
    panel.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert get_customer(book, merged).merged_into == dana
    assert len(lines(panel)) == 1
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "דינה" in everybody(book)


def test_what_was_edited_since_is_named_when_a_card_is_separated(
    panel: CardPanel, merged: int, dana: int, book: Book, program: Program
) -> None:
    assert merged
    save_customer(book, replace(get_customer(book, dana), emails=("cohen@example.com",)))
    panel.show_customer(dana)
    press_button(panel, "Separate דינה כהן again")
    said = "Undone: “דינה כהן” merged into “דנה כהן”. What was edited since stays: E-mail"
    assert strip_marks(program.main.message.text()) == said


def test_a_card_nothing_was_merged_into_says_nothing_of_it(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    assert lines(panel) == []


def test_the_line_is_said_in_the_language_of_the_window(panel: CardPanel, merged: int, dana: int) -> None:
    assert merged
    set_language("he")
    panel.show_customer(dana)
    assert any("מוזג מתוך: דינה כהן" in strip_marks(label.text()) for label in panel.findChildren(QLabel))


def test_a_card_that_was_merged_says_into_which(panel: CardPanel, merged: int) -> None:
    panel.show_customer(merged)
    said = [strip_marks(label.text()) for label in panel._content.findChildren(QLabel)]
    assert "This card was merged into דנה כהן. Lists do not show it." in said
