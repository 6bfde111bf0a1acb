"""New rows that follow one another stand in the journal as one run; the search index gathers more before it writes."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GATHERED = 64 << 20
"""Bytes: many small parts of an index are written and merged where it writes at every one it gathered, as it does by itself."""


def upgrade() -> None:
    op.execute("ALTER TABLE journal ADD COLUMN last_row_id INTEGER")
    op.execute("ALTER TABLE journal_state ADD COLUMN in_runs INTEGER DEFAULT '0' NOT NULL")
    op.execute(f"INSERT INTO search_index (search_index, rank) VALUES ('hashsize', {GATHERED})")
