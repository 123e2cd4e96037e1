import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

HAN = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters that are written without spaces between words, Japanese kana too."""

UNSEEN = (
    r"\u00ad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
"""Soft hyphens, stress marks, the vowel marks and the tatweel of Arabic, directions."""

BETWEEN = (
    r"!-/:-@\[-`{-~\u0080-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u303f\u30fb\t\n\r"
)
"""What stands between words but is no space: hyphens and slashes too."""

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION wsis_english (COPY = pg_catalog.russian);
CREATE TEXT SEARCH CONFIGURATION wsis_french (COPY = pg_catalog.russian);
CREATE TEXT SEARCH CONFIGURATION wsis_spanish (COPY = pg_catalog.russian);
ALTER TEXT SEARCH CONFIGURATION wsis_french
    ALTER MAPPING FOR asciiword WITH french_stem;
ALTER TEXT SEARCH CONFIGURATION wsis_spanish
    ALTER MAPPING FOR asciiword WITH spanish_stem;

CREATE FUNCTION wsis_config(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN language IN ('en', 'ar', 'ru', 'zh') THEN 'wsis_english'::regconfig
        WHEN language = 'fr' THEN 'wsis_french'::regconfig
        WHEN language = 'es' THEN 'wsis_spanish'::regconfig
        ELSE 'pg_catalog.simple'::regconfig
    END;
"""
"""Folded Latin words are ASCII, so each configuration can stem them in its language
and Cyrillic ones in Russian. Arabic words are cut by wsis_arabic, Han by wsis_pairs."""

PLAIN = rf"""
CREATE FUNCTION wsis_plain(typed text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(
        regexp_replace(
            CASE
                WHEN typed IS NFKC NORMALIZED THEN typed ELSE normalize(typed, NFKC)
            END,
            '[{UNSEEN}]+', '', 'g'
        ),
        '[{BETWEEN}]+', ' ', 'g'
    );
"""
"""Words with spaces between them, in their case and with their accents."""

ONE_SCRIPT = """
CREATE FUNCTION wsis_one_script(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN words ~ '[а-я][a-z0-9]|[a-z0-9][а-я]' THEN (
        SELECT string_agg(CASE
            WHEN word !~ '[а-я]' OR word !~ '[a-z0-9]' THEN word
            WHEN word ~ '^[авекмнорстухa-z0-9]+$'
                THEN translate(word, 'авекмнорстух', 'abekmhopctyx')
            WHEN word ~ '^[а-я0-9abekmhopctyx]+$'
                THEN translate(word, 'abekmhopctyx', 'авекмнорстух')
            ELSE word
        END, ' ' ORDER BY place)
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS every(word, place)
    ) ELSE words END;
"""
"""Small words, each in one alphabet: C1 with a Cyrillic Es, Latin letters within a
Cyrillic word. A word that is whole in either alphabet stays."""

ARABIC = r"""
CREATE FUNCTION wsis_arabic(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN words ~ '[\u0620-\u064a\u0660-\u0669\u06c0-\u06f9]' THEN
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            translate(words,
                'أإآٱىةکیۀہؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
                'اااايهكيههوي01234567890123456789'),
            '\m[وف]?(?:[بك]?ال|لل)(?=\w{3})', '', 'g'),
            '(\w{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)\M', '\1', 'g'),
            '(\w{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)\M', '\1', 'g'),
            '\mو(?=\w{4})', '', 'g')
    ELSE words END;
"""
"""One form for each letter of Arabic, and words without article, ending and "and", as
Larkey's light10 cuts them. PostgreSQL's own stemmer cuts what has an article otherwise
than what has none."""

FOLD = r"""
CREATE FUNCTION wsis_fold(language text, words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT CASE language
            WHEN 'fr' THEN regexp_replace(regexp_replace(regexp_replace(
                regexp_replace(bare,
                '\m(?:a|meme|etai[st]|etaient|etant)\M', 'de', 'g'),
                'i(?:eres?|erement)\M', 'ier', 'g'),
                'ees?\M', 'e', 'g'),
                '(i[ao]|eo|to|ploi)s\M', '\1', 'g')
            WHEN 'es' THEN regexp_replace(regexp_replace(bare,
                '\m(?:mas|si|tambien|estan|sera|seran)\M', 'de', 'g'),
                '(ion|\w\w(?:en|es))es\M', '\1', 'g')
            ELSE bare
        END
        FROM wsis_arabic(wsis_one_script(
            unaccent('unaccent'::regdictionary, lower(words))
        )) AS bare
    );
"""
"""Small words without accents. The stemmers of French and Spanish expect accents: what
they would know by these alone is settled here, so that one word has one form however
it is typed; that of French does not know radios, either. Accented stop words become
another one, which keeps its place."""

ACRONYMS = r"""
CREATE FUNCTION wsis_acronyms(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT translate(
            coalesce(string_agg(found[1], ' ' ORDER BY place), ''),
            'АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'
        )
        FROM regexp_matches(words, '\m(?:[A-Z]{2,6}|[АВЕКМНОРСТУХ]{2,6})\M', 'g')
            WITH ORDINALITY AS every(found, place)
    );
"""
"""Words in capitals, as they are: WHO and IT would be lost as stop words. In Latin
letters when the Cyrillic ones look the same, as those of ECA do."""

