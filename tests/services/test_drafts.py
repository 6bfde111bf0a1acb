"""Cards half typed survive a killed program."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smallcrm.services import history
from smallcrm.services.book import open_book
from smallcrm.services.drafts import drafts, drop_draft, keep_shop_draft, save_draft, shop_draft

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


def test_the_latest_draft_of_a_card_is_kept(book: Book) -> None:
    save_draft(book, None, '{"given_name": "דנ"}')
    save_draft(book, 7, "{}")
    save_draft(book, None, '{"given_name": "דנה"}')
    assert [(draft.customer_id, draft.text) for draft in drafts(book)] == [(None, '{"given_name": "דנה"}'), (7, "{}")]


def test_a_draft_is_nothing_to_undo_and_is_gone_when_it_is_let_go(book: Book) -> None:
    save_draft(book, 7, "{}")
    assert history.can_undo(book) is None
    drop_draft(book, 7)
    drop_draft(book, None)
    assert drafts(book) == []


def test_what_is_typed_into_the_settings_of_the_shop_is_a_draft_apart_from_cards(book: Book) -> None:
    save_draft(book, None, "{}")
    keep_shop_draft(book, '{"name": "מכולת כ"}')
    keep_shop_draft(book, '{"name": "מכולת כהן"}')
    assert shop_draft(book) == '{"name": "מכולת כהן"}'
    assert [draft.customer_id for draft in drafts(book)] == [None]
    keep_shop_draft(book, None)
    assert shop_draft(book) is None
    assert len(drafts(book)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill -9")
def test_a_draft_is_there_after_the_program_was_killed(book_file: Path) -> None:
    script = (
        "import sys, pathlib; from smallcrm.services import book, drafts; "
        "held = book.open_book(pathlib.Path(sys.argv[1])); drafts.save_draft(held, None, 'חצי שם'); "
        "print('saved', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen([sys.executable, "-c", script, str(book_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "saved\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    book = open_book(book_file)
    assert [draft.text for draft in drafts(book)] == ["חצי שם"]
    book.close()
