"""Merging and separating over random work: nothing owed is lost, and without edits the book is in the end as it was."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from tests.services.books import QUIET, Dump, dump, select
from tests.services.test_history_machine import BALANCES, CARDS, CHANGES, PLACES

from smallcrm.domain.errors import UserError
from smallcrm.models import customer_index
from smallcrm.services import customers, history, merging
from smallcrm.services.book import open_book
from smallcrm.services.checking import check

if TYPE_CHECKING:
    from smallcrm.domain.customer import Customer

_HIDDEN = "SELECT id FROM customer WHERE merged_into IS NOT NULL ORDER BY id"
_SHOWN = "SELECT id FROM customer WHERE merged_into IS NULL ORDER BY id"


class Merger(RuleBasedStateMachine):
    """Merges, separates, edits and posts; remembers the book as it was when nothing was merged and nothing has been edited since."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = open_book(shutil.copyfile(self.template, Path(self.folder.name) / "book.smallcrm"))
        self.untouched: Dump | None = None

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    @initialize(cards=st.lists(st.tuples(CARDS, BALANCES), min_size=3, max_size=4))
    def begin(self, cards: list[tuple[Customer, int | None]]) -> None:
        before: int | None = None
        for card, balance in cards:
            before = customers.save_customer(self.book, replace(card, referred_by=before), opening_balance=balance).value
        self.untouched = dump(self.book)

    def ids(self, which: str = _SHOWN) -> list[int]:
        return [identity for (identity,) in select(self.book, which)]

    def total(self) -> int:
        return int(select(self.book, "SELECT coalesce(sum(balance), 0) FROM customer_index")[0][0])

    @precondition(lambda self: len(self.ids()) > 1)
    @rule(places=st.lists(PLACES, min_size=2, max_size=3), parts=CHANGES)
    def merge(self, places: list[int], parts: dict[str, Any]) -> None:
        ids, total = self.ids(), self.total()
        first, *others = (ids[place % len(ids)] for place in places)
        try:
            choice = replace(merging.proposal(self.book, first, others), **parts) if parts else None
            merging.merge(self.book, first, others, choice)
        except UserError:
            assert first in others
        assert self.total() == total

    @precondition(lambda self: bool(self.ids(_HIDDEN)))
    @rule(place=PLACES)
    def separate(self, place: int) -> None:
        hidden, total = self.ids(_HIDDEN), self.total()
        one = hidden[place % len(hidden)]
        merged, owed, undone = dump(self.book), self.owed_by_own_account(one), merging.unmerge(self.book, one)
        separated = dump(self.book)
        history.undo(self.book, QUIET)
        assert dump(self.book) == merged
        history.redo(self.book, QUIET)
        assert dump(self.book) == separated
        card = customers.get_customer(self.book, one)
        assert card.merged_into is None
        assert self.total() == total
        assert self.untouched is None or undone.value.kept_count == 0
        assert self.owed_by_own_account(one) == owed

    def owed_by_own_account(self, identity: int) -> int:
        own = "SELECT id FROM account WHERE merged_from = ?1 OR customer_id = ?1 AND merged_from IS NULL"
        return int(select(self.book, f"SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = ({own})", identity)[0][0])

    @rule(place=PLACES, parts=CHANGES, balance=BALANCES, referrer=st.none() | PLACES)
    def edit(self, place: int, parts: dict[str, Any], balance: int | None, referrer: int | None) -> None:
        ids = self.ids()
        card = replace(customers.get_customer(self.book, ids[place % len(ids)]), **parts)
        if referrer is not None:
            card = replace(card, referred_by=ids[referrer % len(ids)])
        try:
            outcome = customers.save_customer(self.book, card, opening_balance=balance)
        except UserError:
            return
        if outcome.changes.operation_id is not None:
            self.untouched = None

    @rule()
    def undo_and_redo_what_was_done_last(self) -> None:
        before = dump(self.book)
        history.undo(self.book, QUIET)
        history.redo(self.book, QUIET)
        now = dump(self.book)
        assert {table: now[table] for table in before} == before

    @precondition(lambda self: history.can_redo(self.book) is not None)
    @rule()
    def redo_what_was_separated(self) -> None:
        total = self.total()
        history.redo(self.book, QUIET)
        assert self.total() == total

    @rule()
    def close_and_open(self) -> None:
        self.book.close()
        self.book = open_book(self.book.path)

    @invariant()
    def with_nothing_merged_and_nothing_edited_the_book_is_as_it_was(self) -> None:
        if not self.ids(_HIDDEN):
            now = dump(self.book)
            if self.untouched is not None:
                for table, rows in self.untouched.items():
                    assert now[table] == rows, table
            self.untouched = now

    @invariant()
    def the_index_is_as_if_made_anew(self) -> None:
        assert check(self.book, QUIET) == []
        with self.book.checking() as connection:
            tables = {table: f"SELECT * FROM {table} ORDER BY 1, 2" for table in customer_index.TABLES}
            before = {table: connection.execute(rows).all() for table, rows in tables.items()}
            customer_index.make_anew(connection, self.book.shop, QUIET)
            assert {table: connection.execute(rows).all() for table, rows in tables.items()} == before

    @invariant()
    def each_card_has_one_account_of_its_own_until_it_is_hidden(self) -> None:
        own = "SELECT customer_id FROM account WHERE merged_from IS NULL ORDER BY 1"
        assert self.ids(own) == self.ids()
        assert self.ids("SELECT merged_from FROM account WHERE merged_from IS NOT NULL ORDER BY 1") == self.ids(_HIDDEN)
        in_survivors = "SELECT customer_id FROM account WHERE customer_id NOT IN (SELECT id FROM customer WHERE merged_into IS NULL)"
        assert self.ids(in_survivors) == []


def test_merging_and_separating_lose_nothing(empty_book_file: Path) -> None:
    Merger.template = empty_book_file
    thorough = settings(max_examples=settings().max_examples // 4, stateful_step_count=15, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Merger, settings=thorough)
