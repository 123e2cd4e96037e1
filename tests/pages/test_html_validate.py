"""Every page by the rules of HTML: what may stand where. Only in `make audit`."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.pages.node import tool

pytestmark = pytest.mark.django_db

RULES = Path(__file__).with_name("htmlvalidate.mjs")
EXCUSED = {
    # Buttons that fold and colour the page, outside all forms.
    "no-implicit-button-type": r"^#(branding|user-tools) > button$|^#toggle-nav",
    # The name of a row heads it, though it does not say so.
    "wcag/h63": r"^#result_list > tbody > tr\S* > th$",
    # Headed by an h2 or not at all: the page has but one.
    "wcag/h71": r"^#(content-main > form|\w+_form|\w+-group) > div > fieldset"
    r"(:nth-child\(\d+\))?$",
    # Arrows that sort, drawn by the style sheet; and a plus with a text of its own.
    "wcag/h30": r"^#result_list > thead .* > a\S*$|^#add_id_",
    # What may only be looked at is drawn as a form without its buttons.
    "wcag/h32": r"^#(\w+_form|changelist-form)$",
    # A table names its controls by the heads of its columns.
    "input-missing-label": r"^#id_\w+-(\d+|__prefix__)-\w+$",
    # What a row to come would be described by, in the pattern of an inline.
    "no-missing-references": r"^#id_\w+-__prefix__-\w+$",
    # The years above a list, beside its pages.
    "unique-landmark": r"^#changelist > div > nav$",
}
"""What is Django's, in the admin: by the rule, the pattern of the selector."""
OF_KEYS = {
    # A script of django-allauth asks for the key and sends the form.
    "wcag/h32": r"^#main > div > div > form(:nth-child\(\d+\))?$",
}
"""Likewise of the pages that ask for a key to sign in."""


def excused(page, fault):
    patterns = EXCUSED if "/admin/" in page else OF_KEYS if "/2fa/" in page else {}
    pattern = patterns.get(fault["ruleId"])
    return pattern and re.search(pattern, fault["selector"] or "")


def test_every_page_is_valid_html(drawn, tmp_path):
    call = tool("html-validate@10.17.0")
    for number, page in enumerate(drawn):
        (tmp_path / f"{number}.html").write_text(page.html, encoding="utf-8")

    report = tmp_path / "report.json"
    call += ["--config", str(RULES), "--formatter", f"json={report}"]
    subprocess.run([*call, f"{tmp_path}/*.html"], check=False)

    found = {}
    for answer in json.loads(report.read_text(encoding="utf-8")):
        name = drawn[int(Path(answer["filePath"]).stem)].name
        faults = [one for one in answer["messages"] if not excused(name, one)]
        found[name] = [(one["ruleId"], one["selector"]) for one in faults]
    assert {name: rows for name, rows in found.items() if rows} == {}
