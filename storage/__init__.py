"""What we remember: the only place that knows the database."""

from storage.errors import (
    AlreadyOpen,
    Damaged,
    NotEmpty,
    SeenAlready,
    StorageError,
    TooNew,
    TooOld,
    Unavailable,
)

__all__ = [
    "AlreadyOpen",
    "Damaged",
    "NotEmpty",
    "SeenAlready",
    "StorageError",
    "TooNew",
    "TooOld",
    "Unavailable",
]
