from django.db import migrations, models


class Migration(migrations.Migration):
    """A progress report says what stood in the way."""

    dependencies = [
        ("goldenbook", "0006_years_without_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="progressreporttext",
            name="obstacles",
            field=models.TextField(blank=True, default="", verbose_name="obstacles"),
        ),
    ]
