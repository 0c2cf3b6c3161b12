"""A line as a story shows it: words as they are, a card in a few plain lines.

A card::

    [卡片 榫卯 | L1 顺风电气 | 待分配]
    预算 50 万,本季度
    公司: 顺风电气
    「客户原话」想换 CRM
    选 负责人: 王磊* / 李明
    [分配] [无效]

The ``*`` marks what is chosen; a closed dropdown says 定 instead of 选; buttons that became a word are in （）.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.card_in_hand import Choice, buttons, choices, menu

if TYPE_CHECKING:
    from bot.simulator.things import Face, Line


def shown(line: Line, viewer: str = "") -> str:
    """What this person sees of a line."""
    face = line.face(viewer)
    if face is not None:
        return card_words(face)
    if line.media is not None:
        return f"[{line.media.kind} {line.media.name}]{line.text}"
    return line.text


def card_words(face: Face) -> str:
    """A card in plain lines."""
    title = face.get("main_title") or {}
    head = [(face.get("source") or {}).get("desc"), title.get("title"), title.get("desc")]
    quoted = face.get("quote_area") or {}
    told = [
        f"[卡片 {' | '.join(part for part in head if part)}]",
        face.get("sub_title_text"),
        *(f"{row['keyname']}: {row.get('value', '')}" for row in face.get("horizontal_content_list") or ()),
        f"「{quoted.get('title', '')}」{quoted.get('quote_text', '')}" if quoted else None,
        *(_choice(choice) for choice in choices(face)),
        _row(face),
    ]
    return "\n".join(part for part in told if part)


def _choice(choice: Choice) -> str:
    options = " / ".join(text + ("*" if key in choice.taken else "") for key, text in choice.options)
    return f"{'定' if choice.closed else '选'} {choice.title}: {options}"


def _row(face: Face) -> str:
    if face.get("replace_text"):
        return f"（{face['replace_text']}）"
    links = [f"[{each['text']}↗]" for each in face.get("button_list") or () if each.get("type", 0) == 1]
    return " ".join([f"[{text}]" for text, _ in (*buttons(face), *menu(face))] + links)
