"""Undo and redo over random work: whatever was done, taking it back gives the book as it was, to the byte."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.services.books import QUIET, SHOP, Dump, bring_in, dump, select

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    NameOrder,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.errors import UserError
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.services import custom_fields, customer_list, customers, history, labels, merging, saved_filters, shop
from smallcrm.services.book import open_book
from smallcrm.services.checking import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.domain.changes import ChangeSet, Outcome

NAMES = st.sampled_from(["דנה", "יוסף", "ת״א", "O'Neil", "محمد", "مریم", "Иван", "Zoë", '<b>"&', "a%_b"])
TEXTS = st.one_of(st.just(""), NAMES)
TAGS = st.sampled_from(["VIP", "חבר", "дебитор", "قديم"])
CITIES = st.sampled_from(["תל אביב", 'ת"א', "חיפה", "София", "تهران"])
PHONES = st.builds(Phone, st.sampled_from(["054-123-4567", "03 555 0199", "+359881234567", "12", "abc"]), st.sampled_from(PhoneKind))
DATES = st.sampled_from(
    [
        PartialDate(1980, 2, 29),
        PartialDate(None, 3, 1),
        PartialDate(1362, 12, 30, Calendar.JALALI),
        PartialDate(5740, calendar=Calendar.HEBREW),
    ]
)
MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(
        ("title", "middle_name", "family_name", "known_as", "company", "role", "occupation", "region", "source", "notes"), TEXTS
    ),
    "given_name": NAMES,
    "number": st.sampled_from(["", "7", "1002", "א-5"]),
    "kind": st.sampled_from(CustomerKind),
    "phones": few(PHONES),
    "emails": few(st.sampled_from(["dana@example.com", "DANA@example.com", "not an address"])),
    "addresses": few(st.builds(Address, TEXTS, CITIES, st.just("6100"), TEXTS)),
    "preferred_contact": st.none() | st.sampled_from(ContactMeans),
    "preferred_payment": st.none() | st.sampled_from(PaymentMeans),
    "birthday": st.none() | DATES,
    "age": st.none() | st.builds(Age, st.integers(0, 99), st.just(date(2026, 1, 1))),
    "marital_status": st.none() | st.sampled_from(MaritalStatus),
    "family": few(st.builds(FamilyMember, NAMES, st.sampled_from(Relation), st.none() | DATES)),
    "interests": few(NAMES),
    "tags": few(TAGS),
    "photo": st.none() | st.binary(min_size=1, max_size=5),
    "language": st.sampled_from(["", "he", "bg"]),
    "form_of_address": st.none() | st.sampled_from(FormOfAddress),
    "consents": few(st.builds(Consent, st.sampled_from(Channel), st.booleans(), st.just(MOMENT), TEXTS)),
}
CHANGES = st.lists(st.sampled_from(sorted(FIELDS)), max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
)
CARDS = CHANGES.flatmap(lambda parts: st.just(Customer(**{"given_name": "דנה", **parts})))
BALANCES = st.none() | st.sampled_from([0, 100, -2550, 124_050])
PLACES = st.integers(0, 10_000)


class Shopkeeper(RuleBasedStateMachine):
    """Does what a shop does, remembering the whole book before and after each thing done."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = open_book(shutil.copyfile(self.template, Path(self.folder.name) / "book.smallcrm"))
        self.now = dump(self.book)
        self.done: list[tuple[Dump | None, Dump | None]] = []
        self.undone: list[tuple[Dump | None, Dump | None]] = []

    def teardown(self) -> None:
        assert check(self.book, QUIET) == []
        self.book.close()
        self.folder.cleanup()

    def do(self, command: Callable[[], Outcome[Any] | tuple[object, ChangeSet]]) -> None:
        before = self.now
        try:
            outcome = command()
        except UserError:
            assert dump(self.book) == before
            return
        changes = outcome[1] if isinstance(outcome, tuple) else outcome.changes
        self.now = dump(self.book)
        if changes.operation_id is None:
            assert self.now == before
            return
        self.done.append((before, self.now))
        self.undone.clear()

    def ids(self) -> list[int]:
        return [identity for (identity,) in select(self.book, "SELECT id FROM customer ORDER BY id")]

    def some(self, places: list[int]) -> list[int]:
        ids = self.ids()
        return [ids[place % len(ids)] for place in places] if ids else []

    @rule(card=CARDS, balance=BALANCES, referrer=st.none() | PLACES)
    def write_a_new_card(self, card: Customer, balance: int | None, referrer: int | None) -> None:
        referred_by = next(iter(self.some([referrer])), None) if referrer is not None else None
        self.do(lambda: customers.save_customer(self.book, replace(card, referred_by=referred_by), opening_balance=balance))

    @precondition(lambda self: bool(self.ids()))
    @rule(place=PLACES, parts=CHANGES, balance=BALANCES, referrer=st.none() | PLACES, custom=st.none() | TEXTS)
    def edit_a_card(self, place: int, parts: dict[str, Any], balance: int | None, referrer: int | None, custom: str | None) -> None:
        (identity,) = self.some([place])
        card = replace(customers.get_customer(self.book, identity), **parts)
        if referrer is not None:
            card = replace(card, referred_by=self.some([referrer])[0])
        if custom is not None:
            card = replace(card, custom=tuple(CustomValue(field.id, custom) for field in custom_fields.custom_fields(self.book)))
        self.do(lambda: customers.save_customer(self.book, card, opening_balance=balance))

    @rule(places=st.lists(PLACES, max_size=4))
    def put_cards_aside(self, places: list[int]) -> None:
        self.do(lambda: customers.put_aside(self.book, self.some(places)))

    @rule(places=st.lists(PLACES, max_size=4))
    def bring_cards_back(self, places: list[int]) -> None:
        self.do(lambda: customers.bring_back(self.book, self.some(places)))

    @rule(places=st.lists(PLACES, max_size=4), tag=TAGS)
    def tag_cards(self, places: list[int], tag: str) -> None:
        self.do(lambda: customers.add_tag(self.book, self.some(places), tag))

    @rule(places=st.lists(PLACES, max_size=4), tag=TAGS)
    def untag_cards(self, places: list[int], tag: str) -> None:
        self.do(lambda: customers.remove_tag(self.book, self.some(places), tag))

    @rule(old=st.lists(TAGS, min_size=1, max_size=3), new=TAGS)
    def rename_tags(self, old: list[str], new: str) -> None:
        self.do(lambda: labels.rename_tag(self.book, old, new))

    @rule(tag=TAGS)
    def remove_a_tag(self, tag: str) -> None:
        self.do(lambda: labels.remove_tag_everywhere(self.book, tag))

    @rule(old=st.lists(CITIES, min_size=1, max_size=2), new=CITIES)
    def rename_a_city(self, old: list[str], new: str) -> None:
        self.do(lambda: labels.rename_city(self.book, old, new))

    @rule(label=st.sampled_from(["Shoe size", "מידה"]), kind=st.sampled_from(CustomType))
    def add_a_field(self, label: str, kind: CustomType) -> None:
        self.do(lambda: custom_fields.add_custom_field(self.book, label, kind, ["a", "b"] if kind is CustomType.CHOICE else []))

    @rule(first=st.integers(0, 3))
    def order_the_fields(self, first: int) -> None:
        ids = [field.id for field in custom_fields.custom_fields(self.book)]
        self.do(lambda: custom_fields.order_custom_fields(self.book, ids[first:]))

    @precondition(lambda self: bool(custom_fields.custom_fields(self.book)))
    @rule(label=st.sampled_from(["Shoe size", "מידה", "Размер"]), place=PLACES)
    def change_a_field(self, label: str, place: int) -> None:
        found = custom_fields.custom_fields(self.book)
        self.do(lambda: custom_fields.change_custom_field(self.book, replace(found[place % len(found)], label=label)))

    @precondition(lambda self: bool(custom_fields.custom_fields(self.book)))
    @rule(place=PLACES)
    def remove_a_field(self, place: int) -> None:
        found = custom_fields.custom_fields(self.book)
        self.do(lambda: custom_fields.remove_custom_field(self.book, found[place % len(found)].id))

    @rule(
        order=st.sampled_from(NameOrder),
        region=st.sampled_from(["IL", "BG"]),
        language=st.sampled_from(["he", "fa"]),
        logo=st.none() | st.binary(),
    )
    def change_the_settings(self, order: NameOrder, region: str, language: str, logo: bytes | None) -> None:
        self.do(lambda: shop.update_shop(self.book, replace(SHOP, name_order=order, region=region, language=language, logo=logo)))

    @rule(name=NAMES, tag=TAGS)
    def save_a_filter(self, name: str, tag: str) -> None:
        self.do(lambda: saved_filters.save_filter(self.book, name, customer_list.Filter(tags=(tag,)), customer_list.Sort()))

    @rule(name=NAMES)
    def remove_a_filter(self, name: str) -> None:
        self.do(lambda: saved_filters.remove_filter(self.book, name))

    @precondition(lambda self: len(self.ids()) > 1)
    @rule(places=st.lists(PLACES, min_size=2, max_size=3))
    def merge_cards(self, places: list[int]) -> None:
        first, *others = self.some(places)
        self.do(lambda: merging.merge(self.book, first, others))

    @rule(cards=st.lists(st.tuples(CARDS, st.sampled_from([0, 0, 5000, -100])), min_size=1, max_size=5))
    def bring_cards_in(self, cards: list[tuple[Customer, int]]) -> None:
        self.do(lambda: bring_in(self.book, cards))

    @precondition(lambda self: bool(self.done))
    @rule()
    def undo(self) -> None:
        before, after = self.done.pop()
        entries, standing = self.entries(), self.now
        try:
            outcome = self.take_back(lambda: history.undo(self.book, QUIET))
        except UserError:
            assert before is None
            assert dump(self.book) == standing
            self.done.append((before, after))
            return
        if outcome.value.kept:
            # Entries stand on its account: the card is put aside, and so what lies further back is never as it was.
            assert check(self.book, QUIET) == []
            self.done = [(None, None) for _ in self.done]
            self.undone.append((self.now, standing))
        else:
            self.require(before)
            self.undone.append((before, after))
        self.entries_only_go_with_their_account(entries)

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        before, after = self.undone.pop()
        entries = self.entries()
        self.take_back(lambda: history.redo(self.book, QUIET))
        self.require(after)
        self.done.append((before, after))
        self.entries_only_go_with_their_account(entries)

    def take_back(self, command: Callable[[], Outcome[Any]]) -> Outcome[Any]:
        outcome = command()
        self.now = dump(self.book)
        return outcome

    def require(self, expected: Dump | None) -> None:
        if expected is not None:
            for table, rows in expected.items():
                assert self.now[table] == rows, table

    @precondition(lambda self: len(self.done) > 1)
    @rule(place=PLACES)
    def undo_something_older_and_redo_it(self, place: int) -> None:
        older = select(self.book, "SELECT id FROM operation WHERE id = root_id AND state = 'done' ORDER BY id")
        (operation,) = older[place % len(older)]
        before = self.now
        try:
            history.revert_operation(self.book, operation, QUIET)
        except UserError:
            assert dump(self.book) == before
            return
        between = dump(self.book)
        assert check(self.book, QUIET) == []
        self.take_back(lambda: history.redo(self.book, QUIET))
        self.require(before)
        # What undo gives after that is known for this one thing only.
        self.done = [(None, None) for _ in self.done[1:]] + [(between, before)]
        self.undone = [(None, None) for _ in self.undone]

    @rule()
    def close_and_open(self) -> None:
        self.book.close()
        self.book = open_book(self.book.path)
        assert dump(self.book) == self.now

    def entries(self) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row for row in select(self.book, "SELECT * FROM entry")}

    def entries_only_go_with_their_account(self, before: dict[int, tuple[Any, ...]]) -> None:
        after = self.entries()
        accounts = {identity for (identity,) in select(self.book, "SELECT id FROM account")}
        known = {row[1] for row in before.values()}
        for identity in before.keys() - after.keys():
            assert before[identity][1] not in accounts
        for identity in after.keys() - before.keys():
            assert after[identity][3] == "reversal" or after[identity][1] not in known
        assert all(after[identity] == before[identity] for identity in before.keys() & after.keys())

    @invariant()
    def the_balance_is_the_sum_of_the_entries(self) -> None:
        wrong = """SELECT customer_id FROM customer_index AS i WHERE balance != (
            SELECT coalesce(sum(amount), 0) FROM account JOIN entry ON account_id = account.id WHERE customer_id = i.customer_id)"""
        assert select(self.book, wrong) == []


def test_whatever_was_done_undo_and_redo_give_the_book_as_it_was(empty_book_file: Path) -> None:
    Shopkeeper.template = empty_book_file
    thorough = settings(max_examples=settings().max_examples // 4, stateful_step_count=25, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Shopkeeper, settings=thorough)
