"""A question as a condition on texts, each in its own language, and as their rank."""

import json

from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db.models import BooleanField, Case, F, Func, Q, Value, When

from stocktaking.choices import SEARCHED_LIKE
from stocktaking.words.parsing import groups

Asked = dict[str, Func]
"""A tsquery by language: that of the texts that it is for, or "" for all others."""


def asked(typed: str) -> Asked:
    """Of a question; empty when it asks for nothing."""
    alternatives = [
        {
            "wanted": group.wanted,
            "aloud": [words.upper() for words in group.wanted],
            "unwanted": group.unwanted,
        }
        for group in groups(typed)
    ]
    if not alternatives:
        return {}
    question = Value(json.dumps(alternatives, ensure_ascii=False))
    return {code: told(code, question) for code in (*SEARCHED_LIKE, "")}


def told(language: str, question: Value) -> Func:
    return Func(
        Value(language),
        question,
        function="wsis_question",
        output_field=SearchQueryField(),
    )


def matches(asked: Asked) -> Q:
    """Of texts: that they match in their language."""
    found = Q(pk__in=[])
    for language, query in asked.items():
        found |= among(language) & Q(
            Func(
                F("search_vector"),
                query,
                template="%(expressions)s",
                arg_joiner=" @@ ",
                output_field=BooleanField(),
            )
        )
    return found


def rank(asked: Asked) -> Case:
    """Of a text that matches."""
    ranks = {
        code: SearchRank(F("search_vector"), query) for code, query in asked.items()
    }
    return Case(*(When(among(code), then=each) for code, each in ranks.items()))


def among(language: str) -> Q:
    if language:
        return Q(language__in=SEARCHED_LIKE[language])
    known = [code for codes in SEARCHED_LIKE.values() for code in codes]
    return ~Q(language__in=known)
