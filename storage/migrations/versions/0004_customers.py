"""The mirror of the CRM: customers, and the keys by which they are found (S37)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """New tables only."""
    op.create_table(
        "customer",
        sa.Column("n", WHOLE, autoincrement=False, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("last_visit", TIME, nullable=True),
        sa.Column("last_follow_up", TIME, nullable=True),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("opportunities", sa.Text(), nullable=False),
        sa.Column("as_of", TIME, nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_customer"),
        sa.UniqueConstraint("ref", name="uq_customer_ref"),
        sqlite_strict=True,
    )
    op.create_index("ix_customer_parent", "customer", ["parent"], unique=False)
    op.create_table(
        "customer_key",
        sa.Column("key", WHOLE, autoincrement=False, nullable=False),
        sa.Column("customer", WHOLE, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "customer", name="pk_customer_key"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
