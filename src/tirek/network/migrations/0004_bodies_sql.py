"""One seat of a kind at a time, and one house at a time."""

from django.db import migrations

from tirek.core.ranges import no_overlap

_TABLE = "network_membership"


class Migration(migrations.Migration):
    dependencies = [("network", "0003_bodies")]

    operations = [
        no_overlap(
            _TABLE, key="person_id, organisation_id", name="membership_person_once",
            where="person_id IS NOT NULL AND post_id IS NULL",
        ),
        no_overlap(
            _TABLE, key="member_id, organisation_id", name="membership_body_once",
            where="member_id IS NOT NULL AND post_id IS NULL",
        ),
        no_overlap(
            _TABLE, key="person_id, post_id", name="membership_person_in_post_once",
            where="person_id IS NOT NULL AND post_id IS NOT NULL",
        ),
        no_overlap(
            _TABLE, key="member_id, post_id", name="membership_body_in_post_once",
            where="member_id IS NOT NULL AND post_id IS NOT NULL",
        ),
        no_overlap("network_tenancy", key="body_id", name="tenancy_one_house_at_a_time"),
    ]  # fmt: skip
