"""A person's mistake, as a value."""

from __future__ import annotations

import pytest

from bot.domain import refusal
from bot.domain.refusal import AlreadyWith, HoldsIdNumber, Refusal


@pytest.mark.parametrize(
    ("kind", "template"),
    [(AlreadyWith, "already_with"), (HoldsIdNumber, "holds_id_number"), (refusal.TooLong, "too_long")],
)
def test_the_template_is_named_like_the_class(kind: type[Refusal], template: str) -> None:
    assert kind.template == template


def test_a_refusal_keeps_what_its_sentence_needs() -> None:
    refused = refusal.TooLong(most=8000)
    assert refused.facts == {"most": 8000}
    assert str(refused) == "too_long"


def test_the_tree_in_the_docstring_names_every_refusal() -> None:
    drawn = [line.split()[1] for line in (refusal.__doc__ or "").splitlines() if line.strip()[:1] in {"├", "└"}]
    assert sorted(drawn) == sorted(kind.__name__ for kind in Refusal.__subclasses__())
