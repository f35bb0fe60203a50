"""Preparing a reform: describe the act and its steps, try it, propose it, agree as a second person, carry it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.period import Period
from tirek.core.verdict import Refused, Verdict, ensure, refuse
from tirek.territory.actions.areas import Names
from tirek.territory.actions.index import lock_territory
from tirek.territory.actions.reforms import Step, apply_reform
from tirek.territory.enums import AreaKind, PlanState, StepKind
from tirek.territory.models import Area, PlannedStep, Reform, ReformPlan
from tirek.territory.names import latin
from tirek.territory.permissions import may_agree_to_plan, may_edit_areas, may_edit_plan, may_take_back_plan
from tirek.territory.queries import geography_version
from tirek.territory.queries.effects import Trial, all_effects


@dataclass(frozen=True, kw_only=True)
class Act:
    """The act of a reform, as its first page says."""

    title_kk: str
    title_ru: str
    title_en: str = ""
    act_kind: str
    act_number: str = ""
    signed_on: date | None = None
    in_force_on: date
    moves_bodies: bool = True


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """A step to be added to a plan: which fields a kind needs, see ``reforms.Step``."""

    kind: StepKind
    area: Area | None = None
    target: Area | None = None
    target_step: PlannedStep | None = None
    area_kind: str = ""
    name_kk: str = ""
    name_ru: str = ""
    name_en: str = ""
    kato: str = ""
    iso: str = ""
    share: Decimal | None = None


class _TrialOver(Exception):
    """Ends a trial: everything it wrote is undone."""


@transaction.atomic
def begin_plan(act: Act, *, by: Actor, at: datetime) -> ReformPlan:
    """Begin to describe a reform. It changes nothing until it is carried out."""
    ensure(may_edit_areas(by))
    plan = ReformPlan.objects.create(**vars(act))
    record("territory.plan_begun", plan, by=by, at=at, in_force_on=plan.in_force_on)
    return plan


@transaction.atomic
def change_plan(plan_id: UUID, act: Act, *, by: Actor, at: datetime) -> ReformPlan:
    """Change the act of a plan that is still being described; a dry run made before no longer holds."""
    plan = _locked(plan_id, by, may_edit_plan)
    for name, value in vars(act).items():
        setattr(plan, name, value)
    _forget_trial(plan, *vars(act))
    record("territory.plan_changed", plan, by=by, at=at)
    return plan


@transaction.atomic
def add_steps(plan_id: UUID, news: Sequence[NewStep], *, by: Actor, at: datetime) -> list[PlannedStep]:
    """Add steps at the end of a plan. Raises ValidationError when there is none."""
    plan = _locked(plan_id, by, may_edit_plan)
    if not news:
        raise ValidationError(_("Choose at least one area."))
    last = plan.steps.aggregate(last=Max("position"))["last"] or 0
    steps = [PlannedStep(plan=plan, position=place, **vars(new)) for place, new in enumerate(news, start=last + 1)]
    PlannedStep.objects.bulk_create(steps)
    _forget_trial(plan)
    record("territory.plan_steps_added", plan, by=by, at=at, kind=news[0].kind.value, count=len(news))
    return steps


@transaction.atomic
def remove_step(plan_id: UUID, step_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Take a step out of a plan; those after it move up. Refused while another step needs the area it makes."""
    plan = _locked(plan_id, by, may_edit_plan)
    step = plan.steps.get(pk=step_id)
    if step.users.exists():
        raise Refused(refuse(_("Later steps need the area this step forms. Remove them first.")))
    step.delete()
    for later in plan.steps.filter(position__gt=step.position).order_by("position"):
        PlannedStep.objects.filter(pk=later.pk).update(position=F("position") - 1)
    _forget_trial(plan)
    record("territory.plan_step_removed", plan, by=by, at=at, kind=step.kind)
    return plan


@transaction.atomic
def try_plan(plan_id: UUID, period: Period, *, by: Actor, at: datetime) -> ReformPlan:
    """A dry run: carry the plan out, look at what it changes, undo it, keep what was found.

    Raises ValidationError for a step that cannot be carried out.
    """
    lock_territory()
    plan = _locked(plan_id, by, may_edit_plan)
    plan.findings = _found_by_trying(plan, Trial(plan.in_force_on, period, local_date(at), plan.moves_bodies), by, at)
    plan.tried_at, plan.tried_period, plan.tried_on_map = at, period.code, geography_version()
    plan.save(update_fields=["findings", "tried_at", "tried_period", "tried_on_map"])
    counts = {code: len(rows) for code, rows in plan.findings.items()}
    record("territory.plan_tried", plan, by=by, at=at, period=period.code, **counts)
    return plan


