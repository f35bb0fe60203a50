"""The catalogue shipped with Tirek."""

import csv
from datetime import date
from importlib.resources import files

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic

from tirek.programmes.models import Service

FIRST_DAY = date(2019, 1, 1)
_TEXTS = tuple(f"{field}_{language}" for field in ("name", "description") for language in ("kk", "ru", "en"))


@atomic
def load_reference_services() -> int:
    """Load the shipped services; loading again renews names and descriptions and adds what is missing.

    A service an administrator has ended stays ended. Returns how many the catalogue file names.
    """
    with files("tirek.programmes").joinpath("data/services.csv").open(encoding="utf-8") as file:
        services = [_service(row, position) for position, row in enumerate(csv.DictReader(file), start=1)]
    Service.objects.bulk_create(
        services,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["category", "position", "counts_family", *_TEXTS],
    )
    return len(services)


def _service(row: dict[str, str], position: int) -> Service:
    return Service(
        code=row["code"],
        category=row["category"],
        counts_family=row["counts_family"] == "1",
        position=position,
        during=DateRange(FIRST_DAY, None),
        **{name: row[name] for name in _TEXTS},
    )
