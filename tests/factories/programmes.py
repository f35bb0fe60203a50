"""Services."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import RegionalFigure, Service
from tirek.territory.models import Area


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


def make_measure(code: str = "large-family", **changes: object) -> Service:
    """A measure of the state, asked through the service “material”."""
    told = {
        "category": ServiceCategory.MATERIAL,
        "name_kk": f"Шара {code}",
        "name_ru": f"Мера {code}",
        "name_en": f"Measure {code}",
        "description_kk": "Отбасыға көмек",
        "description_ru": "Помощь семье",
        "during": DateRange(date(2023, 7, 1), None),
        "is_asked_for": False,
        "asked_through": make_service("material", ServiceCategory.MATERIAL),
        "life_events": ["large_family"],
    }
    return Service.objects.create(code=code, **(told | changes))


def make_regional_figure(area: Area, quarter_on: date, line: int = 50_000) -> RegionalFigure:
    """The poverty line of a region in a quarter."""
    return RegionalFigure.objects.create(area=area, quarter_on=quarter_on, poverty_line=line, source="Бұйрық")
