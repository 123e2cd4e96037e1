from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The public log of decisions reads the chain of events by an index of its own."""

    atomic = False

    dependencies = [("stocktaking", "0018_acts")]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-number"],
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("stocktaking.submissionevent",),
        ),
        AddIndexConcurrently(
            model_name="submissionevent",
            index=models.Index(
                name="event_decisions",
                fields=["number"],
                include=["submission", "action", "reason", "at"],
                condition=models.Q(
                    action__in=["publish", "request-changes", "refuse", "merge"]
                ),
            ),
        ),
    ]
