from django.db import migrations


class Migration(migrations.Migration):
    """Jobs of the queue under a name of ours. No table is touched."""

    dependencies = [
        ("django_tasks_database", "__first__"),
        ("wsis_portal", "0002_schedule"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("django_tasks_database.dbtaskresult",),
        ),
    ]
