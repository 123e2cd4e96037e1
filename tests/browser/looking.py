"""How a browser opens a page of the list, and what it finds wrong with it."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BRIEFLY = """rules => axe
    .run({runOnly: rules, resultTypes: ["violations"], preload: false,
        selectors: false})
    .then(found => found.violations.length > 0)
"""
IN_FULL = """([rules, excused]) => axe
    .run({runOnly: rules, resultTypes: ["violations"], preload: false})
    .then(found => found.violations.flatMap(fault => fault.nodes
        .map(node => node.target.join(" "))
        .filter(place => !excused.some(([rule, selector]) =>
            rule === fault.id && document.querySelector(place).matches(selector)))
        .map(place => [fault.id, place])))
"""
POST = """([path, fields]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = path;
    for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat())
            form.append(Object.assign(document.createElement("input"),
                {type: "hidden", name, value: one}));
    document.body.append(form);
    HTMLFormElement.prototype.submit.call(form);  // a field may be named submit
}"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def open_page(tab, page, path):
    """By its address or by a form; the status is the one that is meant."""
    if page.posted is None:
        status = tab.goto(path).status
    else:
        with tab.expect_navigation() as sent:
            tab.evaluate(POST, [path, page.fields])
        status = sent.value.status
    assert status == page.status, f"{path}: {status}"


def faults(tab, excused=()):
    """[(rule, selector), ...]: empty when all is well, but for what is EXCUSED.

    To name the places costs axe as much as to look, so it does where there are some.
    """
    tab.evaluate(AXE)
    rows = []
    if tab.evaluate(BRIEFLY, RULES):
        rows = tab.evaluate(IN_FULL, [RULES, list(excused)])
    return [tuple(row) for row in rows] + too_wide(tab)


def too_wide(tab):
    return [("wider than the window", "html")] if tab.evaluate(TOO_WIDE) else []
