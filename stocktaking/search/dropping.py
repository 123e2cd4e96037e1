"""Where nothing is found: which part of the question stands in the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stocktaking.search.bitmaps import can_tell
from stocktaking.search.counting import Counting
from stocktaking.search.filters import Filters, Rows, without

MOST, MOST_WITH_WORDS = 8, 4
"""Parts that are tried, each at the cost of a count, which is dear for words."""


@dataclass(frozen=True)
class WayOn:
    """How many records there are without what the question says for `name`; or, where
    it is `alone`, with nothing but that.
    """

    name: str
    total: int
    alone: bool = False


def ways_on(base: Rows, filters: Filters) -> list[WayOn]:
    """The parts of FILTERS without which something is found, the most first; where
    there is none, what each part finds alone, those first that find nothing.
    """
    asked, counting = without(filters, "ordering"), Counting.of(base)
    every = base.model._default_manager.all()
    names = list(asked)[: MOST if can_tell(asked) else MOST_WITH_WORDS]

    def tried(part: Callable[[str], Filters]) -> Iterator[tuple[str, int]]:
        for name in names:
            yield name, counting.total(every, part(name))

    ways = [WayOn(*one) for one in tried(lambda name: without(asked, name)) if one[1]]
    if ways or len(asked) < 2:
        return sorted(ways, key=lambda way: -way.total)
    alone = [WayOn(*one, alone=True) for one in tried(lambda n: {n: asked[n]})]
    return sorted(alone, key=lambda way: way.total)
