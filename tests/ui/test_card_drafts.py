"""What was typed survives whatever happens to the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from tests.ui.keys import type_into

from smallcrm.domain.errors import UserError
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.book import create_book, open_book
from smallcrm.services.drafts import drafts
from smallcrm.ui.screens.customers.card_drafts import DraftKeeper, Typed, read_typed
from smallcrm.ui.screens.customers.card_panel import CardPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("typing_child.py")


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_what_was_typed_is_found_after_the_program_was_killed(
    tmp_path: Path, shop: ShopSettings, make_program: Callable[[str], Program], qtbot: QtBot
) -> None:
    path = tmp_path / "shop.smallcrm"
    create_book(path, shop).close()
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(path), "שרה"], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"typed\n"
        child.send_signal(signal.SIGKILL)
    again = open_book(path)
    program = make_program("en")
    program.use_book(again, screen="customers")
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    assert strip_marks(panel._offer.words()) == "You had begun a new card: שרה."
    panel.show_new()
    assert panel._form is not None
    assert panel._form.card().given_name == "שרה"


def test_typing_is_kept_without_leaving_the_form(program: Program, book: Book, qtbot: QtBot) -> None:
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    panel.show_new()
    assert panel._form is not None
    type_into(panel._form.editor("given_name").main(), "שרה")
    qtbot.waitUntil(lambda: bool(drafts(book)))
    assert read_typed(drafts(book)[0].text).name == "שרה"


def test_a_form_that_is_as_the_card_again_leaves_no_draft(program: Program, book: Book, qtbot: QtBot) -> None:
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    panel.show_customer(1)
    panel.edit()
    assert panel._form is not None
    assert panel._keeper is not None
    given_name = panel._form.editor("given_name")
    given_name.retype("דנית")
    panel._keeper.keep_now()
    assert len(drafts(book)) == 1
    given_name.retype("דנה")
    panel._keeper.keep_now()
    assert drafts(book) == []


def test_a_photo_a_date_half_typed_and_a_new_phone_are_all_kept(program: Program, qtbot: QtBot) -> None:
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    panel.show_customer(1)
    panel.edit("birthday")
    assert panel._form is not None
    panel._form.editor("birthday").retype("12/")
    panel._form.editor("phones").retype([["054-1234567", "mobile"], ["03 555", "phone"]])
    panel.leave()
    panel.edit()
    assert panel._form is not None
    assert panel._form.editor("birthday").typed() == "12/"
    assert panel._form.editor("phones").typed() == [["054-1234567", "mobile"], ["03 555", "phone"]]


def test_a_draft_nobody_can_read_is_no_draft(program: Program, qtbot: QtBot) -> None:
    assert read_typed("{]") == Typed("", {})
    assert read_typed('{"name": 1}') == Typed("", {})


def test_a_disk_that_is_full_is_told_once_and_not_at_every_key(program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def full(*_all: object) -> None:
        raise UserError("The disk is full.")

    said: list[Exception] = []
    monkeypatch.setattr("smallcrm.services.drafts.save_draft", full)
    monkeypatch.setattr(program, "show_error", said.append)
    keeper = DraftKeeper(program, None, lambda: Typed("שרה", {"given_name": "שרה"}), QObject(program))
    keeper.keep_now()
    keeper.touch()
    assert not keeper._timer.isActive()
    assert len(said) == 1
