"""The ids of rows that are gone are looked up, so that none is given again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("journal_of_gone", "journal", ["table_name", "row_id"], sqlite_where=sa.text("after IS NULL"))
