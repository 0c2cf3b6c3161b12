"""The connection to the CRM: what it said last, and what is to be written to it (S36, S37)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """New tables only."""
    op.create_table(
        "crm_entry",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("mark", WHOLE, nullable=False),
        sa.Column("first_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("kind", "ref", name="pk_crm_entry"),
        sqlite_strict=True,
    )
    op.create_index("ix_crm_entry_account", "crm_entry", ["account"], unique=False)
    op.create_table(
        "crm_write",
        sa.Column("lead", WHOLE, nullable=False),
        sa.Column("owed_at", TIME, nullable=False),
        sa.Column("next_at", TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", WHOLE, nullable=False),
        sa.Column("remote", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.CheckConstraint("state IN ('owed','written','void','given_up')", name="ck_crm_write_state"),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_crm_write_lead_lead"),
        sa.PrimaryKeyConstraint("lead", name="pk_crm_write"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_crm_write_owed",
        "crm_write",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'owed'"),
        postgresql_where=sa.text("state = 'owed'"),
    )
