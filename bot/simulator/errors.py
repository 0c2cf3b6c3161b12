"""How this WeCom says no: errcodes, with the words beside them (wecom §2.6, §4.1, §4.2, §5).

Codes tagged [I] are our inference: the platform refuses such a request, with which code nobody has seen.
"""

from __future__ import annotations

BUSY = -1
BAD_SECRET = 40001
BAD_MESSAGE_TYPE = 40008
BAD_CORP_ID = 40013
BAD_TOKEN = 40014
BAD_AGENT = 40056
BAD_PARAMETER = 40058  # [I] for every field that breaks a documented limit
WRONG_APP_SECRET = 40091
NO_TOKEN = 41001
TOKEN_EXPIRED = 42001
NO_CALLBACK_URL = 43012
EMPTY_CONTENT = 44004
TOO_LONG = 45002  # [I] for texts above their byte limit
TOO_OFTEN = 45009
IP_NOT_TRUSTED = 60020
NOBODY_VALID = 81013
BAD_WEBHOOK_KEY = 93000
NOT_IN_ROOM = 93001
BAD_CHAT = 93006
BAD_REQ_ID = 846605
STREAM_CLOSED = 846608
BAD_BOT = 853000

WORDS = {
    BUSY: "system busy",
    BAD_SECRET: "invalid credential",
    BAD_MESSAGE_TYPE: "invalid message type",
    BAD_CORP_ID: "invalid corpid",
    BAD_TOKEN: "invalid access_token",
    BAD_AGENT: "invalid agentid",
    BAD_PARAMETER: "invalid request parameter",
    WRONG_APP_SECRET: "invalid secret",
    NO_TOKEN: "access_token missing",
    TOKEN_EXPIRED: "access_token expired",
    NO_CALLBACK_URL: "callback url not set",
    EMPTY_CONTENT: "empty content",
    TOO_LONG: "content size out of limit",
    TOO_OFTEN: "api freq out of limit",
    IP_NOT_TRUSTED: "not allow to access from your ip, from ip: 127.0.0.1",
    NOBODY_VALID: "user & party & tag all invalid",
    BAD_WEBHOOK_KEY: "invalid webhook url",
    NOT_IN_ROOM: "not allowed to send message in this room",
    BAD_CHAT: "invalid chatid",
    BAD_REQ_ID: "invalid req_id",
    STREAM_CLOSED: "stream message can not be updated",
    BAD_BOT: "invalid bot_id or secret",
}


class Refused(Exception):
    """WeCom does not take a request. ``code`` is its errcode, ``because`` says which rule was broken."""

    def __init__(self, code: int, because: str = "") -> None:
        words = WORDS.get(code, "error")
        super().__init__(f"{words}: {because}" if because else words)
        self.code = code

    def body(self) -> dict[str, object]:
        """The answer that carries this refusal."""
        return {"errcode": self.code, "errmsg": str(self)}
