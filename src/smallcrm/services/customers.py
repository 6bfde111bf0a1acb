"""The customer's card: read, written, put aside and brought back; several cards tagged at once."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import FieldWarning, clean, is_blank, shown_name, tidy
from smallcrm.domain.card_rules import warnings as rule_warnings
from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import sort_key
from smallcrm.i18n import N_, NN_
from smallcrm.i18n.lists import listed
from smallcrm.infra import clock
from smallcrm.models import cards, merges
from smallcrm.models.journal import next_id
from smallcrm.services import ledger
from smallcrm.services.book import BULK, EDIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book, Work

_CHUNK = 500
_NTH = re.compile(r"(?P<told>.+) \(\d{1,4}\)")

Labels = tuple[str, tuple[str, str]]
"""What an operation is called where it is about one card, and where it is about several."""


def get_customer(book: Book, customer_id: int) -> Customer:
    """The whole card. Raises `UserError` when it is gone."""
    with book.reading() as connection:
        return _load(connection, customer_id)


def _load(connection: Connection, customer_id: int) -> Customer:
    card = next(cards.load_cards(connection, [customer_id], photos=True), None)
    if card is None:
        raise UserError(N_("That card is no longer in the book."))
    return card


def require_not_merged(connection: Connection, customer_id: int) -> None:
    """Raises `UserError`, naming the card that this one is in, when it was merged."""
    survivor = merges.survivor_of(connection, customer_id)
    if survivor != customer_id:
        select = "SELECT display_name FROM customer_index WHERE customer_id = ?"
        name, into = (str(connection.execute(select, (each,)).scalar() or "") for each in (customer_id, survivor))
        raise UserError(N_("“{name}” was merged into “{into}”. Choose that card, or separate the two first."), name=name, into=into)


def card_meant(book: Book, text: str, *, merged: bool = False) -> int:
    """The id of the card with a number or a name; of one that is hidden in another where `merged` ones are meant.

    Raises `UserError` when there is none, when there are several, and when it is a hidden one and is not meant; where a
    hidden one is meant and there is none, any other is as good.
    """
    found = cards_meant(book, text, merged=merged)
    if not found and merged:
        found = cards_meant(book, text)
    elif not found and (hidden := cards_meant(book, text, merged=True)):
        with book.reading() as connection:
            require_not_merged(connection, hidden[0][0])
    if not found:
        raise UserError(N_("No card has the number or the name {text}."), text=text)
    if len(found) > 1:
        meant = listed(f"“{told}”" for _, told in found)
        raise UserError(
            N_("Several cards are meant by “{text}”. Write the one you mean, with its name, as one of: {cards}."), text=text, cards=meant
        )
    return found[0][0]


def cards_meant(book: Book, text: str, *, merged: bool = False) -> list[tuple[int, str]]:
    """The cards that a number means, else a whole name, else a number with the name after it; each with these two to tell it by.

    Cards of one number and one name are told apart as `1001 Dana (1)` and `1001 Dana (2)`, in the order in which they came
    into the book; such a text means that one.
    """
    text = clean(text)
    found = _cards_with(book, text, merged=merged)
    if not found and (written := _NTH.fullmatch(text)):
        meant = sort_key(text, book.shop.language)
        found = [each for each in _cards_with(book, written["told"], merged=merged) if sort_key(each[1], book.shop.language) == meant]
    return found


def _cards_with(book: Book, text: str, *, merged: bool) -> list[tuple[int, str]]:
    number, _, name = text.partition(" ")
    whole, rest = (sort_key(each, book.shop.language) for each in (text, name))
    select = (
        "SELECT customer_id, number, display_name, name_key FROM customer_index JOIN customer ON customer.id = customer_id "
        "WHERE {condition} AND (merged_into IS NOT NULL) = ? ORDER BY customer_id"
    )
    with book.reading() as connection:
        for condition, values in (("number = ?", (text,)), ("name_key = ?", (whole,)), ("number = ? AND name_key = ?", (number, rest))):
            found = connection.execute(select.format(condition=condition), (*values, merged)).all()
            if text and found:
                return _told_apart(found)
    return []


def _told_apart(found: Sequence[tuple[int, str, str, str]]) -> list[tuple[int, str]]:
    """Each card with its number and name; those that these do not tell apart, and several without a number, are counted."""
    alike = Counter((number, key) for _, number, _, key in found)
    passed: Counter[tuple[str, str]] = Counter()
    told: list[tuple[int, str]] = []
    for identity, number, name, key in found:
        passed[number, key] += 1
        counted = alike[number, key] > 1 or (len(found) > 1 and not number)
        told.append((identity, clean(f"{number} {name}") + (f" ({passed[number, key]})" if counted else "")))
    return told


def save_customer(book: Book, card: Customer, *, opening_balance: int | None = None) -> Outcome[int]:
    """Write a new card (its id None) or the changes to one; returns its id.

    `opening_balance` in minor units replaces the account's opening entry; 0 leaves none. Raises `UserError` for a card
    that says nothing of who it is, that is referred by itself, that is gone, or that was merged into another.
    """
    label = N_("New customer {name}") if card.id is None else N_("Changes to {name}")
    card = tidy(card, book.shop.region)
    if is_blank(card):
        raise UserError(N_("Write at least a name, a firm or a phone, so that the card can be found again."))
    if card.id is not None and card.referred_by == card.id:
        raise UserError(N_("A card cannot be referred by itself. Choose another customer, or nobody."))
    with book.working(EDIT, label, name=shown_name(card, book.shop.name_order)) as work:
        if card.id is None:
            number = card.number or str(cards.highest_number(work.connection) + 1)
            identity = cards.insert_card(work.connection, replace(card, number=number, created_at=card.created_at or clock.now()))
        else:
            identity = card.id
            require_not_merged(work.connection, identity)
            cards.update_card(work.connection, _with_phones_read_anew(card, _load(work.connection, identity), book.shop.region))
        if opening_balance is not None:
            ledger.set_opening_balance(work.connection, work.operation_id, identity, opening_balance)
    return Outcome(identity, work.changes)


def _with_phones_read_anew(card: Customer, before: Customer, region: str) -> Customer:
    """A number whose text was edited is read again; one that was left alone keeps its reading, whatever the region is now."""
    known = {phone.typed: phone.e164 for phone in before.phones}
    phones = tuple(replace(phone, e164=known.get(phone.typed)) for phone in card.phones)
    return tidy(replace(card, phones=phones, created_at=before.created_at), region)


def warnings(book: Book, card: Customer) -> list[FieldWarning]:
    """What looks wrong on a card, to be shown beside the field; never a refusal."""
    found = rule_warnings(card, book.shop.region)
    if card.number:
        with book.reading() as connection:
            select = "SELECT 1 FROM customer WHERE number = ? AND id != ? AND merged_into IS NULL"
            if connection.execute(select, (clean(card.number), card.id or 0)).first():
                found.append(FieldWarning("number", 0, N_("Another card has this number.")))
    return found


def put_aside(book: Book, ids: Sequence[int], progress: Progress | None = None) -> Outcome[int]:
    """Take cards out of the lists, without losing anything. Returns how many."""
    return _set_aside(
        book, ids, clock.now().isoformat(), (N_("{name} put aside"), NN_("{count} card put aside", "{count} cards put aside")), progress
    )


def bring_back(book: Book, ids: Sequence[int], progress: Progress | None = None) -> Outcome[int]:
    """Bring cards back into the lists. Returns how many."""
    return _set_aside(
        book, ids, None, (N_("{name} brought back"), NN_("{count} card brought back", "{count} cards brought back")), progress
    )


def _set_aside(book: Book, ids: Sequence[int], moment: str | None, labels: Labels, progress: Progress | None) -> Outcome[int]:
    with _working_on(book, ids, labels, progress) as work:
        count = work.connection.execute(
            "UPDATE customer SET put_aside_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND (put_aside_at IS NULL) != ? "
            "AND merged_into IS NULL",
            (moment, json.dumps(list(ids)), moment is None),
        ).rowcount
    return Outcome(count, work.changes)


def add_tag(book: Book, ids: Sequence[int], tag: str, progress: Progress | None = None) -> Outcome[int]:
    """Tag cards. Returns how many did not have the tag. Raises `UserError` for an empty tag."""
    tag = clean(tag)
    if not tag:
        raise UserError(N_("A tag needs a name."))
    labels = (N_("Tag “{tag}” on {name}"), NN_("Tag “{tag}” on {count} card", "Tag “{tag}” on {count} cards"))
    with _working_on(book, ids, labels, progress, tag=tag) as work:
        (tag_id,) = cards.tag_ids(work.connection, [tag])
        count = work.connection.execute(
            "INSERT INTO customer_tag (id, customer_id, position, tag_id) "
            f"SELECT {next_id('customer_tag')} - 1 + row_number() OVER (ORDER BY id), "
            "id, (SELECT count(*) FROM customer_tag WHERE customer_id = customer.id), ? FROM customer "
            "WHERE id IN (SELECT value FROM json_each(?)) AND merged_into IS NULL "
            "AND id NOT IN (SELECT customer_id FROM customer_tag WHERE tag_id = ?)",
            (tag_id, json.dumps(list(ids)), tag_id),
        ).rowcount
    return Outcome(count, work.changes)


def remove_tag(book: Book, ids: Sequence[int], tag: str, progress: Progress | None = None) -> Outcome[int]:
    """Take a tag off cards. Returns how many had it."""
    labels = (N_("Tag “{tag}” off {name}"), NN_("Tag “{tag}” off {count} card", "Tag “{tag}” off {count} cards"))
    with _working_on(book, ids, labels, progress, tag=clean(tag)) as work:
        count = work.connection.execute(
            "DELETE FROM customer_tag "
            "WHERE tag_id = (SELECT id FROM tag WHERE name = ?) AND customer_id IN (SELECT value FROM json_each(?))",
            (clean(tag), json.dumps(list(ids))),
        ).rowcount
    return Outcome(count, work.changes)


def _working_on(
    book: Book, ids: Sequence[int], labels: Labels, progress: Progress | None, **values: object
) -> AbstractContextManager[Work]:
    """One card is named and is a single edit; several are counted and are a bulk edit."""
    kind, label = (EDIT, labels[0]) if len(ids) == 1 else (BULK, labels[1])
    return book.working(kind, label, progress=progress, name=_name(book, ids), count=len(ids), **values)


def _name(book: Book, ids: Sequence[int]) -> str:
    with book.reading() as connection:
        return (
            str(connection.execute("SELECT display_name FROM customer_index WHERE customer_id = ?", (ids[0],)).scalar() or "")
            if ids
            else ""
        )
