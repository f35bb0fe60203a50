import django.db.models.deletion
import django.utils.timezone
import tirek.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_figures'),
        ('network', '0002_sql'),
        ('territory', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FieldDevice',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=100)),
                ('state', models.CharField(choices=[('active', 'In use'), ('retired', 'Was given back'), ('cut_off', 'Is cut off')], default='active', max_length=8)),
                ('token_digest', models.CharField(editable=False, max_length=64)),
                ('escrow', models.JSONField(blank=True, default=dict, editable=False)),
                ('enrolled_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('skew_seconds', models.IntegerField(default=0)),
                ('unsent', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by_id', models.UUIDField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=500)),
                ('wiped_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-seen_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='FieldFile',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FieldMeeting',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('place', models.CharField(max_length=200)),
                ('held_on', models.DateField()),
                ('agencies', models.JSONField(blank=True, default=list)),
                ('planned_by_id', models.UUIDField()),
            ],
            options={
                'ordering': ['-held_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='FieldNumber',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('number', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('held', 'Held on the device'), ('used', 'Used by an application'), ('returned', 'Returned unused'), ('void', 'Made void')], default='held', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='FieldRecord',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('state', models.CharField(choices=[('conflict', 'Waits for a choice'), ('registered', 'Registered')], max_length=10)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('pin_digest', models.CharField(editable=False, max_length=64)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('told', models.JSONField(blank=True, default=dict)),
                ('conflicts', models.JSONField(blank=True, default=list)),
                ('choices', models.JSONField(blank=True, default=dict)),
                ('files_expected', models.PositiveSmallIntegerField(default=0)),
                ('taken_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('skew_seconds', models.IntegerField(default=0)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-sent_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='FieldRecovery',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('reason', models.CharField(max_length=500)),
                ('asked_by_id', models.UUIDField()),
                ('asked_at', models.DateTimeField()),
                ('agreed_by_id', models.UUIDField(null=True)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('fetched_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='NumberBlock',
            fields=[
                ('id', models.UUIDField(default=tirek.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('reserved_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='fielddevice',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='field_devices', to='network.organisation'),
        ),
        migrations.AddField(
            model_name='fielddevice',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='field_devices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='fieldfile',
            name='attachment',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cases.attachment'),
        ),
        migrations.AddField(
            model_name='fieldmeeting',
            name='area',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.area'),
        ),
        migrations.AddField(
            model_name='fieldmeeting',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='field_meetings', to='network.organisation'),
        ),
        migrations.AddField(
            model_name='fieldnumber',
            name='case',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='field_number', to='cases.case'),
        ),
        migrations.AddField(
            model_name='fieldrecord',
            name='case',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='field_record', to='cases.case'),
        ),
        migrations.AddField(
            model_name='fieldrecord',
            name='device',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='cases.fielddevice'),
        ),
        migrations.AddField(
            model_name='fieldrecord',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='cases.fieldmeeting'),
        ),
        migrations.AddField(
            model_name='fieldfile',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cases.fieldrecord'),
        ),
        migrations.AddField(
            model_name='fieldrecovery',
            name='device',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recoveries', to='cases.fielddevice'),
        ),
        migrations.AddField(
            model_name='numberblock',
            name='device',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='cases.fielddevice'),
        ),
        migrations.AddField(
            model_name='fieldnumber',
            name='block',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='cases.numberblock'),
        ),
        migrations.AddField(
            model_name='fieldnumber',
            name='reissued_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reissued', to='cases.numberblock'),
        ),
        migrations.AddConstraint(
            model_name='fielddevice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'active')), models.Q(models.Q(('state', 'active'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='field_device_ended_has_time'),
        ),
        migrations.AddConstraint(
            model_name='fielddevice',
            constraint=models.CheckConstraint(condition=models.Q(('wiped_at__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='field_device_wiped_after_end'),
        ),
        migrations.AddConstraint(
            model_name='fieldrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('state', 'registered')), models.Q(('case__isnull', True), ('state', 'conflict')), _connector='OR'), name='field_record_registered_has_case'),
        ),
        migrations.AddConstraint(
            model_name='fieldrecovery',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_by_id__isnull', True), models.Q(('agreed_by_id', models.F('asked_by_id')), _negated=True), _connector='OR'), name='field_recovery_takes_two'),
        ),
        migrations.AddConstraint(
            model_name='fieldrecovery',
            constraint=models.CheckConstraint(condition=models.Q(('fetched_at__isnull', True), ('agreed_at__isnull', False), _connector='OR'), name='field_recovery_agreed_first'),
        ),
        migrations.AddConstraint(
            model_name='fieldrecovery',
            constraint=models.UniqueConstraint(condition=models.Q(('fetched_at__isnull', True)), fields=('device',), name='field_recovery_one_open'),
        ),
        migrations.AddConstraint(
            model_name='fieldnumber',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), ('reissued_in__isnull', True), _connector='OR'), fields=('number',), name='field_number_once'),
        ),
        migrations.AddConstraint(
            model_name='fieldnumber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('state', 'used')), models.Q(models.Q(('state', 'used'), _negated=True), ('case__isnull', True)), _connector='OR'), name='field_number_used_has_case'),
        ),
        migrations.AddConstraint(
            model_name='fieldnumber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='field_number_void_has_reason'),
        ),
    ]
