"""The connection to the CRM: what it has is mirrored, and a lead that was given to sales may be written to it."""

from bot.crm.building import connector_of, desk_of
from bot.crm.connector import Connector, CrmTrouble, Denied, Draft, NoAnswer, Page
from bot.crm.running import CrmDesk
from bot.crm.sync import Outcome, Sync
from bot.crm.writing import Writer

__all__ = [
    "Connector",
    "CrmDesk",
    "CrmTrouble",
    "Denied",
    "Draft",
    "NoAnswer",
    "Outcome",
    "Page",
    "Sync",
    "Writer",
    "connector_of",
    "desk_of",
]
