from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import ConfigError, load
from tests.config.files import AES_KEY, RIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.config.files import Folder

LAST = RIGHT.count("\n") + 1

# What is added below a right file, the line of the mistake counted from there (1 is the first), its key, its words.
ADDED = [
    ("[server]\nport = 0", 2, "server.port", "不能小于 1"),
    ("[server]\nport = 65536", 2, "server.port", "不能大于 65535"),
    ("[server]\nport = true", 2, "server.port", "应是数字"),
    ('[server]\nport = "http"', 2, "server.port", "应是整数"),
    ("[server]\nport = 1.5", 2, "server.port", "应是整数"),
    ('[server]\nhost = "http://0.0.0.0:80"', 2, "server.host", "监听地址"),
    ('[server]\npublic_url = "sunmao.example.com"', 2, "server.public_url", "以 https:// 开头"),
    ("[bot]\nname = 3", 2, "bot.name", "应是文字"),
    ('[bot]\nname = "  "', 2, "bot.name", "不能为空"),
    ('[bot]\nnaem = "x"', 2, "bot.naem", "是不是想写 name?"),
    ('[bot]\nport = "x"', 2, "bot.port", "[server] 一节里"),
    ('[bot]\nzzz = "x"', 2, "bot.zzz", "这里可以写 name"),
    ('[databse]\nurl = "sqlite:///x"', 1, "databse", "是不是想写 database?"),
    ('[database]\nurl = "mysql://x"', 2, "database.url", "sqlite:///"),
    ('[people]\nfile = ["a"]', 2, "people.file", "应是文件路径"),
    ('[words]\nvocabulary = "a"', 2, "words.vocabulary", "应是一节"),
    ('[words.vocabulary]\n"派给" = ""', 2, "words.vocabulary.派给", "不能为空"),
    ('[watch]\nwebhook = "key=abc"', 2, "watch.webhook", "应是群机器人的完整地址"),
    ('[watch]\nheartbeat_url = "beats"', 2, "watch.heartbeat_url", "应是完整的网址"),
    ('[watch]\nadministrator = " "', 2, "watch.administrator", "不能为空"),
    ("[policy]\nn_days = 0", 2, "policy.n_days", "不能小于 1"),
    ('[api]\ntoken = "short"', 2, "api.token", "24 到 512"),
    ("[policy]\ncards_at_once = 0", 2, "policy.cards_at_once", "不能小于 1"),
    ("[policy]\nanswer_hours = 0", 2, "policy.answer_hours", "要大于 0"),
    ("[policy]\nanswer_hours = inf", 2, "policy.answer_hours", "普通的数字"),
    ('[policy]\nanswer_hours = "four"', 2, "policy.answer_hours", "应是数字"),
    ('[policy]\nhours = "calendar"', 2, "policy.hours", '只能是 "clock" 或 "working"'),
    ('[policy]\nhours = "x"', 2, "policy.hours", '"clock" 或 "working"'),
    ('[policy]\ntimezone = "Shanghai"', 2, "policy.timezone", "Asia/Shanghai"),
    ('[policy]\ntimezone = "../etc"', 2, "policy.timezone", "没有这个时区"),
    ("[policy]\nladder = [50, 80, 100]", 2, "policy.ladder", "项数不够"),
    ("[policy]\nladder = [1, 2, 3, 4, 5, 6]", 2, "policy.ladder", "最多 5 项,现在是 6 项"),
    ("[policy]\nladder = [50, 40, 100, 125, 150]", 2, "policy.ladder", "从小到大"),
    ("[policy]\nladder = 50", 2, "policy.ladder", "应是一个列表"),
    ("[policy]\nladder = [\n  50,\n  # warn\n  0, 100, 125, 150]", 5, "policy.ladder[2]", "不能小于 1"),
    ("[policy]\nfirst_contact_hours = [72, 48, 24]", 2, "policy.first_contact_hours", "从小到大"),
    ("[policy]\nworking_hours = []", 2, "policy.working_hours", "至少 1 项,现在是 0 项"),
    ('[policy]\nworking_hours = ["9-18"]', 2, "policy.working_hours[1]", "24 小时制"),
    ('[policy]\nworking_hours = ["09:00-25:00"]', 2, "policy.working_hours[1]", "24 小时制"),
    ('[policy]\nworking_hours = ["13:00-18:00", "09:00-12:00"]', 2, "policy.working_hours", "按先后"),
    ('[policy]\nringing_hours = "22:00-06:00"', 2, "policy.ringing_hours", "分成两段"),
    ('[policy]\nextra_holidays = ["10-01"]', 2, "policy.extra_holidays[1]", '"2026-10-01"'),
    ("[policy]\nsync_reward = 0.33", 2, "policy.sync_reward", "写成分数"),
    ('[policy]\nsync_reward = "1/0"', 2, "policy.sync_reward", "写成分数"),
    ("[policy]\nsync_reward = true", 2, "policy.sync_reward", "写成分数"),
    ('[policy]\nsync_reward = "4/3"', 2, "policy.sync_reward", "在 0 和 1 之间"),
    ("[policy]\nsales_ops_ping_minutes = 180", 2, "policy.sales_ops_ping_minutes", "要早于"),
    ("[policy]\nsales_ops_ping_minutes = 120", 2, "policy.sales_ops_ping_minutes", "要早于"),
    ("[policy]\nsales_ops_backup_hours = 0.25", 2, "policy.sales_ops_backup_hours", "要早于"),
    ("[policy]\ngaps_hours = 18", 2, "policy.gaps_hours", "要早于"),
    ("[policy]\ngaps_sales_ops_hours = 4", 2, "policy.gaps_sales_ops_hours", "要早于"),
    (
        '[policy]\nextra_holidays = ["2026-05-06"]\nextra_working_days = [2026-05-06]',
        3,
        "policy.extra_working_days",
        "2026-05-06 同时",
    ),
    ('[[group]]\nname = "二群"\nchat_id = ""', 3, "group[2].chat_id", "不能为空"),
    ('[[group]]\nname = "二群"', 1, "group[2].chat_id", "没有填写"),
    ('[[group]]\nname = "二群"\nchat_id = "wrA"', 3, "group[2].chat_id", "和前面一个群相同"),
    ('[[group]]\nname = "二群"\nchat_id = "wrB"\nwebhook = "key"', 4, "group[2].webhook", "以 https:// 开头"),
    ('[[group]]\nname = "二群"\nchat_id = "wrB"\ndefault = "yes!"', 4, "group[2].default", "只能是 true 或 false"),
]


