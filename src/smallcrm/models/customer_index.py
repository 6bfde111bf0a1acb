"""The customers' index: display names, sort keys, search text and keys, made again for whatever cards an operation touched."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.field_values import searched_texts
from smallcrm.domain.folding import fold, sort_key
from smallcrm.domain.phone import search_key
from smallcrm.domain.phone_plans import PLANS_BY_CODE, split_calling_code
from smallcrm.i18n import gettext
from smallcrm.models.cards import load_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings

_CHUNK = 500
_REBUILD_SHARE = 4
"""From a quarter of the book on, making the search index anew is quicker than mending it."""

_PLAIN = ("given_name", "middle_name", "family_name", "known_as", "title", "company", "role", "occupation", "region", "source", "notes")
_COLUMNS = (
    *("customer_id", "display_name", "name_key", "number_key"),
    *(f"{name}_key" for name in _PLAIN),
    *("interests_key", "tags_key", "referred_by_key", "mobile_key", "phone_key", "fax_key", "email_key"),
    *("street_key", "city_key", "postcode_key", "country_key", "birthday_key", "birth_year", "put_aside", "balance"),
)
_NUMBER_WIDTH = 12
_NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")
_SHIFT = 10**13


def touched_cards(connection: Connection, first_image: int) -> list[int]:
    """The cards whose index the journal's rows from `first_image` on may have changed; those that wear a changed tag are among them."""
    select = """
        SELECT customer_id FROM journal WHERE id >= :first AND customer_id IS NOT NULL
        UNION SELECT customer_id FROM customer_tag
        WHERE tag_id IN (SELECT row_id FROM journal WHERE id >= :first AND table_name = 'tag') ORDER BY 1
    """
    return list(connection.exec_driver_sql(select, {"first": first_image}).scalars())


def all_cards(connection: Connection) -> list[int]:
    """The ids of every card."""
    return list(connection.exec_driver_sql("SELECT id FROM customer ORDER BY id").scalars())


