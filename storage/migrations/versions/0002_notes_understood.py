"""What was understood of a note: of whom and of which days it speaks, and whether help is offered (S42)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Notes from before stay as they are: nothing is known of them but their words."""
    day = sa.Date().with_variant(sa.Text(), "sqlite")
    op.add_column("note", sa.Column("person", sa.Text(), nullable=True))
    op.add_column("note", sa.Column("role", sa.Text(), nullable=True))
    op.add_column("note", sa.Column("since", day, nullable=True))
    op.add_column("note", sa.Column("until", day, nullable=True))
    op.add_column("note", sa.Column("offers_help", sa.Integer(), nullable=True))
