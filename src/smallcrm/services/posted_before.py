"""What earlier imports posted to cards of the book: each entry stands for one row of the file that says the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from smallcrm.i18n import N_
from smallcrm.models.entries import has_entries
from smallcrm.services import import_decisions as decisions
from smallcrm.services.book import IMPORT
from smallcrm.services.import_numbers import Remark
from smallcrm.services.row_words import Amount
from smallcrm.services.source_rows import digests_known, last_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.models.bulk import NewEntry
    from smallcrm.models.connection import Connection
    from smallcrm.services.import_decisions import Decision

    Said = tuple[str, int, str, str]
    """Kind, amount, day and note of an entry."""

COMES_ON_TOP = N_(
    "An entry of {amount} of {date} stands in the book, and the file does not say it any more. "
    "This row comes on top of it. If it is that entry mended, leave the row out, or take the old one back first."
)
_POSTED = (
    "SELECT entry.kind, amount, occurred_on, coalesce(entry_note.text, '') FROM account JOIN entry ON account_id = account.id "
    "JOIN operation ON operation.id = entry.operation_id LEFT JOIN entry_note ON entry_note.id = entry.id "
    "WHERE customer_id = ? AND (? OR operation.kind = ?) AND operation.id IS NOT (SELECT operation_id FROM journal_state)"
)
_TAKEN_BACK = "AND entry.id IN (SELECT reverses_id FROM account JOIN entry ON account_id = account.id WHERE customer_id = ?)"


class PostedBefore:
    """Followed through all sheets of a file in their order; what the file itself posts is none of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last_row = last_row(connection)
        self._is_empty = not has_entries(connection)
        self._standing: dict[int, Counter[Said]] = {}
        self._likely: dict[int, frozenset[tuple[str, ...]]] = {}
        self._was_here = False
        self._held: list[tuple[TableUnderstanding, Decision]] = []

    def known(self, digests: Sequence[int]) -> Mapping[int, int]:
        """Those of the digests of rows that were brought in before, each with the card it belongs to."""
        return digests_known(self._connection, digests, self._last_row) if self._last_row else {}

    def stand(self, reading: LedgerReading, card_id: int) -> bool:
        """Whether the book has the entries of the row already, which then stand for no other row.

        A file in which only phones were mended says the same. What the user posted himself stands for rows of our own sheet alone.
        """
        if self._is_empty or not reading.entries or reading.day is None:
            return False
        if card_id not in self._standing:
            posted = self._connection.execute(_POSTED, (card_id, bool(reading.place), IMPORT))
            self._standing[card_id] = standing = Counter(map(tuple, posted.all()))
            self._likely[card_id] = frozenset(key for each in standing for key in _mended_forms(each))
        standing = self._standing[card_id]
        said = Counter((each.kind.value, each.amount, reading.day_of(each), reading.note_of(each)) for each in reading.entries)
        if any(standing[each] < number for each, number in said.items()):
            return False
        standing.subtract(said)
        self._was_here = True
        return True

    def see(self, table: TableUnderstanding, decided: Sequence[Decision]) -> None:
        """Hold the rows that may be entries which the book has otherwise; what rows below say is not known yet."""
        for each in decided:
            self._was_here |= each.fate is decisions.Fate.SAME
            likely = self._likely.get(each.card_id or 0)
            if likely and any(not likely.isdisjoint(_mended_forms(_said_by(entry))) for entry in each.entries):
                self._held.append((table, each))

    def settled(self) -> Iterator[tuple[TableUnderstanding, Sequence[Decision]]]:
        """The rows that come on top of an entry of their customer, the same but for its amount, day or note, which no row says any more.

        Unless amount and day are the same, it is asked only of a file of which the book has other rows: strangers may write of one day
        without being one another's.
        """
        left: dict[int, Mapping[tuple[str, ...], Said]] = {}
        for table, each in self._held:
            card_id = each.card_id or 0
            if card_id not in left:
                left[card_id] = self._left(card_id)
            forms = [form for entry in each.entries for form in _mended_forms(_said_by(entry)) if self._was_here or _is_likely_alone(form)]
            found = next((left[card_id][form] for form in forms if form in left[card_id]), None)
            if found is not None:
                said = Remark(COMES_ON_TOP, {"amount": Amount(abs(found[1])), "date": date.fromisoformat(found[2])})
                yield table, [decisions.Decision(each.row, each.fate, each.reading, card_id=card_id, remarks=(said,))]

    def _left(self, card_id: int) -> Mapping[tuple[str, ...], Said]:
        """What stands for no row of the file, by all that may be left of it when it is mended; not what was taken back since."""
        taken_back = self._connection.execute(f"{_POSTED} {_TAKEN_BACK}", (card_id, True, IMPORT, card_id))
        left = self._standing[card_id] - Counter(map(tuple, taken_back.all()))
        return {form: each for each in left for form in _mended_forms(each)}


def _mended_forms(said: Said) -> Iterator[tuple[str, ...]]:
    """What an entry still says when its amount, its note or its day is mended; of the same amount on another day a note must tell."""
    kind, amount, day, note = said
    yield day, note
    yield kind, str(amount), day, ""
    if note:
        yield kind, str(amount), "", note


def _is_likely_alone(form: tuple[str, ...]) -> bool:
    """Whether the form says an amount of a day: in a file that comes without its notes no row is known."""
    return len(form) > 2 and bool(form[2])  # noqa: PLR2004 - a day and a note alone


def _said_by(entry: NewEntry) -> Said:
    return entry.kind.value, entry.amount, entry.occurred_on, entry.note
