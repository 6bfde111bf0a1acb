"""Every file of a shopkeeper brought in, and taken back, by keys alone: chosen, understood, matched, checked, written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from tests.ui.screens.importing import DATA, front

from smallcrm.domain.shop import guess_shop
from smallcrm.services.book import create_book
from smallcrm.services.customer_list import Filter, summary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

FACTS: dict[str, dict[str, Any]] = json.loads((DATA / "facts.json").read_text(encoding="utf-8"))
SAMPLES = [name for name in FACTS if (DATA / name).is_file()]
EURO_SINCE = {"BGN": "EUR"}
MOST_TABS = 60


def press(screen: ImportScreen, key: Qt.Key = Qt.Key.Key_Return, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = screen.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def go_on(screen: ImportScreen) -> None:
    press(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tab_to(screen: ImportScreen, words: str) -> None:
    """Walk with Tab until the button of that name has the focus."""
    for _ in range(MOST_TABS):
        focused = screen.window().focusWidget()
        if isinstance(focused, QAbstractButton) and words in (focused.accessibleName() or focused.text()):
            return
        press(screen, Qt.Key.Key_Tab)
    pytest.fail(f"no Tab leads to “{words}”")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_brought_in_and_taken_back_by_keys_alone(
    name: str, make_program: Callable[[str], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, facts = make_program("en"), FACTS[name]
    currency = str(facts.get("currency", "ILS"))
    shop = guess_shop(str(facts.get("locale", "he"))[:2], facts["region"], EURO_SINCE.get(currency, currency))
    book = create_book(tmp_path / "shop.smallcrm", shop)
    program.use_book(book, screen="import")
    program.main.activateWindow()
    QApplication.processEvents()
    screen = front(program)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(DATA / name), ""))
    press(screen)
    assert screen._page() is screen.understood_page, screen._page().fault()
    if screen.understood_page.open_question() is not None:
        press(screen)  # the first reading: the money that the headings name
    go_on(screen)
    assert screen._page() is screen.columns_page, screen._page().fault()
    go_on(screen)
    assert screen._page() is screen.review_page, screen._page().fault()
    go_on(screen)
    assert screen._page() is screen.done_page, screen._page().fault()
    assert summary(book, Filter()).count == facts.get("customers", len(facts.get("balances_minor", ())))
    tab_to(screen, "Take it all back")
    press(screen)
    assert summary(book, Filter()).count == 0
    book.close()
