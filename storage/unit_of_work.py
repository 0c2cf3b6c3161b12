"""Everything one piece of work may read and change, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.alarms import Alarms
from storage.audit import Audit
from storage.cards import Cards
from storage.companies import Companies
from storage.crm import Crm
from storage.customers import Customers
from storage.desk import Desk
from storage.facts import Facts
from storage.history import History
from storage.inbox import Inbox
from storage.last_actions import LastActions
from storage.leads import Leads
from storage.leases import Leases
from storage.notes import Notes
from storage.outbox import Outbox
from storage.people import People
from storage.questions import Questions
from storage.standards import Standards
from storage.track import Track

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from storage.desk import Memory


class UnitOfWork:
    """One repository per noun. All is kept, or nothing."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self._desk = desk = Desk(connection, memory)
        self.leads = Leads(desk)
        self.people = People(desk)
        self.history = History(desk)
        self.notes = Notes(desk)
        self.outbox = Outbox(desk)
        self.alarms = Alarms(desk)
        self.inbox = Inbox(desk)
        self.cards = Cards(desk)
        self.questions = Questions(desk)
        self.last_actions = LastActions(desk)
        self.leases = Leases(desk)
        self.facts = Facts(desk)
        self.standards = Standards(desk)
        self.customers = Customers(desk)
        self.companies = Companies(desk)
        self.crm = Crm(desk)
        self.audit = Audit(desk)
        self.track = Track(desk)

    def savepoint(self) -> AbstractContextManager[None]:
        """What happens inside may fail alone: raising out of it forgets that part only."""
        return self._desk.savepoint()

    def settle(self) -> None:
        """Wait until all is written that was only begun. Raises its trouble."""
        self._desk.settle()

    def let_go(self) -> None:
        """Likewise where it is forgotten, so that no trouble of it matters any more."""
        self._desk.let_go()
