"""Merged cards, means of payment of entries, and what is remembered of imports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TO_A_CARD = "INTEGER REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED"


def upgrade() -> None:
    # Plain statements: Alembic would copy whole tables, of a new book too.
    op.execute(f"ALTER TABLE customer ADD COLUMN merged_into {TO_A_CARD}")
    op.create_index("customer_by_merged", "customer", ["merged_into"], sqlite_where=sa.text("merged_into IS NOT NULL"))
    op.execute(f"ALTER TABLE account ADD COLUMN merged_from {TO_A_CARD}")
    op.create_index("account_by_merged", "account", ["merged_from"], sqlite_where=sa.text("merged_from IS NOT NULL"))
    op.execute("ALTER TABLE entry ADD COLUMN method TEXT")
    op.create_table(
        "source_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_source_row_customer_id", "source_row", ["customer_id"])
    op.create_index("source_row_by_digest", "source_row", ["digest"])
    op.create_table(
        "matching",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("shape", sa.Text(), server_default="", nullable=False),
        sa.Column("choices", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sqlite_strict=True,
    )
    op.create_table(
        "told_apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["other_id"], ["customer.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_told_apart_customer_id", "told_apart", ["customer_id"])
    op.create_index("ix_told_apart_other_id", "told_apart", ["other_id"])
