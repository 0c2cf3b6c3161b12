"""By what a company is remembered: ``n:`` and its name as people write it, or ``c:`` and its number in the CRM."""

from __future__ import annotations

import unicodedata

_NAME = "n:"
_ACCOUNT = "c:"


def plain_name(name: str) -> str:
    """A company's name as it is compared for being written alike: width, case and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_id(name: str) -> str:
    """The company that people call so; empty for no name."""
    plain = plain_name(name)
    return f"{_NAME}{plain}" if plain else ""


def account_id(ref: str) -> str:
    """The account of the CRM with this number."""
    return f"{_ACCOUNT}{ref}"


def is_account(company: str) -> bool:
    """Whether it is an account of the CRM."""
    return company.startswith(_ACCOUNT)


def ref_of(company: str) -> str:
    """Its number in the CRM, or its plain name."""
    return company[len(_NAME) :]
