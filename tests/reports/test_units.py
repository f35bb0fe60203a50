"""The word beside a figure agrees with it."""

import pytest
from django.utils import translation

from tirek.portal.cli.catalogues import all_catalogues
from tirek.reports.enums import Unit


@pytest.fixture(autouse=True)
def compiled() -> None:
    for catalogue in all_catalogues():
        if catalogue.is_stale():
            catalogue.compile()


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("ru", 1, "день"),
        ("ru", 3, "дня"),
        ("ru", 14, "дней"),
        ("ru", 14.5, "дня"),
        ("ru", 21, "день"),
        ("ru", None, "дней"),
        ("kk", 5, "күн"),
        ("en", 1, "day"),
        ("en", 2, "days"),
    ],
)
def test_the_unit_agrees_with_the_value(language: str, value: float | None, expected: str) -> None:
    with translation.override(language):
        assert Unit.DAYS.beside(value) == expected
