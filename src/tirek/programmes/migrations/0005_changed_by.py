from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programmes", "0004_over_whom"),
    ]

    operations = [
        migrations.AddField(
            model_name="service",
            name="changed_by_id",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
    ]