PAIRS = rf"""
CREATE FUNCTION wsis_pairs(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN words ~ '[{HAN}]' THEN (
        SELECT string_agg(substr(run[1], n, 2), ' ' ORDER BY place, n)
        FROM regexp_matches(words, '[{HAN}]+', 'g') WITH ORDINALITY AS every(run, place),
            generate_series(1, length(run[1])) AS n
    ) ELSE '' END;

CREATE FUNCTION wsis_pairs_query(words text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN words ~ '[{HAN}]' THEN (
        SELECT string_agg(pairs, ' & ')::tsquery
        FROM regexp_matches(words, '[{HAN}]+', 'g') AS every(run), LATERAL (
            SELECT CASE length(run[1])
                WHEN 1 THEN run[1] || ':*'
                ELSE string_agg(substr(run[1], n, 2), ' <-> ' ORDER BY n)
            END FROM generate_series(1, length(run[1]) - 1) AS n
        ) AS one(pairs)
    ) ELSE ''::tsquery END;
"""
"""Overlapping pairs of each run of Han, and its last character alone, so that a single
character is found as the beginning of a pair, and runs do not run together."""

VECTOR = rf"""
CREATE FUNCTION wsis_words(language text, typed text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT to_tsvector(
            wsis_config(language),
            wsis_fold(language, regexp_replace(words, '[{HAN}]+', ' ', 'g'))
        ) || to_tsvector(
            'pg_catalog.simple'::regconfig,
            wsis_acronyms(words) || ' ' || wsis_pairs(words)
        )
        FROM wsis_plain(typed) AS words
    );

CREATE FUNCTION wsis_vector(
    language text, title text, names text, summary text, description text, more text
) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN setweight(wsis_words(language, title), 'A')
        || setweight(wsis_words(language, names), 'B')
        || setweight(wsis_words(language, summary), 'C')
        || setweight(wsis_words(language, description || ' ' || more), 'D');
"""
"""The words of a text, as they are looked for."""

QUERY = rf"""
CREATE FUNCTION wsis_query(language text, typed text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT (
            phraseto_tsquery(
                wsis_config(language),
                wsis_fold(language, regexp_replace(words, '[{HAN}]+', ' ', 'g'))
            ) || CASE
                WHEN words ~ '^ *(?:[A-Z]{{2,6}}|[АВЕКМНОРСТУХавекмнорстух]{{2,6}}) *$'
                THEN phraseto_tsquery(
                    'pg_catalog.simple'::regconfig, wsis_acronyms(upper(words))
                )
                ELSE ''::tsquery
            END
        ) && wsis_pairs_query(words)
        FROM wsis_plain(typed) AS words
    );

CREATE FUNCTION wsis_all(language text, typed jsonb) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(string_agg('(' || query::text || ')', ' & '), '')::tsquery
        FROM jsonb_array_elements_text(typed) AS words,
            wsis_query(language, words) AS query
        WHERE numnode(query) > 0
    );

CREATE FUNCTION wsis_question(language text, alternatives jsonb) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(string_agg('(' || concat_ws(' & ',
            '(' || wanted::text || ')',
            (
                SELECT string_agg('!(' || query::text || ')', ' & ')
                FROM jsonb_array_elements_text(one -> 'unwanted') AS words,
                    wsis_query(language, words) AS query
                WHERE numnode(query) > 0
            )
        ) || ')', ' | '), '')::tsquery
        FROM jsonb_array_elements(alternatives) AS one, LATERAL (
            SELECT CASE WHEN numnode(query) > 0 THEN query
                ELSE wsis_all(language, one -> 'aloud') END
            FROM wsis_all(language, one -> 'wanted') AS query
        ) AS asked(wanted)
        WHERE numnode(wanted) > 0
    );
"""
"""One word or phrase of a question, without the stop words of the language; the words
that are all wanted; and a whole question, as stocktaking.words.parsing reads it. When
nothing is wanted but stop words, they are read as if they were in capitals: who as
WHO. Minus alone asks for nothing."""