@transaction.atomic
def propose_plan(plan_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Propose a plan to a second person. Refused without a dry run of just these steps on just this map."""
    plan = _locked(plan_id, by, may_edit_plan)
    _ensure_tried(plan)
    plan.state, plan.proposed_at, plan.proposed_by_id = PlanState.PROPOSED, at, by.user_id
    plan.save(update_fields=["state", "proposed_at", "proposed_by_id"])
    record("territory.plan_proposed", plan, by=by, at=at)
    return plan


@transaction.atomic
def agree_to_plan(plan_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Agree, as the second person. It is carried out at once if its day has come, else on its day by a worker."""
    lock_territory()
    plan = _locked(plan_id, by, may_agree_to_plan)
    _ensure_tried(plan)
    plan.state, plan.agreed_at, plan.agreed_by_id = PlanState.AGREED, at, by.user_id
    plan.save(update_fields=["state", "agreed_at", "agreed_by_id"])
    record("territory.plan_agreed", plan, by=by, at=at)
    if plan.in_force_on <= local_date(at):
        return carry_out_plan(plan.pk, by=by, at=at)
    return plan


@transaction.atomic
def take_back_plan(plan_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Back to being described, whoever agreed: nothing has changed yet."""
    plan = _locked(plan_id, by, may_take_back_plan)
    plan.state = PlanState.DRAFT
    plan.proposed_at = plan.proposed_by_id = plan.agreed_at = plan.agreed_by_id = None
    plan.save(update_fields=["state", "proposed_at", "proposed_by_id", "agreed_at", "agreed_by_id"])
    record("territory.plan_taken_back", plan, by=by, at=at)
    return plan


@transaction.atomic
def withdraw_plan(plan_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Give a plan up before its day; it stays on the list as withdrawn."""
    plan = _locked(plan_id, by, may_take_back_plan)
    plan.state = PlanState.WITHDRAWN
    plan.save(update_fields=["state"])
    record("territory.plan_withdrawn", plan, by=by, at=at)
    return plan


@transaction.atomic
def carry_out_plan(plan_id: UUID, *, by: Actor, at: datetime) -> ReformPlan:
    """Carry out an agreed plan whose day has come: the map first, then what follows from it in other apps.

    Carrying it out again changes nothing. Refused before its day.
    """
    lock_territory()
    plan = _locked(plan_id, by, lambda actor, _plan: may_edit_areas(actor))
    if plan.state == PlanState.DONE:
        return plan
    if plan.state != PlanState.AGREED or plan.in_force_on > local_date(at):
        raise Refused(refuse(_("This reform is not agreed, or its day has not come.")))
    plan.reform = _carry_out(plan, by, at)
    plan.state = PlanState.DONE
    plan.save(update_fields=["state", "reform"])
    done = {}
    if plan.moves_bodies:
        trial = Trial(plan.in_force_on, Period.containing(plan.in_force_on), local_date(at))
        done = {effect.code: effect.carry_out(trial, by, at) for effect in all_effects() if effect.carry_out}
    record("territory.plan_carried_out", plan, by=by, at=at, reform=plan.reform.code, **done)
    return plan


def carry_out_due(*, by: Actor, at: datetime) -> int:
    """Carry out every agreed plan whose day has come, each in a transaction of its own; returns how many."""
    due = ReformPlan.objects.filter(state=PlanState.AGREED, in_force_on__lte=local_date(at)).order_by(
        "in_force_on", "id"
    )
    keys = list(due.values_list("pk", flat=True))
    for key in keys:
        carry_out_plan(key, by=by, at=at)
    return len(keys)


def _locked(plan_id: UUID, by: Actor, rule: Any) -> ReformPlan:
    plan = ReformPlan.objects.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    verdict: Verdict = rule(by, plan)
    ensure(verdict)
    return plan


def _forget_trial(plan: ReformPlan, *changed: str) -> None:
    plan.findings = plan.tried_at = plan.tried_on_map = None
    plan.save(update_fields=["findings", "tried_at", "tried_on_map", *changed])


def _ensure_tried(plan: ReformPlan) -> None:
    if plan.findings is None:
        raise Refused(refuse(_("Make a dry run first: nobody should agree to what nobody has seen.")))
    if plan.tried_on_map != geography_version():
        raise Refused(refuse(_("The map has changed since the dry run. Take the reform back and try it again.")))


def _found_by_trying(plan: ReformPlan, trial: Trial, by: Actor, at: datetime) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    try:
        with transaction.atomic():
            _carry_out(plan, by, at)
            found = {effect.code: [list(row) for row in effect.find(trial)] for effect in all_effects()}
            raise _TrialOver
    except _TrialOver:
        return found


def _carry_out(plan: ReformPlan, by: Actor, at: datetime) -> Reform:
    steps = [_step(each) for each in plan.steps.select_related("area", "target", "target_step")]
    if not steps:
        raise ValidationError(_("A reform without steps changes nothing."))
    act = {name: getattr(plan, name) for name in ("title_kk", "title_ru", "act_kind", "act_number", "signed_on")}
    reform = Reform(code=_code(plan), title_en=plan.title_en or plan.title_kk, in_force_on=plan.in_force_on, **act)
    return apply_reform(reform, steps, by=by, at=at)


def _step(planned: PlannedStep) -> Step:
    is_split = planned.kind == StepKind.SPLIT
    names = Names(planned.name_kk, planned.name_ru, planned.name_en) if planned.name_kk else None
    return Step(
        kind=StepKind(planned.kind),
        area=None if is_split else planned.area,
        source=planned.area if is_split else None,
        to=planned.target_step.position if planned.target_step else planned.target,
        names=names,
        area_kind=AreaKind(planned.area_kind) if planned.area_kind else None,
        kato=planned.kato or None,
        iso=planned.iso,
        share=planned.share,
    )


def _code(plan: ReformPlan) -> str:
    """A readable address nobody has: the words of the title and the year."""
    words = slugify(latin(plan.title_kk))[:45].strip("-")
    first = f"{words or 'reform'}-{plan.in_force_on.year}"
    taken = set(Reform.objects.filter(code__startswith=first).values_list("code", flat=True))
    return next(code for code in (first, *(f"{first}-{n}" for n in range(2, 100))) if code not in taken)
