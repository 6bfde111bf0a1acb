"""What the tests of merging share: Dana's other card, and short ways to write, edit and look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.services.books import QUIET, dump, select

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.models import customer_index
from smallcrm.services import customers
from smallcrm.services.checking import check
from smallcrm.services.customer_list import Filter, PutAside, Sort, list_ids

if TYPE_CHECKING:
    from typing import Any

    from smallcrm.services.book import Book

DANA_AGAIN = Customer(
    given_name="דנה",
    family_name="כהן",
    phones=(Phone("03-555-0142"),),
    emails=("dana@example.com",),
    addresses=(Address("הרצל 14", "חיפה"),),
    birthday=PartialDate(1980, 5, 2),
    tags=("VIP",),
)


def new(book: Book, card: Customer, balance: int | None = None) -> int:
    return customers.save_customer(book, card, opening_balance=balance).value


def edit(book: Book, identity: int, *, balance: int | None = None, **parts: Any) -> None:
    customers.save_customer(book, replace(customers.get_customer(book, identity), **parts), opening_balance=balance)


def shown(book: Book, text: str = "") -> list[int]:
    return list(list_ids(book, Filter(text=text, put_aside=PutAside.WITH), Sort()))


def balances(book: Book) -> int:
    return int(select(book, "SELECT coalesce(sum(balance), 0) FROM customer_index")[0][0])


def is_as_if_made_anew(book: Book) -> bool:
    before = dump(book)
    with book.noting() as connection:
        customer_index.make_anew(connection, book.shop, QUIET)
    return dump(book) == before and check(book, QUIET) == []