@pytest.mark.parametrize(("text", "line", "key", "words"), ADDED)
def test_a_mistake_is_told_with_its_line_and_key(folder: Folder, text: str, line: int, key: str, words: str) -> None:
    (problem,) = folder.refuses(f"{RIGHT}{text}\n")
    assert (problem.line, problem.key) == (LAST - 1 + line, key)
    assert problem.sentence.startswith(f"config.toml 第 {problem.line} 行 {key}:")
    assert words in problem.sentence
    assert problem.file == str(folder.path)


CHANGED = [
    (AES_KEY, "k" * 42, "wecom.app.aes_key", "现在是 42 个"),
    (AES_KEY, "k" * 42 + "!", "wecom.app.aes_key", "只含字母和数字"),
    ('secret = "s3cret"', "", "wecom.ai_bot.secret", 'mode = "long_connection" 时必须填写'),
    ('secret = "s3cret"', 'mode = "callback"\naes_key = "' + AES_KEY + '"', "wecom.ai_bot.token", "时必须填写"),
    ('secret = "s3cret"', 'secret = "s3cret"\nmode = "webhook"', "wecom.ai_bot.mode", '"callback"'),
    ('secret = "s3cret"', 'secret = "s3cret"\nurl = "https://x"', "wecom.ai_bot.url", "以 wss:// 开头"),
    ("agent_id = 1000002", "agent_id = -1", "wecom.app.agent_id", "不能小于 1"),
    ('token = "app-token"', "", "wecom.app.token", "没有填写"),
    ("[wecom.app]", "[wecom.App]", "wecom.App", "是不是想写 app?"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "words"), CHANGED)
