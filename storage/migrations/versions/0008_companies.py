"""Companies as people speak of them: names of leads, confirmations, parents, who is off limits (S18, S19, S72)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """New tables only."""
    _names()
    op.create_table(
        "company_pair",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_company_pair"),
        sqlite_strict=True,
    )
    op.create_table(
        "company_parent",
        sa.Column("child", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("child", name="pk_company_parent"),
        sqlite_strict=True,
    )
    op.create_index("ix_company_parent_parent", "company_parent", ["parent"], unique=False)
    op.create_table(
        "off_limits",
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", name="pk_off_limits"),
        sqlite_strict=True,
    )


def _names() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_company"),
        sqlite_strict=True,
    )
    op.create_table(
        "company_key",
        sa.Column("key", WHOLE, autoincrement=False, nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "company", name="pk_company_key"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
