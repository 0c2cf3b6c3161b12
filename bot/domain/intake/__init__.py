"""Reading a posted lead into fields, as SDRs type them (S3, S9, S13, S17, S20-S22, S63-S65, S69)."""

from bot.domain.intake.columns import from_columns
from bot.domain.intake.corrections import Corrections, Manner, read_fields
from bot.domain.intake.fields import Field, FieldWords
from bot.domain.intake.gaps import read_answers
from bot.domain.intake.junk import SHORTEST_ID, Doubt, Reason, doubts, holds_id_number
from bot.domain.intake.read import Posted, is_announced, looks_like_post, read_message, read_posts
from bot.domain.intake.show import as_json

__all__ = [
    "SHORTEST_ID",
    "Corrections",
    "Doubt",
    "Field",
    "FieldWords",
    "Manner",
    "Posted",
    "Reason",
    "as_json",
    "doubts",
    "from_columns",
    "holds_id_number",
    "is_announced",
    "looks_like_post",
    "read_answers",
    "read_fields",
    "read_message",
    "read_posts",
]
