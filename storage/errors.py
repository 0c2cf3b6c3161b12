"""How remembering can fail.

Errors::

    StorageError
    ├── Unavailable   the database is locked, full or gone; the same may be tried again later
    ├── AlreadyOpen   another process of ours has this database file open
    ├── TooNew        the database was written by a later version of the program
    ├── TooOld        the database must be upgraded first, and we may only read
    ├── NotEmpty      a backup may only be restored into an empty database
    ├── Damaged       a backup that does not pass its checks
    └── SeenAlready   this message has an answer already
"""

from __future__ import annotations


class StorageError(Exception):
    """Something about remembering went wrong; the sentence is for people."""


class Unavailable(StorageError):
    """The database is locked, full or gone. Nothing of the piece of work was kept that we know of."""


class AlreadyOpen(StorageError):
    """Another process has this database file open."""


class TooNew(StorageError):
    """The database was written by a later version of the program."""


class TooOld(StorageError):
    """The database was written by an earlier version and is open for reading only."""


class NotEmpty(StorageError):
    """There is something in the database that a backup should be restored into."""


class Damaged(StorageError):
    """The backup is not whole."""


class SeenAlready(StorageError):
    """The message with this key was answered by somebody else in the meantime; its answer is in the inbox."""
