"""Is it already ours? The company of a lead beside the CRM, our own leads, and what colleagues said of it."""

from bot.domain.acquaintance.acquaintance import Acquaintance, Match, acquaint
from bot.domain.acquaintance.book import Book
from bot.domain.acquaintance.chain import Link, chain_of
from bot.domain.acquaintance.comers import comer_of
from bot.domain.acquaintance.evidence import evidence_of
from bot.domain.acquaintance.ids import account_id, is_account, name_id, plain_name, ref_of
from bot.domain.acquaintance.parents import Parent, account_called
from bot.domain.acquaintance.sayings import OffLimits, Pair, ParentSaid, Saying
from bot.domain.acquaintance.whose import owner_above, owner_of_house, owners_of, person_called

__all__ = [
    "Acquaintance",
    "Book",
    "Link",
    "Match",
    "OffLimits",
    "Pair",
    "Parent",
    "ParentSaid",
    "Saying",
    "account_called",
    "account_id",
    "acquaint",
    "chain_of",
    "comer_of",
    "evidence_of",
    "is_account",
    "name_id",
    "owner_above",
    "owner_of_house",
    "owners_of",
    "person_called",
    "plain_name",
    "ref_of",
]
