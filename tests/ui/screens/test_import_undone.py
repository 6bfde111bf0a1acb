"""The last page of an import follows the history of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.screens.importing import GROCER, go_to_import

from smallcrm.domain.progress import Silent
from smallcrm.services import history

if TYPE_CHECKING:
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

UNDONE = "This import was undone. Redo brings it in again."


@pytest.fixture
def brought(program: Program) -> ImportScreen:
    """The last page, the grocer's customers in the book."""
    screen = go_to_import(program, GROCER)
    for page in (screen.understood_page, screen.columns_page, screen.review_page):
        page.forward.click()
    assert screen._page() is screen.done_page
    return screen


def test_after_an_undo_the_page_says_so_and_no_longer_counts_customers(program: Program, brought: ImportScreen) -> None:
    program.main.actions_of.undo.trigger()
    assert brought.done_page.count.text() == UNDONE
    assert not brought.done_page.forward.isEnabled()


def test_after_a_redo_the_customers_are_in_the_book_again(program: Program, brought: ImportScreen) -> None:
    program.main.actions_of.undo.trigger()
    program.main.actions_of.redo.trigger()
    assert brought.done_page.count.text() == "60 new customers were brought in."
    assert brought.done_page.forward.isEnabled()


def test_what_was_undone_already_cannot_be_taken_back_until_it_is_done_again(program: Program, brought: ImportScreen) -> None:
    program.main.actions_of.undo.trigger()
    assert not brought.done_page.take_back.isEnabled()
    program.main.actions_of.redo.trigger()
    assert brought.done_page.take_back.isEnabled()


def test_what_is_undone_elsewhere_meanwhile_is_not_taken_back_twice(brought: ImportScreen) -> None:
    assert brought.bringing.done is not None
    operation = brought.bringing.done.operation_id
    assert operation is not None
    history.revert_operation(brought.bringing.book, operation, Silent())
    brought.done_page.take_back.click()
    assert brought._page() is brought.done_page
    assert brought.done_page.fault() == "That was undone already."


def test_an_undo_on_another_screen_is_known_when_one_comes_back(program: Program, brought: ImportScreen) -> None:
    program.go("customers")
    program.main.actions_of.undo.trigger()
    program.go("import")
    assert brought.done_page.count.text() == UNDONE
