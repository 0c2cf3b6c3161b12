"""Reading what colleagues tell of a customer (S41-S43, S47)."""

from bot.domain.annotation.reading import Annotation, read_annotation, spoken_time

__all__ = ["Annotation", "read_annotation", "spoken_time"]
