"""What the card asks of the book, off the thread of the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.customer import Customer
from smallcrm.services import custom_fields, customers, drafts, ledger, merging
from smallcrm.services.suggestions import suggestions
from smallcrm.ui.finding import find_customers
from smallcrm.ui.forms.base import Chosen, FormContext
from smallcrm.ui.screens.customers.card_drafts import drafts_shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smallcrm.domain.customer import CustomField
    from smallcrm.services.book import Book
    from smallcrm.services.drafts import Draft
    from smallcrm.services.ledger import AccountLine
    from smallcrm.services.merging import MergedCard
    from smallcrm.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Loaded:
    """A card with all that showing and editing it takes.

    `opening_balance` is None where other entries stand beside it, so that it can no longer be edited; `drafts` are those
    of this card and of a new one, by the id of the card.
    """

    card: Customer
    own_fields: tuple[CustomField, ...]
    opening_balance: int | None
    drafts: dict[int | None, Draft]
    merged: tuple[MergedCard, ...] = ()
    """The cards that were merged into this one."""
    merged_into: Customer | None = None
    """The card that this one is hidden in."""
    lines: tuple[AccountLine, ...] = ()
    """What was posted to it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The card that was saved, and whether the book was changed by it."""

    customer_id: int
    changed: bool


def load(book: Book, customer_id: int | None) -> Loaded:
    """The card, or an empty one for None. Raises `UserError` when it is gone."""
    kept = drafts_shown(book, customer_id)
    own_fields = tuple(custom_fields.custom_fields(book))
    if customer_id is None:
        return Loaded(Customer(), own_fields, 0, kept)
    card = customers.get_customer(book, customer_id)
    opening = ledger.opening_balance(book, customer_id)
    merged = tuple(merging.merged_into(book, customer_id))
    into = customers.get_customer(book, card.merged_into) if card.merged_into else None
    lines = tuple(ledger.account_lines(book, customer_id))
    return Loaded(card, own_fields, opening if opening == card.balance else None, kept, merged, into, lines)


def save(book: Book, card: Customer, opening_balance: int | None) -> Outcome[Saved]:
    """Write the card and let its draft go."""
    outcome = customers.save_customer(book, card, opening_balance=opening_balance)
    drafts.drop_draft(book, card.id)
    return Outcome(Saved(outcome.value, bool(outcome.changes.ids)), outcome.changes)


def form_context(book: Book, tasks: Tasks, today: date, customer_id: int | None) -> FormContext:
    """What the editors ask; a customer is not found as having referred himself."""

    def find(text: str) -> Sequence[Chosen]:
        return [found for found in find_customers(book, text) if found.id != customer_id]

    return FormContext(shop=book.shop, tasks=tasks, today=today, suggest=partial(suggestions, book), find_customers=find)
