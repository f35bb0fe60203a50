"""Checks of entitlement of an application: what its record already knows of the family, and what was checked."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from tirek.cases.models import Case, EntitlementCheck
from tirek.cases.permissions import may_work
from tirek.core.actor import Actor
from tirek.people.enums import HouseholdRole
from tirek.people.models import HouseholdMember, Person
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import Answer, possible
from tirek.programmes.queries.told import Facts, read_facts

_OF_HEAD = {
    HouseholdRole.SPOUSE: "spouse",
    HouseholdRole.CHILD: "child",
    HouseholdRole.WARD: "ward",
    HouseholdRole.PARENT: "parent",
    HouseholdRole.COHABITANT: "partner",
}
_OF_SPOUSE = {HouseholdRole.HEAD: "spouse", HouseholdRole.CHILD: "child", HouseholdRole.WARD: "ward"}
MOST = 14


def case_to_check(actor: Actor, key: UUID) -> Case | None:
    """The application, for whoever may work on it."""
    case = Case.objects.visible_to(actor).select_related("applicant", "office").filter(pk=key).first()
    return case if case and may_work(actor, case) else None


def known_family(case: Case, actor: Actor) -> dict[str, Any]:
    """What the record knows, as the questions ask it. Two queries."""
    person = case.applicant
    told: dict[str, Any] = {"area": str(case.area_id), "born_0": _day(person)}
    own = HouseholdMember.objects.current().filter(person=person).first()
    if own is None:
        return told
    seen = Person.objects.visible_to(actor)
    others = HouseholdMember.objects.current().filter(household_id=own.household_id, person__in=seen)
    others = others.exclude(person=person).select_related("person").order_by("person__birth_date")
    for row, member in enumerate(others[:MOST], start=1):
        told |= {f"relation_{row}": _relation(own.role, member.role), f"born_{row}": _day(member.person)}
    return told


def checks_of(case: Case, actor: Actor) -> list[EntitlementCheck]:
    """Checks of an application, the latest first."""
    return list(EntitlementCheck.objects.visible_to(actor).filter(case=case))


def told_by_applicants(persons: Collection[UUID], since: date) -> Iterator[tuple[UUID, Facts]]:
    """What applicants among some persons told since a day, the latest last: for sums over many families, never for a
    page about one. One query."""
    rows = EntitlementCheck.objects.filter(case__applicant__in=persons, at__date__gte=since).order_by("at", "pk")
    for person, kept in rows.values_list("case__applicant_id", "facts"):
        if facts := read_facts(kept):
            yield person, facts


def answer_of(check: EntitlementCheck) -> Answer:
    """The answer in the active language."""
    found: Answer = check.answers.get((get_language() or "kk")[:2]) or check.answers.get("kk") or {}
    return found


def to_plan(check: EntitlementCheck) -> list[Service]:
    """The measures of a check that may be promised and are not yet."""
    planned = check.case.plan.values_list("service_id", flat=True)
    codes = possible(answer_of(check)) if check.answers else []
    return list(Service.objects.filter(code__in=codes).exclude(pk__in=planned).order_by("position"))


def _relation(own: str, other: str) -> str:
    table = {HouseholdRole.HEAD: _OF_HEAD, HouseholdRole.SPOUSE: _OF_SPOUSE}.get(HouseholdRole(own), {})
    return table.get(HouseholdRole(other), "kin")


def _day(person: Person) -> str:
    return person.birth_date.isoformat() if person.birth_date else ""
