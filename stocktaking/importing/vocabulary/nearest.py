"""The spellings that look most like an unknown word."""

from collections import Counter, defaultdict
from difflib import get_close_matches
from functools import lru_cache

LONGEST = 100  # characters that are compared
CANDIDATES = 60  # spellings that share the most pairs of letters are compared in full
MOST = 5


class Index:
    """Spellings by the pairs of letters in them: a file may have thousands of unknown
    words, and comparing each with every spelling would take hours.
    """

    def __init__(self, spellings: tuple[str, ...]) -> None:
        self.spellings = spellings
        self.by_pair: dict[str, list[int]] = defaultdict(list)
        for number, spelling in enumerate(spellings):
            for pair in pairs(spelling):
                self.by_pair[pair].append(number)
        self.remembered = lru_cache(maxsize=1000)(self.compare)

    def nearest(self, folded: str) -> list[str]:
        """At most MOST, best first; the same word is often wrong in many rows."""
        return self.remembered(folded[:LONGEST])

    def compare(self, folded: str) -> list[str]:
        shared = Counter(n for p in pairs(folded) for n in self.by_pair.get(p, ()))
        likely = sorted(shared, key=lambda n: (-shared[n], len(self.spellings[n]), n))
        words = [self.spellings[n] for n in likely[:CANDIDATES]]
        return get_close_matches(folded, words, n=MOST, cutoff=0.4)


def pairs(spelling: str) -> set[str]:
    padded = f" {spelling[:LONGEST]} "
    return {padded[n : n + 2] for n in range(len(padded) - 1)}
