"""Leave, own hours and deputies of the people (I11, I14, I16)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever is on the list is there, in the company's hours, until something else is said."""
    day = sa.Date().with_variant(sa.Text(), "sqlite")
    time = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
    whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("person", sa.Column("deputy", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("hours", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("rings", sa.Text(), nullable=True))
    op.create_table(
        "leave",
        sa.Column("n", whole, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first", day, nullable=False),
        sa.Column("last", day, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("deputy", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", time, nullable=True),
        sa.CheckConstraint("source IN ('list','chat')", name="ck_leave_source"),
        sa.PrimaryKeyConstraint("n", name="pk_leave"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_leave_key", "leave", ["key"])
