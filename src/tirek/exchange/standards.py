"""The open standards spoken here: each with its edition, the document that defines it, and where it answers."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard. ``examples`` are addresses to begin with; ``is_open``: read by anybody without a key."""

    code: str
    name: str
    edition: str
    about: Any
    document: str
    examples: tuple[str, ...]
    is_open: bool = True


def all_standards(period: str) -> list[Standard]:
    """Every standard; ``period`` is the last published one, empty when there is none."""
    return [*_of_the_network(), *_of_figures(period), *_of_news()]


def _of_the_network() -> list[Standard]:
    return [
        Standard(
            "hsds",
            "HSDS (Open Referral)",
            "3.0",
            _("The catalogue of support measures, for directories and other catalogues."),
            "https://docs.openreferral.org/en/v3.0.1/hsds/",
            (reverse("exchange:hsds"), reverse("exchange:hsds_services"), reverse("exchange:hsds_organizations")),
        ),
        Standard(
            "popolo",
            "Popolo",
            "1.0",
            _("The network: bodies, their posts, who holds them today and agreed to be named, areas."),
            "https://www.popoloproject.com/specs/",
            tuple(
                reverse(f"exchange:popolo_{name}")
                for name in ("organizations", "posts", "memberships", "people", "areas")
            ),
        ),
        Standard(
            "open311",
            "Open311 GeoReport",
            "2",
            _("Applications from any client: services, what each asks, handing in, status. JSON and XML."),
            "https://wiki.open311.org/GeoReport_v2/",
            (
                reverse("exchange:open311_discovery", args=["json"]),
                reverse("exchange:open311_services", args=["json"]),
                reverse("exchange:open311_services", args=["xml"]),
            ),
            is_open=False,
        ),
    ]


def _of_figures(period: str) -> list[Standard]:
    values = tuple(reverse(f"exchange:dhis2_{form}") for form in ("json", "csv", "xml"))
    return [
        Standard(
            "dhis2",
            "DHIS2 dataValueSets",
            "2.40",
            _("Published figures with their organisation units and data elements, as DHIS2 imports them."),
            "https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-240/data.html",
            (reverse("exchange:dhis2_metadata"), *(f"{address}?period={period}" for address in values if period)),
        ),
        Standard(
            "adx",
            "ADX (IHE QRPH)",
            "2015",
            _("The same published figures as ADX, and as CSV and JSON."),
            "https://wiki.ihe.net/index.php/Aggregate_Data_Exchange",
            tuple(reverse("reports:open_data_file", args=[period, form]) for form in ("xml", "csv", "json") if period),
        ),
        Standard(
            "360giving",
            "360Giving",
            "1.1",
            _("Every grant given: to whom, for what, how much."),
            "https://standard.threesixtygiving.org/",
            (reverse("calls:grants_json"),),
        ),
    ]


def _of_news() -> list[Standard]:
    return [
        Standard(
            "icalendar",
            "iCalendar",
            "RFC 5545",
            _("Public events to subscribe to; staff find their own calendar in their account."),
            "https://www.rfc-editor.org/rfc/rfc5545",
            (reverse("activities:events_feed"),),
        ),
        Standard(
            "rss",
            "RSS",
            "2.0",
            _("News in each language."),
            "https://www.rssboard.org/rss-specification",
            tuple(reverse("media:rss", args=[language]) for language in ("kk", "ru", "en")),
        ),
        Standard(
            "openapi",
            "OpenAPI",
            "3.1",
            _("The interface of partners' systems, described whole."),
            "https://spec.openapis.org/oas/v3.1.0",
            (reverse("api:openapi-json"),),
        ),
    ]
