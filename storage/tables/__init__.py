"""The tables, the same on SQLite and PostgreSQL.

Their history is in ``migrations``; a test holds the two together. Here they are only described; reading and writing
is in one module per noun.
"""

from storage.kept import Kept
from storage.tables.house import AlarmTable, FactTable, LeaseTable, RunningTable, StandardTable
from storage.tables.leads import HistoryTable, LeadPhoneTable, LeadTable, NoteTable
from storage.tables.messages import CardTable, InboxTable, LastActionTable, OutboxTable, QuestionTable
from storage.tables.people import LeaveTable, PersonTable

__all__ = [
    "METADATA",
    "AlarmTable",
    "CardTable",
    "FactTable",
    "HistoryTable",
    "InboxTable",
    "LastActionTable",
    "LeadPhoneTable",
    "LeadTable",
    "LeaseTable",
    "LeaveTable",
    "NoteTable",
    "OutboxTable",
    "PersonTable",
    "QuestionTable",
    "RunningTable",
    "StandardTable",
]

METADATA = Kept.metadata
