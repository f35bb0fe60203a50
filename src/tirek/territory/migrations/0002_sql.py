"""One name, one standing and one parent at a time; the one row of the geography's version."""

from django.db import migrations

from tirek.core.ranges import no_overlap


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]

    operations = [
        no_overlap("territory_areaname", key="area_id", name="area_one_name_at_a_time"),
        no_overlap("territory_areaplacement", key="area_id", name="area_one_parent_at_a_time"),
        migrations.RunSQL(
            "INSERT INTO territory_geographyversion (id, number) VALUES (1, 0);",
            "DELETE FROM territory_geographyversion;",
        ),
    ]
