"""Services."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import Service


def make_service(code: str = "job", category: ServiceCategory = ServiceCategory.EMPLOYMENT) -> Service:
    """A service; the same code is the same service."""
    return Service.objects.get_or_create(
        code=code,
        defaults={
            "category": category,
            "name_kk": f"Қолдау {code}",
            "name_ru": f"Мера {code}",
            "name_en": f"Service {code}",
            "during": DateRange(date(2015, 1, 1), None),
            "counts_family": code == "housing",
        },
    )[0]
