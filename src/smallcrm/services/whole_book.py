"""The whole of a book as JSON values: the shop, its own fields, filters and matchings, and cards with their entries."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.exchange.card_json import card_to_json, entries_to_json, own_field_to_json, shop_to_json
from smallcrm.exchange.known_rows import KNOWN_ROWS, known_rows_to_text
from smallcrm.models import cards
from smallcrm.models.entries import accounts_of_hidden, load_entries
from smallcrm.models.merges import hidden_cards
from smallcrm.services.custom_fields import read_custom_fields
from smallcrm.services.matchings import all_to_json
from smallcrm.services.source_rows import KnownRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.vcard_writer import OutContact
    from smallcrm.models.connection import Connection
    from smallcrm.models.merges import Hidden

VERSION = 1
CHUNK = 500


def book_head(connection: Connection, shop: ShopSettings) -> dict[str, Any]:
    """All but the cards, by the keys of the file."""
    fields = read_custom_fields(connection)
    labels = {field.id: field.label for field in fields}
    saved = connection.execute("SELECT name, criteria FROM saved_filter ORDER BY position, id").all()
    filters = [(name, json.loads(criteria)) for name, criteria in saved]
    return {
        "smallcrm": VERSION,
        "shop": shop_to_json(shop),
        "fields": [own_field_to_json(field) for field in fields],
        "filters": [{"name": name, **by_label(asked, labels)} for name, asked in filters if not asked["filter"].get("brought_in")],
        "matchings": all_to_json(connection),
        "told_apart": connection.execute("SELECT customer_id, other_id FROM told_apart ORDER BY 1, 2").all(),
    }


def by_label(criteria: dict[str, Any], names: Mapping[Any, Any]) -> dict[str, Any]:
    """What a saved filter asks for, with the shop's own fields by other names; what asks for none of `names` is left out.

    Imports are this book's alone.
    """
    which, sort = dict(criteria["filter"]), dict(criteria["sort"])
    which.pop("brought_in", None)
    which["custom"] = [[names[field], text] for field, text in which["custom"] if field in names]
    if str(sort["key"]).startswith(CUSTOM_PREFIX):
        said = str(sort["key"]).removeprefix(CUSTOM_PREFIX)
        name = names.get(said, names.get(int(said) if said.isdecimal() else said))
        sort = {**sort, "key": f"{CUSTOM_PREFIX}{name}"} if name is not None else {"key": "name", "descending": False}
    return {"filter": which, "sort": sort}


def whole_cards(connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The cards of these ids, in their order."""
    for start in range(0, len(ids), CHUNK):
        yield from as_json(connection, shop, list(cards.load_cards(connection, ids[start : start + CHUNK], photos=True)))


def cards_of_book(connection: Connection, shop: ShopSettings, ids: Sequence[int], *, with_entries: bool = True) -> Iterator[dict[str, Any]]:
    """The same with what they are to one another, by `id`: their entries, who referred them, the cards that are hidden in them,
    and by what rows of files the book knows them again.
    """
    hidden, known = hidden_cards(connection), KnownRows(connection)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        entries = load_entries(connection, chunk) if with_entries else {}
        theirs = accounts_of_hidden(connection, chunk) if with_entries and hidden else {}
        inside = {each.id: each for card in chunk for each in hidden.get(card, ())}
        rows = known.of(chunk)
        merged = {each.get("id"): each for each in _identified(connection, shop, list(inside), rows)}
        for written in _identified(connection, shop, chunk, rows):
            card = written["id"]
            if with_entries:
                written["entries"] = entries_to_json(entries.get(card, ()), theirs)
            if card in hidden:
                written["merged"] = [merged[each.id] | _merge_to_json(each) for each in hidden[card]]
            yield written


def _identified(
    connection: Connection, shop: ShopSettings, ids: Sequence[int], rows: Mapping[int, Sequence[int]]
) -> Iterator[dict[str, Any]]:
    found = list(cards.load_cards(connection, ids, photos=True))
    for card, written in zip(found, as_json(connection, shop, found), strict=True):
        known = {KNOWN_ROWS: known_rows_to_text(digests)} if (digests := rows.get(card.id or 0)) else {}
        yield {"id": card.id, **written, "referred_by_id": card.referred_by, **known}


def _merge_to_json(hidden: Hidden) -> dict[str, Any]:
    """By what operation a card was hidden; those of one `order` were hidden together, the lower before the higher."""
    told = {key: hidden.words.get(key, "") for key in ("name", "into")}
    return {"merged_into": hidden.into, "merge": {"order": hidden.operation_id, "at": hidden.merged_at, **told}}


def contacts(connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> Iterator[OutContact]:
    """The same cards as contacts, with what they do not know themselves."""
    from smallcrm.exchange.vcard_writer import OutContact

    labels = {field.id: field.label for field in read_custom_fields(connection)}
    for start in range(0, len(ids), CHUNK):
        found = list(cards.load_cards(connection, ids[start : start + CHUNK], photos=True))
        numbers = numbers_of(connection, [card.referred_by for card in found if card.referred_by])
        for card in found:
            own = {labels[value.field_id]: value.text for value in card.custom if value.field_id in labels}
            balance = format(Decimal(card.balance).scaleb(-shop.currency_exponent), "f")
            yield OutContact(card, own, balance, (numbers.get(card.referred_by or 0, ""), card.referred_by_name))


def as_json(connection: Connection, shop: ShopSettings, chunk: Sequence[Customer]) -> Iterator[dict[str, Any]]:
    """Cards in hand, whom they were referred by by number."""
    labels = {field.id: field.label for field in read_custom_fields(connection)}
    numbers = numbers_of(connection, [card.referred_by for card in chunk if card.referred_by])
    for card in chunk:
        yield card_to_json(card, shop, labels, numbers.get(card.referred_by or 0, ""))


def numbers_of(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """What the shop calls these cards, by their ids."""
    select = "SELECT id, number FROM customer WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(select, (json.dumps(ids),)).all())
