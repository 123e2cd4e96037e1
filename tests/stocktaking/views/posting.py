"""What a browser posts for a document: every control of the form, by its name."""

REASONED = {"action_lines": "action_line", "targets": "target", "sdgs": "sdg"}
LISTS = ("texts", "partners", "links", "awards", "identifiers")
FACTS = ("activity_type", "level", "area", "stage", "starts_on", "ends_on")
FACTS += ("budget", "currency", "source")
CODES = ("countries", "languages", "collections")


def typed(document, version=1, **more):
    public, private = document["public"], document["private"]
    posted = {"version": version, **private, **organisation(public)}
    posted |= {name: public.get(name) or "" for name in FACTS}
    posted |= {name: public.get(name, []) for name in CODES}
    for name, key in REASONED.items():
        rows = public.get(name, [])
        posted[name] = [row[key] for row in rows]
        for row in rows:
            posted[f"{name}-reason-{row[key]}"] = row.get("reason", "")
    for name in LISTS:
        posted |= form_set(name, public.get(name, []))
    return posted | more


def organisation(public):
    named = public.get("organisation") or ""
    if isinstance(named, str):
        return {"organisation": named}
    return {
        "organisation": named["name"],
        "organisation_type": named.get("stakeholder_type", ""),
        "organisation_country": named.get("country") or "",
    }


def form_set(name, rows):
    counts = {f"{name}-TOTAL_FORMS": len(rows) + 1, f"{name}-INITIAL_FORMS": len(rows)}
    cells = {
        f"{name}-{n}-{key}": value["name"] if isinstance(value, dict) else value
        for n, row in enumerate(rows)
        for key, value in row.items()
    }
    return counts | cells
