"""Programmes: beginning one, changing it, its money and its partners."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.programmes.models import BudgetLine, Programme, ProgrammePartner
from tirek.programmes.permissions_of_roadmaps import may_plan_for
from tirek.territory.models import Area


@dataclass(frozen=True, kw_only=True)
class ProgrammeFacts:
    """A programme as its owner tells it. ``until`` is its last day (empty: not yet known); no areas: everywhere."""

    owner_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    since: date
    until: date | None = None
    act: str = ""
    goals_kk: str
    goals_ru: str
    goals_en: str = ""
    area_ids: tuple[UUID, ...] = ()

    def as_columns(self) -> dict[str, Any]:
        told = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "area_ids"}
        during = told_days(told.pop("since"), told.pop("until"))
        return {**told, "during": during}


def told_days(since: date, until: date | None) -> DateRange:
    """The days from the first to the last, both told by people. Raises ValidationError by field."""
    if until and until < since:
        raise ValidationError({"until": _("It ends before it begins.")})
    return DateRange(since, until, "[]") if until else DateRange(since, None)


@transaction.atomic
def create_programme(facts: ProgrammeFacts, *, by: Actor, at: datetime) -> Programme:
    """Begin a programme. Raises Refused, or ValidationError by field."""
    ensure(may_plan_for(by, facts.owner_id))
    programme = Programme.objects.create(**facts.as_columns())
    programme.areas.set(Area.objects.filter(pk__in=facts.area_ids))
    record("programmes.programme_begun", programme, by=by, at=at, organisation=programme.owner_id)
    return programme


@transaction.atomic
def edit_programme(programme_id: UUID, facts: ProgrammeFacts, *, by: Actor, at: datetime) -> Programme:
    """Change what a programme says of itself. Raises Refused, or ValidationError by field."""
    programme = _locked(programme_id, by)
    ensure(may_plan_for(by, facts.owner_id))
    for column, value in facts.as_columns().items():
        setattr(programme, column, value)
    programme.save()
    programme.areas.set(Area.objects.filter(pk__in=facts.area_ids))
    record("programmes.programme_changed", programme, by=by, at=at)
    return programme


@dataclass(frozen=True, kw_only=True)
class Money:
    """A line of the budget, in whole tenge."""

    year: int
    source: str
    purpose: str
    planned: int
    spent: int = 0


@transaction.atomic
def set_budget_line(programme_id: UUID, money: Money, *, by: Actor, at: datetime) -> BudgetLine:
    """Write a line of the budget; the same year, source and purpose again changes its sums. Raises Refused."""
    programme = _locked(programme_id, by)
    if min(money.planned, money.spent) < 0:
        raise ValidationError({"planned": _("Money cannot be less than nothing.")})
    key: dict[str, Any] = {"year": money.year, "source": money.source, "purpose": money.purpose}
    line, _made = BudgetLine.objects.update_or_create(
        programme=programme, **key, defaults={"planned": money.planned, "spent": money.spent}
    )
    record("programmes.budget_set", programme, by=by, at=at, year=money.year, planned=money.planned, spent=money.spent)
    return line


@transaction.atomic
def remove_budget_line(line_id: UUID, *, by: Actor, at: datetime) -> Programme:
    """Take a line of the budget away. Raises Refused."""
    line = BudgetLine.objects.get(pk=line_id)
    programme = _locked(line.programme_id, by)
    record("programmes.budget_removed", programme, by=by, at=at, year=line.year, planned=line.planned)
    line.delete()
    return programme


@transaction.atomic
def set_partners(programme_id: UUID, parts: Collection[tuple[UUID, str]], *, by: Actor, at: datetime) -> Programme:
    """The partners of a programme and the part of each: these and no others. Raises Refused, or ValidationError."""
    programme = _locked(programme_id, by)
    ProgrammePartner.objects.filter(programme=programme).delete()
    rows = [ProgrammePartner(programme=programme, organisation_id=key, part=part) for key, part in parts]
    try:
        with transaction.atomic():
            ProgrammePartner.objects.bulk_create(rows)
    except IntegrityError as error:
        raise ValidationError({"partner": _("Each partner once.")}) from error
    record("programmes.partners_set", programme, by=by, at=at, count=len(rows))
    return programme


def _locked(programme_id: UUID, by: Actor) -> Programme:
    programme = Programme.objects.visible_to(by).select_for_update(of=("self",)).get(pk=programme_id)
    ensure(may_plan_for(by, programme.owner_id))
    return programme
