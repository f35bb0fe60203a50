"""A tour on paper: the leaflet handed out at its stops, and the travel sheet of its team."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.activities.models import Tour, TourStop
from tirek.activities.queries.rooms import span_words
from tirek.activities.queries.tours import TourPage
from tirek.core.paper import pdf, qr_svg


def leaflet_pdf(page: TourPage, *, at: datetime) -> bytes:
    """When and where the team comes, what it explains, and where the answers are published."""
    tour = page.tour
    address = f"{settings.SITE_URL}{tour.get_absolute_url()}"
    data = {
        **_head(tour),
        "about": [line for line in _in_language(tour, "about").split("\n") if line],
        "stops_title": _("Where and when"),
        "stops": [(_when(stop), _where(stop)) for stop in page.standing_stops],
        "team_title": _("Who comes and what they explain"),
        "team": [(row.organisation.name, row.explains) for row in page.agencies],
        "services_title": _("Support measures explained"),
        "services": [(one.name, _first_lines(_in_language(one, "description"))) for one in page.services],
        "qr": qr_svg(address),
        "note": _("What was asked and what was answered is published here:"),
        "address": address,
    }
    return pdf("activities/leaflet", data, dated=at)


def travel_sheet_pdf(page: TourPage, *, at: datetime) -> bytes:
    """The team's own sheet: stops with transport, who travels, and lines to sign."""
    tour = page.tour
    data = {
        **_head(tour),
        "title": _("Travel sheet: %(tour)s") % {"tour": tour.name},
        "stops_title": _("Stops"),
        "stop_heads": [_("When"), _("Where"), _("Transport")],
        "stops": [(_when(stop), _where(stop), stop.transport or "–") for stop in page.standing_stops],
        "team_title": _("Team"),
        "team_heads": [_("Agency"), _("Representative"), _("Signature")],
        "team": [(row.organisation.name, row.representative, "") for row in page.agencies],
    }
    return pdf("activities/travel_sheet", data, dated=at)


def _head(tour: Tour) -> dict[str, Any]:
    first, last = (date_format(day, "DATE_FORMAT") for day in (tour.begins_on, tour.ends_on))
    return {
        "title": tour.name,
        "lang": (get_language() or "kk")[:2],
        "office": tour.organiser.name,
        "date": first if tour.begins_on == tour.ends_on else f"{first} – {last}",
    }


def _in_language(record: Any, name: str) -> str:
    language = (get_language() or "kk")[:2]
    return getattr(record, f"{name}_{language}", "") or str(getattr(record, f"{name}_kk"))


def _when(stop: TourStop) -> str:
    day = date_format(localtime(stop.event.starts_at), "l")
    return f"{span_words(stop.event.starts_at, stop.event.ends_at)}, {day}"


def _where(stop: TourStop) -> str:
    return f"{stop.event.area.name}, {stop.event.place}"


def _first_lines(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 240 else f"{line[:237]}…"
