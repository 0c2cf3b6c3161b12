"""No telephone and no address of a person lies in the mirror: contacts keep name and title (decisions/0012).

Telephones are found again after the next import, which keeps their keyed hashes.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000


def upgrade() -> None:
    """Row by row: what lies in them is JSON."""
    customer = sa.table("customer", *map(sa.column, ("n", "known", "people")))
    bind, last = op.get_bind(), -1
    while True:
        rows = bind.execute(sa.select(customer).where(customer.c.n > last).order_by(customer.c.n).limit(_AT_ONCE)).all()
        if not rows:
            return
        last = rows[-1].n
        bind.execute(
            customer.update()
            .where(customer.c.n == sa.bindparam("row"))
            .values(known=sa.bindparam("names"), people=sa.bindparam("kept")),
            [
                {"row": row.n, "names": _without_phones(row.known), "kept": _names_and_titles(row.people)}
                for row in rows
            ],
        )


def _without_phones(known: str) -> str:
    aliases, former, code, _, domains, *_ = json.loads(known)
    return _written([aliases, former, code, [], domains])


def _names_and_titles(people: str) -> str:
    return _written([[name, title, ""] for name, title, *_ in json.loads(people)])


def _written(value: list[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
