"""Marks on leads, people who get none for now, and quick counts of what was given and how it ended (S26-S32)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.Integer()
OPEN = "stage IN ('inquiry','qualified','named','assigned','accepted','held','rejected','returned')"
TOLD = "happened IN ('assigned','reassigned','transferred','undone','won','lost','returned')"


def upgrade() -> None:
    """Leads have no mark and everybody gets leads until somebody says otherwise."""
    op.add_column("lead", sa.Column("mark", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("paused", WHOLE, nullable=True))
    for name, table, columns, which in (
        ("ix_lead_desk", "lead", ["owner_key", "tier"], OPEN),
        ("ix_history_told", "history", ["n"], TOLD),
    ):
        op.create_index(
            name, table, columns, unique=False, sqlite_where=sa.text(which), postgresql_where=sa.text(which)
        )
