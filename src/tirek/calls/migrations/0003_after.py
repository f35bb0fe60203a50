import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tirek.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0002_entries"),
        ("network", "0008_more_roles"),
        ("territory", "0004_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=24, unique=True)),
                ("code", models.CharField(max_length=16)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Order"),
                            ("prize", "Laureate of the prize"),
                            ("grand", "Grand prize"),
                            ("first", "First place"),
                            ("second", "Second place"),
                            ("third", "Third place"),
                            ("winner", "Winner"),
                            ("diploma", "Diploma"),
                            ("participant", "Certificate of participation"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("national", "National"), ("regional", "Regional")], default="national", max_length=10
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("public_name", models.CharField(blank=True, max_length=300)),
                ("work_title", models.CharField(blank=True, max_length=300)),
                ("language", models.CharField(default="kk", max_length=2)),
                ("awarded_on", models.DateField()),
                ("act", models.CharField(blank=True, max_length=200)),
                ("given_by_id", models.UUIDField(null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_by_id", models.UUIDField(blank=True, null=True)),
                ("revoke_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-awarded_on", "number"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("planned", models.DecimalField(decimal_places=2, max_digits=14)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("recommended", "Recommended by the commission"),
                            ("not_recommended", "Not recommended by the commission"),
                            ("awarded", "Awarded"),
                            ("declined", "Not awarded"),
                        ],
                        default="proposed",
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=300)),
                ("merits", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by_user_id", models.UUIDField(null=True)),
                ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("votes_against", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("votes_abstained", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("considered_on", models.DateField(blank=True, null=True)),
                ("protocol", models.CharField(blank=True, max_length=100)),
                ("act", models.CharField(blank=True, max_length=200)),
                ("awards", models.BooleanField(blank=True, null=True)),
                ("drafted_by_id", models.UUIDField(blank=True, null=True)),
                ("drafted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_id", models.UUIDField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["nomination__position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("what", models.CharField(max_length=300)),
                ("supplier", models.CharField(blank=True, max_length=200)),
                ("receipt_number", models.CharField(blank=True, max_length=60)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField(default=0)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("stored_as", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["on", "created_at"],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=24, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Contract in preparation"),
                            ("running", "Under way"),
                            ("completed", "Completed"),
                            ("ended", "Ended early"),
                        ],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("grantee_name", models.CharField(max_length=300)),
                ("grantee_number", models.CharField(blank=True, max_length=12)),
                ("is_person", models.BooleanField(default=False)),
                ("signatory", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(default="kk", max_length=2)),
                ("total", models.DecimalField(decimal_places=2, max_digits=14)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("end_reason", models.CharField(blank=True, max_length=500)),
                ("prepared_by_id", models.UUIDField()),
                ("signed_by_id", models.UUIDField(blank=True, null=True)),
                ("token_digest", models.CharField(blank=True, max_length=64)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-signed_on", "-number"],
            },
        ),
        migrations.CreateModel(
            name="GrantAmendment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Waits for an answer"), ("agreed", "Agreed"), ("refused", "Refused")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("changes", models.JSONField()),
                ("reason", models.CharField(max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("asked_by_id", models.UUIDField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_id", models.UUIDField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="GrantIndicator",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("planned", models.DecimalField(decimal_places=2, max_digits=12)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="GrantReport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("is_final", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("owed", "Being written"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned with remarks"),
                            ("accepted", "Accepted"),
                        ],
                        default="owed",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_by_id", models.UUIDField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_id", models.UUIDField(blank=True, null=True)),
                ("remark", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="GrantReturn",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("reason", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by_id", models.UUIDField()),
                ("returned_on", models.DateField(blank=True, null=True)),
                ("payment_number", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["asked_at"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorFact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
            ],
        ),
        migrations.CreateModel(
            name="Prize",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("name_kk", models.CharField(max_length=300)),
                ("name_ru", models.CharField(max_length=300)),
                ("name_en", models.CharField(blank=True, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("money", "Money"),
                            ("thing", "A thing"),
                            ("trip", "A trip"),
                            ("camp", "A place in a camp"),
                            ("grant", "A grant"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("promised", "Promised"),
                            ("scheduled", "Day is set"),
                            ("postponed", "Postponed"),
                            ("given", "Given"),
                            ("confirmed", "Receipt confirmed"),
                        ],
                        default="promised",
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("given_on", models.DateField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PrizeStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("promised", "Promised"),
                            ("scheduled", "Day is set"),
                            ("postponed", "Postponed"),
                            ("given", "Given"),
                            ("confirmed", "Receipt confirmed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by_id", models.UUIDField(null=True)),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReportReminder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("soon", "Due in a week"),
                            ("late", "Late"),
                            ("weeks", "Two weeks late: the secretary of the call is told"),
                            ("month", "A month late: the head is told, no money is paid"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["sent_at"],
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                ("video", models.URLField(blank=True, max_length=300)),
                ("shown_as", models.CharField(blank=True, max_length=300)),
                ("shown_at", models.DateTimeField()),
                ("shown_by_id", models.UUIDField(null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("votes", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-votes", "title", "id"],
            },
        ),
        migrations.CreateModel(
            name="SiteVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("on", models.DateField()),
                ("visitors", models.CharField(max_length=300)),
                ("findings", models.TextField(blank=True)),
                ("to_mend", models.TextField(blank=True)),
                ("mend_by", models.DateField(blank=True, null=True)),
                ("mended_on", models.DateField(blank=True, null=True)),
                ("planned_by_id", models.UUIDField()),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="Tranche",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("locked", "Waits for a report"),
                            ("payable", "To be paid"),
                            ("paid", "Paid"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="locked",
                        max_length=10,
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("payment_number", models.CharField(blank=True, max_length=60)),
                ("paid_by_id", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("cast_at", models.DateTimeField()),
                ("address_digest", models.CharField(max_length=64)),
                ("is_struck", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="VoteAnomaly",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("one_address", "Many votes from one network address"),
                            ("rush", "Many votes for one work within an hour"),
                            ("new_accounts", "Votes of accounts made on the same day"),
                        ],
                        max_length=12,
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("count", models.PositiveIntegerField()),
                ("found_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by_id", models.UUIDField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-found_at"],
            },
        ),
        migrations.AddField(
            model_name="award",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="territory.area",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="calls.call"
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="calls.entry",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="nomination",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="calls.nomination",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="territory.area",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="candidates", to="calls.call"
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="nomination",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="candidates", to="calls.nomination"
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="candidates", to="network.organisation"
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="candidate",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="award",
                to="calls.candidate",
            ),
        ),
        migrations.AddField(
            model_name="expense",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="expenses", to="calls.budgetline"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="territory.area",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="calls.call"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="entry",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="grant", to="calls.entry"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants_given", to="network.organisation"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="grants_received",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="budgetline",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="budget", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="grantamendment",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="amendments", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="grantindicator",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="expense",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="expenses", to="calls.grantreport"
            ),
        ),
        migrations.AddField(
            model_name="grantreturn",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="returns", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="indicatorfact",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="calls.grantindicator"
            ),
        ),
        migrations.AddField(
            model_name="indicatorfact",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="calls.grantreport"
            ),
        ),
        migrations.AddField(
            model_name="prize",
            name="award",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="prizes", to="calls.award"
            ),
        ),
        migrations.AddField(
            model_name="prizestep",
            name="prize",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="calls.prize"
            ),
        ),
        migrations.AddField(
            model_name="reportreminder",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="calls.grantreport"
            ),
        ),
        migrations.AddField(
            model_name="showing",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="showings", to="calls.call"
            ),
        ),
        migrations.AddField(
            model_name="showing",
            name="entry",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="showing", to="calls.entry"
            ),
        ),
        migrations.AddField(
            model_name="sitevisit",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="tranche",
            name="after",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="unlocks",
                to="calls.grantreport",
            ),
        ),
        migrations.AddField(
            model_name="tranche",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tranches", to="calls.grant"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="showing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="calls.showing"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="calls.stage"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="voteanomaly",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="anomalies", to="calls.stage"
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by_id__isnull", True),
                    models.Q(("decided_by_id", models.F("drafted_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="candidate_decided_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "proposed"),
                    models.Q(("considered_on__isnull", False), ("votes_for__isnull", False)),
                    _connector="OR",
                ),
                name="candidate_considered_with_votes",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["awarded", "declined"]), _negated=True),
                    models.Q(("decided_at__isnull", False), ("drafted_by_id__isnull", False)),
                    _connector="OR",
                ),
                name="candidate_decided_by_two",
            ),
        ),
        migrations.AddIndex(
            model_name="award",
            index=models.Index(fields=["call", "kind", "awarded_on"], name="award_by_call"),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)), fields=("entry", "level", "kind"), name="award_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("entry__isnull", False), ("candidate__isnull", False), _connector="OR"),
                name="award_is_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked_at__isnull", True), models.Q(("revoke_reason", ""), _negated=True), _connector="OR"
                ),
                name="award_revoked_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["organisation", "state", "-signed_on"], name="grant_by_state"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(condition=models.Q(("total__gt", 0)), name="grant_gives_money"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="grant_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "prepared"),
                    models.Q(("signed_by_id__isnull", False), ("signed_on__isnull", False)),
                    _connector="OR",
                ),
                name="grant_in_force_is_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_by_id__isnull", True),
                    models.Q(("signed_by_id", models.F("prepared_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="grant_signed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ended"), _negated=True),
                    models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="grant_ended_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("grant", "position"),
                name="grant_line_position",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(condition=models.Q(("planned__gte", 0)), name="grant_line_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="grantamendment",
            constraint=models.UniqueConstraint(fields=("grant", "number"), name="grant_amendment_number"),
        ),
        migrations.AddConstraint(
            model_name="grantamendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("grant",), name="grant_amendment_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="grantamendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by_id__isnull", True),
                    models.Q(("decided_by_id", models.F("asked_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="grant_amendment_by_another",
            ),
        ),
        migrations.AddIndex(
            model_name="grantreport",
            index=models.Index(fields=["state", "due_on"], name="grant_report_by_day"),
        ),
        migrations.AddConstraint(
            model_name="grantreport",
            constraint=models.UniqueConstraint(fields=("grant", "position"), name="grant_report_position"),
        ),
        migrations.AddConstraint(
            model_name="grantreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "owed"), ("submitted_at__isnull", False), _connector="OR"),
                name="grant_report_handed_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("remark", ""), _negated=True),
                    _connector="OR",
                ),
                name="grant_report_returned_with_remark",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="expense_is_money"),
        ),
        migrations.AddConstraint(
            model_name="grantreturn",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="grant_return_is_money"),
        ),
        migrations.AddConstraint(
            model_name="grantreturn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_on__isnull", True), models.Q(("payment_number", ""), _negated=True), _connector="OR"
                ),
                name="grant_returned_with_payment",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorfact",
            constraint=models.UniqueConstraint(fields=("report", "indicator"), name="indicator_fact_once"),
        ),
        migrations.AddIndex(
            model_name="prize",
            index=models.Index(fields=["state", "due_on"], name="prize_by_day"),
        ),
        migrations.AddConstraint(
            model_name="prize",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["given", "confirmed"]), _negated=True),
                    ("given_on__isnull", False),
                    _connector="OR",
                ),
                name="prize_given_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="prize",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True), ("confirmed_at__isnull", False), _connector="OR"
                ),
                name="prize_confirmed_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="prizestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "postponed"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="prize_postponed_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportreminder",
            constraint=models.UniqueConstraint(fields=("report", "rung", "due_on"), name="report_reminder_once"),
        ),
        migrations.AddIndex(
            model_name="showing",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", True)), fields=["call", "-votes"], name="showing_in_gallery"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitevisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reported_at__isnull", True), models.Q(("findings", ""), _negated=True), _connector="OR"
                ),
                name="site_visit_reported_with_findings",
            ),
        ),
        migrations.AddIndex(
            model_name="tranche",
            index=models.Index(fields=["state", "due_on"], name="tranche_by_day"),
        ),
        migrations.AddConstraint(
            model_name="tranche",
            constraint=models.UniqueConstraint(fields=("grant", "position"), name="tranche_position"),
        ),
        migrations.AddConstraint(
            model_name="tranche",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="tranche_gives_money"),
        ),
        migrations.AddConstraint(
            model_name="tranche",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "paid"), _negated=True),
                    models.Q(
                        ("paid_by_id__isnull", False),
                        ("paid_on__isnull", False),
                        models.Q(("payment_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="tranche_paid_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="tranche",
            constraint=models.UniqueConstraint(
                condition=models.Q(("payment_number", ""), _negated=True),
                fields=("grant", "payment_number"),
                name="tranche_payment_once",
            ),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(fields=["stage", "user"], name="vote_by_user"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("stage", "showing", "user"), name="vote_once"),
        ),
        migrations.AddConstraint(
            model_name="voteanomaly",
            constraint=models.UniqueConstraint(fields=("stage", "kind", "key"), name="vote_anomaly_once"),
        ),
    ]
