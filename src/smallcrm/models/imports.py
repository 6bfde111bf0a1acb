"""What was brought in, remembered: which rows of which files, and how files of a shape are to be read."""

from __future__ import annotations

from sqlalchemy import Index

from smallcrm.models.metadata import journaled, number, reference, text

source_row = journaled("source_row", reference("customer_id", "customer"), number("digest"))
"""A row that was brought in, by the digest of what it says: the same row again changes nothing, whatever the card has become."""
Index("source_row_by_digest", source_row.c.digest)

matching = journaled("matching", text("name", unique=True), text("shape"), text("choices"), owner="NULL")
"""How a file is to be read, as JSON: by a name of the user's, or by the `shape` of the file, which then is its name too."""
