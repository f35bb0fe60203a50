"""What a phone has to fetch: the first page within 150 kB, each page after it within 25 kB (design.md)."""

from pathlib import Path

import brotli
import pytest
from tests.factories.programmes import make_service
from tests.factories.territory import make_district, make_region

from tirek.programmes.actions import load_reference_services
from tirek.territory.queries.geography import _cached_geography

SOURCE = Path(__file__).resolve().parents[3] / "src/tirek"
VENDOR = SOURCE / "core/static/vendor"
OWN = SOURCE / "cases/static/cases"
EVERY_PAGE = ("tirek.css", "tirek.js", "icons.svg")
KAZAKH_FONTS = ("latin", "cyrillic", "cyrillic-ext")
STEPS = ("/apply/", "/apply/who/", "/apply/what/", "/apply/where/", "/track/")


def packed(data: bytes) -> int:
    return len(brotli.compress(data, quality=5))


def weight(*files: Path) -> int:
    return sum(packed(file.read_bytes()) for file in files)


@pytest.fixture
def country(visitor):
    """As many districts and services as the real country has."""
    load_reference_services()
    for region in range(20):
        parent = make_region(f"Облыс {region}")
        for district in range(11):
            make_district(f"Аудан {region} {district}", region=parent)
    _cached_geography.cache_clear()
    return visitor


def test_the_first_page_is_light(country):
    fonts = sum((VENDOR / f"fonts/inter-{subset}.woff2").stat().st_size for subset in KAZAKH_FONTS)
    shared = weight(*(VENDOR / name for name in EVERY_PAGE), *(VENDOR.parent / "core").glob("*.svg"))
    assert packed(country.client.get("/apply/").content) + weight(OWN / "apply.css") + shared + fonts <= 150_000


def test_every_further_page_is_light(country):
    own = weight(OWN / "apply.css", OWN / "apply.js")
    for path in STEPS:
        page = packed(country.client.get(path).content)
        uploading = weight(VENDOR / "upload.js") if path == "/apply/what/" else 0
        assert page + own + uploading <= 25_000, path


def test_no_step_asks_the_database_often(country, django_assert_max_num_queries):
    country.who()
    country.what(service_id=str(make_service("job").pk))
    country.where()
    for path in (*STEPS, "/apply/review/"):
        with django_assert_max_num_queries(12):
            country.client.get(path)
