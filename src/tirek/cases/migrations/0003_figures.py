"""Indexes that the figures of a quarter use, so that none of them reads the whole table."""

from django.db import migrations, models

_UNDECIDED = """
CREATE INDEX case_undecided ON cases_case
    USING gist (daterange(LEAST(registered_on, outcome_on), outcome_on));
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_sql")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("answered_on__isnull", False)),
                fields=["answered_on", "office"],
                name="case_by_answer",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("confirmed_at__isnull", False)), fields=["confirmed_at"], name="case_by_confirmation"
            ),
        ),
        migrations.RunSQL(_UNDECIDED, "DROP INDEX case_undecided;"),
    ]
