"""What a screen reader says: every control has a name, in the language of the window, unlike any other on its screen."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

from smallcrm.ui.screens import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
LATIN_ONLY = re.compile(r"[A-Za-z][A-Za-z ]+")


@pytest.fixture
def hebrew(make_program: Callable[[str], Program], book: Book) -> Program:
    program = make_program("he")
    program.use_book(book, screen="customers")
    return program


def controls(program: Program) -> list[QWidget]:
    """What can be reached by Tab or the mouse in the window now."""
    return [
        widget
        for widget in program.main.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parent(), (QComboBox, QScrollBar))
    ]


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_control_has_a_name_in_the_language_of_the_window(place: str, hebrew: Program) -> None:
    hebrew.go(place)
    unnamed = [repr(widget) for widget in controls(hebrew) if not name_of(widget).strip()]
    english = [name for widget in controls(hebrew) if LATIN_ONLY.fullmatch(name := name_of(widget))]
    assert unnamed == []
    assert set(english) <= {"English", "VIP"}


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_no_two_controls_of_a_screen_have_the_same_name(place: str, hebrew: Program) -> None:
    hebrew.go(place)
    counted = Counter(name_of(widget) for widget in controls(hebrew))
    assert [name for name, count in counted.items() if count > 1] == []


def test_the_form_of_a_card_names_every_field(hebrew: Program) -> None:
    hebrew.main.new_customer()
    counted = Counter(name_of(widget) for widget in controls(hebrew))
    assert "" not in counted
    assert [name for name, count in counted.items() if count > 1] == []
