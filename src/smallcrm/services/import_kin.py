"""What the cards of a book of ours are to one another, by the file's own numbers of them: who referred whom, who is hidden in whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from smallcrm.exchange.json_values import items
from smallcrm.models import customer_index, journal, merges
from smallcrm.models.bulk import NewCard
from smallcrm.services.import_whole_cards import name_referrers
from smallcrm.services.merging import MERGED_INTO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.row_reading import MergedReading, Referrer, RowReading
    from smallcrm.models.connection import Connection

_TWO = 2


@dataclass(slots=True)
class Kin:
    """Gathered while rows are decided on.

    `ids` are the cards by the file's numbers of them, `numbers` what the shop calls them, `inside` the hidden cards with
    those they are in.
    """

    ids: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)
    referrers: dict[int, Referrer] = field(default_factory=dict)
    _hidden: list[tuple[MergedReading, int, int]] = field(default_factory=list)
    _known_rows: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def add(self, card_id: int, reading: RowReading) -> None:
        """Remember which card a row is about, and who referred its customer."""
        if reading.key is not None and reading.customer is not None and reading.key not in self.ids:
            self.ids[reading.key] = card_id
            self.numbers[reading.key] = reading.customer.number
        if any(reading.referrer):
            self.referrers[card_id] = reading.referrer

    def hide(self, card_id: int, reading: RowReading, take_id: Callable[[], int]) -> tuple[tuple[NewCard, ...], dict[int, int]]:
        """The cards that are hidden in a new one, whose ids follow its own, and those ids by the file's numbers."""
        self._known_rows.append((card_id, reading.known_rows))
        inside = {each.key: take_id() for each in reading.merged if each.key not in self.ids}
        new = [each for each in reading.merged if each.key in inside]
        for each in new:
            self._hidden.append((each, inside[each.key], card_id))
            self._known_rows.append((inside[each.key], each.known_rows))
            if any(each.referrer):
                self.referrers[inside[each.key]] = each.referrer
        self.ids |= inside
        self.inside |= dict.fromkeys(inside.values(), card_id)
        return tuple(NewCard(each.customer) for each in new), inside

    def known_rows(self) -> Iterator[tuple[int, int]]:
        """By what rows of files the new cards were known in the book of the file, each with its card.

        To be remembered when all rows are decided on: those of the file itself must not be taken for known by them.
        """
        return ((card, digest) for card, digests in self._known_rows for digest in digests)

    def card_of(self, entry: LedgerReading) -> int | None:
        """The card of an entry of our own sheet, where its row still says the number of that card."""
        if entry.key is None or entry.who is None or entry.who.number != self.numbers.get(entry.key):
            return None
        return self.ids[entry.key]

    def account_of(self, entry: LedgerReading, card_id: int) -> int:
        """The card on whose account an entry of a card stands: itself, or one hidden in it."""
        account = self.ids.get(entry.account or 0)
        return account if account is not None and self.inside.get(account) == card_id else card_id

    def join(self, connection: Connection) -> None:
        """Write who referred whom, and merge as it was done in the book of the file, so that it can be taken back as there."""
        name_referrers(connection, self.referrers, self.ids)
        found = sorted(self._hidden, key=lambda each: each[0].order)
        groups = [list(group) for _order, group in groupby(found, key=lambda each: each[0].order)]
        lowest = int(connection.execute("SELECT min(coalesce(min(id), 0), 0) FROM operation").scalar_one())
        for identity, group in enumerate(groups, lowest - len(groups)):
            name, into = group[0][0].told
            told = (MERGED_INTO, {"name": name, "into": into, "count": len(group)})
            with journal.of_another_book(connection, identity, merges.MERGE, told, group[0][0].merged_at.isoformat()):
                self._merge(connection, group)

    def _merge(self, connection: Connection, group: Iterable[tuple[MergedReading, int, int]]) -> None:
        hidden = {card for _merged, card, _top in group}
        by_survivor: dict[int, list[int]] = {}
        for merged, card, top in group:
            into = merges.survivor_of(connection, self.ids.get(merged.into, top))
            by_survivor.setdefault(top if into in hidden else into, []).append(card)
        for surviving, others in by_survivor.items():
            merges.give_to_survivor(connection, surviving, others)

    def index(self, connection: Connection, shop: ShopSettings, progress: Progress) -> None:
        """Take the hidden cards out of the search, and their accounts into the balances of those they are hidden in."""
        customer_index.reindex(connection, [card for _merged, card, _top in self._hidden], shop, progress)
        customer_index.follow_balances(connection, list({top for _merged, _card, top in self._hidden}))

    def tell_apart(self, connection: Connection, book: Mapping[str, Any], new: range) -> None:
        """Write which of the new cards the user had told apart."""
        known = set(connection.execute("SELECT customer_id, other_id FROM told_apart").all())
        for pair in items(book, "told_apart"):
            ids = sorted({self.ids[each] for each in pair if type(each) is int and each in self.ids} if isinstance(pair, list) else ())
            if len(ids) == _TWO and all(each in new for each in ids) and (one_pair := (ids[0], ids[1])) not in known:
                known.add(one_pair)
                connection.execute("INSERT INTO told_apart (customer_id, other_id) VALUES (?, ?)", one_pair)
