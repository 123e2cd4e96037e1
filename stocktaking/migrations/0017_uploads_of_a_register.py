from django.db import migrations, models


class Migration(migrations.Migration):
    """What the rows of a file become: until now they were projects."""

    dependencies = [("stocktaking", "0016_rows_stand_on")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="register",
            field=models.CharField(
                choices=[
                    ("project", "Project"),
                    ("commitment", "Commitment"),
                    ("progress-report", "Progress report"),
                ],
                default="project",
                max_length=20,
                verbose_name="register",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("register__in", ["project", "commitment", "progress-report"])
                ),
                name="upload_register_known",
                violation_error_message="This is none of the choices.",
            ),
        ),
    ]
