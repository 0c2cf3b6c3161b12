"""Marks on leads, people who get none for now, and quick counts of what was given and how it ended (S26-S32)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.Integer()
GIVEN = "happened IN ('assigned','reassigned','transferred','undone')"
ENDED = "happened IN ('won','lost','returned')"


def upgrade() -> None:
    """Leads have no mark and everybody gets leads until somebody says otherwise."""
    op.add_column("lead", sa.Column("mark", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("paused", WHOLE, nullable=True))
    for name, which in (("ix_history_given", GIVEN), ("ix_history_ended", ENDED)):
        op.create_index(
            name, "history", ["at"], unique=False, sqlite_where=sa.text(which), postgresql_where=sa.text(which)
        )
