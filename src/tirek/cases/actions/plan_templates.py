"""Templates of plans: edited by the coordinator, and the beginning of a plan from one of them."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked
from tirek.cases.actions.plan import add_line
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import Milestone, OwnerKind, PlanNeed
from tirek.cases.models import PlanLine, PlanStart, PlanTemplate, PlanTemplateLine
from tirek.cases.permissions import may_edit_plan_templates, may_work
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.programmes.models import Service


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A proposed service as edited: due so many working days after the beginning."""

    service_id: UUID
    working_days: int
    owner_kind: str = OwnerKind.OFFICE
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class TemplateData:
    """A template as edited; its lines in order."""

    need: str
    name_kk: str
    name_ru: str
    name_en: str
    lines: Sequence[TemplateLine]
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A proposed line that was ticked, as it will be promised."""

    service_id: UUID
    due_on: date
    owner_kind: str = OwnerKind.OFFICE
    milestone: str = ""
    responsible_id: UUID | None = None


@atomic
def save_template(code: str, data: TemplateData, *, by: Actor, at: datetime) -> PlanTemplate:
    """Make a template or change the one with this code. Plans already begun keep their lines."""
    ensure(may_edit_plan_templates(by))
    _check(data)
    template = PlanTemplate.objects.select_for_update().filter(code=code).first()
    template = template or PlanTemplate(code=code, position=PlanTemplate.objects.count() + 1)
    for name in ("need", "is_offered"):
        setattr(template, name, getattr(data, name))
    for name in ("name_kk", "name_ru", "name_en"):
        setattr(template, name, one_line(getattr(data, name))[:300])
    template.save()
    template.lines.all().delete()
    PlanTemplateLine.objects.bulk_create(
        PlanTemplateLine(
            template=template,
            service_id=line.service_id,
            working_days=line.working_days,
            owner_kind=line.owner_kind,
            milestone=line.milestone,
            position=position,
        )
        for position, line in enumerate(data.lines, start=1)
    )
    record("cases.plan_template_saved", template, by=by, at=at, lines=len(data.lines), offered=int(data.is_offered))
    return template


@atomic
def withdraw_template(template_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Take away a template entered by mistake; one that plans were begun with stays (False)."""
    ensure(may_edit_plan_templates(by))
    template = PlanTemplate.objects.select_for_update().get(pk=template_id)
    if template.starts.exists():
        return False
    record("cases.plan_template_withdrawn", template, by=by, at=at)
    template.delete()
    return True


@atomic
def start_plan(
    case_id: UUID,
    template_id: UUID,
    lines: Sequence[ChosenLine],
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> list[PlanLine]:
    """Promise the chosen services of a template and remember what situation the plan answers. Beginning again from the
    same template adds lines to the same beginning."""
    case = locked(case_id, by, expected_version)
    ensure(may_work(by, case))
    template = PlanTemplate.objects.offered().get(pk=template_id)
    if not lines:
        raise ValidationError(_("Tick at least one service."))
    begun = {"need": template.need, "started_on": day_of(at), "started_by_id": by.user_id}
    PlanStart.objects.get_or_create(case=case, template=template, defaults=begun)
    made = [
        add_line(
            case.pk,
            line.service_id,
            line.due_on,
            None,
            line.responsible_id,
            owner_kind=line.owner_kind,
            milestone=line.milestone,
            by=by,
            at=at,
        )
        for line in lines
    ]
    record("cases.plan_started", case, by=by, at=at, template=template.pk, lines=len(made))
    return made


def load_reference_templates(*, by: Actor, at: datetime) -> int:
    """Add the shipped templates that are not there; those there stay as they were edited. Returns how many are new."""
    told = tomllib.loads(files("tirek.cases").joinpath("data/plan_templates.toml").read_text(encoding="utf-8"))
    services = dict(Service.objects.values_list("code", "pk"))
    known = set(PlanTemplate.objects.values_list("code", flat=True))
    missing = [each for each in told["template"] if each["code"] not in known]
    for each in missing:
        save_template(each["code"], _shipped(each, services), by=by, at=at)
    return len(missing)


def _shipped(told: dict[str, Any], services: dict[str, UUID]) -> TemplateData:
    """A template of the file; a line whose service this catalogue does not have is left out."""
    lines = [
        TemplateLine(services[each["service"]], each["days"], each["by"], each.get("milestone", ""))
        for each in told["lines"]
        if each["service"] in services
    ]
    return TemplateData(told["need"], told["name_kk"], told["name_ru"], told["name_en"], lines)


def _check(data: TemplateData) -> None:
    if data.need not in PlanNeed.values:
        raise ValidationError({"need": _("Choose the need.")})
    if not one_line(data.name_kk) or not one_line(data.name_ru):
        raise ValidationError({"name_kk": _("Name it in Kazakh and in Russian.")})
    if not data.lines:
        raise ValidationError(_("A template needs at least one service."))
    if len({line.service_id for line in data.lines}) < len(data.lines):
        raise ValidationError(_("A service stands in a template once."))
    for line in data.lines:
        if line.owner_kind not in OwnerKind.values or (line.milestone and line.milestone not in Milestone.values):
            raise ValidationError(_("Choose by whom each service is given."))
        if not 1 <= line.working_days <= 250:
            raise ValidationError(_("A service is due within 1 to 250 working days."))
