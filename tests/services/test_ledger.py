"""Opening balances are entries of the append-only ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.books import DANA, QUIET, bring_in, select

from smallcrm.services import customers, history
from smallcrm.services.customer_list import rows
from smallcrm.services.ledger import opening_balance

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def entries(book: Book) -> list[tuple[str, int]]:
    return [(kind, amount) for kind, amount in select(book, "SELECT kind, amount FROM entry ORDER BY id")]


def set_opening(book: Book, identity: int, amount: int) -> None:
    customers.save_customer(book, customers.get_customer(book, identity), opening_balance=amount)


def test_an_opening_balance_is_one_entry_and_shows_on_card_and_list(book: Book) -> None:
    identity = customers.save_customer(book, DANA, opening_balance=124_050).value
    assert entries(book) == [("opening", 124_050)]
    assert opening_balance(book, identity) == 124_050
    assert customers.get_customer(book, identity).balance == 124_050
    assert rows(book, [identity], ["balance"])[0].values == (124_050,)


def test_an_opening_balance_of_nothing_makes_no_entry(book: Book) -> None:
    customers.save_customer(book, DANA, opening_balance=0)
    bring_in(book, [(DANA, 0)])
    assert entries(book) == []


def test_an_opening_balance_that_is_replaced_stays_visible_beside_its_reversal(book: Book) -> None:
    identity = customers.save_customer(book, DANA, opening_balance=124_050).value
    set_opening(book, identity, 5000)
    assert entries(book) == [("opening", 124_050), ("reversal", -124_050), ("opening", 5000)]
    assert opening_balance(book, identity) == customers.get_customer(book, identity).balance == 5000
    set_opening(book, identity, 5000)
    assert len(entries(book)) == 3
    set_opening(book, identity, 0)
    assert entries(book)[-1] == ("reversal", -5000)
    assert opening_balance(book, identity) == 0


def test_a_credit_is_a_negative_balance(book: Book) -> None:
    identity = customers.save_customer(book, DANA, opening_balance=-2500).value
    assert customers.get_customer(book, identity).balance == -2500


def test_undoing_a_posting_writes_its_reversal_and_redoing_that_writes_another(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    set_opening(book, identity, 5000)
    for _ in range(3):
        history.undo(book, QUIET)
        assert opening_balance(book, identity) == customers.get_customer(book, identity).balance == 0
        history.redo(book, QUIET)
        assert opening_balance(book, identity) == customers.get_customer(book, identity).balance == 5000
    assert [amount for _, amount in entries(book)] == [5000, -5000, 5000, -5000, 5000, -5000, 5000]


def test_an_opening_balance_undone_and_redone_can_still_be_replaced(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    set_opening(book, identity, 5000)
    history.undo(book, QUIET)
    history.redo(book, QUIET)
    set_opening(book, identity, 700)
    assert opening_balance(book, identity) == customers.get_customer(book, identity).balance == 700
    history.undo(book, QUIET)
    assert opening_balance(book, identity) == customers.get_customer(book, identity).balance == 5000


def test_undoing_a_new_card_takes_its_entries_out_with_it(book: Book) -> None:
    customers.save_customer(book, DANA, opening_balance=5000)
    history.undo(book, QUIET)
    assert entries(book) == []
    history.redo(book, QUIET)
    assert entries(book) == [("opening", 5000)]
