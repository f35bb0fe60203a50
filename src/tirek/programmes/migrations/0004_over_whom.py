from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programmes", "0003_roadmaps"),
    ]

    operations = [
        migrations.AddField(
            model_name="scenariorun",
            name="engine",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.AddField(
            model_name="scenariorun",
            name="over",
            field=models.CharField(
                choices=[
                    ("synthetic", "Invented people, as many as you say"),
                    ("register", "Families of our register: counts below five are kept back"),
                ],
                default="synthetic",
                max_length=10,
            ),
        ),
    ]
