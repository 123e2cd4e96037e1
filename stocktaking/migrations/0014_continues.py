import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

WORDS = """
CREATE FUNCTION wsis_title_words(title text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN string_to_array(
        btrim(wsis_bare(title) || ' ' || wsis_pairs(wsis_plain(title))), ' '
    );
"""
"""The words of a title without case and accents; of Chinese the pairs of letters too."""


class Migration(migrations.Migration):
    """Records name the earlier entry that they continue, and are found by whole words
    of their titles, so that a draft that looks like one is told of it.
    """

    dependencies = [
        ("stocktaking", "0013_upkeep"),
    ]

    operations = [
        migrations.RunSQL(WORDS, "DROP FUNCTION wsis_title_words(text)"),
        migrations.AddField(
            model_name="project",
            name="continues",
            field=models.ForeignKey(blank=True, help_text="What it continues, as one serial does another (MARC 21, 780).", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="continued_by", to="stocktaking.project", verbose_name="earlier entry"),
        ),
        migrations.AddField(
            model_name="submission",
            name="apart_from",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), default=list, editable=False, size=None),
        ),
        migrations.AddIndex(
            model_name="projecttext",
            index=django.contrib.postgres.indexes.GinIndex(models.Func("title", function="wsis_title_words"), name="projecttext_title_words"),
        ),
    ]
