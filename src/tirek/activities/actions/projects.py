"""Projects: beginning one, changing it, bodies that join and leave, what came of it."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Project, ProjectBody
from tirek.activities.permissions_of_training import may_join_project, may_lead_project
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.verdict import Refused, ensure, refuse


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """A project as its leader tells it. ``until`` is its last day (empty: not yet known)."""

    organisation_id: UUID
    kind: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    since: date
    until: date | None = None
    goal_kk: str = ""
    goal_ru: str = ""
    goal_en: str = ""
    result_kk: str = ""
    result_ru: str = ""
    result_en: str = ""

    def as_columns(self) -> dict[str, Any]:
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        since, until = told.pop("since"), told.pop("until")
        return {**told, "during": DateRange(since, until, "[]") if until else DateRange(since, None)}


@transaction.atomic
def create_project(facts: ProjectFacts, *, by: Actor, at: datetime) -> Project:
    """Begin a project. Raises Refused, or ValidationError by field."""
    ensure(may_lead_project(by, facts.organisation_id))
    _check(facts)
    project = Project.objects.create(**facts.as_columns())
    record("activities.project_begun", project, by=by, at=at, organisation=project.organisation_id)
    return project


@transaction.atomic
def edit_project(project_id: UUID, facts: ProjectFacts, *, by: Actor, at: datetime) -> Project:
    """Change what a project says of itself, end it, tell its result. Raises Refused, or ValidationError by field."""
    project = Project.objects.select_for_update().get(pk=project_id)
    ensure(may_lead_project(by, project.organisation_id))
    ensure(may_lead_project(by, facts.organisation_id))
    _check(facts)
    for column, value in facts.as_columns().items():
        setattr(project, column, value)
    project.save()
    record("activities.project_changed", project, by=by, at=at)
    return project


def _check(facts: ProjectFacts) -> None:
    if facts.until and facts.until < facts.since:
        raise ValidationError({"until": _("It ends before it begins.")})
    if (facts.result_kk or facts.result_ru) and not facts.until:
        raise ValidationError({"until": _("Say the last day of a project whose result is told.")})


@transaction.atomic
def join_project(project_id: UUID, body_ids: Collection[UUID], *, by: Actor, at: datetime) -> list[ProjectBody]:
    """Bring bodies into a running project; who is in it stays so, who had left comes back. Raises Refused."""
    project = Project.objects.select_for_update().get(pk=project_id)
    on = local_date(at)
    for body_id in body_ids:
        ensure(may_join_project(by, project, body_id, on))
    if project.organisation_id in body_ids:
        raise Refused(refuse(_("This organisation leads the project itself.")))
    inside = dict(project.bodies.values_list("organisation_id", "pk"))
    project.bodies.filter(organisation__in=list(body_ids)).update(until=None)
    fresh = [ProjectBody(project=project, organisation_id=key, since=on) for key in body_ids if key not in inside]
    rows = ProjectBody.objects.bulk_create(fresh)
    entries = [Entry("activities.project_joined", project, {"organisation": key}) for key in body_ids]
    record_many(entries, by=by, at=at)
    return rows


@transaction.atomic
def leave_project(part_id: UUID, *, by: Actor, at: datetime) -> ProjectBody:
    """A body carries the project out no longer; what it did stays in it. Raises Refused."""
    part = ProjectBody.objects.select_related("project").select_for_update(of=("self",)).get(pk=part_id)
    ensure(may_join_project(by, part.project, part.organisation_id, local_date(at)))
    if part.until is None:
        part.until = max(local_date(at), part.since)
        part.save(update_fields=["until"])
        record("activities.project_left", part.project, by=by, at=at, organisation=part.organisation_id)
    return part
