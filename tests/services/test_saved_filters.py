"""Filters under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET

from smallcrm.domain.errors import UserError
from smallcrm.services import history
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside, Sort
from smallcrm.services.saved_filters import remove_filter, save_filter, saved_filters

if TYPE_CHECKING:
    from smallcrm.services.book import Book

DEBTORS = Filter(
    text="כהן", tags=("VIP",), cities=('ת"א', "София"), balance=BalanceFilter.OWES, put_aside=PutAside.WITH, custom=((1, "38"), (2, "yes"))
)


def test_a_saved_filter_comes_back_with_every_part_and_its_sort(book: Book) -> None:
    identity = save_filter(book, " חייבים ", DEBTORS, Sort("balance", descending=True)).value
    (found,) = saved_filters(book)
    assert (found.id, found.name, found.filter, found.sort) == (identity, "חייבים", DEBTORS, Sort("balance", descending=True))


def test_a_filter_saved_under_the_same_name_takes_the_place_of_the_old(book: Book) -> None:
    first = save_filter(book, "חייבים", DEBTORS, Sort()).value
    save_filter(book, "חברים", Filter(), Sort())
    assert save_filter(book, "חייבים", Filter(), Sort()).value == first
    assert [(found.name, found.filter) for found in saved_filters(book)] == [("חייבים", Filter()), ("חברים", Filter())]


def test_a_filter_needs_a_name(book: Book) -> None:
    with pytest.raises(UserError, match="needs a name"):
        save_filter(book, "\u200f ", Filter(), Sort())


def test_a_removed_filter_comes_back_by_undo(book: Book) -> None:
    save_filter(book, "חייבים", DEBTORS, Sort())
    remove_filter(book, "חייבים")
    assert saved_filters(book) == []
    history.undo(book, QUIET)
    assert [found.filter for found in saved_filters(book)] == [DEBTORS]
