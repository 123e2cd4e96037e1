"""What a browser posts: every control of the form as it was drawn, typed over."""

from html5lib import parse

from stocktaking import registers
from stocktaking.forms.stored import REASONED
from stocktaking.models import Submission


def controls(page, form_id="answers"):
    """By name, the values that a browser would send of the form on PAGE."""
    tree = parse(page.content.decode(), namespaceHTMLElements=False)
    (form,) = (form for form in tree.iter("form") if form.get("id") == form_id)
    found = {}
    for control in form.iter():
        for value in values(control):
            found.setdefault(control.get("name"), []).append(value)
    return {name: found[name] for name in found if name}


def values(control):
    if control.tag not in ("input", "select", "textarea"):
        return []
    if control.tag == "textarea":
        return [(control.text or "").removeprefix("\n")]
    if control.tag == "select":
        chosen = [o for o in control.iter("option") if "selected" in o.attrib]
        return [(o.get("value") or "") for o in chosen or [*control.iter("option")][:1]]
    if control.get("type") in ("checkbox", "radio") and "checked" not in control.attrib:
        return []
    return [control.get("value") or ""]


def answer(client, item, section, said, **more):
    """Open a section, type SAID over what it shows, press a button; the answer."""
    url = f"/my/submissions/{item.pk}/edit/{section}/"
    page = client.get(url)
    return client.post(url, controls(page) | typed(said) | more)


def typed(said):
    """Fields of a document as the controls that say the same."""
    posted = {}
    for name, value in said.items():
        if name in REASONED:
            posted |= reasoned(name, value)
        elif name == "organisation":
            posted |= organisation(value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            posted |= rows(name, value)
        else:
            posted[name] = value
    return posted


def reasoned(name, rows):
    codes = [row[REASONED[name]] for row in rows]
    reasons = {
        f"{name}-reason-{row[REASONED[name]]}": row.get("reason", "") for row in rows
    }
    return {name: codes, **reasons}


def organisation(named):
    if isinstance(named, str):
        return {"organisation": named}
    return {
        "organisation": named["name"],
        "organisation_type": named.get("stakeholder_type", ""),
        "organisation_country": named.get("country") or "",
    }


def rows(name, items):
    cells = {
        f"{name}-{n}-{key}": value["name"] if isinstance(value, dict) else value
        for n, row in enumerate(items)
        for key, value in row.items()
    }
    return {f"{name}-TOTAL_FORMS": len(items) + 1, **cells}


def fill_in(client, item, document):
    """Answer every section with what DOCUMENT says of it."""
    said = {**document["private"], **document["public"]}
    for section in form_of(item).sections:
        here = {name: value for name, value in said.items() if section.asks(name)}
        answer(client, item, section.slug, here, save="draft")


def form_of(item):
    return registers.get(item.register).drawn


def newest():
    return Submission.objects.order_by("pk").last()
