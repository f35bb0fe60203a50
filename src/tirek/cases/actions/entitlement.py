"""Checks of entitlement kept with an application, and the plan they propose."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked, user_of
from tirek.cases.actions.plan import add_line
from tirek.cases.models import Case, EntitlementCheck, PlanLine
from tirek.cases.permissions import may_work
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import answers_for, possible
from tirek.programmes.queries.told import Facts, read_facts


@atomic
def keep_check(case_id: UUID, facts: Facts, *, by: Actor, at: datetime) -> EntitlementCheck:
    """Check a family by the rules in force and keep the answer with the application. Raises Refused."""
    case = locked(case_id, by)
    ensure(may_work(by, case))
    return _kept(case, facts, made_by_id=user_of(by), by=by, at=at)


def keep_told_check(case: Case, told: dict[str, Any], *, by: Actor, at: datetime) -> EntitlementCheck | None:
    """Keep what the applicant had told before applying and sent along; None when it cannot be read any more. Called
    inside the intake of their application."""
    facts = read_facts(told)
    return _kept(case, facts, made_by_id=None, by=by, at=at) if facts else None


@atomic
def plan_from_check(check_id: UUID, codes: Collection[str], due_on: date, *, by: Actor, at: datetime) -> list[PlanLine]:
    """Promise several measures of a check at once; those that stand in the plan already are left out. Raises Refused,
    or ValidationError when nothing is left to promise."""
    check = EntitlementCheck.objects.visible_to(by).get(pk=check_id)
    case = locked(check.case_id, by)
    planned = set(case.plan.values_list("service_id", flat=True))
    offered = {code for answer in check.answers.values() for code in possible(answer)}
    services = Service.objects.filter(code__in=set(codes) & offered).exclude(pk__in=planned).order_by("position")
    lines = [add_line(case.pk, service.pk, due_on, by=by, at=at) for service in services]
    if not lines:
        raise ValidationError({"measures": _("Choose a measure that is not in the plan yet.")})
    record("cases.check_planned", case, by=by, at=at, check=check.pk, lines=[line.pk for line in lines])
    return lines


def _kept(case: Case, facts: Facts, *, made_by_id: UUID | None, by: Actor, at: datetime) -> EntitlementCheck:
    version, answers = answers_for(facts)
    made = EntitlementCheck.objects.create(
        case=case,
        at=at,
        made_by_id=made_by_id,
        made_by_name=by.name,
        rules_version=version,
        facts=facts.as_json(),
        answers=answers,
    )
    record("cases.check_made", case, by=by, at=at, check=made.pk, rules=version)
    return made
