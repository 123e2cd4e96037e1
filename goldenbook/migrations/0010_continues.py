import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Commitments name the earlier entry that they continue; titles are found by whole
    words, as those of projects are.
    """

    dependencies = [
        ("goldenbook", "0009_upkeep"),
        ("stocktaking", "0014_continues"),
    ]

    operations = [
        migrations.AddField(
            model_name="commitment",
            name="continues",
            field=models.ForeignKey(blank=True, help_text="What it continues, as one serial does another (MARC 21, 780).", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="continued_by", to="goldenbook.commitment", verbose_name="earlier entry"),
        ),
        *(
            migrations.AddIndex(
                model_name=name,
                index=django.contrib.postgres.indexes.GinIndex(models.Func("title", function="wsis_title_words"), name=f"{name}_title_words"),
            )
            for name in ("commitmenttext", "progressreporttext")
        ),
    ]
