import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0001_calls"),
        ("media", "0001_media"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="call",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="articles",
                to="calls.call",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("news", "News"),
                    ("announcement", "Announcement"),
                    ("photos", "Photo report"),
                    ("forum", "Forum"),
                    ("results", "Results and winners"),
                ],
                default="news",
                max_length=14,
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="moved_to",
            field=models.URLField(blank=True, max_length=500, default=""),
        ),
        migrations.AddField(
            model_name="flag",
            name="head",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="flag",
            name="likelihood",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="flag",
            name="ticket",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ticket", ""), _negated=True), fields=("ticket",), name="flag_ticket_once"
            ),
        ),
    ]
