"""What comes with whole cards beside their fields: entries, who referred them, and the shop that they are cards of."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import clean
from smallcrm.exchange.json_values import inner, objects, text
from smallcrm.exchange.whole_book import own_fields_of, shop_of
from smallcrm.models import shop_rows
from smallcrm.models.bulk import NewEntry
from smallcrm.models.entries import load_entries
from smallcrm.models.index_rows import number_sort_key
from smallcrm.services import matchings
from smallcrm.services.custom_fields import insert_custom_field, read_custom_fields
from smallcrm.services.saved_filters import saved_filter_of
from smallcrm.services.whole_book import by_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.domain.ledger import Entry
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.row_reading import CardEntry, Referrer
    from smallcrm.models.connection import Connection


def entries_of_card(card_id: int, entries: Sequence[CardEntry], hidden: Mapping[int, int]) -> tuple[NewEntry, ...]:
    """The entries of a new card, as they are posted; `hidden` are the ids of the cards hidden in it, on whose accounts some stand."""
    posted = (_posted(card_id, place, entry, {}) for place, entry in enumerate(entries))
    return tuple(new._replace(customer_id=hidden.get(entry.account or 0, card_id)) for new, entry in zip(posted, entries, strict=True))


def entries_to_add(connection: Connection, card_id: int, entries: Iterable[CardEntry]) -> tuple[NewEntry, ...]:
    """Those that a card of the book has not got: of entries that say the same, as many as there are more of."""
    said = list(enumerate(entries))
    if not said:
        return ()
    known: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for entry in load_entries(connection, [card_id]).get(card_id, ()):
        known[_told(entry)].append(entry.id)
    standing = {place: known[_told(entry)].pop(0) for place, entry in said if known[_told(entry)]}
    return tuple(_posted(card_id, place, entry, standing) for place, entry in said if place not in standing)


def _told(entry: CardEntry | Entry) -> tuple[object, ...]:
    """By what an entry is known again."""
    return entry.kind, entry.amount, entry.occurred_on, entry.note


def _posted(card_id: int, place: int, entry: CardEntry, standing: Mapping[int, int]) -> NewEntry:
    reverses = entry.reverses
    return NewEntry(
        card_id,
        entry.kind,
        entry.amount,
        entry.occurred_on.isoformat(),
        entry.note,
        entry.method,
        entry.original,
        entry.recorded_at.isoformat() if entry.recorded_at else "",
        key=f"{card_id}:{place}",
        reverses="" if reverses is None or reverses in standing else f"{card_id}:{reverses}",
        reverses_id=None if reverses is None else standing.get(reverses),
    )


def name_referrers(connection: Connection, referrers: Mapping[int, Referrer], ids: Mapping[int, int]) -> None:
    """Join cards to those who referred them, where exactly one card is meant and none is said yet.

    `ids` are the cards by the numbers that a book of ours gives them.
    """
    if not referrers:
        return
    numbers, names = _standing(connection)
    for card_id, (number, name, key) in referrers.items():
        numbered = numbers.get(number_sort_key(number), set()) if number else set()
        named = names.get(name, set())
        known = ids.get(key or 0)
        is_known = known is not None and (not number or known in numbered)
        meant = {known} if is_known else (numbered & named or numbered) if number else named
        if len(meant) == 1 and card_id not in meant:
            update = "UPDATE customer SET referred_by = ? WHERE id = ? AND referred_by IS NULL"
            connection.execute(update, (*meant, card_id))


def _standing(connection: Connection) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    names: dict[str, set[int]] = defaultdict(set)
    select = "SELECT customer_id, number_key, display_name FROM customer_index WHERE put_aside IN (0, 1)"
    for card_id, number, name in connection.execute(select):
        numbers[number].add(card_id)
        names[name].add(card_id)
    return numbers, names


def shop_to_take_over(connection: Connection, file: TableFile) -> ShopSettings | None:
    """The settings of the shop in a book of ours, where the book it is brought into holds nothing yet; None else."""
    if not file.book or any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").first() for table in ("customer", "entry")):
        return None
    return shop_of(file.book)


def take_over_shop(connection: Connection, file: TableFile, shop: ShopSettings) -> None:
    """Write the settings of the shop, its own fields in their order, its saved filters and its matchings, inside the import."""
    book = file.book or {}
    shop_rows.write(connection, shop)
    present = {own.label: own.id for own in read_custom_fields(connection)}
    for own in own_fields_of(book):
        if own.label not in present:
            present[own.label] = insert_custom_field(connection, own.label, own.type, own.choices)
    names = set(connection.execute("SELECT name FROM saved_filter").scalars())
    for found in objects(book, "filters"):
        name = clean(text(found, "name"))
        criteria = _criteria(found, present)
        if name and name not in names and criteria:
            names.add(name)
            connection.execute(
                "INSERT INTO saved_filter (position, name, criteria) "
                "VALUES ((SELECT coalesce(max(position), -1) + 1 FROM saved_filter), ?, ?)",
                (name, criteria),
            )
    matchings.take_over(connection, book)


def _criteria(found: Mapping[str, Any], present: Mapping[str, int]) -> str:
    """What a filter asks for, as the book keeps it; nothing where it is not one that the program can ask."""
    try:
        written = by_label({"filter": inner(found, "filter"), "sort": inner(found, "sort")}, present)
        criteria = json.dumps(written, ensure_ascii=False)
        saved_filter_of(criteria)
    except (KeyError, TypeError, ValueError):
        return ""
    return criteria