COUNT = rf"""
CREATE FUNCTION wsis_known_words(title text, names text) RETURNS SETOF text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
        SELECT DISTINCT word FROM unnest(
            string_to_array(lower(wsis_plain(title || ' ' || names)), ' ')
        ) AS word WHERE word ~ '^[^\d{HAN}]{{4,40}}$';
    END;

CREATE FUNCTION stocktaking_near_words(misspelt text, number integer)
    RETURNS TABLE (word varchar, folded varchar, texts integer, typed text)
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.similarity_threshold = 0.2
    BEGIN ATOMIC
        SELECT known.word, known.folded, known.texts, asked.word
        FROM stocktaking_knownword AS known,
            unaccent(lower(wsis_plain(misspelt))) AS asked(word)
        WHERE known.folded % asked.word
        ORDER BY known.folded <-> asked.word, known.word
        LIMIT number;
    END;

CREATE FUNCTION stocktaking_count_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('stocktaking.rehearsal', true) = 'on' THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock('stocktaking_knownword'::regclass::oid::bigint);
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO stocktaking_knownword AS known (word, folded, texts)
            SELECT word, left(unaccent(word), 80), count(*)
            FROM after, wsis_known_words(title, names) AS word
            GROUP BY word
            ON CONFLICT (word) DO UPDATE SET texts = known.texts + excluded.texts;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE stocktaking_knownword AS known SET texts = known.texts - gone.texts
            FROM (
                SELECT word, count(*) AS texts
                FROM before, wsis_known_words(title, names) AS word
                GROUP BY word
            ) AS gone WHERE known.word = gone.word;
        DELETE FROM stocktaking_knownword AS known
            USING before, wsis_known_words(title, names) AS gone
            WHERE known.word = gone AND texts = 0;
    END IF;
    RETURN NULL;
END $$;
"""
"""The words of public titles and names, each with the number of texts that have it.
One transaction counts at a time, else two could wait for each other's words. Those
that share a fifth of their letters by threes are near: two letters that have changed
places are enough to lose the rest."""

TRIGGERS = """
CREATE TRIGGER {table}_words_come AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_count_words();
CREATE TRIGGER {table}_words_change AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_count_words();
CREATE TRIGGER {table}_words_go AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION stocktaking_count_words();
INSERT INTO stocktaking_knownword AS known (word, folded, texts)
    SELECT word, left(unaccent(word), 80), count(*)
    FROM {table}, wsis_known_words(title, names) AS word
    GROUP BY word
    ON CONFLICT (word) DO UPDATE SET texts = known.texts + excluded.texts;
"""
NO_TRIGGERS = """
DROP TRIGGER {table}_words_go ON {table};
DROP TRIGGER {table}_words_change ON {table};
DROP TRIGGER {table}_words_come ON {table};
"""

FORGET = """
DROP FUNCTION wsis_question(text, jsonb);
DROP FUNCTION wsis_all(text, jsonb);
DROP FUNCTION wsis_query(text, text);
DROP FUNCTION wsis_vector(text, text, text, text, text, text);
DROP FUNCTION wsis_words(text, text);
DROP FUNCTION wsis_pairs_query(text);
DROP FUNCTION wsis_pairs(text);
DROP FUNCTION wsis_acronyms(text);
DROP FUNCTION wsis_fold(text, text);
DROP FUNCTION wsis_arabic(text);
DROP FUNCTION wsis_one_script(text);
DROP FUNCTION wsis_plain(text);
DROP FUNCTION wsis_config(text);
DROP TEXT SEARCH CONFIGURATION wsis_spanish;
DROP TEXT SEARCH CONFIGURATION wsis_french;
DROP TEXT SEARCH CONFIGURATION wsis_english;
"""
FORGET_COUNT = """
DROP FUNCTION stocktaking_count_words();
DROP FUNCTION stocktaking_near_words(text, integer);
DROP FUNCTION wsis_known_words(text, text);
"""
CREATE = "".join(
    [CONFIGURATIONS, PLAIN, ONE_SCRIPT, ARABIC, FOLD, ACRONYMS, PAIRS, VECTOR, QUERY]
)


VECTOR_OF_A_TEXT = models.GeneratedField(
    db_persist=True,
    expression=models.Func("language", "title", "names", "summary", "description", "more", function="wsis_vector"),
    output_field=django.contrib.postgres.search.SearchVectorField(),
)


class Migration(migrations.Migration):
    """Texts are searched by words as people type them, and titles help with typing.

    `load_reference` gives names and more words to the texts that are there already.
    """

    dependencies = [("stocktaking", "0005_found_by")]

    operations = [
        migrations.RunSQL(CREATE, FORGET),
        migrations.CreateModel(
            name="KnownWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="word")),
                ("folded", models.CharField(max_length=80, verbose_name="without accents")),
                ("texts", models.PositiveIntegerField(verbose_name="texts")),
            ],
            options={
                "verbose_name": "known word",
                "verbose_name_plural": "known words",
                "ordering": ["word"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["folded"], name="knownword_trigrams", opclasses=["gin_trgm_ops"])
                ],
            },
        ),
        migrations.RunSQL(COUNT, FORGET_COUNT),
        migrations.RemoveIndex("projecttext", "projecttext_search"),
        migrations.RemoveField("projecttext", "search_vector"),
        migrations.AddField("projecttext", "names", models.TextField(blank=True, default="", editable=False, verbose_name="names")),
        migrations.AddField("projecttext", "more", models.TextField(blank=True, default="", editable=False, verbose_name="more words")),
        migrations.AddField("projecttext", "search_vector", VECTOR_OF_A_TEXT),
        migrations.AddIndex("projecttext", django.contrib.postgres.indexes.GinIndex(models.F("search_vector"), name="projecttext_search")),
        migrations.RunSQL(TRIGGERS.format(table="stocktaking_projecttext"), NO_TRIGGERS.format(table="stocktaking_projecttext")),
    ]
