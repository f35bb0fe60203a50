"""The public list of events by time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0004_room_calendar")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["starts_at", "id"],
                condition=models.Q(("is_public", True), models.Q(("state", "cancelled"), _negated=True)),
                include=("ends_at", "area", "kind"),
                name="event_public_by_time",
            ),
        ),
    ]
