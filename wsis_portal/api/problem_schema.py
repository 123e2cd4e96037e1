"""The shape of every error, in the words of the OpenAPI file."""

from collections.abc import Mapping
from typing import Any

TEXT, WHOLE_NUMBER = {"type": "string"}, {"type": "integer"}
PARAMS = {"type": "object", "additionalProperties": True}
BROKEN_RULE = {"code": TEXT, "params": PARAMS, "text": TEXT}
ERRORS = {
    "type": "object",
    "description": "What is wrong, by the path of the field: texts.0.title.",
    "additionalProperties": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": BROKEN_RULE,
            "required": list(BROKEN_RULE),
        },
    },
}
ALWAYS = {
    "type": TEXT,
    "title": TEXT,
    "status": WHOLE_NUMBER,
    "detail": TEXT,
    "code": TEXT,
    "params": PARAMS,
}
PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457). The words may change, `code` stays.",
    "properties": {**ALWAYS, "errors": ERRORS},
    "required": list(ALWAYS),
}
REFERENCE = {"$ref": "#/components/schemas/Problem"}
ANSWER = {
    "description": "Any error",
    "content": {"application/problem+json": {"schema": REFERENCE}},
}


def add_problems(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """A hook of drf-spectacular: each operation may answer a problem."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            if isinstance(operation, Mapping):
                operation["responses"].setdefault("default", ANSWER)
    return result
