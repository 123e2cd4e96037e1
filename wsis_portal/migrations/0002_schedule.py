from django.db import migrations, models


class Migration(migrations.Migration):

    """When what is done again and again was queued last."""

    dependencies = [
        ('wsis_portal', '0001_postgresql_extensions'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScheduledJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('last_run', models.DateTimeField(blank=True, null=True, verbose_name='last run')),
                ('next_run', models.DateTimeField(verbose_name='next run')),
            ],
            options={
                'verbose_name': 'scheduled job',
                'verbose_name_plural': 'scheduled jobs',
                'ordering': ['name'],
            },
        ),
    ]
