"""Pages of results: which one is asked for, and whether it is there."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, InvalidQuestion, Problem

SENTENCES["no-such-page"] = _("There is no page %(value)d; the last is %(last)d.")
USUAL = 25  # rows on a page, unless ?page_size= says otherwise
LARGEST = 200
LARGEST_WORKBOOK = 5_000
"""Records: a workbook cannot be sent while it is written, and somebody waits for it."""


@dataclass(frozen=True)
class Page:
    number: int = 1
    size: int = USUAL

    @classmethod
    def of(cls, query: QueryDict) -> "Page":
        """What ?page= and ?page_size= ask for; or InvalidQuestion."""
        number, size = query.get("page", "1"), query.get("page_size", str(USUAL))
        for name, text in (("page", number), ("page_size", size)):
            if not re.fullmatch("[1-9][0-9]{0,5}", text):
                raise InvalidQuestion(
                    {name: [Problem("unknown-value", {"value": text})]}
                )
        return cls(int(number), min(int(size), LARGEST))

    @property
    def slice(self) -> slice:
        return slice((self.number - 1) * self.size, self.number * self.size)


def check_page(page: Page, total: int) -> None:
    """Beyond the end is 400 and names `page`, as any other unknown value does."""
    last = max(1, -(-total // page.size))
    if page.number > last:
        params = {"value": page.number, "last": last}
        raise InvalidQuestion({"page": [Problem("no-such-page", params)]})
