"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STAGES = "'inquiry','qualified','named','assigned','accepted','won','lost','held','in_crm','rejected','returned','junk'"


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_fact"),
        sqlite_strict=True,
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_inbox"),
        sqlite_strict=True,
    )
    op.create_index("ix_inbox_at", "inbox", ["at"], unique=False)


def _last_action() -> None:
    op.create_table(
        "last_action",
        sa.Column("chat_kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("lead", WHOLE, nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("chat_kind", "chat_id", name="pk_last_action"),
        sqlite_strict=True,
    )


def _lead() -> None:
    op.create_table(
        "lead",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("inquiry", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("sdr", sa.Text(), nullable=False),
        sa.Column("sdr_key", sa.Text(), nullable=False),
        sa.Column("group_chat", sa.Text(), nullable=False),
        sa.Column("posted_at", TIME, nullable=False),
        sa.Column("standard", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("owner_key", sa.Text(), nullable=True),
        sa.Column("assigned_by", sa.Text(), nullable=True),
        sa.Column("previous_owners", sa.Text(), nullable=False),
        sa.Column("assigned_at", TIME, nullable=True),
        sa.Column("notified_at", TIME, nullable=True),
        sa.Column("answered_at", TIME, nullable=True),
        sa.Column("contacted_at", TIME, nullable=True),
        sa.Column("changed", WHOLE, nullable=False),
        sa.CheckConstraint(f"stage IN ({STAGES})", name="ck_lead_stage"),
        sa.CheckConstraint("tier BETWEEN 1 AND 3", name="ck_lead_tier"),
        sa.PrimaryKeyConstraint("number", name="pk_lead"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_lead_changed", "lead", ["changed"], unique=False)
    op.create_index("ix_lead_company", "lead", ["company"], unique=False)
    op.create_index("ix_lead_owner_key", "lead", ["owner_key"], unique=False)
    op.create_index("ix_lead_posted_at", "lead", ["posted_at"], unique=False)
    op.create_index("ix_lead_sdr_key", "lead", ["sdr_key"], unique=False)
    op.create_index("ix_lead_stage", "lead", ["stage"], unique=False)


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("until_ms", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
        sqlite_strict=True,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("chat_kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("update", sa.Text(), nullable=True),
        sa.Column("lead", WHOLE, nullable=True),
        sa.Column("awaited", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("next_at", TIME, nullable=False),
        sa.Column("stale_after", TIME, nullable=True),
        sa.Column("lease_by", sa.Text(), nullable=True),
        sa.Column("lease_until", TIME, nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("ended_at", TIME, nullable=True),
        sa.CheckConstraint("state IN ('new','sending','sent','dead','quarantined')", name="ck_outbox_state"),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_lead", "outbox", ["lead"], unique=False)
    op.create_index("ix_outbox_state_seq", "outbox", ["state", "seq"], unique=False)
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["chat_kind", "chat_id", "seq"],
        unique=False,
        sqlite_where=sa.text("state IN ('new','sending')"),
        postgresql_where=sa.text("state IN ('new','sending')"),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("userid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=True),
        sa.Column("nicknames", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("industries", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_person"),
        sqlite_strict=True,
    )


def _question() -> None:
    op.create_table(
        "question",
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("chat_kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("asked_key", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("half", sa.Text(), nullable=True),
        sa.Column("choices", sa.Text(), nullable=True),
        sa.Column("lead", WHOLE, nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open','answered','lapsed')", name="ck_question_state"),
        sa.PrimaryKeyConstraint("n", name="pk_question"),
        sa.UniqueConstraint("id", name="uq_question_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_question_lead", "question", ["lead"], unique=False)
    op.create_index(
        "ix_question_open",
        "question",
        ["chat_kind", "chat_id", "asked_key"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _standard() -> None:
    op.create_table(
        "standard",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("effective_from", TIME, nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_standard"),
        sqlite_strict=True,
    )
    op.create_index("ix_standard_effective_from", "standard", ["effective_from"], unique=False)


def _alarm() -> None:
    op.create_table(
        "alarm",
        sa.Column("lead", WHOLE, nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("true_at", TIME, nullable=False),
        sa.Column("tone", sa.Text(), nullable=False),
        sa.Column("ears", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("rung_at", TIME, nullable=True),
        sa.Column("cancelled_at", TIME, nullable=True),
        sa.CheckConstraint("state IN ('pending','rung','cancelled','parked')", name="ck_alarm_state"),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_alarm_lead_lead"),
        sa.PrimaryKeyConstraint("lead", "clock", "cycle", "step", name="pk_alarm"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_alarm_pending",
        "alarm",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )


def _card() -> None:
    op.create_table(
        "card",
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("lead", WHOLE, nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("chat_kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("response_code", sa.Text(), nullable=True),
        sa.Column("face", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_card_lead_lead"),
        sa.PrimaryKeyConstraint("n", name="pk_card"),
        sa.UniqueConstraint("task_id", name="uq_card_task_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_card_lead_kind", "card", ["lead", "kind"], unique=False)


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("lead", WHOLE, nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_history_lead_lead"),
        sa.PrimaryKeyConstraint("n", name="pk_history"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_history_at", "history", ["at"], unique=False)
    op.create_index("ix_history_lead_n", "history", ["lead", "n"], unique=False)


def _lead_phone() -> None:
    op.create_table(
        "lead_phone",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("lead", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_lead_phone_lead_lead"),
        sa.PrimaryKeyConstraint("hash", "lead", name="pk_lead_phone"),
        sqlite_strict=True,
    )
    op.create_index("ix_lead_phone_lead", "lead_phone", ["lead"], unique=False)


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("lead", WHOLE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_note_lead_lead"),
        sa.PrimaryKeyConstraint("n", name="pk_note"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_note_lead_kind", "note", ["lead", "kind"], unique=False)


def _running() -> None:
    op.create_table(
        "running",
        sa.Column("lead", WHOLE, nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("policy", sa.Text(), nullable=True),
        sa.Column("stopped_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name="fk_running_lead_lead"),
        sa.PrimaryKeyConstraint("lead", "clock", "cycle", name="pk_running"),
        sqlite_strict=True,
    )


def upgrade() -> None:
    """Make them, those first that others point at."""
    _fact()
    _inbox()
    _last_action()
    _lead()
    _lease()
    _outbox()
    _person()
    _question()
    _standard()
    _alarm()
    _card()
    _history()
    _lead_phone()
    _note()
    _running()
