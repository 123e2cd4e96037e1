"""The words of imported files, and the codes that they mean. Unknown ones are refused.

Old words stand in reference/old_words.json; one belongs there when a source uses it.
"""

from stocktaking.importing.vocabulary.closed import (
    activity_type,
    area,
    award_level,
    level,
    partner,
    stage,
    stakeholder_type,
    words_of,
)
from stocktaking.importing.vocabulary.languages import language
from stocktaking.importing.vocabulary.loading import UN_OR_INTERNATIONAL, Vocabulary
from stocktaking.importing.vocabulary.words import Words, fold, named

__all__ = [
    "UN_OR_INTERNATIONAL",
    "Vocabulary",
    "Words",
    "activity_type",
    "area",
    "award_level",
    "fold",
    "language",
    "level",
    "named",
    "partner",
    "stage",
    "stakeholder_type",
    "words_of",
]
