"""Somebody without an account who follows every link of the portal."""

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit

import html5lib
from django.test import Client

ORIGIN = "http://testserver"
LINKS = [("a", "href"), ("link", "href"), ("img", "src"), ("script", "src")]
CHOSEN = {"checkbox", "radio", "hidden"}


@dataclass(frozen=True)
class Answer:
    address: str
    """Another than was asked for after a redirect."""
    status: int
    html: str = ""
    data: object = None

    @property
    def path(self):
        return urlsplit(self.address).path

    @cached_property
    def tree(self):
        return html5lib.parse(self.html, namespaceHTMLElements=False)

    @cached_property
    def ids(self):
        return {element.get("id") for element in self.tree.iter()}

    def texts(self, name):
        return ["".join(element.itertext()).strip() for element in self.tree.iter(name)]


def fetch(client, address):
    answer = client.get(address, follow=True)
    path, query = (answer.request[name] for name in ("PATH_INFO", "QUERY_STRING"))
    kind = answer.headers["Content-Type"]
    answer.getvalue()  # read to its end, a file is closed
    return Answer(
        f"{path}?{query}" if query else path,
        answer.status_code,
        html=answer.text if kind.startswith("text/html") else "",
        data=answer.json() if kind == "application/json" else None,
    )


def crawl(first, languages, depth):
    """All that is at most DEPTH links from FIRST; gives {address asked for: Answer}.

    And who points where, fragments included: {link: address of the first page}.
    Pages in other languages (prefixes, fr/) are asked for and not followed.
    """
    client, answers, pointers = Client(), {}, {}
    waiting = deque((address, 0) for address in first)
    while waiting:
        asked, steps = waiting.popleft()
        if asked in answers:
            continue
        answer = answers[asked] = fetch(client, asked)
        if steps == depth or language_of(asked) not in languages:
            continue
        for link in [*links(answer), *links_in(answer.data)]:
            pointers.setdefault(link, asked)
            whole = language_of(link) in languages
            parts = one_by_one(urldefrag(link).url, whole)
            waiting.extend((part, steps + 1) for part in parts)
    return answers, pointers


def links(answer):
    """Where a page leads inside the portal, its forms that ask included."""
    if not answer.html:
        return
    for name, attribute in LINKS:
        for element in answer.tree.iter(name):
            if element.get(attribute) is not None:
                yield from inside(answer, element.get(attribute))
    for form in answer.tree.iter("form"):
        if form.get("method", "get") == "get":
            for pair in choices(form):
                yield from inside(
                    answer, f"{form.get('action', '')}?{urlencode([pair])}"
                )


def inside(answer, link):
    url = urljoin(f"{ORIGIN}{answer.address}", link)
    if url.startswith(f"{ORIGIN}/"):
        yield url.removeprefix(ORIGIN)


def choices(form):
    """What may be chosen in a form, as (name, value)."""
    for control in form.iter("input"):
        if control.get("type") in CHOSEN:
            yield control.get("name"), control.get("value")
    for control in form.iter("select"):
        for option in control.iter("option"):
            yield control.get("name"), option.get("value")


def links_in(data):
    """The addresses of the portal in an answer of the API, wherever they stand."""
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from links_in(part)
    elif isinstance(data, str) and data.startswith(f"{ORIGIN}/"):
        yield data.removeprefix(ORIGIN)


def one_by_one(address, whole):
    """The path and, if WHOLE, each part of the query alone: together they never end.

    A picture is one of its page, so it keeps all that is asked of that.
    """
    url = urlsplit(address)
    yield url.path
    pairs = parse_qsl(url.query) if whole else []
    if any(name == "picture" for name, _value in pairs):
        yield address
        return
    for pair in pairs:
        yield f"{url.path}?{urlencode([pair])}"


def language_of(address):
    """ar/ of /ar/projects/; nothing where there is no prefix."""
    first = address.split("/")[1]
    return f"{first}/" if len(first) == 2 else ""
