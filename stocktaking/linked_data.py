"""A record in the words of schema.org, for search engines and harvesters."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from stocktaking.addresses import permanent_address
from stocktaking.choices import PartnerRole
from wsis_portal.languages import short
from wsis_portal.public_pages import site

Node = dict[str, Any]
Way = tuple[str, StrOrPromise]
"""The path of a page, and its name."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""So that no word of a record ends the script or begins another."""


def linked_data(row: Any, own: Node, up: Way) -> SafeString:
    """The script of ROW after for_pages(); no query. OWN is what its register says of
    it, UP the page above its own.
    """
    graph = [page(row), record(row, own), trail(row, up)]
    words = json.dumps(
        {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False
    ).translate(ESCAPED)
    data = mark_safe(words)  # noqa: S308  (escaped a line above)
    return format_html('<script type="application/ld+json">{}</script>', data)


def page(row: Any) -> Node:
    """The page, which has dates and terms; what it is about has others.

    There is one in each language, and one record that all of them are about.
    """
    address = read_at(row)
    return {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": row.original.title,
        "inLanguage": short(get_language() or ""),
        "datePublished": row.published_at.isoformat(),
        "dateModified": row.updated_at.isoformat(),
        "version": row.revision.number,
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": "WSIS Stocktaking", "url": site()},
        "about": [*terms(row)],
        "mainEntity": {"@id": f"{permanent_address(row)}#record"},
        "breadcrumb": {"@id": f"{address}#way"},
    }


def read_at(row: Any) -> str:
    """The address of the page in the language of its reader."""
    return f"{site()}{row.get_absolute_url()}"


def terms(row: Any) -> Iterator[Node]:
    """Action lines, targets and goals that it serves."""
    for one in row.action_lines.all():
        yield term("WSIS action lines", one.action_line.code, str(one.action_line))
    for one in row.targets.all():
        yield term("WSIS targets", one.target.letter, str(one.target))
    for one in row.sdgs.all():
        goals = "Sustainable Development Goals"
        yield term(goals, str(one.sdg.number), one.sdg.title)


def term(where: str, code: str, name: str) -> Node:
    return {
        "@type": "DefinedTerm",
        "termCode": code,
        "name": name,
        "inDefinedTermSet": where,
    }


def record(row: Any, own: Node) -> Node:
    shared = {
        "@id": f"{permanent_address(row)}#record",
        "name": row.original.title,
        "description": row.original.summary,
        "identifier": [*identifiers(row)],
        "url": permanent_address(row),
    }
    return {name: value for name, value in {**shared, **own}.items() if value}


def identifiers(row: Any) -> Iterator[Node]:
    yield {"@type": "PropertyValue", "propertyID": "WSIS", "value": row.reference}
    for one in row.identifiers.all():
        yield {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.value}


def project(row: Any) -> Node:
    return {
        "@type": "Project",
        "parentOrganization": owner(row),
        "funder": partners(row, funding=True),
        "member": partners(row, funding=False),
        "foundingDate": row.starts_on,
        "dissolutionDate": row.ends_on,
        "areaServed": places(row),
        "knowsLanguage": row.languages,
        "award": [str(one) for one in row.awards.all()],
    }


def owner(row: Any) -> Node | None:
    return organisation(row.organisation) if row.organisation else None


def organisation(row: Any) -> Node:
    node = {
        "@type": "Organization",
        "name": row.name,
        "identifier": row.reference,
        "url": row.website,
    }
    return {name: value for name, value in node.items() if value}


def partners(row: Any, *, funding: bool) -> list[Node]:
    return [
        organisation(one.organisation)
        for one in row.partners.all()
        if (one.role == PartnerRole.FUNDING) is funding
    ]


def places(row: Any) -> list[Node]:
    return [
        {"@type": "Country", "name": str(one), "identifier": one.code}
        for one in row.countries.all()
    ]


def trail(row: Any, up: Way) -> Node:
    """The way up, as the page shows it."""
    steps: list[Way] = [(reverse("overview:home"), "WSIS Stocktaking"), up]
    links = [(f"{site()}{path}", str(words)) for path, words in steps]
    links.append((read_at(row), row.original.title))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{read_at(row)}#way",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": words, "item": address}
            for n, (address, words) in enumerate(links, 1)
        ],
    }
