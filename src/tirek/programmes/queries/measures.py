"""Finding measures: by words in any of three languages, by event of life, by need, by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.core.actor import Actor
from tirek.core.text import query_for
from tirek.network.models import Organisation
from tirek.programmes.enums import ProgrammePermission
from tirek.programmes.enums_of_services import LifeEvent, ServicePermission
from tirek.programmes.models import Service
from tirek.programmes.queries.life_events import events_meant
from tirek.programmes.queries.routing import NoOffice, nearest_office, providers
from tirek.territory.models import AreaWithin

_VECTOR = SearchVector("search_terms", config="simple")  # the expression of index service_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; empty means any."""

    words: str = ""
    event: str = ""
    category: str = ""
    area_id: UUID | None = None


def measures(asked: Asked, on: date) -> "QuerySet[Service]":
    """Measures offered on a day that answer a question, the likeliest first, else in the order of the catalogue.

    Every word should fit, or the event of life the words tell; when no measure has them all, those that have some of
    them. Two queries at most.
    """
    found = _narrowed(Service.objects.on(on).filter(is_asked_for=False), asked, on)
    query = query_for(asked.words)
    if not query:
        return found.order_by("position", "code")
    if told := events_meant(asked.words):
        return _matching(found, query, Q(life_events__overlap=told))
    whole = _matching(found, query)
    return whole if whole.exists() else _matching(found, query.replace(" & ", " | "))


def search_measures(words: str, on: date) -> "QuerySet[Service]":
    """Measures that have every one of these words: for the search over everything."""
    query = query_for(words)
    explained = Service.objects.on(on).filter(is_asked_for=False)
    return _matching(explained, query) if query else explained.none()


def measures_of_events(events: Iterable[str], on: date) -> "QuerySet[Service]":
    """Measures offered on a day that answer any of these events of life."""
    explained = Service.objects.on(on).filter(is_asked_for=False)
    return explained.filter(life_events__overlap=list(events)).order_by("position", "code")


def _matching(found: "QuerySet[Service]", query: str, besides: Q | None = None) -> "QuerySet[Service]":
    """Those that have the words, and those ``besides``, after them."""
    asked = SearchQuery(query, config="simple", search_type="raw")
    fits = Q(found=asked) | besides if besides else Q(found=asked)
    ranked = found.annotate(found=_VECTOR, rank=SearchRank(_VECTOR, asked)).filter(fits)
    return ranked.order_by("-rank", "position")


def _narrowed(found: "QuerySet[Service]", asked: Asked, on: date) -> "QuerySet[Service]":
    if asked.event in LifeEvent.values:
        found = found.filter(life_events__contains=[asked.event])
    if asked.category:
        found = found.filter(category=asked.category)
    return found.filter(_in_place(asked.area_id, on)) if asked.area_id else found


def _in_place(area_id: UUID, on: date) -> Q:
    """Offered everywhere, or in an area around the place."""
    around = AreaWithin.objects.filter(area_id=area_id, during__contains=on).values("ancestor_id")
    offered = Service.areas.through.objects.filter(service_id=OuterRef("pk"))
    return ~Exists(offered) | Exists(offered.filter(area_id__in=around))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a person from a place goes with a measure: the reception office, and who provides it."""

    office: Organisation | None
    providers: list[Organisation]


def places_for(service: Service, area_id: UUID, on: date) -> Places:
    """The nearest office and the providers of a measure, or of the need it is asked through. Three queries at most."""
    try:
        office = nearest_office(area_id, on)
    except NoOffice:
        office = None
    keys = {service.pk, service.asked_through_id} - {None}
    found = [one for key in keys if key for one in providers(key, area_id, on)]
    return Places(office, list({one.pk: one for one in found}.values()))


def to_confirm(actor: Actor, on: date) -> "QuerySet[Service]":
    """Measures nobody has confirmed lately, as far as the actor answers for them."""
    stale = Service.objects.stale(on)
    if actor.holds(ProgrammePermission.EDIT):
        return stale
    reach = actor.reach(ServicePermission.CONFIRM)
    return stale.filter(reach.q("owner_id")) if reach else stale.none()
