"""The catalogue of measures in the shape of Open Referral's HSDS 3: services, organisations, taxonomies, pages of them.

Texts are in the active language. What is derived (a language, a paper, an area of a service) has a key derived from its
service, so that the same thing keeps its key.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import ceil
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Model, QuerySet

from tirek.network.models import Organisation
from tirek.people.enums import Language
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.enums_of_services import LifeEvent, Paper
from tirek.programmes.models import Service
from tirek.programmes.queries.measures import Asked, measures

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/v3.0.1/hsds/"
NEEDS = UUID("6f9d3f5e-6a58-5d0b-9c39-1f1a3f1f7a01")
EVENTS = UUID("6f9d3f5e-6a58-5d0b-9c39-1f1a3f1f7a02")
MOST = 100
Row = dict[str, Any]


def page_of(rows: "QuerySet[Any]", number: int, size: int, shape: Callable[[Any], Row]) -> Row:
    """A page as HSDS answers lists."""
    total = rows.count()
    pages = max(1, ceil(total / size))
    shown = list(rows[(number - 1) * size : number * size])
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not shown,
        "contents": [shape(row) for row in shown],
    }


def services(on: date, *, words: str = "", organisation_id: UUID | None = None, term: UUID | None = None) -> Any:
    """Measures offered on a day: by words, owner, need or event of life."""
    found = measures(Asked(words, event=_named(LifeEvent.values, EVENTS, term)), on)
    if need := _named(ServiceCategory.values, NEEDS, term):
        found = found.filter(category=need)
    if organisation_id:
        found = found.filter(owner_id=organisation_id)
    return found.select_related("owner__area").prefetch_related("areas")


def organisations(on: date) -> "QuerySet[Organisation]":
    """Those that answer for a measure offered on a day."""
    owners = Service.objects.on(on).filter(is_asked_for=False, owner__isnull=False).values("owner_id")
    return Organisation.objects.filter(pk__in=owners).select_related("area").order_by("code")


def service(row: Service) -> Row:
    """A service, whole."""
    told: Row = {
        "id": str(row.pk),
        "name": row.name,
        "description": row.description,
        "url": f"{settings.SITE_URL}{row.get_absolute_url()}",
        "status": "active",
        "application_process": "; ".join(row.venue_labels),
        "fees_description": row.cost,
        "eligibility_description": row.eligibility,
        "accreditations": row.act,
        "languages": [_language(row, code) for code in row.languages],
        "required_documents": [_document(row, value) for value in row.papers],
        "service_areas": [_area(row, area) for area in row.areas.all()],
        "attributes": [*_attributes(row)],
        "phones": [{"id": _key(row, "phone"), "number": row.phone}] if row.phone else [],
        "schedules": [{"id": _key(row, "schedule"), "description": row.schedule}] if row.schedule else [],
        "last_modified": (row.confirmed_on or row.created_at.date()).isoformat(),
    }
    if row.confirmed_on:
        told["assured_date"] = row.confirmed_on.isoformat()
    if row.owner:
        told["organization"] = organisation(row.owner)
    return told


def organisation(row: Organisation) -> Row:
    """An organisation, as much as its public page says."""
    return {
        "id": str(row.pk),
        "name": row.name,
        "description": f"{row.name}, {row.area.name}",
        "website": f"{settings.SITE_URL}{row.get_absolute_url()}",
        **({"email": row.email} if row.email else {}),
        "phones": [{"id": _key(row, "phone"), "number": row.phone}] if row.phone else [],
    }


def taxonomies() -> list[Row]:
    """Needs, and events of life."""
    return [
        {"id": str(NEEDS), "name": "Needs", "description": "The need a measure answers", "version": "1"},
        {"id": str(EVENTS), "name": "Life events", "description": "What happened to the person", "version": "1"},
    ]


def taxonomy_terms() -> list[Row]:
    """Every term of both taxonomies, in the active language."""
    return [*_terms(NEEDS, ServiceCategory.choices), *_terms(EVENTS, LifeEvent.choices)]


def _terms(taxonomy: UUID, choices: Iterable[tuple[str, Any]]) -> list[Row]:
    return [_term(taxonomy, value, str(label)) for value, label in choices]


def _term(taxonomy: UUID, value: str, label: str) -> Row:
    return {
        "id": str(uuid5(taxonomy, value)),
        "code": value,
        "name": label,
        "description": label,
        "taxonomy_id": str(taxonomy),
    }


def _attributes(row: Service) -> Iterable[Row]:
    terms = [(NEEDS, row.category, str(ServiceCategory(row.category).label))]
    terms += [(EVENTS, value, str(LifeEvent(value).label)) for value in row.life_events]
    for taxonomy, value, label in terms:
        key = _key(row, f"{taxonomy}/{value}")
        yield {
            "id": key,
            "link_id": str(row.pk),
            "link_entity": "service",
            "taxonomy_term": _term(taxonomy, value, label),
        }


def _language(row: Service, code: str) -> Row:
    return {"id": _key(row, f"language/{code}"), "code": code, "name": str(Language(code).label)}


def _document(row: Service, value: str) -> Row:
    return {"id": _key(row, f"paper/{value}"), "document": str(Paper(value).label)}


def _area(row: Service, area: Any) -> Row:
    return {"id": _key(row, f"area/{area.pk}"), "name": area.name, "extent": area.kato or "", "extent_type": "other"}


def _named(values: Sequence[str], taxonomy: UUID, term: UUID | None) -> str:
    """The value a term stands for, empty when it is none of this taxonomy."""
    return next((value for value in values if uuid5(taxonomy, value) == term), "")


def _key(row: Model, name: str) -> str:
    return str(uuid5(UUID(str(row.pk)), name))
