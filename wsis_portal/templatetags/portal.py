"""What templates of all apps say: dates, numbers, languages, the tally, pages."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from wsis_portal import languages, listing, menu, public_pages, tally
from wsis_portal.drawing.areas import map_areas
from wsis_portal.drawing.boxes import check_boxes
from wsis_portal.partial_dates import in_words
from wsis_portal.pictures.asking import KINDS, Drawing, album_of
from wsis_portal.public_pages import PublicPage
from wsis_portal.text import in_figures, listed

register = template.Library()
register.filter("html_lang", languages.short)
register.filter("language_name", languages.name)
register.filter(listed)
register.filter("number", in_figures)
register.simple_tag(check_boxes)
register.simple_tag(map_areas)
register.simple_tag(listing.facets)
register.simple_tag(listing.page_links)
register.simple_tag(listing.chosen_filters)
register.simple_tag(listing.dropped)
register.simple_tag(listing.year_links)


@register.filter
def partial_date(text: str) -> str:
    """2008-05 as May 2008; nothing for nothing."""
    return in_words(text) if text else ""


@register.filter
def period(starts_on: str, ends_on: str) -> str:
    """Two partial dates as one, the month once where the language puts days first."""
    if not ends_on or ends_on == starts_on:
        return partial_date(starts_on)
    end, same_month = in_words(ends_on), starts_on[:7] == ends_on[:7]
    first, last = starts_on[8:].lstrip("0"), ends_on[8:].lstrip("0")
    if first and last and same_month and end.startswith(f"{last} "):
        return f"{first}\u2013{end}"
    return f"{in_words(starts_on)} \u2013 {end}"


@register.filter
def language_names(codes: Iterable[str]) -> list[str]:
    return [languages.name(code) for code in codes]


@register.filter
def line_codes(rows: Iterable[Any]) -> list[str]:
    """The codes of a record's rows `action_lines`, for the tally."""
    return [row.action_line.code for row in rows]


@register.inclusion_tag("components/tally.html", name="tally")
def draw_tally(codes: str | Iterable[str]) -> dict[str, str]:
    """The strokes of one code or of several."""
    off, on = tally.strokes([codes] if isinstance(codes, str) else codes)
    return {"off": off, "on": on}


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[menu.Entry]:
    request = context.get("request")
    here = request.path if request else ""
    return list(menu.main_menu(here, context.get("user")))


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[menu.LanguageLink]:
    request = context.get("request")
    return list(menu.language_links(request)) if request else []


@register.simple_tag(takes_context=True)
def public_page(context: Context) -> PublicPage | None:
    request = context.get("request")
    return PublicPage.of(request) if request else None


register.simple_tag(public_pages.site_card)


@register.simple_block_tag(takes_context=True)
def picture(context: Context, content: str, name: str, title: str) -> str:
    """A drawing that may be taken away as a file, with the links to it below. It is
    known by NAME in the address of the page.
    """
    request = getattr(context, "request", None)
    album = album_of(request)
    if request is None or album is None:
        return content
    album.drawings[name] = Drawing(str(title), content)
    kinds = {kind: album.address(request, name, kind) for kind in KINDS}
    links = render_to_string("components/picture.html", {**kinds, "title": title})
    return mark_safe(content + links)  # noqa: S308  (both drawn by templates)


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> str:
    """What the block NAME of the page says, in one line, for an attribute."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    words = strip_tags(block.render(context)) if block else ""
    line = " ".join(words.split()).replace('"', "&quot;")
    return mark_safe(line)  # noqa: S308  (escaped where the block was drawn)
