"""What the row of one's own pages depends on."""

from typing import Any

from django import template

from stocktaking.querysets import countries_of

register = template.Library()


@register.simple_tag(takes_context=True)
def speaks_for_a_country(context: Any) -> bool:
    """Whether the reader does today. One query; the context may be bare of all else."""
    return bool(countries_of(context.request.user))