def reindex(connection: Connection, ids: Sequence[int], shop: ShopSettings, progress: Progress) -> None:
    """Make the index of these cards again; a card that is gone leaves it."""
    total = connection.exec_driver_sql("SELECT count(*) FROM search_text").scalar_one()
    anew = len(ids) * _REBUILD_SHARE > total + _CHUNK
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        chunk = ids[start : start + _CHUNK]
        _index_chunk(connection, chunk, list(load_cards(connection, chunk)), shop, search=not anew)
    if anew:
        progress.report(len(ids), len(ids), gettext("Updating the search"))
        connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def name_referrers(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Bring the names of referrers up to date, on these cards and on those that name one of them; returns all that name somebody."""
    naming = """
        WITH changed (id) AS (SELECT value FROM json_each(?))
        SELECT id FROM customer WHERE referred_by IN changed UNION SELECT id FROM customer WHERE referred_by IS NOT NULL AND id IN changed
    """
    found = list(connection.exec_driver_sql(naming, (json.dumps(list(ids)),)).scalars())
    if found:
        connection.exec_driver_sql(
            "UPDATE customer_index SET referred_by_key = ("
            "SELECT named.name_key FROM customer JOIN customer_index AS named ON named.customer_id = customer.referred_by "
            "WHERE customer.id = customer_index.customer_id) WHERE customer_id IN (SELECT value FROM json_each(?))",
            (json.dumps(found),),
        )
    return found


def index_new(connection: Connection, cards: Sequence[Customer], shop: ShopSettings) -> None:
    """Make the index of cards that were just inserted, from the records in hand; their ids follow one another."""
    _insert_index(connection, cards, shop)
    connection.exec_driver_sql(
        "INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text WHERE customer_id BETWEEN ? AND ?",
        (cards[0].id, cards[-1].id),
    )


def _index_chunk(connection: Connection, ids: Sequence[int], cards: list[Customer], shop: ShopSettings, *, search: bool) -> None:
    chosen = (json.dumps(list(ids)),)
    those = "WHERE customer_id IN (SELECT value FROM json_each(?))"
    if search:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', customer_id, text FROM search_text {those}",
            chosen,
        )
    for table in ("customer_index", "custom_key", "phone_key", "email_key", "search_text"):
        connection.exec_driver_sql(f"DELETE FROM {table} {those}", chosen)
    _insert_index(connection, cards, shop)
    if search:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text {those}",
            chosen,
        )


def _insert_index(connection: Connection, cards: Sequence[Customer], shop: ShopSettings) -> None:
    insert_rows(connection, "customer_index", _COLUMNS, (_index_row(card, shop) for card in cards))
    insert_rows(
        connection, "custom_key", ("customer_id", "field_id", "key"), (row for card in cards for row in _custom_keys(card, shop.language))
    )
    insert_rows(connection, "phone_key", ("customer_id", "key"), (row for card in cards for row in _phone_keys(card)))
    insert_rows(
        connection, "email_key", ("customer_id", "key"), ((card.id, key) for card in cards for key in {fold(mail) for mail in card.emails})
    )
    insert_rows(connection, "search_text", ("customer_id", "text"), ((card.id, search_text(card)) for card in cards))


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows as plain tuples, which the driver takes as they are."""
    ready = list(rows)
    if ready:
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", ready)


def _index_row(card: Customer, shop: ShopSettings) -> tuple[Any, ...]:
    name = shown_name(card, shop.name_order)
    home = card.addresses[0] if card.addresses else None
    parts = (home.street, home.city, home.postcode, home.country) if home else ("", "", "", "")
    return (
        card.id,
        name,
        sort_key(name, shop.language),
        card.number.rjust(_NUMBER_WIDTH, "0") if card.number.isdecimal() else sort_key(card.number, shop.language),
        *(sort_key(text, shop.language) if (text := getattr(card, attribute)) else "" for attribute in _PLAIN),
        sort_key(", ".join(card.interests), shop.language),
        sort_key(", ".join(card.tags), shop.language),
        "",  # the referrer, whose own line may not be there yet: see `name_referrers`
        *(_first_number(card, kind) for kind in (PhoneKind.MOBILE, PhoneKind.PHONE, PhoneKind.FAX)),
        fold(card.emails[0]) if card.emails else "",
        *(sort_key(part, shop.language) if part else "" for part in parts),
        "{:04}{:02}{:02}".format(*card.birthday.sort_key()) if card.birthday else "",
        card.birthday.gregorian_parts()[0] if card.birthday else None,
        int(card.put_aside_at is not None),
        card.balance,
    )


def _first_number(card: Customer, kind: PhoneKind) -> str:
    return next((search_key(phone.e164 or phone.typed) for phone in card.phones if phone.kind is kind), "")


def _custom_keys(card: Customer, language: str) -> Iterator[tuple[int | None, int, str]]:
    return ((card.id, value.field_id, _number_key(value.text) or sort_key(value.text, language)) for value in card.custom)


def _number_key(text: str) -> str:
    """Numbers before texts and by their value: shifted to be positive, in a fixed width."""
    if not _NUMBER.fullmatch(text):
        return ""
    return f"{Decimal(text) + _SHIFT:024.6f}"


def _phone_keys(card: Customer) -> Iterator[tuple[int | None, str]]:
    return ((card.id, key) for key in {search_key(phone.e164 or phone.typed) for phone in card.phones} if key)


def search_text(card: Customer) -> str:
    """Everything a card may be found by, folded, a line a text; its phones as digits: as typed, as dialled at home and from abroad."""
    lines = [fold(text) for text in searched_texts(card) if text]
    for phone in card.phones:
        lines.append(_digits(phone.typed))
        if phone.e164:
            code, number = split_calling_code(phone.e164.lstrip("+"))
            plan = PLANS_BY_CODE.get(code)
            lines += [(plan.trunk if plan else "") + number, code + number]
    return "\n".join(dict.fromkeys(lines))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", fold(text))
