from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.config import limitations
from tests.config.files import AES_KEY, RIGHT

if TYPE_CHECKING:
    from tests.config.files import Folder

LONG_CONNECTION = '[wecom.ai_bot]\nbot_id = "bot"\nsecret = "s3cret"\n'
GROUP = '[[group]]\nname = "派单群"\nchat_id = "wrA"\n'


def test_what_is_left_out_has_its_default(folder: Folder) -> None:
    settings = folder.load(RIGHT)
    assert settings.database.url.get_secret_value() == "sqlite:///sunmao.db"
    assert (settings.server.host, settings.server.port, settings.server.public_url) == ("127.0.0.1", 8000, None)
    assert settings.wecom.ai_bot.mode == "long_connection"
    assert settings.wecom.ai_bot.url == "wss://openws.work.weixin.qq.com"
    assert settings.wecom.app is not None
    assert settings.wecom.app.api_url == "https://qyapi.weixin.qq.com"


def test_the_numbers_of_the_policy_are_those_of_the_product(folder: Folder) -> None:
    policy = folder.load(RIGHT).policy
    assert policy.timezone == "Asia/Shanghai"
    assert policy.first_contact_hours == (24, 48, 72)
    assert policy.ladder == (50, 80, 100, 125, 150)
    assert policy.ringing_hours == (time(9), time(18, 30))
    assert (policy.n_days, policy.m_days, policy.progress_days) == (14, 3, 7)
    assert (policy.sales_ops_ping_minutes, policy.sales_ops_backup_hours, policy.answer_hours) == (30, 2, 4)
    assert (policy.gaps_hours, policy.gaps_sales_ops_hours) == (9, 18)
    assert (policy.undo_minutes, policy.question_minutes, policy.digest_above) == (10, 30, 3)
    assert {policy.sync_reward, policy.known_lead_credit, policy.lower_rank_credit} == {Fraction(1, 3)}
    assert (policy.hours, policy.backup) == ("clock", None)


def test_the_first_group_is_the_default(folder: Folder) -> None:
    text = RIGHT + GROUP.replace("wrA", "wrB")
    assert folder.load(text).default_group.chat_id == "wrA"


def test_the_marked_group_is_the_default(folder: Folder) -> None:
    text = RIGHT + GROUP.replace("wrA", "wrB") + "default = true\n"
    assert folder.load(text).default_group.chat_id == "wrB"


def test_any_value_may_come_from_the_environment(folder: Folder) -> None:
    text = RIGHT.replace('"app-secret"', '"env:S"').replace("1000002", '"env:A"') + (
        '[server]\nport = "env:P"\n'
        '[policy]\nladder = "env:L"\nworking_hours = ["env:W", "13:30-18:00"]\nextra_holidays = "env:D"\n'
        'sync_reward = "env:R"\n[wecom]\n'
    )
    settings = folder.load(
        text.removesuffix("[wecom]\n"),
        S="from outside",
        A="7",
        P="9000",
        L="10,20,30,40,50",
        W="09:00-12:00",
        D="2026-12-31、2026-12-30",
        R="1/4",
    )
    assert settings.wecom.app is not None
    assert settings.wecom.app.secret.get_secret_value() == "from outside"
    assert (settings.wecom.app.agent_id, settings.server.port) == (7, 9000)
    assert settings.policy.ladder == (10, 20, 30, 40, 50)
    assert settings.policy.working_hours == ((time(9), time(12)), (time(13, 30), time(18)))
    assert settings.policy.extra_holidays == (date(2026, 12, 31), date(2026, 12, 30))
    assert settings.policy.sync_reward == Fraction(1, 4)


@pytest.mark.parametrize("env", [{}, {"S": ""}])
def test_an_environment_variable_that_is_missing_is_named(folder: Folder, env: dict[str, str]) -> None:
    assert folder.says(RIGHT.replace('"app-secret"', '"env:S"'), **env) == [
        "config.toml 第 8 行 wecom.app.secret:环境变量 S 没有设置,或者是空的;请在启动前设置它。"
    ]


def test_no_secret_is_shown(folder: Folder) -> None:
    text = RIGHT + (
        'webhook = "https://example.com/send?key=hook-key"\n[database]\nurl = "postgresql://me:pass-word@host/leads"\n'
    )
    shown = repr(folder.load(text)) + str(folder.load(text)) + folder.load(text).model_dump_json()
    for secret in ("s3cret", "app-secret", "app-token", AES_KEY, "hook-key", "pass-word"):
        assert secret not in shown


@pytest.mark.parametrize(
    "wrong",
    [
        RIGHT.replace(AES_KEY, "leaked"),
        RIGHT.replace('secret = "s3cret"', 'secrets = "leaked"'),
        RIGHT.replace('"s3cret"', '" leaked"'),
        RIGHT.replace('"s3cret"', '["leaked"]'),
        RIGHT.replace('"s3cret"', '"leaked'),
        RIGHT.replace('"s3cret"', "leaked"),
        RIGHT + 'webhook = "leaked"\n',
        RIGHT + '[database]\nurl = "mysql://me:leaked@host/db"\n',
    ],
)
def test_no_mistake_repeats_a_secret(folder: Folder, wrong: str) -> None:
    for problem in folder.refuses(wrong):
        assert "leaked" not in repr(problem)


def test_settings_stay_as_they_are(folder: Folder) -> None:
    with pytest.raises(ValueError, match="frozen"):
        folder.load(RIGHT).server.port = 1  # type: ignore[misc]


def test_relative_paths_are_meant_from_the_folder_of_the_file(folder: Folder) -> None:
    settings = folder.load(
        RIGHT + '[people]\nfile = "people.xlsx"\n[words]\nfolder = "wording"\nvocabulary = {"派给" = "给"}\n'
    )
    assert settings.people.file == folder.path.parent / "people.xlsx"
    assert settings.words.folder == folder.path.parent / "wording"
    assert settings.words.vocabulary == {"派给": "给"}


def test_a_file_of_windows_can_be_read(folder: Folder) -> None:
    assert folder.load(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()).bot.name == "线索助手"


def test_without_an_app_the_limitation_is_said(folder: Folder) -> None:
    without = LONG_CONNECTION + GROUP
    assert any("[wecom.app]" in sentence for sentence in limitations(folder.load(without)))
    assert not any("没有 [wecom.app]" in sentence for sentence in limitations(folder.load(RIGHT)))


def test_a_full_configuration_has_no_limitation(folder: Folder) -> None:
    text = RIGHT + (
        'webhook = "https://example.com/send"\n[server]\npublic_url = "https://sunmao.example.com"\n'
        '[policy]\nbackup = "sunting"\n'
    )
    assert limitations(folder.load(text)) == ()


WATCH = """
[watch]
administrator = "admin"
webhook = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc"
heartbeat_url = "env:SUNMAO_HEARTBEAT"
"""


def test_whom_the_watchman_tells_and_how(folder: Folder) -> None:
    watch = folder.load(RIGHT + WATCH, SUNMAO_HEARTBEAT="https://beats.example.com/1").watch
    assert watch.administrator == "admin"
    assert watch.webhook is not None
    assert watch.webhook.get_secret_value().endswith("?key=abc")
    assert watch.heartbeat_url is not None
    assert watch.heartbeat_url.get_secret_value() == "https://beats.example.com/1"
    assert "abc" not in repr(watch)


def test_the_watchman_needs_nothing_to_be_said(folder: Folder) -> None:
    watch = folder.load(RIGHT).watch
    assert (watch.administrator, watch.webhook, watch.heartbeat_url) == (None, None, None)
