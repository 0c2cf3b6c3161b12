"""What somebody is called beside his name.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import rows_of

VOCATIVES: Final = rows_of(r"""
    同学|同事|大佬|兄弟?(?!们)|老[弟哥铁师]|大[哥姐神]|小?[哥姐弟妹]{2}|妹子|童鞋|同志(?!们)|哥们儿?|经理|总监|主管|主任
    爱卿|女侠|老师|[哥姐](?![们俩仨夫])|大?美女|大?帅哥|大侠|少侠|大人|女神|男神|宝贝|亲(?=[\s,。!~]|$)|大大|大爷
""")
"""Behind the name of somebody spoken to."""

PET_NAMES: Final = r"小(?:可爱|天使|宝贝|祖宗|机灵鬼?|朋友|仙女|主人|能手|甜心)|老伙[计伴]|甜心|宝(?=[\s,!~])"
"""Likewise, but beside a name alone they are no order: 王磊小可爱."""
