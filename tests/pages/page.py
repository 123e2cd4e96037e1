"""A page to look at: where it is, what is sent there, how it answers."""

from collections.abc import Mapping
from dataclasses import dataclass

TOKEN = "t" * 32
"""Of Django's length; the cookie and the field of a form carry the same."""


@dataclass(frozen=True)
class Page:
    path: str
    status: int = 200
    posted: Mapping | None = None
    token: bool = True
    """Whether what is posted carries the token against forgery."""
    demo: bool = False

    def __str__(self):
        return f"{self.path} {self.status}{' by a form' if self.posted else ''}"

    @property
    def fields(self):
        """Of the form that is posted."""
        return {**self.posted, **({"csrfmiddlewaretoken": TOKEN} if self.token else {})}
