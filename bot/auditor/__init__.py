"""The watchman: looks every minute for what should have happened and did not, apart from timers and delivery."""

from bot.auditor.auditor import Auditor
from bot.auditor.hiring import hired
from bot.auditor.looks import Looks
from bot.auditor.telling import Administrators, Heartbeat, Messenger, Way, the_group

__all__ = ["Administrators", "Auditor", "Heartbeat", "Looks", "Messenger", "Way", "hired", "the_group"]
