"""Cards of one customer made one, and separated again at any later time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import is_blank, shown_name, tidy
from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.domain.progress import Silent
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed
from smallcrm.models import cards, merges
from smallcrm.services import history
from smallcrm.services.book import MERGE
from smallcrm.services.custom_fields import custom_fields
from smallcrm.services.customers import require_not_merged
from smallcrm.services.merged_card import merged_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone

_INSIDE = """
WITH RECURSIVE inside (id) AS (
    SELECT id FROM customer WHERE merged_into = ?
    UNION ALL SELECT customer.id FROM inside JOIN customer ON customer.merged_into = inside.id
)
SELECT id FROM inside
"""
MERGED_INTO = N_("“{name}” merged into “{into}”")
_TOLD = """
SELECT customer.id, display_name, number, made_at, operation.id FROM customer JOIN customer_index ON customer_id = customer.id
JOIN operation ON operation.id = ? WHERE customer.id = ?
"""


@dataclass(frozen=True, slots=True)
class MergedCard:
    """A card that is hidden in another: what it is called, and when (aware) and by which operation it was merged."""

    id: int
    name: str
    number: str
    merged_at: datetime
    operation_id: int


def proposal(book: Book, surviving: int, others: Sequence[int]) -> Customer:
    """What the card that survives would become, to be shown before anything is done. Raises `UserError` as `merge` does."""
    return merged_card(_cards(book, surviving, others), book.shop, custom_fields(book))


def merge(
    book: Book, surviving: int, others: Sequence[int], choice: Customer | None = None, progress: Progress | None = None
) -> Outcome[int]:
    """Make one card of several; the others are hidden, and all that hangs on them goes to the one that survives. Returns its id.

    `choice` is that card as the user wants it, without it the proposal. Raises `UserError` for a card that is gone,
    is merged already, or is the one that survives.
    """
    found = _cards(book, surviving, others)
    proposed = merged_card(found, book.shop, custom_fields(book))
    card = _wanted(choice or proposed, proposed, found, book.shop.region)
    if is_blank(card):
        raise UserError(N_("Write at least a name, a firm or a phone, so that the card can be found again."))
    names = [shown_name(each, book.shop.name_order) for each in found]
    with book.working(MERGE, MERGED_INTO, progress=progress, name=listed(names[1:]), into=names[0], count=len(names) - 1) as work:
        cards.update_card(work.connection, card)
        merges.give_to_survivor(work.connection, surviving, [each.id for each in found[1:] if each.id is not None])
    return Outcome(surviving, work.changes)


def unmerge(book: Book, merged_id: int, progress: Progress | None = None) -> Outcome[Undone]:
    """Separate a card from the one it was merged into, with all that were merged by the same operation, as one step.

    It comes back as it was; the other keeps what was edited since, which is named. Raises `UserError` for a card that
    is not merged.
    """
    with book.reading() as connection:
        operation = merges.standing(connection, [merged_id]).get(merged_id)
        card = next(cards.load_cards(connection, [merged_id]), None)
    if card is None:
        raise UserError(N_("That card is no longer in the book."))
    if operation is None or card.merged_into is None:
        raise UserError(N_("“{name}” is not merged into another card."), name=shown_name(card, book.shop.name_order))
    return history.separate(book, operation, progress or Silent())


def merged_into(book: Book, customer_id: int) -> list[MergedCard]:
    """The cards that are hidden in this one, those merged last first; cards merged into one of them are among them."""
    with book.reading() as connection:
        inside = connection.execute(_INSIDE, (customer_id,)).scalars()
        if not inside:
            return []
        operations = merges.standing(connection, inside)
        rows = [connection.execute(_TOLD, (operation, identity)).one() for identity, operation in operations.items()]
    found = [MergedCard(identity, name, number, datetime.fromisoformat(at), operation) for identity, name, number, at, operation in rows]
    return sorted(found, key=lambda each: (-each.operation_id, each.id))


def _cards(book: Book, surviving: int, others: Sequence[int]) -> list[Customer]:
    """The cards with their photos, the surviving one first."""
    ids = [surviving, *dict.fromkeys(others)]
    if surviving in others or len(ids) == 1:
        raise UserError(N_("Choose two different cards to merge."))
    with book.reading() as connection:
        found = list(cards.load_cards(connection, ids, photos=True))
        if len(found) < len(ids):
            raise UserError(N_("That card is no longer in the book."))
        for card in found:
            require_not_merged(connection, card.id or 0)
    return found


def _wanted(choice: Customer, proposed: Customer, found: Sequence[Customer], region: str) -> Customer:
    """The card to write: phones that one of the cards has keep their reading, and nobody is referred by himself."""
    known = {phone.typed: phone.e164 for card in found for phone in card.phones}
    phones = tuple(replace(phone, e164=known.get(phone.typed)) for phone in choice.phones)
    referred_by = None if choice.referred_by in {card.id for card in found} else choice.referred_by
    card = replace(choice, id=proposed.id, created_at=choice.created_at or proposed.created_at, phones=phones, referred_by=referred_by)
    return tidy(card, region)
