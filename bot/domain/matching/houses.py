"""Which of two related companies stands above the other, by their names alone (S19).

    朗驰精密苏州分公司     is a branch of           上海朗驰精密机械有限公司
    苏州朗驰精密有限公司   bears the name of        朗驰集团

It is what names look like: enough to propose somebody, and never to say whose a company is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matching.company import recognise
from bot.domain.matching.parts import Mark
from bot.domain.matching.read import read_company
from bot.domain.matching.relations import Where, relate
from bot.domain.matching.verdict import Verdict

if TYPE_CHECKING:
    from bot.domain.matching.company import Known


def is_below(comer: Known, house: Known) -> bool:
    """Whether the one who comes looks like a branch of the house, or a company of the group."""
    if recognise(comer, house).verdict is not Verdict.RELATED:
        return False
    one, above = read_company(comer.name).main, read_company(house.name).main
    if above.unit or relate(one, above).where is Where.OTHER:
        return False
    return bool(one.unit) or (above.mark is not Mark.NONE and one.mark is Mark.NONE)
