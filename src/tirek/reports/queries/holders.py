"""Which office answers for which body on its sheet: each body counts at the nearest office above it, or is one."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from tirek.core.actor import EVERYWHERE, Reach
from tirek.network.models import Organisation

Codes = Mapping[str, UUID]


def offices_on(day: date) -> list[Organisation]:
    """The offices that report for a period ending on a day, those above first."""
    return list(Organisation.objects.offices().on(day).order_by("path"))


def office_above(office: Organisation, offices: Codes) -> UUID | None:
    """The nearest office above in the current tree."""
    return next((offices[code] for code in reversed(office.ancestor_codes) if code in offices), None)


def own_bodies(office: Organisation) -> frozenset[UUID]:
    """The bodies an office answers for itself: those below it that lie below no other office (two queries)."""
    below = Organisation.objects.under(office).exclude(pk=office.pk)
    others = tuple(below.offices().values_list("path", flat=True))
    found = below.values_list("pk", "path")
    return frozenset({office.pk, *(pk for pk, path in found if not path.startswith(others))})


def subtree_of(office: Organisation) -> Reach:
    """The office and all below it; the republic's is everything."""
    if office.parent_code is None:
        return EVERYWHERE
    return Reach(frozenset(Organisation.objects.under(office).values_list("pk", flat=True)))


def all_holders(offices: Iterable[Organisation]) -> dict[UUID, UUID]:
    """Body → the office that answers for it, for the whole network (one query)."""
    keys = {office.code: office.pk for office in offices}
    held: dict[UUID, UUID] = {}
    for pk, path in Organisation.objects.values_list("pk", "path"):
        codes = path.rstrip(".").split(".")
        if office := next((keys[code] for code in reversed(codes) if code in keys), None):
            held[pk] = office
    return held
