"""What the rows of a file have said of cards of the book so far: the next row that means one adds to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallcrm.i18n import N_
from smallcrm.services.decision import Fate
from smallcrm.services.import_matching import candidate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.services.decision import Decision

TOO_MANY_ROWS = N_(
    "More than {count} rows of this file change the card of {name}, which no one customer's do. Say whose this row is, or leave it out."
)
MOST_CHANGES = 100
"""So many rows of a file may change one card; more that mean it are a filler's, "customer 050-0000000", whose card would grow and grow."""


class Told(NamedTuple):
    """Of one card: the place of the row that told its balance, that balance, the card as the rows leave it, how many changed it."""

    place: tuple[int, int]
    stated: int | None = None
    card: Customer | None = None
    changes: int = 0

    def says_other(self, reading: RowReading) -> bool:
        """Whether the row tells another balance of the same card."""
        return None not in {self.stated, reading.opening_balance} and self.stated != reading.opening_balance

    def too_many(self, card: Customer) -> Mapping[str, object]:
        """Where so many rows have changed the card that no further one may, what to say of it."""
        if self.changes < MOST_CHANGES:
            return {}
        return {"count": MOST_CHANGES, "name": candidate(card, card.id)}


class ToldCards:
    """The cards of the book of which rows have said anything."""

    def __init__(self) -> None:
        self._by_id: dict[int, Told] = {}

    def of(self, card_id: int) -> Told | None:
        """What rows have said of a card, if any did."""
        return self._by_id.get(card_id)

    def tell(self, decision: Decision, reading: RowReading, sheet: int) -> None:
        """Remember what a row of a sheet says of a card of the book."""
        card_id = decision.card_id or 0
        here = (sheet, decision.row)
        before = self._by_id.get(card_id, Told(here))
        stated = reading.opening_balance
        self._by_id[card_id] = Told(
            here if before.stated is None else before.place,
            stated if before.stated is None else before.stated,
            decision.update or before.card,
            before.changes + (decision.fate is Fate.UPDATE),
        )
