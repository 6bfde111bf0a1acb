"""The whole of a book by what people call things, so that two books can be compared whose rows have other ids."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

if TYPE_CHECKING:
    from smallcrm.services.book import Book

_OF_THIS_BOOK = {
    *("journal", "journal_state", "operation", "draft", "source_row", "alembic_version", "customer_index", "custom_key"),
    *("phone_key", "email_key", "search_text", "search_index"),
}
"""What was done here, what it came from, and what is made from the cards."""
_NAMES = {
    "customer": "SELECT id, number FROM customer",
    "tag": "SELECT id, name FROM tag",
    "custom_field": "SELECT id, label FROM custom_field",
    "account": "SELECT account.id, number FROM account JOIN customer ON customer.id = coalesce(merged_from, customer_id)",
    "entry": "SELECT id, account_id || ' ' || kind || amount || occurred_on || recorded_at FROM entry",
}
_NAMED_BY = {
    "customer_id": "customer",
    "other_id": "customer",
    "merged_into": "customer",
    "merged_from": "customer",
    "referred_by": "customer",
    "tag_id": "tag",
    "field_id": "custom_field",
    "account_id": "account",
    "reverses_id": "entry",
}


def whole(book: Book) -> dict[str, list[dict[str, Any]]]:
    """Every table but what is of the one book alone, its rows in the order in which each card has them."""
    with closing(driver.connect(str(book.path))) as connection:
        names = {table: dict(connection.execute(select).fetchall()) for table, select in _NAMES.items()}
        accounts = names["account"]
        names["entry"] = {entry: accounts[int(name.split()[0])] + name.partition(" ")[2] for entry, name in names["entry"].items()}
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        compared = [table for table in tables if table not in _OF_THIS_BOOK and not re.match("search_index|sqlite", table)]
        return {table: _rows(connection, table, names) for table in compared}


def _rows(connection: Any, table: str, names: dict[str, dict[int, str]]) -> list[dict[str, Any]]:
    found = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
    columns = [column for column, *_ in found.description]
    rows = [_named(table, dict(zip(columns, row, strict=True)), names) for row in found.fetchall()]
    if table == "told_apart":
        return sorted(({"pair": sorted(map(str, row.values()))} for row in rows), key=repr)
    if table in {"account", "tag", "entry_note", "custom_value"}:
        return sorted(rows, key=repr)
    return sorted(rows, key=lambda row: str(row.get("account_id") or row.get("customer_id") or row.get("number") or row.get("name") or ""))


def _named(table: str, row: dict[str, Any], names: dict[str, dict[int, str]]) -> dict[str, Any]:
    identity = row.pop("id")
    row.pop("operation_id", None)
    if table == "custom_value":
        del row["position"]  # a card shows them in the order of the fields
    if table == "entry_note":
        row["entry"] = names["entry"][identity]
    if table == "saved_filter":
        row["criteria"] = re.sub(r"\[(\d+), ", lambda found: f"[{names['custom_field'][int(found[1])]}, ", row["criteria"])
        row["criteria"] = row["criteria"].replace(', "brought_in": null', "")
    return {key: names[_NAMED_BY[key]].get(value, value) if key in _NAMED_BY else value for key, value in row.items()}
