"""What a lead states, in words: personal data masked unless this reader may have it (I17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.masking import mask_mail, mask_name, mask_phone, mask_words
from bot.messages.neutral import Ours

if TYPE_CHECKING:
    from bot.domain.lead import Lead

Vocabulary = dict[str, dict[str, str]]
_PHONE = re.compile(r"\+?[0-9][0-9\-]*")
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.%+-]*(?:_[A-Za-z0-9.%+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_AMOUNT = re.compile(r"[1-9]\d{6,8}(?:\s*[-~至到]\s*[1-9]\d{6,8})?")


class StatedView:
    """What was posted, as stated. ``full`` readers get phone, mail and name whole; ``revealed`` says that they did."""

    def __init__(self, lead: Lead, vocabulary: Vocabulary, *, full: bool) -> None:
        self._lead = lead
        self._vocabulary = vocabulary
        self.full = full
        self.revealed = False

    @property
    def company(self) -> str:
        """The company as posted."""
        return self._words(self._lead.company) or self._vocabulary["unknown"]["company"]

    @property
    def contact(self) -> str:
        """The contact's name."""
        name = self._lead.inquiry.contact or ""
        return self._words(name if self.full else mask_name(name))

    @property
    def title(self) -> str:
        """The contact's title, unless the name says it already (马经理)."""
        title = self._words(self._lead.inquiry.title)
        return "" if title and (self._lead.inquiry.contact or "").endswith(title) else title

    @property
    def phones(self) -> list[str]:
        """Phone numbers, whole only for a full reader. A mask's stars go full-width: two masks are no bold words."""
        phones = self._lead.inquiry.phones
        if not self.full:
            return [mask_phone(phone) if _PHONE.fullmatch(phone) else mask_words(phone) for phone in phones]
        self.revealed |= bool(phones)
        return [Ours(phone) if _PHONE.fullmatch(phone) else phone for phone in phones]

    @property
    def email(self) -> str:
        """The mail address, whole only for a full reader."""
        mail = self._lead.inquiry.email or ""
        if not self.full:
            return mask_words(mask_mail(mail)) if mail else ""
        self.revealed |= bool(mail)
        return Ours(mail) if _MAIL.fullmatch(mail) else mail

    @property
    def need(self) -> str:
        """What they need, in the customer's own words."""
        return self._words(self._lead.inquiry.need)

    @property
    def budget(self) -> str:
        """The budget as it was written; a bare amount in yuan is as long as a phone number and is none."""
        words = self._lead.inquiry.budget.words if self._lead.inquiry.budget else ""
        return words if _AMOUNT.fullmatch(words) else self._words(words)

    @property
    def authority(self) -> str:
        """决策人, 影响者, 使用者, 未知; empty where nothing was said (S9)."""
        stated = self._lead.inquiry.authority
        return self._vocabulary["authority"][stated] if stated else ""

    @property
    def timeline(self) -> str:
        """When they want to buy, as it was written."""
        return self._words(self._lead.inquiry.timeline.words if self._lead.inquiry.timeline else "")

    @property
    def region(self) -> str:
        """Where the customer is."""
        return self._words(self._lead.inquiry.region)

    @property
    def industry(self) -> str:
        """The customer's trade."""
        return self._words(self._lead.inquiry.industry)

    @property
    def source(self) -> str:
        """Where it came from: UTM, else what the SDR said, else that nobody said (S22)."""
        stated = self._lead.inquiry
        campaign = " / ".join(stated.utm.values())
        return self._words(campaign or stated.source) or self._vocabulary["unknown"]["source"]

    def stated(self, field: str) -> str:
        """What the lead states in a field of the inquiry (``posting.STATED``), as this reader may see it."""
        if field != "phones":
            return str(getattr(self, field))
        phones = self.phones
        written = "、".join(phones)
        return Ours(written) if all(isinstance(phone, Ours) for phone in phones) else written

    @property
    def doubts(self) -> list[str]:
        """Why it is marked 存疑 (S17, S69)."""
        known = self._vocabulary["doubt"]
        return [known[doubt] if doubt in known else self._words(doubt) for doubt in self._lead.inquiry.doubts]

    @property
    def other_words(self) -> list[str]:
        """Lines of the post that fit no field."""
        return [self._words(line) for line in self._lead.inquiry.notes]

    def _words(self, words: str | None) -> str:
        return (words or "") if self.full else mask_words(words or "")
