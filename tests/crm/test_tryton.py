"""A real Tryton server is mirrored, followed and written to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.config import CrmSettings
from bot.crm import Denied, Draft, Sync, connector_of
from bot.domain.crm import Kind
from bot.domain.customer import recognised
from bot.domain.matching import Verdict, knowing
from tests.crm.tryton.server import DATABASE, PASSWORD, USER, Client, Unmade, prepared, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.crm import Connector
    from bot.crm.sync import Outcome
    from tests.floor import SalesFloor

pytestmark = [pytest.mark.tryton, pytest.mark.slow]


@dataclass(frozen=True)
class Company:
    """What stands in the Tryton of this test, by its numbers there."""

    client: Client
    url: str
    shunfeng: int
    langchi: int
    group: int
    zhou: int
    deal: int


@pytest.fixture(scope="module")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """A server with a few parties, made by its own client."""
    try:
        prepared()
    except Unmade as trouble:
        if os.environ.get("CI") == "true":
            pytest.fail(f"Tryton must be installable in CI: {trouble}")
        pytest.skip(f"Tryton cannot be installed here: {trouble}")
    with running(tmp_path_factory.mktemp("tryton")) as url:
        yield _furnished(Client(url), url)


def _furnished(client: Client, url: str) -> Company:
    ours = client.create("party.party", name="我们公司")
    yuan = client.create("currency.currency", name="人民币", code="CNY", symbol="¥", digits=2)
    client.create("currency.currency.rate", currency=yuan, rate={"__class__": "Decimal", "decimal": "1"})
    client.work_for(client.create("company.company", party=ours, currency=yuan))
    seller = client.create("company.employee", party=client.create("party.party", name="张伟"))
    mechanisms = [
        {"type": "phone", "value": "021-6688 1234"},
        {"type": "mobile", "value": "139 0052 3381", "name": "周总"},
        {"type": "email", "value": "zhou@shunfeng-dq.com.cn", "name": "周总"},
        {"type": "website", "value": "https://www.shunfeng-dq.com.cn"},
    ]
    shunfeng = client.create(
        "party.party",
        name="上海顺风电气有限公司",
        contact_mechanisms=[["create", mechanisms]],
        addresses=[["create", [{"city": "上海"}]]],
    )
    langchi = client.create("party.party", name="上海朗驰精密机械有限公司")
    group = client.create("party.party", name="朗驰集团有限公司")
    phone = {"type": "mobile", "value": "13700001111"}
    zhou = client.create("party.party", name="周晓敏", contact_mechanisms=[["create", [phone]]])
    works = client.create("party.relation.type", name="联系人")
    belongs = client.create("party.relation.type", name="母公司")
    client.create("party.relation.all", from_=langchi, to=zhou, type=works)
    client.create("party.relation.all", from_=langchi, to=group, type=belongs)
    worth = {"__class__": "Decimal", "decimal": "500000"}
    deal = client.create(
        "sale.opportunity", party=shunfeng, description="换CRM", amount=worth, currency=yuan, employee=seller
    )
    return Company(client, url, shunfeng, langchi, group, zhou, deal)


def settings_for(url: str, **more: Any) -> CrmSettings:
    tryton = {"url": url, "database": DATABASE, "user": USER, "password": PASSWORD, **more}
    return CrmSettings.model_validate({"kind": "tryton", "page_size": 3, "tryton": tryton})


class Watched:
    """The connector, and what travelled."""

    kinds = (Kind.ACCOUNTS, Kind.CONTACTS, Kind.OPPORTUNITIES)

    def __init__(self, inner: Connector) -> None:
        self._inner = inner
        self.source = inner.source
        self.untold = inner.untold
        self.travelled: list[str] = []

    async def page(self, kind: Kind, cursor: str) -> Any:
        page = await self._inner.page(kind, cursor)
        self.travelled += [f"{kind.value} {entry.ref}" for entry in page.entries]
        return page

    async def find(self, ref: str) -> str | None:
        return await self._inner.find(ref)

    async def create(self, draft: Draft) -> str:
        return await self._inner.create(draft)


async def test_it_is_mirrored_followed_and_written_to(tryton: Company, floor: SalesFloor) -> None:
    async with aiohttp.ClientSession() as session:
        found = connector_of(settings_for(tryton.url), session, floor.clock)
        assert found
        connector = Watched(found)
        sync = Sync(connector=connector, database=floor.database, clock=floor.clock, holder="this one")
        await sync.settle()

        assert _well(await sync.once()).full
        _everything_is_there(tryton, floor)

        connector.travelled.clear()
        assert _well(await sync.once()).seen == 0
        assert connector.travelled == []

        tryton.client.model("party.party", "write", [tryton.shunfeng], {"name": "上海顺风新能源有限公司"})
        assert _well(await sync.once()).seen == 1
        assert connector.travelled == [f"accounts {tryton.shunfeng}"]
        assert _name(floor, tryton.shunfeng) == "上海顺风新能源有限公司"

        connector.travelled.clear()
        mobile = tryton.client.model("party.contact_mechanism", "search", [["party", "=", tryton.zhou]])
        tryton.client.model("party.contact_mechanism", "write", mobile, {"value": "13700002222"})
        tryton.client.model("sale.opportunity", "lost", [tryton.deal])
        tryton.client.model("party.party", "write", [tryton.group], {"active": False})
        _well(await sync.once())
        assert connector.travelled == [
            *(f"accounts {one}" for one in sorted((tryton.group, tryton.zhou))),
            f"contacts {tryton.langchi}:{tryton.zhou}",
            f"opportunities {tryton.deal}",
        ]
        assert _phones(floor, "137 0000 2222") == [(str(tryton.langchi), "周晓敏", "+8613700002222")]
        assert _phones(floor, "137 0000 1111") == []
        assert floor.look(lambda work: work.customers.get(str(tryton.group))) is None
        shunfeng = floor.look(lambda work: work.customers.get(str(tryton.shunfeng)))
        assert shunfeng
        assert shunfeng.opportunities == ()

        assert await connector.find("sunmao:L12") is None
        draft = Draft(
            ref="sunmao:L12", words={"lead": "L12", "company": "宁波港通物流", "need": "仓储系统", "owner": "张伟"}
        )
        number = await connector.create(draft)
        assert await connector.find("sunmao:L12") == number
        (kept,) = tryton.client.model(
            "sale.opportunity", "search_read", [["reference", "=", "sunmao:L12"]], 0, None, None,
            ["number", "state", "description", "comment", "employee.rec_name"],
        )  # fmt: skip
        assert (kept["number"], kept["state"], kept["description"]) == (number, "lead", "L12 宁波港通物流")
        assert "需求:仓储系统" in kept["comment"]
        assert kept["employee."]["rec_name"] == "张伟"


def _well(outcome: Outcome) -> Any:
    assert outcome.round, outcome
    return outcome.round


def _name(floor: SalesFloor, ref: int) -> str:
    customer = floor.look(lambda work: work.customers.get(str(ref)))
    assert customer
    return customer.known.name


def _phones(floor: SalesFloor, phone: str) -> list[tuple[str, str, str]]:
    """Whose telephone this is: customer, name and number."""
    found = floor.look(lambda work: work.customers.like(knowing("", phones=(phone,))))
    return [(customer.ref, one.name, one.phone) for customer in found for one in customer.contacts if one.phone]


def _everything_is_there(tryton: Company, floor: SalesFloor) -> None:
    shunfeng = floor.look(lambda work: work.customers.get(str(tryton.shunfeng)))
    assert shunfeng
    assert (shunfeng.known.name, shunfeng.region, shunfeng.owner) == ("上海顺风电气有限公司", "上海", "张伟")
    assert _phones(floor, "(021) 66881234") == [(str(tryton.shunfeng), "", "+862166881234")]
    assert _phones(floor, "13900523381") == [(str(tryton.shunfeng), "周总", "+8613900523381")]
    assert shunfeng.known.domains == {"shunfeng-dq.com.cn"}
    assert [one.name for one in shunfeng.contacts if one.name] == ["周总"]
    assert [(one.name, one.amount) for one in shunfeng.opportunities] == [("换CRM", 500_000)]
    langchi = floor.look(lambda work: work.customers.get(str(tryton.langchi)))
    assert langchi
    assert langchi.parent == str(tryton.group)
    assert [one.name for one in langchi.contacts] == ["周晓敏"]
    assert floor.look(lambda work: work.customers.get(str(tryton.zhou))) is None  # she is nobody's company
    comer = knowing("顺风电气", phones=("021-66881234",))
    like = floor.look(lambda work: recognised(comer, work.customers.like(comer)))
    assert [(one.customer.ref, one.finding.verdict) for one in like] == [(str(tryton.shunfeng), Verdict.SAME)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "no"}, "用户名或密码"),
        ({"user": "nobody"}, "用户名或密码"),
        ({"database": "another"}, "404"),
    ],
)
async def test_what_is_wrong_is_said(tryton: Company, floor: SalesFloor, wrong: dict[str, str], said: str) -> None:
    async with aiohttp.ClientSession() as session:
        connector = connector_of(settings_for(tryton.url, **wrong), session, floor.clock)
        assert connector
        with pytest.raises(Denied, match=said):
            await connector.page(Kind.ACCOUNTS, "")
