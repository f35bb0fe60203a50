"""What Django cannot say: one name and one place at a time, and the search index of the directory."""

from django.db import migrations

from tirek.core.ranges import no_overlap

# Queries must repeat the expression exactly.
_SEARCH = """
CREATE INDEX network_organisation_search ON network_organisation
    USING gin (to_tsvector('simple'::regconfig, search_keys));
"""


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [
        migrations.RunSQL(_SEARCH, "DROP INDEX network_organisation_search;"),
        no_overlap("network_organisationname", key="organisation_id", name="organisation_one_name_at_a_time"),
        no_overlap("network_organisationplacement", key="organisation_id", name="organisation_one_place_at_a_time"),
    ]
