"""Pages of documents with the exact total."""

# ruff: noqa: S608 - statements are made of what stands here, never of what is typed

from collections.abc import Callable, Iterable, Mapping

from benchmarks.requests.by_hand.conditions import Conditions
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import SIZE, Question

ENDORSED = """ARRAY(
    SELECT DISTINCT ON (c.code) jsonb_build_object(
        'country', c.code, 'endorsed_on', e.endorsed_at::date, 'revision', v.number
    )
    FROM stocktaking_revision AS v
    JOIN stocktaking_endorsement AS e USING (submission_id)
    JOIN actionlines_country AS c ON c.id = e.country_id
    WHERE v.reference = p.reference ORDER BY c.code, e.endorsed_at DESC
)"""
DOCUMENT = f"""(r.public || jsonb_build_object(
    'reference', p.reference,
    'url', 'http://localhost/projects/' || p.reference || '/',
    'revision', r.number,
    'published_at', p.published_at,
    'updated_at', p.updated_at,
    'organisation_name', o.name,
    'stakeholder', coalesce(o.stakeholder_type, p.stakeholder_type),
    'endorsements', {ENDORSED}
))::text"""
JOINED = """stocktaking_project AS p
JOIN stocktaking_revision AS r ON r.id = p.revision_id
LEFT JOIN stocktaking_organisation AS o ON o.id = p.organisation_id"""
NEWEST = "p.published_at DESC, p.id DESC"

FILTERED = f"""
WITH hits AS MATERIALIZED (
    SELECT p.id, p.published_at FROM stocktaking_project AS p WHERE {{condition}}
), page AS (
    SELECT p.id FROM hits AS p ORDER BY {NEWEST} LIMIT {SIZE} OFFSET %(skipped)s
)
SELECT (SELECT count(*) FROM hits), {DOCUMENT}
FROM page JOIN ({JOINED}) ON p.id = page.id ORDER BY {NEWEST}
"""

COUNTED_APART = f"""
WITH page AS MATERIALIZED (
    SELECT p.id FROM stocktaking_project AS p WHERE {{condition}}
    ORDER BY {NEWEST} LIMIT {SIZE} OFFSET %(skipped)s
)
SELECT (SELECT count(*) FROM stocktaking_project AS p WHERE {{condition}}), {DOCUMENT}
FROM page JOIN ({JOINED}) ON p.id = page.id ORDER BY {NEWEST}
"""
TOTAL = "SELECT count(*) FROM stocktaking_project"
FROM_THE_END = f"""
WITH page AS MATERIALIZED (
    SELECT p.id FROM stocktaking_project AS p
    ORDER BY p.published_at, p.id LIMIT %(size)s OFFSET %(skipped)s
)
SELECT %(total)s, {DOCUMENT}
FROM page JOIN ({JOINED}) ON p.id = page.id ORDER BY {NEWEST}
"""

FOUND = """
    SELECT record_id, ts_rank(search_vector, ({query})) AS rank
    FROM stocktaking_projecttext
    WHERE search_vector @@ ({query}) AND {among}"""
LANGUAGES = {
    "en": "language IN ('en', 'ar', 'ru', 'zh')",
    "fr": "language = 'fr'",
    "es": "language = 'es'",
    "": "language NOT IN ('en', 'ar', 'ru', 'zh', 'fr', 'es')",
}
"""By the language that their words are treated as."""
AT_ONCE = """
    SELECT record_id, ts_rank(search_vector, query) AS rank
    FROM (SELECT {queries}) AS asked
    JOIN stocktaking_projecttext ON search_vector @@ ({any}),
    LATERAL (SELECT CASE {each} END AS query) AS own
    WHERE search_vector @@ query"""
SEARCHED = f"""
WITH hits AS MATERIALIZED (
    SELECT record_id, max(rank) AS rank FROM ({{texts}}) AS texts GROUP BY record_id
), page AS (
    SELECT p.id, rank FROM hits JOIN stocktaking_project AS p ON p.id = record_id
    ORDER BY rank DESC, {NEWEST} LIMIT {SIZE}
)
SELECT (SELECT count(*) FROM hits), {DOCUMENT}
FROM page JOIN ({JOINED}) ON p.id = page.id ORDER BY rank DESC, {NEWEST}
"""


def filtered(
    hand: Hand, question: Question, conditions: Conditions, sql: str = FILTERED
) -> str:
    """All hits once; or COUNTED_APART, where the order may come from an index."""
    condition, params = conditions(question.filters)
    sql = sql.format(condition=condition)
    return page(hand, sql, {**params, "skipped": skipped(question)})


def from_the_end(hand: Hand, question: Question) -> str:
    """The total first, to read from the end that is nearer."""
    ((total,),) = hand.rows(TOTAL)
    first = skipped(question)
    size = min(SIZE, total - first)
    params = {"total": total, "size": size, "skipped": total - first - size}
    return page(hand, FROM_THE_END, params)


def searched(
    hand: Hand, question: Question, texts_with: Callable[[Iterable[str]], str]
) -> str:
    """Words that are all wanted, in each language as it is treated."""
    words = question.filters["q"].split()
    asked = {f"word{place}": word for place, word in enumerate(words)}
    return page(hand, SEARCHED.format(texts=texts_with(asked)), asked)


def each_language(names: Iterable[str]) -> str:
    """A look into the index for each of the languages."""
    return " UNION ALL ".join(
        FOUND.format(query=query_of(like, names), among=among)
        for like, among in LANGUAGES.items()
    )


def all_languages(names: Iterable[str]) -> str:
    """One look for all of them; then each text in its own."""
    places = dict(enumerate(LANGUAGES.items()))
    queries = [f"{query_of(like, names)} AS q{n}" for n, (like, _) in places.items()]
    cases = [f"WHEN {among} THEN q{n}" for n, (_, among) in places.items()]
    wanted = " || ".join(f"q{n}" for n in places)
    listed = ", ".join(queries)
    return AT_ONCE.format(queries=listed, any=wanted, each=" ".join(cases))


def query_of(language: str, names: Iterable[str]) -> str:
    return " && ".join(f"wsis_query('{language}', %({name})s)" for name in names)


def skipped(question: Question) -> int:
    return (question.page - 1) * SIZE


def page(hand: Hand, sql: str, params: Mapping[str, object]) -> str:
    """What the list of the API says, but for the addresses of the pages beside it."""
    rows = hand.rows(sql, params)
    count = rows[0][0] if rows else 0
    documents = ",".join(document for _count, document in rows)
    return f'{{"count":{count},"results":[{documents}]}}'
