"""New rows that follow one another stand in the journal as one run."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE journal ADD COLUMN last_row_id INTEGER")
    op.execute("ALTER TABLE journal_state ADD COLUMN in_runs INTEGER DEFAULT '0' NOT NULL")
