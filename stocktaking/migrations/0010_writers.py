from django.db import migrations, models


class Migration(migrations.Migration):
    """Which open form wrote each field of a document last."""

    dependencies = [
        ("stocktaking", "0009_submissions_of_organisations"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="writers",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
