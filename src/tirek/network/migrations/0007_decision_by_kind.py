"""One protocol may elect and release: a decision is one of its number, day and kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("network", "0006_memoranda")]

    operations = [
        migrations.RemoveConstraint(model_name="bodydecision", name="body_decision_once"),
        migrations.AddConstraint(
            model_name="bodydecision",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number", "decided_on", "kind"), name="body_decision_once"
            ),
        ),
    ]
