import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """Titles are found by a part of them, while somebody types."""

    dependencies = [
        ("goldenbook", "0004_search_words"),
        ("stocktaking", "0007_suggestions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name=name,
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.Func("title", function="wsis_bare"), "gin_trgm_ops"), name=f"{name}_titles"),
        )
        for name in ("commitmenttext", "progressreporttext")
    ]
