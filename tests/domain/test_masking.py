"""Personal data as others may see it (I17)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.masking import mask_mail, mask_name, mask_phone, mask_words

CANARY = "13900523381"
digits = st.text("0123456789", min_size=7, max_size=18)
around = st.text("电话是:微信 wxab,。()…\n", max_size=8)


def _longest_shown(words: str) -> int:
    """The longest run of digits that a reader can put together, whatever stands between them."""
    return max((len(re.sub(r"\D", "", run)) for run in re.findall(r"[\d\s\-.()（）]+", words)), default=0)


@given(phone=digits)
def test_no_run_of_seven_digits_of_a_phone_survives(phone: str) -> None:
    assert _longest_shown(mask_phone(phone)) < 7


@given(phone=st.text("0123456789+- ()", max_size=24))
def test_a_mask_keeps_the_length_and_every_other_character(phone: str) -> None:
    masked = mask_phone(phone)
    assert len(masked) == len(phone)
    assert all(shown in {char, "*"} for char, shown in zip(phone, masked, strict=True))


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13900523381", "139****3381"),
        ("+8613900523381", "+86139****3381"),
        ("021-62345678", "021-****5678"),
        ("62345678", "****5678"),
        ("4008001234", "40****1234"),
        ("6234567", "*****67"),
        ("110", "*10"),
        ("", ""),
    ],
)
def test_a_masked_phone_keeps_its_end(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    "written",
    [
        CANARY,
        f"wx{CANARY}abc",
        f"L{CANARY}",
        f"预算{CANARY}元",
        "139 0052 3381",
        "139-0052-3381",
        "(139)00523381",
        "139.0052.3381",
        "139/0052/3381",
        "139_0052_3381",
        "139,0052,3381",
        "139、0052、3381",
        "139*0052*3381",
        "139\n0052\n3381",
        "139\u30000052\u30003381",
        "139\u20280052\u20283381",
        "139\u200b0052\u200b3381",
        "139\u202e0052\u202c3381",
        "139\ufe0f0052\ufe0f3381",
        "１３９００５２３３８１",
        "١٣٩٠٠٥٢٣٣٨١",
        f"+86{CANARY}",
        f"+86 {CANARY}",
        f"0086-{CANARY}",
        f"{CANARY}{CANARY}",
        f"{CANARY}、13900523382",
        f"{CANARY} 13900523382",
        f"2026-03-02 {CANARY}",
        f"{CANARY}@qq.com",
    ],
)
def test_a_phone_in_free_words_is_masked_however_it_is_written(written: str) -> None:
    """The middle of the number is gone, whatever a reader leaves out."""
    said = "".join(re.findall(r"[\d*]", mask_words(f"他说{written},晚上打")))
    assert "00523" not in said
    assert "*" in mask_words(written)


@given(before=around, phone=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), after=around)
def test_a_mobile_number_never_survives_in_free_words(before: str, phone: str, after: str) -> None:
    assert phone not in mask_words(before + phone + after)
    assert phone[3:] not in mask_words(before + phone + after)


@given(words=st.text(max_size=60))
def test_masking_never_raises_and_does_not_change_what_it_has_masked(words: str) -> None:
    for mask in (mask_phone, mask_mail, mask_name, mask_words):
        assert isinstance(mask(words), str)
    once = mask_words(words)
    assert mask_words(once) == once


@pytest.mark.parametrize(
    "words",
    [
        "预算5000000元",
        "预算1000000万",
        "3-5月",
        "2026-03-02 10:00 演示",
        "2026/3/2",
        "200台 300人",
        "换CRM,50万",
        "L128 和 L129",
    ],
)
def test_dates_and_amounts_stay_readable(words: str) -> None:
    assert mask_words(words) == words


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("发到 zhou@example.com", "发到 z***@example.com"),
        ("发到 zhou＠example．com", "发到 z***@example.com"),
        ("z\u200bhou@example.com", "z***@example.com"),
        ("身份证110101199003071234", "身份证110***********1234"),
        ("身份证11010119900307123X。", "身份证110***********123X。"),
    ],
)
def test_mails_and_identity_cards_are_masked(words: str, masked: str) -> None:
    assert mask_words(words) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三丰", "张**"),
        ("张三", "张*"),
        ("周总", "周总"),
        ("王经理", "王经理"),
        ("Zhou", "Zhou"),
        ("", ""),
        ("张", "张"),
    ],
)
def test_a_full_name_is_masked_and_a_form_of_address_is_not(name: str, masked: str) -> None:
    assert mask_name(name) == masked
