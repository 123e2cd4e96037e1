import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

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
UPDATE stocktaking_knownword AS known SET texts = known.texts - gone.texts
    FROM (
        SELECT word, count(*) AS texts
        FROM {table}, wsis_known_words(title, names) AS word GROUP BY word
    ) AS gone WHERE known.word = gone.word;
DELETE FROM stocktaking_knownword WHERE texts = 0;
DROP TRIGGER {table}_words_go ON {table};
DROP TRIGGER {table}_words_change ON {table};
DROP TRIGGER {table}_words_come ON {table};
"""



def searched_anew(model):
    """The columns of MODEL, and a vector of all of them."""
    table = f"goldenbook_{model}"
    vector = models.GeneratedField(
        db_persist=True,
        expression=models.Func("language", "title", "names", "summary", "description", "more", function="wsis_vector"),
        output_field=django.contrib.postgres.search.SearchVectorField(),
    )
    return [
        migrations.RemoveIndex(model, f"{model}_search"),
        migrations.RemoveField(model, "search_vector"),
        migrations.AddField(model, "names", models.TextField(blank=True, default="", editable=False, verbose_name="names")),
        migrations.AddField(model, "more", models.TextField(blank=True, default="", editable=False, verbose_name="more words")),
        migrations.AddField(model, "search_vector", vector),
        migrations.AddIndex(model, django.contrib.postgres.indexes.GinIndex(models.F("search_vector"), name=f"{model}_search")),
        migrations.RunSQL(TRIGGERS.format(table=table), NO_TRIGGERS.format(table=table)),
    ]


class Migration(migrations.Migration):
    """Texts are searched by words as people type them, and titles help with typing.

    `load_reference` gives names and more words to the texts that are there already.
    """

    dependencies = [
        ("goldenbook", "0003_found_by"),
        ("stocktaking", "0006_search_words"),
    ]

    operations = [*searched_anew("commitmenttext"), *searched_anew("progressreporttext")]
