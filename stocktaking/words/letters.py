"""Letters and words, as Python finds them in a text or in a question."""

import re

HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Written without spaces between words; the same as in the database."""
MARKS = "\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f"
"""Within a word, but no letters: accents, vowel marks, soft hyphens."""

WORD = re.compile(rf"[^\W_{HAN}](?:[^\W_{HAN}]|[{MARKS}])*")
RUN = re.compile(rf"[{HAN}]+")
ARABIC_LETTER = re.compile("[\u0620-\u06d3]")
