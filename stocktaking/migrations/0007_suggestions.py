import django.contrib.postgres.indexes
from django.db import migrations, models

BARE = """
CREATE FUNCTION wsis_bare(typed text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(regexp_replace(
        translate(
            unaccent('unaccent'::regdictionary, lower(wsis_plain(typed))),
            'أإآٱىةؤئ', 'ااااي' || 'هوي'
        ), ' +', ' ', 'g'
    ));
"""
"""Words without case, accents and punctuation, the letters of Arabic in one form."""


class Migration(migrations.Migration):
    """Titles are found by a part of them, while somebody types."""

    dependencies = [("stocktaking", "0006_search_words")]

    operations = [
        migrations.RunSQL(BARE, "DROP FUNCTION wsis_bare(text)"),
        migrations.AddIndex(
            model_name="projecttext",
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.Func("title", function="wsis_bare"), "gin_trgm_ops"), name="projecttext_titles"),
        ),
    ]
