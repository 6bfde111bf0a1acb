"""The sheet of a workbook that says what its tables cannot: the shop, pictures, cards that are hidden in others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.exchange.cell_putters import emails_in, texts_in
from smallcrm.exchange.json_values import text, whole
from smallcrm.exchange.kept_cells import BOOK, CARD, KEPT_LABEL, ROWS, joined, pieces, with_rest
from smallcrm.exchange.known_rows import KNOWN_ROWS, known_rows_of, known_rows_to_text
from smallcrm.exchange.understanding import KEPT_SHEET
from smallcrm.exchange.whole_card import merged_cards
from smallcrm.exchange.writers import OutColumn, OutSheet
from smallcrm.i18n import N_, gettext
from smallcrm.services import whole_book
from smallcrm.services.source_rows import KnownRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.models.connection import Connection

HEADING = N_("What smallcrm needs to bring this file in whole. Leave this sheet as it is.")
_NOTES = FIELD_BY_KEY["notes"]
_ADDED = ("id", "photo", "emails", "interests", "tags", "merged", KNOWN_ROWS)
_SPLIT = {"emails": emails_in, "interests": texts_in, "tags": texts_in}
_SEPARATORS = "'*[;,،؛|]*'"
_NOT_IN_A_CELL = f"""
SELECT customer_id FROM photo UNION SELECT merged_into FROM customer WHERE merged_into IS NOT NULL
UNION SELECT customer_id FROM interest WHERE text GLOB {_SEPARATORS}
UNION SELECT customer_id FROM customer_tag WHERE tag_id IN (SELECT id FROM tag WHERE name GLOB {_SEPARATORS})
UNION SELECT customer_id FROM email WHERE address GLOB '*[;,،؛|/ <>]*'
UNION SELECT id FROM customer WHERE number IN (SELECT number FROM customer GROUP BY number HAVING count(*) > 1)
"""
_LINKED = f"""
{_NOT_IN_A_CELL} UNION SELECT customer_id FROM told_apart UNION SELECT other_id FROM told_apart
UNION SELECT referred_by FROM customer WHERE referred_by IS NOT NULL
"""


def linked_cards(connection: Connection) -> frozenset[int]:
    """The cards that something else in the file names, and that their numbers alone do not tell."""
    return frozenset(connection.execute(_LINKED).scalars())


def kept_sheet(connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> OutSheet:
    """The sheet for these cards, headed in the language spoken now."""
    return OutSheet(gettext(KEPT_LABEL), (OutColumn(gettext(HEADING)), OutColumn(gettext(_NOTES.label))), _rows(connection, shop, ids))


def _rows(connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> Iterator[Sequence[object]]:
    yield from pieces(BOOK, whole_book.book_head(connection, shop))
    marked = set(connection.execute(_NOT_IN_A_CELL).scalars())
    chosen = [card for card in ids if card in marked] if marked else []
    for card in whole_book.cards_of_book(connection, shop, chosen, with_entries=False):
        yield from pieces(f"{CARD} {card['id']}", {key: card[key] for key in _ADDED if card.get(key)})
    if rows := _rows_by_number(connection, [card for card in ids if card not in marked]):
        yield from pieces(ROWS, rows)


def _rows_by_number(connection: Connection, ids: Sequence[int]) -> dict[str, str]:
    """By what rows of files the cards are known again: a line of the sheet for each card would double it."""
    found, known = dict[str, str](), KnownRows(connection)
    for start in range(0, len(ids), whole_book.CHUNK):
        of_cards = known.of(ids[start : start + whole_book.CHUNK])
        numbers = whole_book.numbers_of(connection, list(of_cards))
        found |= {numbers[card]: known_rows_to_text(digests) for card, digests in of_cards.items() if card in numbers}
    return found


class Rest(NamedTuple):
    """What the sheet says of cards: as JSON by their keys in the file, and by what rows they are known again, by their numbers."""

    cards: Mapping[int, str] = {}
    rows: Mapping[str, Any] = {}


def rest_of_cards(file: TableFile, progress: Progress) -> Rest:
    """What the sheet says of cards, where the file has it."""
    sheet = next((index for index, info in enumerate(file.sheets) if info.fields == (KEPT_SHEET,)), None)
    if sheet is None:
        return Rest()
    found = dict(joined(row for _place, row in file.each_row(sheet, 1, progress=progress)))
    cards = {int(word.removeprefix(CARD)): written for word, written in found.items() if word.removeprefix(CARD).strip().isdecimal()}
    return Rest(cards, _parsed(found.get(ROWS, "{}")))


def completed(reading: RowReading, rest: Rest, region: str) -> RowReading:
    """The reading of a row with what the sheet says beside it."""
    card = reading.customer
    if card is None:
        return reading
    if rest.rows and card.number in rest.rows:
        reading = replace(reading, known_rows=known_rows_of(text(rest.rows, card.number)))
    if reading.key is None or reading.key not in rest.cards:
        return reading
    found = _parsed(rest.cards[reading.key])
    if whole(found, "id") != reading.key:
        return reading
    completed_card = replace(card, **with_rest(card, found, _SPLIT))
    known_rows = known_rows_of(text(found, KNOWN_ROWS))
    return replace(reading, customer=completed_card, merged=tuple(merged_cards(found, region)), known_rows=known_rows)


def _parsed(written: str) -> dict[str, Any]:
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
