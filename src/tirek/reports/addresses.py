"""The addresses a figure leads to."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from tirek.reports.indicators import Indicator


def address_of_records(indicator: Indicator, link: Mapping[str, str]) -> str:
    """The list of the records a figure counts."""
    return _address("reports:records", indicator, link)


def address_of_places(indicator: Indicator, link: Mapping[str, str]) -> str:
    """The same indicator divided by place."""
    return _address("reports:indicator", indicator, link)


def _address(name: str, indicator: Indicator, link: Mapping[str, str]) -> str:
    return f"{reverse(name, args=[indicator.code])}?{urlencode(link)}"
