"""The book's file: made, opened, refused, held by one, moved away, migrated, closed into one file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import DatabaseError, IntegrityError, OperationalError
from tests.services.books import DANA, IVAN, QUIET, SHOP, bring_in, dump, select
from tests.stopping import StopAfter

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.models import schema
from smallcrm.models.lock import lock_path
from smallcrm.services import customers, history, shop
from smallcrm.services.book import EDIT, WINDOW, Book, create_book, open_book
from smallcrm.services.checking import check

if TYPE_CHECKING:
    from collections.abc import Callable


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_book_holds_the_settings_of_its_shop_and_nothing_else(tmp_path: Path) -> None:
    book = create_book(tmp_path / "מכולת.smallcrm", SHOP)
    try:
        assert book.shop == SHOP
        assert select(book, "SELECT count(*) FROM customer") == [(0,)]
        assert history.can_undo(book) is None
        assert check(book, QUIET) == []
    finally:
        book.close()


def test_a_new_book_makes_the_folder_it_lies_in(tmp_path: Path) -> None:
    create_book(tmp_path / "ספרים" / "מכולת.smallcrm", SHOP).close()
    assert files(tmp_path / "ספרים") == ["מכולת.smallcrm"]


def test_a_new_book_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "מכולת.smallcrm"
    path.write_text("הפנקס השחור", encoding="utf-8")
    with pytest.raises(UserError, match=r"מכולת\.smallcrm"):
        create_book(path, SHOP)
    assert path.read_text(encoding="utf-8") == "הפנקס השחור"
    assert files(tmp_path) == ["מכולת.smallcrm"]


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("שם;טלפון\nדנה כהן;054-1234567\n" * 50, encoding="utf-8")


def _random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def _truncated(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(50))


def _trashed(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)


def _another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE customer (id INTEGER)")
        connection.commit()


@pytest.mark.parametrize("garbage", [_empty, _text, _random_bytes, _truncated, _trashed, _another_program])
def test_a_file_that_is_no_book_is_left_as_it_is_and_named(tmp_path: Path, garbage: Callable[[Path], None]) -> None:
    path = tmp_path / "לקוחות.smallcrm"
    garbage(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"“לקוחות\.smallcrm” is not a smallcrm book"):
        open_book(path)
    assert path.read_bytes() == before
    assert files(tmp_path) == ["לקוחות.smallcrm"]


def test_a_missing_book_is_said_to_be_missing_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no book “אין\.smallcrm”"):
        open_book(tmp_path / "אין.smallcrm")
    assert files(tmp_path) == []


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no book"):
        open_book(tmp_path)


def test_a_newer_book_is_refused_and_left_as_it_is(book_file: Path) -> None:
    with closing(sqlite3.connect(book_file)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = book_file.read_bytes()
    with pytest.raises(UserError, match="newer smallcrm"):
        open_book(book_file)
    assert book_file.read_bytes() == before


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_book_that_may_only_be_read_is_refused(book_file: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = book_file if what == "file" else book_file.parent
    may = os.access
    # The tests may run as root, who may do anything: the answer of the system is made up.
    monkeypatch.setattr(os, "access", lambda path, mode: may(path, mode) and not (Path(path) == refused and mode == os.W_OK))
    with pytest.raises(UserError, match="may only be read"):
        open_book(book_file)
    assert files(book_file.parent) == [book_file.name]


def test_a_book_that_cannot_be_made_says_where(tmp_path: Path) -> None:
    (tmp_path / "קובץ").touch()
    with pytest.raises(UserError, match="No book could be made in “קובץ”"):
        create_book(tmp_path / "קובץ" / "מכולת.smallcrm", SHOP)


def test_a_disk_that_fills_while_a_book_is_made_is_the_users_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = dbapi2.connect

    def on_a_small_disk(*arguments: Any, **named: Any) -> Any:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(dbapi2, "connect", on_a_small_disk)
    with pytest.raises(UserError, match="No book could be made"):
        create_book(tmp_path / "מכולת.smallcrm", SHOP)
    assert files(tmp_path) == []


def test_closing_leaves_one_file_that_can_be_carried_away(book_file: Path, tmp_path: Path) -> None:
    book = open_book(book_file)
    identity = customers.save_customer(book, DANA).value
    assert len(files(book_file.parent)) > 1
    book.close()
    assert files(book_file.parent) == [book_file.name]
    carried = book_file.rename(tmp_path / "נסע.smallcrm")
    again = open_book(carried)
    assert customers.get_customer(again, identity).given_name == "דנה"
    again.close()


def _hold(path: Path, who: str) -> subprocess.Popen[str]:
    script = (
        "import sys, pathlib; from smallcrm.services import book; "
        "held = book.open_book(pathlib.Path(sys.argv[1]), who=sys.argv[2]); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(path), who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


@pytest.mark.parametrize(("who", "words"), [("window", "open in another smallcrm window"), ("command line", "used by a smallcrm command")])
def test_a_book_that_another_process_holds_is_refused_naming_who(book_file: Path, who: str, words: str) -> None:
    holder = _hold(book_file, who)
    try:
        with pytest.raises(UserError, match=words):
            open_book(book_file)
    finally:
        holder.communicate("")
    open_book(book_file).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill -9; its locks end with the process all the same")
def test_a_lock_left_by_a_killed_process_is_no_obstacle(book_file: Path) -> None:
    holder = _hold(book_file, "window")
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert lock_path(book_file).exists()
    open_book(book_file).close()
    assert files(book_file.parent) == [book_file.name]


def test_one_process_opens_a_book_once(book: Book) -> None:
    with pytest.raises(UserError, match="is being used by a smallcrm command"):
        open_book(book.path, who=WINDOW)


def test_a_file_that_cannot_be_opened_leaves_no_lock_behind(book_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(schema, "bring_up_to_date", fail)
    with pytest.raises(RuntimeError):
        open_book(book_file)
    assert files(book_file.parent) == [book_file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
@pytest.mark.parametrize("what", ["moved", "deleted", "replaced"])
def test_a_book_that_is_gone_is_noticed_before_the_next_change_is_called_saved(book: Book, what: str, tmp_path: Path) -> None:
    customers.save_customer(book, DANA)
    if what == "deleted":
        book.path.unlink()
    else:
        book.path.rename(tmp_path / "elsewhere.smallcrm")
    if what == "replaced":
        book.path.touch()
    with pytest.raises(UserError, match="moved, deleted or unplugged"):
        customers.save_customer(book, IVAN)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
def test_a_book_whose_stick_was_pulled_before_the_first_change_is_said_to_be_unplugged(book_file: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    book = open_book(book_file.rename(stick / book_file.name))
    stick.rename(tmp_path / "drawer")
    with pytest.raises(UserError, match="moved, deleted or unplugged"):
        customers.save_customer(book, DANA)
    book.close()


def test_what_is_raised_inside_a_command_rolls_all_of_it_back(book: Book) -> None:
    before = dump(book)
    with pytest.raises(OperationalError), book.working(EDIT, "x") as work:  # noqa: PT012 - the second write finds the first undone
        work.connection.execute("INSERT INTO tag (name) VALUES ('VIP')")
        work.connection.execute("INSERT INTO nowhere VALUES (1)")
    assert dump(book) == before
    assert history.can_undo(book) is None


@pytest.mark.parametrize("reports", range(4))
def test_stopping_a_bulk_insert_anywhere_leaves_the_book_as_it_was(book: Book, reports: int) -> None:
    from smallcrm.models import bulk
    from smallcrm.services.book import IMPORT

    before = dump(book)
    with pytest.raises(Cancelled), book.working(IMPORT, "x", progress=StopAfter(0)) as work:
        bulk.insert_cards(work.connection, work.operation_id, [bulk.NewCard(DANA, 5)] * 2500, book.shop, StopAfter(reports), total=2500)
    assert dump(book) == before


@pytest.mark.parametrize("reports", range(6))
def test_stopping_an_undo_anywhere_leaves_the_book_as_it_was(book: Book, reports: int) -> None:
    bring_in(book, [(DANA, 5), (IVAN, 0)])
    before = dump(book)
    with pytest.raises(Cancelled):
        history.undo(book, StopAfter(reports))
    assert dump(book) == before
    assert history.can_undo(book) == "2 customers brought in"


def test_a_write_outside_a_command_is_refused(book: Book) -> None:
    with pytest.raises(IntegrityError), book.noting() as connection:
        connection.execute("INSERT INTO tag (name) VALUES ('VIP')")
    with pytest.raises(OperationalError), book.reading() as connection:
        connection.execute("INSERT INTO draft (customer_id) VALUES (5)")


@pytest.mark.parametrize(
    "statement", ["UPDATE entry SET amount = 1", "DELETE FROM entry", "INSERT OR REPLACE INTO entry SELECT * FROM entry"]
)
def test_an_entry_is_never_changed_or_deleted_not_even_by_hand(book: Book, statement: str) -> None:
    customers.save_customer(book, DANA, opening_balance=124_050)
    with pytest.raises(DatabaseError), book.working(EDIT, "x") as work:
        work.connection.execute(statement)
    assert select(book, "SELECT amount FROM entry") == [(124_050,)]


def test_readers_see_the_book_as_it_was_while_a_command_is_under_way(book: Book) -> None:
    seen: list[object] = []
    with book.working(EDIT, "x") as work:
        work.connection.execute("INSERT INTO tag (name) VALUES ('VIP')")
        reader = threading.Thread(target=lambda: seen.append(select(book, "SELECT count(*) FROM tag")))
        reader.start()
        reader.join()
    assert seen == [[(0,)]]
    assert select(book, "SELECT count(*) FROM tag") == [(1,)]


def test_commands_from_several_threads_are_carried_out_one_after_the_other(book: Book) -> None:
    writers = [threading.Thread(target=customers.save_customer, args=(book, DANA)) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert select(book, "SELECT count(*), count(DISTINCT number) FROM customer") == [(6, 6)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill -9")
def test_what_was_acknowledged_is_there_after_the_program_was_killed(book_file: Path) -> None:
    script = (
        "import sys, pathlib; from smallcrm.services import book, customers; from smallcrm.domain.customer import Customer\n"
        "held = book.open_book(pathlib.Path(sys.argv[1]))\n"
        "while True: print(customers.save_customer(held, Customer(given_name='דנה'), opening_balance=100).value, flush=True)"
    )
    for round_number in range(3):
        writer = subprocess.Popen([sys.executable, "-c", script, str(book_file)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(5)][-1]
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        book = open_book(book_file)
        assert customers.get_customer(book, acknowledged).balance == 100, round_number
        assert check(book, QUIET) == []
        book.close()


def test_the_settings_of_the_shop_are_there_after_closing_and_opening(book: Book) -> None:
    from dataclasses import replace

    changed = replace(SHOP, name="При Ваня", logo=b"\x89PNG\x00", closing_line="תודה\nולהתראות", region="BG")
    shop.update_shop(book, changed)
    assert book.shop == changed
    book.close()
    again = open_book(book.path)
    assert again.shop == changed
    again.close()


def test_a_command_stops_inside_one_long_statement_and_the_book_is_as_it_was(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smallcrm.domain.progress.SECONDS_BETWEEN", 0)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    before = dump(book)

    def count_for_ever() -> None:
        with book.working(EDIT, "Changes", progress=StopAfter(1)) as work:
            work.connection.execute("UPDATE shop SET name = 'אחר'")
            work.progress.report(0, 0, "Counting")
            work.connection.execute(endless).all()

    with pytest.raises(Cancelled):
        count_for_ever()
    assert dump(book) == before
