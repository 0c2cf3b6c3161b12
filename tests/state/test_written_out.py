"""What is written out for speed says what the library it stands for would say."""

from __future__ import annotations

import hmac

from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.types import json_list, json_words, to_json


def test_the_keyed_hash_is_hmac_whatever_the_length_of_the_key() -> None:
    """RFC 2104."""
    for pepper in (b"bench", bytes(range(64)), bytes(200)):
        with Database("sqlite://", pepper=pepper) as database:
            told = database.do_now(lambda work: work.customers._desk.keyed_hash("p:+8613900001111"))  # noqa: SLF001
        assert told == hmac.digest(pepper, b"p:+8613900001111", "sha256").hex()


@given(st.lists(st.text()))
def test_json_that_is_put_together_is_json(words: list[str]) -> None:
    assert json_list(map(json_words, words)) == to_json(words)
