from django.db import migrations, models
from django.db.models import Q

reasoned = models.CheckConstraint(
    condition=~Q(event="extended") | (~Q(reason="") & Q(notify_by__isnull=False)),
    name="part_extension_has_reason",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_bulk_jobs")]

    operations = [
        migrations.AddField("partclockentry", "reason", models.TextField(blank=True)),
        migrations.AddField("partclockentry", "by_name", models.CharField(blank=True, max_length=200)),
        migrations.AddField("partclockentry", "notify_by", models.DateField(null=True)),
        migrations.AddConstraint("partclockentry", reasoned),
    ]
