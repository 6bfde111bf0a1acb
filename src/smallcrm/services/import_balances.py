"""The balances that rows state: the opening balance of a card, or, beside a sheet of entries, what these are compared with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.row_reading import RowReading
from smallcrm.i18n import N_
from smallcrm.models.bulk import NewEntry
from smallcrm.services.decision import Decision, Fate, Opening
from smallcrm.services.file_twins import ONE_CARD
from smallcrm.services.import_matching import keys_of
from smallcrm.services.ledger import standing_openings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.models.connection import Connection
    from smallcrm.services.made_customers import FileMatcher

    OpeningOf = Callable[[Customer, RowReading], tuple[Opening | None, str]]
    """The opening balance that a row gives a card of the book, if any; or why the book's balance stays."""


BALANCE_STAYS = N_("The balance in the file is another than in the book, to which more was posted. The book's stays.")


@dataclass(slots=True)
class Openings:
    """The opening balances that rows give cards of the book; `day` (ISO) is that of the present sheet's balances, if it says one."""

    connection: Connection
    day: str = ""

    def of(self, card: Customer, reading: RowReading) -> tuple[Opening | None, str]:
        """The opening balance that the row gives a card of the book, if any; or why the book's balance stays."""
        stated = reading.opening_balance
        if stated is None or stated == card.balance:
            return None, ""
        standing = self.standing(card)
        if stated in standing:
            return None, ""  # it was brought in before; what came after is the book's
        if len(standing) > 1:
            return None, BALANCE_STAYS  # those of cards that were merged, of which the row tells one
        select = "SELECT 1 FROM account JOIN entry ON account_id = account.id WHERE customer_id = ? AND kind NOT IN ('opening', 'reversal')"
        if self.connection.execute(select, (card.id,)).first():
            return None, BALANCE_STAYS
        return Opening(stated, reading.original, self.day_of(reading)), ""

    def day_of(self, reading: RowReading) -> str:
        """The day (ISO) of a row's balance, that of the sheet where the row says none; empty where neither does."""
        return reading.opened_on.isoformat() if reading.opened_on else self.day

    def standing(self, card: Customer) -> list[int]:
        """The opening balances of a card that stand: several where cards were merged."""
        return [amount for _, amount in standing_openings(self.connection, card.id or 0)]


@dataclass(slots=True)
class StatedBalances:
    """Holds the balances of customers back until all entries of the file are known."""

    today: str
    _held: list[tuple[TableUnderstanding, Decision]] = field(default_factory=list)
    _owed: Counter[int] = field(default_factory=Counter)
    _rows: Counter[int] = field(default_factory=Counter)

    def hold(self, table: TableUnderstanding, made: Iterable[Decision]) -> None:
        """Keep the balances that the rows of a sheet of customers state; a row brought in before states nothing new."""
        for each in made:
            is_open = each.new_card is not None or each.before is not None or each.reason == ONE_CARD
            if is_open and isinstance(each.reading, RowReading) and each.reading.opening_balance is not None:
                self._held.append((table, each))

    def see(self, entries: Iterable[Decision], known: FileMatcher) -> None:
        """Know of whom a sheet has entries, those that cannot come in too: his balance holds them."""
        for each in entries:
            reading = each.reading
            if each.card_id is not None:
                self._owed[each.card_id] += sum(entry.amount for entry in each.entries)
                self._rows[each.card_id] += each.fate is not Fate.SKIP
            elif not isinstance(reading, RowReading) and reading.who is not None and (reading.entries or reading.faults):
                found = known.find(keys_of(reading.who))
                for card_id in (found.card_id, *(one.card_id for one in found.among)):
                    if card_id is not None:
                        self._rows[card_id] += 1

    def settled(self, opening_of: OpeningOf) -> Iterator[tuple[TableUnderstanding, Sequence[Decision]]]:
        """What becomes of the balances held, by the decisions that were made of their rows: as many as something is done or told of."""
        for table, each in self._held:
            found = self._settled(table, each, opening_of)
            if found is not None:
                yield table, [found]

    def _settled(self, table: TableUnderstanding, each: Decision, opening_of: OpeningOf) -> Decision | None:
        reading, card_id = each.reading, each.card_id
        if card_id is None or not isinstance(reading, RowReading) or reading.opening_balance is None:
            return None
        stated, before = reading.opening_balance, each.before
        if self._rows[card_id]:
            owed = self._owed[card_id] + (before.balance if before else 0)
            by_rounding = self._rows[card_id] if reading.original else 0
            differs = abs(stated - owed) > by_rounding
            return Decision(each.row, each.fate, reading, card_id=card_id, difference=(stated, owed)) if differs else None
        if before is not None:
            opening, reason = opening_of(before, reading)
            fate = Fate.UPDATE if opening else each.fate
            done = Decision(each.row, fate, reading, reason, card_id=card_id, before=before, update=before, opening=opening)
            return done if opening or reason else None
        if not stated:
            return None
        said = reading.opened_on or table.balances_of
        day = said.isoformat() if said else self.today
        entry = NewEntry(card_id, EntryKind.OPENING, stated, day, original=reading.original)
        return Decision(each.row, each.fate, reading, card_id=card_id, entries=(entry,))
