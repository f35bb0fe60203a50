"""What a device takes along: services, areas near, words of the consent, days and terms, the key to seal to."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation

from tirek.cases import escrow
from tirek.cases.clock.ledger import count_term
from tirek.cases.queries.receiving import consent_terms
from tirek.core.calendar import CLOSES, WorkingCalendar
from tirek.network.models import Organisation
from tirek.programmes.queries import services_by_category
from tirek.territory.queries.geography import Geography, geography

DAYS_AHEAD = 60
LANGUAGES = ("kk", "ru", "en")


def reference(office: Organisation, *, user_name: str, user_post: str, on: date) -> dict[str, Any]:
    """Everything an offline device needs to take applications for an office; nothing personal but its user's name."""
    world = geography(on)
    return {
        "on": on.isoformat(),
        "office": {
            "code": office.code,
            "name": in_languages(lambda language: office.name_in(language)),
            "phone": office.phone,
            "address": office.address,
            "hours": office.opening_hours,
            "area": str(office.area_id),
        },
        "user": {"name": user_name, "post": user_post},
        "areas": _areas_near(world, office.area_id),
        "services": _services(on),
        "terms": _terms(office, on),
        "closes": f"{CLOSES:%H:%M}",
        "consent": in_languages(lambda _language: asdict(consent_terms(office))),
        "track": f"{settings.SITE_URL}/track/",
        "escrow": escrow.public_key(),
    }


def in_languages(text: Callable[[str], Any]) -> dict[str, Any]:
    """Something said in each language."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = text(language)
    return found


def _areas_near(world: Geography, area_id: Any) -> list[dict[str, Any]]:
    """The districts of the office's region; of the whole country for an office that has no region."""
    region = world.region_of(area_id)
    near = world.children(region.id) or (region,) if region else world.districts
    return [
        {"id": str(area.id), "name": {"kk": area.name_kk, "ru": area.name_ru, "en": area.name_en or area.name_kk}}
        for area in near
    ]


def _services(on: date) -> list[dict[str, Any]]:
    return [
        {
            "id": str(service.pk),
            "code": service.code,
            "name": {language: service.name_in(language) for language in LANGUAGES},
            "group": in_languages(lambda _language, group=category: str(group.label)),  # type: ignore[misc]
        }
        for category, services in services_by_category(on)
        for service in services
    ]


def _terms(office: Organisation, on: date) -> list[dict[str, str]]:
    """Each working day ahead with the last day of the answer to what is registered on it."""
    calendar = WorkingCalendar.current()
    days = (on + timedelta(days=step) for step in range(-3, DAYS_AHEAD))
    return [
        {"day": day.isoformat(), "due": count_term(day, is_bound_by_code=office.is_bound_by_code).due_on.isoformat()}
        for day in days
        if calendar.is_working_day(day)
    ]
