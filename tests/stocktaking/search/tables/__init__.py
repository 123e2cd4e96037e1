"""Texts in many languages, and what is asked of all of them together.

TEXTS: by name of the record its language, title and summary. SEARCHES: what is tried,
the question, the records that are found, and some that a simpler search would find.
TYPOS: the same, with the question as it is asked again.
"""

from tests.stocktaking.search.tables import ar, en, es, fr, others, ru, zh

LANGUAGES = (en, fr, es, ar, ru, zh, others)
TEXTS = {name: text for one in LANGUAGES for name, text in one.TEXTS.items()}
SEARCHES = [search for one in LANGUAGES for search in one.SEARCHES]
TYPOS = [typo for one in LANGUAGES for typo in one.TYPOS]
