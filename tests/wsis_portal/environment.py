"""What the product reads from the environment, found in its code."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("wsis_portal", "actionlines", "stocktaking", "goldenbook")
READERS = {"text", "secret", "flag", "number", "words"}


def settings_read():
    return {
        node.args[0].value
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and is_reader(node.func)
    }


def is_reader(called):
    return isinstance(called, ast.Attribute) and (
        ast.unparse(called.value) == "env" and called.attr in READERS
    )
