from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_origin")]

    operations = [
        migrations.AddIndex(model_name="bulkrun", index=models.Index(fields=["by_id", "-at"], name="bulk_run_by_doer")),
    ]