def test_a_mistake_in_wecom_says_what_to_do(folder: Folder, right: str, wrong: str, key: str, words: str) -> None:
    problems = folder.refuses(RIGHT.replace(right, wrong))
    assert [(problem.key, words in problem.sentence) for problem in problems] == [(key, True)]


def test_only_one_group_is_the_default(folder: Folder) -> None:
    second = '[[group]]\nname = "二群"\nchat_id = "wrB"\ndefault = true\n'
    (problem,) = folder.refuses(RIGHT + "default = true\n" + second)
    assert (problem.key, problem.line) == ("group[2].default", LAST + 4)


def test_an_empty_file_lacks_wecom_and_a_group(folder: Folder) -> None:
    assert folder.says("") == [
        "config.toml 第 1 行 wecom:没有这一节,请对照 config.example.toml 加上。",
        "config.toml 第 1 行 group:没有这一节,请对照 config.example.toml 加上。",
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(folder: Folder) -> None:
    problems = folder.refuses(
        '[server]\nport = 0\n[wecom.ai_bot]\nbot_id = "env:NONE"\n[[group]]\nname = ""\nchat_id = ""\nx = 1\n'
    )
    assert [problem.line for problem in problems] == [2, 3, 4, 6, 7, 8]
    assert [problem.key for problem in problems] == [
        "server.port", "wecom.ai_bot.secret", "wecom.ai_bot.bot_id", "group[1].name", "group[1].chat_id", "group[1].x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["wecom = 3\ngroup = 4", "wecom = {ai_bot = 3}\ngroup = [4]", "group = {}\npolicy = 1"]
)
def test_a_file_of_another_shape_is_refused_in_sentences(folder: Folder, text: str) -> None:
    assert all("应是" in sentence or "没有这一节" in sentence for sentence in folder.says(text))


SYNTAX = [
    ('[bot]\nname = "a"\nname = "b"', 3, "写了两次"),
    ('[bot]\nname = "a"\n[bot]', 3, "写了两次"),
    ("[bot]\nname 线索", 2, "键 = 值"),
    ("[bot]\nname = 线索", 2, "英文双引号"),
    ("[bot]\nname = “线索”", 2, "中文的引号"),
    ('[bot]\nname \uff1d "线索"', 2, "中文的引号、等号"),
    ('[bot]\nname = "线索\n[server]', 2, "引号没有关上"),
    ('[bot]\nname = """线索\n', 2, "引号没有关上"),
    ('[bot]\nname = "C:\\sunmao"', 2, "反斜杠"),
    ("[policy]\nladder = [1, 2\n", 2, "方括号没有关上"),
    ("[policy\n", 1, "方括号没有关上"),
    ('[bot]\nname = "a" port = 3', 2, "一行只写一个"),
    ("a = " + "[" * 5000, 1, "对照 config.example.toml"),
]


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_wrong_toml_is_told_with_its_line(folder: Folder, text: str, line: int, words: str) -> None:
    (problem,) = folder.refuses(text)
    assert (problem.line, words in problem.sentence) == (line, True), problem


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml 第 1 行:打不开这个文件"):
        load(tmp_path / "config.toml", {})


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Folder) -> None:
    (problem,) = folder.refuses(b"[bot]\nname = " + '"线索助手"'.encode("gbk"))
    assert (problem.line, "另存为 UTF-8" in problem.sentence) == (2, True)


def test_a_file_too_big_to_be_ours_is_told(folder: Folder) -> None:
    assert folder.says("#" * 200_001) == ["config.toml 第 1 行:文件超过 200 KB,不像是配置文件。"]
