"""What is wrong with the map of a CRM is said in a sentence that names the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.config.files import RIGHT

if TYPE_CHECKING:
    from tests.config.files import Folder

MAP = """
[crm]
kind = "http_json"
[crm.http_json]
url = "https://crm.example.com/api"
token = "a-token"
headers = { Authorization = "Bearer {token}" }
[crm.http_json.accounts]
path = "/accounts"
params = { page = "{page}", since = "{since}" }
fields = { ref = "id", name = "name", phone = ["mobile", "phones.*.number"] }
"""
WRITE = """
[crm.http_json.write]
path = "/leads"
body = { external_id = "{ref}", name = "{company}" }
find_path = "/leads"
find_params = { external_id = "{ref}" }
"""


def test_a_crm_that_is_not_connected_needs_nothing(folder: Folder) -> None:
    assert folder.load(RIGHT).crm.kind == "none"
    assert folder.load(f"{RIGHT}\n[crm.tryton]\nuser = 'x'").crm.kind == "none"


def test_a_whole_map_is_taken(folder: Folder) -> None:
    crm = folder.load(RIGHT + MAP.replace('kind = "http_json"', 'kind = "http_json"\nwrite_back = true') + WRITE).crm
    assert crm.write_back
    assert crm.http_json.accounts.fields["phone"] == ("mobile", "phones.*.number")
    assert "a-token" not in repr(crm)


def test_tryton_needs_its_four_words(folder: Folder) -> None:
    problems = folder.refuses(f'{RIGHT}\n[crm]\nkind = "tryton"')
    assert {problem.key for problem in problems} == {
        f"crm.tryton.{key}" for key in ("url", "database", "user", "password")
    }


MISTAKES = [
    ('url = "https://crm.example.com/api"', "", "crm.http_json.url", "网址"),
    ('path = "/accounts"', "", "crm.http_json.accounts.path", "从哪里读客户"),
    ('ref = "id", ', "", "crm.http_json.accounts.fields", "缺少 ref"),
    ('name = "name"', 'nmae = "name"', "crm.http_json.accounts.fields.nmae", "是不是想写 name?"),
    ('name = "name"', 'name = "name", visits = "v"', "crm.http_json.accounts.fields.visits", "没有 visits 这一项"),
    ('name = "name"', 'name = "data name"', "crm.http_json.accounts.fields.name", "点号分层"),
    ('name = "name"', 'name = ["a..b"]', "crm.http_json.accounts.fields.name", "点号分层"),
    ('"{since}"', '"{sinse}"', "crm.http_json.accounts.params", "花括号里的 sinse 不认识"),
    ('page = "{page}", ', "", "crm.http_json.accounts.params", "永远只读到第一页"),
    ('token = "a-token"', "", "crm.http_json.token", "用到了 {token}"),
    ('"Bearer {token}"', '"Bearer {secret}"', "crm.http_json.headers.Authorization", "花括号里的 secret 不认识"),
    ('kind = "http_json"', 'kind = "http_json"\nwrite_back = true', "crm.http_json.write.path", "写到哪里"),
    ('kind = "http_json"', 'kind = "http_json"\nwrite_back = true', "crm.http_json.write.find_path", "重复建单"),
    ('kind = "http_json"', 'kind = "salesforce"', "crm.kind", "只能是"),
    ('kind = "http_json"', 'kind = "http_json"\ntimeout_seconds = 0', "crm.timeout_seconds", "不能小于 1"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "said"), MISTAKES)
def test_a_mistake_in_the_map_is_said_with_its_place(
    folder: Folder, right: str, wrong: str, key: str, said: str
) -> None:
    problems = {problem.key: problem for problem in folder.refuses(RIGHT + MAP.replace(right, wrong))}
    assert key in problems, problems
    assert said in problems[key].sentence
    assert f"第 {problems[key].line} 行" in problems[key].sentence


@pytest.mark.parametrize(
    ("right", "wrong", "key", "said"),
    [
        ('{ external_id = "{ref}", name', "{ name", "crm.http_json.write.body", "写入时要带上 {ref}"),
        ('find_params = { external_id = "{ref}" }', "", "crm.http_json.write.find_params", "查找时要带上 {ref}"),
        ("{company}", "{firma}", "crm.http_json.write.body", "花括号里的 firma 不认识"),
    ],
)
def test_what_is_written_must_be_found_again(folder: Folder, right: str, wrong: str, key: str, said: str) -> None:
    text = RIGHT + MAP.replace('kind = "http_json"', 'kind = "http_json"\nwrite_back = true')
    problems = {problem.key: problem.sentence for problem in folder.refuses(text + WRITE.replace(right, wrong))}
    assert said in problems[key]


def test_a_login_knows_no_braces(folder: Folder) -> None:
    login = '[crm.http_json.login]\npath = "/t"\nbody = { list = [{ id = "{id}" }] }'
    (problem,) = folder.refuses(RIGHT + MAP + login)
    assert problem.key == "crm.http_json.login.body"


def test_a_secret_may_come_from_the_environment_anywhere_in_it(folder: Folder) -> None:
    login = '[crm.http_json.login]\npath = "/t"\nbody = { secret = "env:CRM_SECRET" }'
    assert folder.load(RIGHT + MAP + login, CRM_SECRET="hidden").crm.http_json.login.body == {"secret": "hidden"}
    (problem,) = folder.refuses(RIGHT + MAP + login)
    assert "CRM_SECRET" in problem.sentence
