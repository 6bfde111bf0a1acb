"""What is decided on a row of a file, and what the user has said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.analysis.duplicates import Reason
    from smallcrm.domain.customer import Customer
    from smallcrm.domain.ledger import Original
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.models.bulk import NewCard, NewEntry
    from smallcrm.services.import_matching import Candidate
    from smallcrm.services.import_numbers import Remark


class Fate(StrEnum):
    """What happens with a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    SKIP = "skip"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class RowWish:
    """What the user said of one row: cells written anew, by column; or that it is left out, a card of its own, or that card's.

    A row of entries may be of the customer whom another row makes: `made_by` is its sheet and row.
    """

    cells: Mapping[int, str] = field(default_factory=dict)
    fate: Fate | None = None
    card_id: int | None = None
    made_by: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening balance that a card of the book gets instead of the one it has, in minor units; `day` is ISO, today where empty."""

    amount: int
    original: Original | None = None
    day: str = ""


@dataclass(slots=True)
class Decision:
    """What happens with the row at `row` (0 is the first), which says `reading`; `reason` is a text to translate with `values`.

    `card_id` is the card it is about, of the book or to be made; it makes a `new_card`, or changes one to what `update`
    says, with an `opening`, and posts `entries`; `hidden` are made behind the new card. `digest` is to be remembered,
    and `digest_in_file`, where the user has mended the row or one above that it goes on from.
    `adds` is what an entry's row says of a card that it neither makes nor changes, to be added where the card lacks it.
    `difference` is what the file says is owed after it and what its rows add up to, where these differ. `twin` is the place of a
    row (sheet and row) that says the same and became a card too.
    """

    row: int
    fate: Fate
    reading: RowReading | LedgerReading
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    card_id: int | None = None
    new_card: NewCard | None = None
    before: Customer | None = None
    update: Customer | None = None
    opening: Opening | None = None
    adds: Customer | None = None
    entries: tuple[NewEntry, ...] = ()
    hidden: tuple[NewCard, ...] = ()
    digest: int | None = None
    digest_in_file: int | None = None
    difference: tuple[int, int] | None = None
    twin: tuple[int, int] | None = None
    remarks: tuple[Remark, ...] = ()
    among: tuple[Candidate, ...] = ()
    near: tuple[tuple[Candidate, tuple[Reason, ...]], ...] = ()


@dataclass(slots=True)
class CardIds:
    """The ids that new cards will get: they follow one another."""

    next: int

    def take(self) -> int:
        """The next one."""
        taken, self.next = self.next, self.next + 1
        return taken
