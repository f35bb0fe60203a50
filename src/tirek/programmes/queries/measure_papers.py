"""Measures on paper: one to a page to hand out, or four to a sheet for a meeting, each with its address."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.paper import pdf, qr_svg
from tirek.programmes.entitlement.figures import Figure, figures_of
from tirek.programmes.enums_of_services import Certainty
from tirek.programmes.models import Service

MOST = 24


def leaflet_pdf(service: Service, *, on: date, at: datetime) -> bytes:
    """One measure on one page: what, whom for, how much, what to bring, where to go, by which act."""
    data = {**_frame(on), "title": service.name, **_words(), **_about(service, on)}
    return pdf("programmes/measure", data, dated=at)


def leaflets_pdf(services: Sequence[Service], *, on: date, at: datetime) -> bytes:
    """Several measures, four to a sheet, to be cut."""
    cards = [_about(one, on) | {"name": one.name} for one in services[:MOST]]
    data = {**_frame(on), "title": _("Support measures"), **_words(), "cards": cards}
    return pdf("programmes/measures", data, dated=at)


def figure_words(figure: Figure) -> str:
    """An amount with its unit, as a person reads it."""
    return f"{figure.label}: {figure.shown}"


def _frame(on: date) -> dict[str, Any]:
    return {"lang": (get_language() or "kk")[:2], "office": "Tirek", "date": date_format(on, "DATE_FORMAT")}


def _words() -> dict[str, str]:
    return {
        "for_whom": _("Whom it is for"),
        "how_much": _("How much"),
        "bring": _("What to bring"),
        "where": _("Where to ask for it"),
        "free": _("It costs nothing to apply."),
        "scan": _("More, and how to apply:"),
    }


def _about(service: Service, on: date) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{service.get_absolute_url()}"
    return {
        "description": service.description,
        "eligibility": service.eligibility,
        "amounts": [figure_words(each) for each in figures_of(service.code, on)],
        "papers": service.paper_labels,
        "venues": service.venue_labels,
        "act": service.act,
        "doubt": "" if service.certainty == Certainty.READ else str(Certainty(service.certainty).label),
        "qr": qr_svg(address),
        "address": address,
    }
