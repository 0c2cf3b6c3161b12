"""The API described in OpenAPI 3.1, as ``GET /api/openapi.json`` serves it."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.batch import Basis, Landing
from bot.domain.intake import Reason
from bot.web.api_requests import MOST_LEADS

_TEXT: Final = {"type": "string"}
_FIELDS: Final = {
    "sdr": "Userid, name or nickname of the colleague who brings the lead; must be one who may post leads.",
    "company": "Also 公司, 公司名称, 单位 …",
    "contact": "Also 联系人, 姓名, name …",
    "title": "Also 职位 …",
    "phone": "Also 电话, 手机, 联系方式 …; several in a list or parted by ;",
    "email": "Also 邮箱 …",
    "need": "What they want, in the customer's own words. Also 客户需求, 感兴趣的产品, message …",
    "budget": "As it was said: 50万, 30-50万, 未定. Also 预算 …",
    "authority": "The contact's part in the decision: 决策人, 影响者, 使用者, 未知. Also 权限, role …",
    "timeline": "When they want to buy, as it was said: 本季度, 三个月内. Also 时间 …",
    "region": "Also 地区, 城市, city …",
    "industry": "Also 行业 …",
    "source": "The channel or referrer. Also 获取信息的渠道, 来源, channel, referrer …",
    "utm_source": "UTM parameters come before every other source (S22).",
    "utm_medium": "See utm_source.",
    "utm_campaign": "See utm_source.",
    "utm_term": "See utm_source.",
    "utm_content": "See utm_source.",
    "event": "An event they were met at: it becomes the source, and the lead stays an inquiry until somebody talked.",
    "note": "Anything else; so are fields of other names. Also 备注 …",
}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any], description: str, **more: Any) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema, **more}}}


def _error(description: str) -> dict[str, Any]:
    return _json(_ref("Error"), description)


_EXAMPLE: Final = {
    "sdr": "liuyang",
    "company": "顺风电气",
    "contact": "周建国",
    "phone": "13900523381",
    "need": "换 CRM",
    "budget": "50万",
    "authority": "决策人",
    "timeline": "本季度",
    "utm_source": "baidu",
}

_SCHEMAS: Final[dict[str, Any]] = {
    "Lead": {
        "type": "object",
        "required": ["sdr"],
        "properties": {
            name: {"type": ["string", "number", "array", "null"], "items": _TEXT, "description": said}
            if name not in {"sdr", "event"}
            else {**_TEXT, "description": said}
            for name, said in _FIELDS.items()
        },
        "additionalProperties": True,
        "description": "Fields by their usual names, Chinese or English. Empty ones state nothing.",
        "example": _EXAMPLE,
    },
    "Missing": {
        "type": "object",
        "required": ["field", "name", "question"],
        "properties": {
            "field": {**_TEXT, "description": "A field of the standard: company, contact, reach, budget, … or talk."},
            "name": {**_TEXT, "description": "Its Chinese name."},
            "question": {**_TEXT, "description": "How to ask the customer for it."},
        },
    },
    "Doubt": {
        "type": "object",
        "required": ["reason", "name"],
        "properties": {
            "reason": {**_TEXT, "enum": [each.value for each in Reason]},
            "name": {**_TEXT, "description": "In Chinese."},
        },
    },
    "Taken": {
        "type": "object",
        "required": ["lead", "state", "state_name", "missing", "doubts", "source", "source_from", "reason"],
        "properties": {
            "lead": {**_TEXT, "pattern": "^L[0-9]+$"},
            "state": {**_TEXT, "enum": [landing.value for landing in Landing if landing is not Landing.REFUSED]},
            "state_name": _TEXT,
            "missing": {"type": "array", "items": _ref("Missing")},
            "doubts": {
                "type": "array",
                "items": _ref("Doubt"),
                "description": "Why the lead is marked 存疑 on its card; it is dispatched all the same.",
            },
            "source": _TEXT,
            "source_from": {**_TEXT, "enum": [basis.value for basis in Basis]},
            "reason": {**_TEXT, "description": "A Chinese sentence; empty for a lead that was dispatched."},
        },
    },
    "Refused": {
        "type": "object",
        "required": ["lead", "state", "state_name", "error"],
        "properties": {
            "lead": {"type": "null"},
            "state": {"const": Landing.REFUSED.value},
            "state_name": _TEXT,
            "error": {**_TEXT, "description": "A Chinese sentence: why, and what to do."},
        },
    },
    "Error": {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {**_TEXT, "description": "A Chinese sentence: what is wrong, and what to do."}},
    },
}

_POST: Final[dict[str, Any]] = {
    "operationId": "postLeads",
    "summary": "Bring in one lead or several",
    "description": (
        "Each lead is judged by the standard: complete ones are dispatched to the default group at once, the others "
        "are kept as inquiries and answered with what is missing. A customer who is known already makes no second lead."
    ),
    "security": [{"token": []}],
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "schema": {**_TEXT, "minLength": 1, "maxLength": 255},
            "description": "The same key with the same body gets the same answer, and nothing is done twice.",
        }
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "oneOf": [
                        _ref("Lead"),
                        {"type": "array", "items": _ref("Lead"), "minItems": 1, "maxItems": MOST_LEADS},
                    ]
                }
            }
        },
    },
    "responses": {
        "200": _json(
            {
                "oneOf": [
                    _ref("Taken"),
                    {
                        "type": "object",
                        "required": ["leads"],
                        "properties": {
                            "leads": {"type": "array", "items": {"oneOf": [_ref("Taken"), _ref("Refused")]}}
                        },
                    },
                ]
            },
            "What became of the lead; for a list, of each, in its order.",
        ),
        "400": _error("No JSON, a compressed body, or an unusable Idempotency-Key."),
        "401": _error("No token, or a wrong one."),
        "403": _error("The API is closed: config.toml has no [api] token."),
        "409": _error("The Idempotency-Key was used for another request."),
        "413": _error("The body has more than 256 KB."),
        "422": _error("JSON of another shape, an unknown SDR, or a single lead that is refused."),
        "503": _error("The database does not answer; nothing was taken."),
    },
}

DOCUMENT: Final[dict[str, Any]] = {
    "openapi": "3.1.0",
    "info": {"title": "Sunmao 榫卯", "version": "1", "description": "Leads for the dispatch group."},
    "paths": {
        "/api/leads": {"post": _POST},
        "/api/openapi.json": {
            "get": {
                "operationId": "describe",
                "summary": "This description",
                "security": [],
                "responses": {"200": _json({"type": "object"}, "OpenAPI 3.1.")},
            }
        },
    },
    "components": {
        "schemas": _SCHEMAS,
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    },
}
