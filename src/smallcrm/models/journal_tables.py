"""The tables of the journal: operations, images of rows, and which operation is under way."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from smallcrm.models.metadata import metadata, number, optional_number, optional_text, text

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True),
    text("kind"),
    text("label"),
    text("label_many"),
    text("label_values"),
    text("made_at"),
    text("state"),
    number("root_id"),
    number("head_id"),
    optional_number("reverts_id"),
    optional_number("first_image"),
    optional_number("last_image"),
    sqlite_strict=True,
)
"""A command that was carried out; undo and redo are operations that revert another.

`root_id` is the command a chain of undo and redo began with, `head_id` (kept on the root) the latest of its chain.
`label_many` is there where the label counts; then `label_values` hold the `count`.
`first_image` and `last_image` bound its rows of the journal.
"""

image = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    number("operation_id"),
    text("table_name"),
    number("row_id"),
    optional_number("customer_id"),
    optional_text("before"),
    optional_text("after"),
    optional_number("last_row_id"),
    sqlite_strict=True,
)
"""What happened to a row; where there is a `last_row_id`, to each from `row_id` to that one: a run of rows that came."""
Index("journal_of_gone", image.c.table_name, image.c.row_id, sqlite_where=image.c.after.is_(None))

state = Table(
    "journal_state",
    metadata,
    Column("id", Integer, primary_key=True),
    optional_number("operation_id"),
    number("reverting"),
    number("in_runs", default=0),
    sqlite_strict=True,
)
"""`reverting` is 1 while entries may be taken out, `in_runs` while whoever writes new rows tells the journal of them himself."""
