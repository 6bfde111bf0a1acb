"""The tables outside the journal: what can be made again from the cards, and drafts."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, literal_column

from smallcrm.models.metadata import metadata, number, optional_number, text

customer_index = Table(
    "customer_index",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    text("display_name"),
    *(text(f"{name}_key") for name in ("name", "number", "given_name", "middle_name", "family_name", "known_as", "title")),
    *(text(f"{name}_key") for name in ("company", "role", "occupation", "region", "source", "notes", "interests", "tags", "referred_by")),
    *(text(f"{name}_key") for name in ("main_phone", "mobile", "phone", "fax", "email", "street", "city", "postcode", "country")),
    *(text(f"{name}_key") for name in ("birthday", "age", "kind", "marital_status", "form_of_address", "language", "created_at")),
    *(text(f"{name}_key") for name in ("preferred_contact", "preferred_payment")),
    optional_number("birth_year"),
    number("put_aside"),
    number("balance", default=0),
    sqlite_strict=True,
)
# What a list may be sorted by; cards that say nothing in a column need no place in its index.
for column in customer_index.columns:
    if column.name.endswith("_key") and column.name != "name_key":
        Index(f"customer_index_{column.name}", customer_index.c.put_aside, column, sqlite_where=column > literal_column("''"))
Index("customer_index_by_id", customer_index.c.customer_id, customer_index.c.put_aside, customer_index.c.name_key)
for column in (customer_index.c.name_key, customer_index.c.balance):
    Index(f"customer_index_{column.name}", customer_index.c.put_aside, column)

custom_key = Table(
    "custom_key",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    Column("field_id", Integer, primary_key=True),
    text("key"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("custom_key_by_field", custom_key.c.field_id, custom_key.c.key, custom_key.c.customer_id)

phone_key = Table(
    "phone_key",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("phone_key_by_key", phone_key.c.key)

email_key = Table(
    "email_key",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("email_key_by_key", email_key.c.key)

search_text = Table("search_text", metadata, Column("customer_id", Integer, primary_key=True), text("text"), sqlite_strict=True)

SEARCH_INDEX = """
CREATE VIRTUAL TABLE search_index USING fts5(
    text, content='search_text', content_rowid='customer_id', tokenize='trigram case_sensitive 1', columnsize=0, detail=none
)
"""

draft = Table(
    "draft",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    text("card"),
    text("saved_at"),
    sqlite_strict=True,
)
