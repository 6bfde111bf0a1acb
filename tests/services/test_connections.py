"""How the book is asked: what a statement answers, who may ask at once, and what is there after it was closed."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlcipher3.dbapi2 import ProgrammingError
from tests.services.books import DANA, IVAN, QUIET

from smallcrm.domain.errors import Cancelled
from smallcrm.models.engine import READERS
from smallcrm.services import customers
from smallcrm.services.book import EDIT

if TYPE_CHECKING:
    from smallcrm.services.book import Book

NUMBERS = "SELECT value FROM json_each('[5, 6, 7]')"


def test_an_answer_is_taken_row_by_row_or_whole(book: Book) -> None:
    with book.reading() as connection:
        assert [*connection.execute(NUMBERS)] == [(5,), (6,), (7,)]
        assert connection.execute(NUMBERS).all() == [(5,), (6,), (7,)]
        assert connection.execute(NUMBERS).scalars() == [5, 6, 7]
        assert connection.execute(NUMBERS).first() == (5,)
        assert connection.execute(f"{NUMBERS} WHERE value > :least", {"least": 7}).scalar() is None


def test_one_row_that_is_expected_is_neither_none_nor_two(book: Book) -> None:
    with book.reading() as connection:
        assert connection.execute(f"{NUMBERS} WHERE value = ?", (6,)).one() == (6,)
        for condition in ("value > 5", "value > 7"):
            with pytest.raises(ValueError, match="values to unpack"):
                connection.execute(f"{NUMBERS} WHERE {condition}").scalar_one()


def test_a_reader_sees_the_book_as_it_was_when_it_began(book: Book) -> None:
    customers.save_customer(book, DANA)
    with book.reading() as connection:
        before = connection.execute("SELECT count(*) FROM customer").scalar()
        customers.save_customer(book, IVAN)
        assert connection.execute("SELECT count(*) FROM customer").scalar() == before == 1


def test_more_readers_than_there_are_connections_wait_for_each_other(book: Book) -> None:
    customers.save_customer(book, DANA)
    found = []

    def read() -> None:
        with book.reading() as connection:
            found.append(connection.execute("SELECT count(*) FROM customer").scalar())

    readers = [threading.Thread(target=read) for _ in range(3 * READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [1] * (3 * READERS)


def test_a_question_to_a_book_that_was_closed_meanwhile_is_given_up(book: Book) -> None:
    book.close()
    with pytest.raises(Cancelled), book.reading():
        pass


def test_a_change_to_a_book_that_was_closed_is_refused_and_does_not_open_the_file_again(book: Book) -> None:
    book.close()
    with pytest.raises(ProgrammingError, match="closed"), book.working(EDIT, "x"):
        pass
    assert not book.path.with_name(f"{book.path.name}-wal").exists()


def test_a_connection_that_is_lent_while_the_book_is_closed_is_closed_when_it_comes_back(book: Book) -> None:
    with book.reading() as connection:
        book.close()
        assert connection.execute("SELECT count(*) FROM customer").scalar() == 0
    with pytest.raises(ProgrammingError):
        connection.execute("SELECT count(*) FROM customer")


def test_the_first_page_of_customers_needs_no_sqlalchemy(book: Book) -> None:
    customers.save_customer(book, DANA)
    book.close()
    script = (
        "import sys, pathlib; from smallcrm.services import book, customer_list as shown; "
        "opened = book.open_book(pathlib.Path(sys.argv[1])); ids = shown.first_ids(opened, shown.Filter(), shown.Sort(), 100).ids; "
        "print(len(shown.rows(opened, ids, ['name', 'balance'])), 'sqlalchemy' in sys.modules); opened.close()"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(book.path)], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.split() == ["1", "False"]


def test_a_program_that_did_nothing_but_open_the_book_undoes_what_another_did(book: Book) -> None:
    dana = customers.save_customer(book, DANA, opening_balance=124_050).value
    customers.put_aside(book, [dana], QUIET)
    book.close()
    script = (
        "import sys, pathlib; from smallcrm.services import book, customers, history; from smallcrm.domain.progress import Silent; "
        "opened = book.open_book(pathlib.Path(sys.argv[1])); history.undo(opened, Silent()); "
        "print(customers.get_customer(opened, 1).put_aside_at); history.undo(opened, Silent()); "
        "print(history.can_undo(opened), history.can_redo(opened)); opened.close()"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(book.path)], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.splitlines()[0] == "None"
    assert ended.stdout.splitlines()[1].startswith("None ")
