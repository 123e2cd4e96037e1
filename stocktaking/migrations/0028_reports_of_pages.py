from django.db import migrations, models


class Migration(migrations.Migration):
    """People say what is wrong on any public page. The way back is open as long as no
    report is about one.
    """

    dependencies = [
        ('stocktaking', '0027_handed_in_title'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='errorreport',
            name='errorreport_register_known',
        ),
        migrations.AddField(
            model_name='errorreport',
            name='page',
            field=models.CharField(blank=True, max_length=200, verbose_name='page'),
        ),
        migrations.AlterField(
            model_name='errorreport',
            name='reference',
            field=models.CharField(blank=True, max_length=16, verbose_name='reference'),
        ),
        migrations.AlterField(
            model_name='errorreport',
            name='register',
            field=models.CharField(blank=True, choices=[('project', 'Project'), ('commitment', 'Commitment'), ('progress-report', 'Progress report')], max_length=20, verbose_name='register'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(('register__in', ['project', 'commitment', 'progress-report', ''])), name='errorreport_register_known', violation_error_message='This is none of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('register', ''), _negated=True), models.Q(('reference', ''), _negated=True), ('page', '')), models.Q(('page__startswith', '/'), ('reference', ''), ('register', '')), _connector='OR'), name='errorreport_about_one_thing', violation_error_message='It is about a record or about a page.'),
        ),
    ]
