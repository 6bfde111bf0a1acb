"""The sheet of entries that stands beside that of the customers in a workbook."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from smallcrm.domain.choices import label
from smallcrm.domain.fields import FIELD_BY_KEY, column_label
from smallcrm.domain.ledger import EntryKind
from smallcrm.domain.money import exponent_of
from smallcrm.exchange.ledger_parts import ENTRY_KIND_LABELS, PART_LABELS, LedgerPart
from smallcrm.exchange.writers import OutColumn, OutKind, OutSheet
from smallcrm.i18n import gettext
from smallcrm.models.entries import accounts_of_hidden, has_entries, load_entries
from smallcrm.services.kept_sheet import linked_cards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from smallcrm.domain.ledger import Entry
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.connection import Connection

CHUNK = 500
_PARTS = (
    *(LedgerPart.DAY, LedgerPart.ENTRY_KIND, LedgerPart.TOOK, LedgerPart.PAID, LedgerPart.METHOD, LedgerPart.NOTE),
    *(LedgerPart.ORIGINAL_AMOUNT, LedgerPart.ORIGINAL_MONEY, LedgerPart.ORIGINAL_RATE, LedgerPart.REVERSES, LedgerPart.KEPT),
)
_KINDS = {
    LedgerPart.DAY: OutKind.DATE,
    LedgerPart.TOOK: OutKind.MONEY,
    LedgerPart.PAID: OutKind.MONEY,
    LedgerPart.ENTRY: OutKind.NUMBER,
    LedgerPart.REVERSES: OutKind.NUMBER,
    LedgerPart.ORIGINAL_AMOUNT: OutKind.NUMBER,
}


def entry_sheets(connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> list[OutSheet]:
    """The sheet of the entries of these cards, card by card, headed in the language spoken now; none where nothing was ever posted."""
    if not has_entries(connection):
        return []
    whose = [OutColumn(gettext(column_label(FIELD_BY_KEY[key]))) for key in ("number", "name")]
    parts = [OutColumn(gettext(PART_LABELS[part]), _KINDS.get(part, OutKind.TEXT), shop.currency_exponent) for part in _PARTS]
    entry = OutColumn(gettext(PART_LABELS[LedgerPart.ENTRY]), OutKind.NUMBER)
    return [OutSheet(gettext("Entries"), (*whose, entry, *parts), _rows(connection, ids))]


def _rows(connection: Connection, ids: Sequence[int]) -> Iterator[list[object]]:
    count, linked = 0, linked_cards(connection)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        found, names, theirs = load_entries(connection, chunk), _names(connection, chunk), accounts_of_hidden(connection, chunk)
        for card in chunk:
            places: dict[int, int] = {}
            for entry in found.get(card, ()):
                count += 1
                places[entry.id] = count
                yield [*names[card], count, *_cells(entry), places.get(entry.reverses_id or 0), _kept(card, entry, theirs, linked)]


def _cells(entry: Entry) -> tuple[object, ...]:
    """A payment stands under what was paid, a sale under what was taken, whatever their sign; what else there is by its sign."""
    is_paid = entry.kind is EntryKind.PAYMENT or (entry.kind is not EntryKind.SALE and entry.amount < 0)
    original = entry.original
    return (
        entry.occurred_on,
        gettext(ENTRY_KIND_LABELS[entry.kind]),
        None if is_paid else entry.amount,
        -entry.amount if is_paid else None,
        label(entry.method) if entry.method else None,
        entry.note or None,
        Decimal(original.amount).scaleb(-exponent_of(original.currency)) if original else None,
        original.currency if original else None,
        original.rate if original else None,
    )


def _kept(card: int, entry: Entry, theirs: Mapping[int, int], linked: Collection[int]) -> str:
    """In the order of `kept_cells.PARTS_OF_AN_ENTRY`; of most entries the moment alone, which many share."""
    at = entry.recorded_at.isoformat()
    return json.dumps([at, card, theirs.get(entry.id)]) if card in linked else at


def _names(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    select = (
        "SELECT customer.id, number, display_name FROM customer JOIN customer_index ON customer_id = customer.id "
        "WHERE customer.id IN (SELECT value FROM json_each(?))"
    )
    return {identity: (number, name) for identity, number, name in connection.execute(select, (json.dumps(list(ids)),))}
