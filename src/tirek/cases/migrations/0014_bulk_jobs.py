from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_bulk_runs")]

    operations = [
        migrations.AddField("bulkrun", "organisation_id", models.UUIDField(null=True)),
        migrations.AddField("bulkrun", "for_user_id", models.UUIDField(null=True)),
        migrations.AddField("bulkrun", "language", models.CharField(default="kk", max_length=2)),
        migrations.AddField("bulkrun", "asked", models.JSONField(default=list)),
        migrations.AddField("bulkrun", "told", models.JSONField(default=dict)),
    ]
