"""The network as it stands or stood: tree, places, names, which office answers for an area, the directory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from tirek.core.text import query_for
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement
from tirek.territory.models import Area, AreaWithin

CODE_DIGITS = (4, 6)
BETWEEN = " · "


@dataclass(slots=True)
class Node:
    """An organisation in the tree of a day, under the name it bore then."""

    organisation: Organisation
    name: str
    below: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """Everything the public page of an organisation shows."""

    organisation: Organisation
    ancestors: list[Organisation]
    children: list[Organisation]
    names: list[OrganisationName]
    placements: list[OrganisationPlacement]


def branch(parent: Organisation | None, on: date) -> list[Node]:
    """What stood directly below an organisation on a day (None: the roots), under the names of that day, each with how
    many stand below it; by kind and code. Three queries however large the network is."""
    placed = OrganisationPlacement.objects.filter(during__contains=on)
    standing = Organisation.objects.on(on).select_related("area")
    if parent is None:
        found = standing.exclude(pk__in=placed.values("organisation"))
    else:
        found = standing.filter(pk__in=placed.filter(parent=parent).values("organisation"))
    order = {kind: place for place, kind in enumerate(OrganisationKind.values)}
    listed = sorted(found, key=lambda each: (order[each.kind], each.code))
    keys = [each.pk for each in listed]
    below = placed.filter(parent__in=keys, organisation__during__contains=on).order_by().values_list("parent")
    counts = dict(below.annotate(Count("pk")))
    names = names_on(keys, on)
    return [Node(each, names.get(each.pk, each.name), counts.get(each.pk, 0)) for each in listed]


def names_on(keys: Iterable[UUID], on: date) -> dict[UUID, str]:
    """The names organisations bore on a day; one query."""
    rows = OrganisationName.objects.filter(during__contains=on, organisation__in=list(keys))
    return {row.organisation_id: row.name for row in rows}


def children(organisation: Organisation, on: date) -> QuerySet[Organisation]:
    """Those that stood directly below an organisation on a day."""
    placed = OrganisationPlacement.objects.filter(parent=organisation, during__contains=on)
    return Organisation.objects.on(on).filter(pk__in=placed.values("organisation")).order_by("code")


def ancestors(organisation: Organisation, on: date | None = None) -> list[Organisation]:
    """From the root down to the parent: of today's tree in one query, of an earlier day's by its placements."""
    if on is None:
        found = {each.code: each for each in Organisation.objects.filter(code__in=organisation.ancestor_codes)}
        return [found[code] for code in organisation.ancestor_codes if code in found]
    path: list[Organisation] = []
    key: UUID | None = organisation.pk
    while placement := OrganisationPlacement.objects.filter(organisation=key, during__contains=on).first():
        path.insert(0, placement.parent)
        key = placement.parent_id
    return path


def offices_for_area(area_id: UUID, on: date) -> list[Organisation]:
    """Offices that accept applications from an area on a day, the nearest first: of the area itself, then of what it
    lay in (district, region, republic)."""
    circles = dict(AreaWithin.objects.filter(area_id=area_id, during__contains=on).values_list("ancestor_id", "level"))
    offices = Organisation.objects.offices().on(on).filter(area__in=circles, accepts_applications=True)
    return sorted(offices.select_related("area"), key=lambda office: (-circles[office.area_id], office.code))


def directory(
    *,
    text: str = "",
    region_id: UUID | None = None,
    level: str = "",
    kind: str = "",
    people: str = "",
    language: str = "",
    on: date,
) -> QuerySet[Organisation]:
    """The public directory: by words in any spelling, by code, region, level, kind, people and language (GIN index on
    search_keys)."""
    found = Organisation.objects.on(on).select_related("area")
    if region_id:
        within = AreaWithin.objects.filter(ancestor_id=region_id, during__contains=on)
        found = found.filter(area__in=within.values("area"))
    if level:
        found = found.filter(level=level)
    if kind:
        found = found.filter(kind=kind)
    if people:
        found = found.filter(profile__peoples__contains=[people])
    if language:
        found = found.filter(profile__languages__contains=[language])
    if text.strip():
        found = found.filter(_says(text))
    return found.annotate(rank=_level_rank()).order_by("rank", "path")


def named(text: str, on: date) -> QuerySet[Organisation]:
    """Organisations of a day that somebody may mean: by code, by a choice from a list (``6100 · Name``), or by words of
    the name in any language and spelling; those higher up first."""
    code = text.split(BETWEEN)[0].strip()
    found = Organisation.objects.on(on).select_related("area")
    return found.filter(_says(code if code.isdigit() else text)).annotate(rank=_level_rank()).order_by("rank", "path")


def find_organisation(code: str) -> Organisation | None:
    """The organisation with this code, closed ones too."""
    return Organisation.objects.select_related("area").filter(code=code).first()


def organisation_page(organisation: Organisation, on: date) -> OrganisationPage:
    """What the page of an organisation shows on a day: five queries whatever its size."""
    return OrganisationPage(
        organisation=organisation,
        ancestors=ancestors(organisation),
        children=list(children(organisation, on).select_related("area")),
        names=list(organisation.names.order_by("-during")),
        placements=list(organisation.placements.select_related("parent").order_by("-during")),
    )


def regions(on: date) -> list[Area]:
    """Regions of a day, for the choice of the directory."""
    return sorted(Area.objects.region_level().existing_on(on), key=lambda area: area.name)


def _says(text: str) -> Q:
    typed = text.strip()
    if len(typed) in CODE_DIGITS and typed.isascii() and typed.isdigit():
        return Q(code=typed)
    query = query_for(typed)
    if query is None:
        return Q(pk__in=[])
    matching = RawSQL(
        "SELECT id FROM network_organisation "
        "WHERE to_tsvector('simple'::regconfig, search_keys) @@ to_tsquery('simple', %s)",
        [query],
    )
    return Q(pk__in=matching)


def _level_rank() -> Case:
    ranks = {Level.REPUBLIC: 0, Level.REGION: 1, Level.DISTRICT: 2}
    whens = [When(level=level, then=Value(rank)) for level, rank in ranks.items()]
    return Case(*whens, default=Value(3), output_field=IntegerField())


def districts_of(region: Area, on: date) -> list[Area]:
    """Areas of district level that lay in a region on a day, by name."""
    within = Area.objects.district_level().existing_on(on).within(region, on).exclude(pk=region.pk)
    return sorted(within.distinct(), key=lambda area: area.name)
