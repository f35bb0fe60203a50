"""Initiatives: describing one, its stages as data, its partners, its broadcasts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.programmes.actions.programmes import told_days
from tirek.programmes.enums_of_initiatives import InitiativeKind, Phase, StageNeed
from tirek.programmes.models import Broadcast, Enrolment, Initiative, InitiativePartner, Stage
from tirek.programmes.permissions_of_roadmaps import may_run_initiative

MOST_STAGES = 12


@dataclass(frozen=True, kw_only=True)
class InitiativeFacts:
    """An initiative as its organisation tells it. ``until`` is its last day (empty: not yet known)."""

    organisation_id: UUID
    kind: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    programme_id: UUID | None = None
    since: date
    until: date | None = None
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""

    def as_columns(self) -> dict[str, Any]:
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        during = told_days(told.pop("since"), told.pop("until"))
        return {**told, "during": during}


@dataclass(frozen=True, kw_only=True)
class StageFacts:
    """A stage of the way."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    phase: str = Phase.OTHER
    needs: tuple[str, ...] = ()
    least_days: int = 0
    follows_up: bool = False


USUAL: dict[str, tuple[StageFacts, ...]] = {
    InitiativeKind.TRADE: (
        StageFacts(name_kk="Өтінім берді", name_ru="Подала заявку", name_en="Applied", phase=Phase.APPLIED),
        StageFacts(
            name_kk="Оқуды бітірді",
            name_ru="Окончила обучение",
            name_en="Trained",
            phase=Phase.TRAINED,
            needs=(StageNeed.CERTIFICATE,),
        ),
        StageFacts(
            name_kk="Жабдық алды",
            name_ru="Получила оборудование",
            name_en="Equipped",
            phase=Phase.EQUIPPED,
            needs=(StageNeed.EQUIPMENT,),
        ),
        StageFacts(
            name_kk="Сата бастады",
            name_ru="Начала продавать",
            name_en="Selling",
            phase=Phase.SELLING,
            needs=(StageNeed.INCOME,),
            follows_up=True,
        ),
    ),
    InitiativeKind.WORKSHOP: (
        StageFacts(name_kk="Өтінім берді", name_ru="Подала заявку", name_en="Applied", phase=Phase.APPLIED),
        StageFacts(
            name_kk="Шәкірт болды",
            name_ru="Учится у мастера",
            name_en="Apprentice",
            phase=Phase.TRAINED,
            needs=(StageNeed.NOTE,),
        ),
        StageFacts(
            name_kk="Өз бетінше істейді",
            name_ru="Работает самостоятельно",
            name_en="Works on one's own",
            phase=Phase.SELLING,
            needs=(StageNeed.NOTE,),
            least_days=60,
            follows_up=True,
        ),
    ),
}
"""The stages an initiative of a kind begins with; its organisation changes them as it needs."""


@transaction.atomic
def create_initiative(facts: InitiativeFacts, *, by: Actor, at: datetime) -> Initiative:
    """Begin an initiative with the usual stages of its kind. Raises Refused, or ValidationError by field."""
    ensure(may_run_initiative(by, facts.organisation_id))
    initiative = Initiative.objects.create(**facts.as_columns())
    _write_stages(initiative, USUAL.get(facts.kind, ()))
    record("programmes.initiative_begun", initiative, by=by, at=at, organisation=initiative.organisation_id)
    return initiative


@transaction.atomic
def edit_initiative(initiative_id: UUID, facts: InitiativeFacts, *, by: Actor, at: datetime) -> Initiative:
    """Change what an initiative says of itself. Raises Refused, or ValidationError by field."""
    initiative = _locked(initiative_id, by)
    ensure(may_run_initiative(by, facts.organisation_id))
    for column, value in facts.as_columns().items():
        setattr(initiative, column, value)
    initiative.save()
    record("programmes.initiative_changed", initiative, by=by, at=at)
    return initiative


@transaction.atomic
def add_stage(initiative_id: UUID, facts: StageFacts, *, by: Actor, at: datetime) -> Stage:
    """Add a stage at the end of the way. Raises Refused, or ValidationError by field."""
    initiative = _locked(initiative_id, by)
    count = initiative.stages.count()
    if count >= MOST_STAGES:
        raise ValidationError({"name_kk": _("At most %(n)s stages.") % {"n": MOST_STAGES}})
    stage = _write_stages(initiative, [facts], after=count)[0]
    record("programmes.stage_added", initiative, by=by, at=at, stage=stage.pk)
    return stage


@transaction.atomic
def edit_stage(stage_id: UUID, facts: StageFacts, *, by: Actor, at: datetime) -> Stage:
    """Change a stage: its words at any time, its rules for those who come after. Raises Refused."""
    stage = Stage.objects.get(pk=stage_id)
    initiative = _locked(stage.initiative_id, by)
    for field in fields(facts):
        value = getattr(facts, field.name)
        setattr(stage, field.name, list(value) if field.name == "needs" else value)
    stage.save()
    record("programmes.stage_changed", initiative, by=by, at=at, stage=stage.pk)
    return stage


@transaction.atomic
def remove_stage(stage_id: UUID, *, by: Actor, at: datetime) -> Initiative:
    """Take away the last stage, while nobody has reached it. Raises Refused, or ValidationError."""
    stage = Stage.objects.get(pk=stage_id)
    initiative = _locked(stage.initiative_id, by)
    is_last = not initiative.stages.filter(position__gt=stage.position).exists()
    if not is_last or stage.reached.exists() or Enrolment.objects.filter(stage=stage).exists():
        raise ValidationError(_("Only the last stage that nobody has reached yet can be taken away."))
    record("programmes.stage_removed", initiative, by=by, at=at, stage=stage.pk)
    stage.delete()
    return initiative


def _write_stages(initiative: Initiative, stages: Sequence[StageFacts], after: int = 0) -> list[Stage]:
    rows = []
    for position, facts in enumerate(stages, start=after + 1):
        told = {field.name: getattr(facts, field.name) for field in fields(facts)}
        rows.append(Stage(initiative=initiative, position=position, **{**told, "needs": list(facts.needs)}))
    return Stage.objects.bulk_create(rows)


@transaction.atomic
def set_initiative_partners(
    initiative_id: UUID, parts: Collection[tuple[UUID, str]], *, by: Actor, at: datetime
) -> Initiative:
    """The partners of an initiative and what each gives: these and no others. Raises Refused."""
    initiative = _locked(initiative_id, by)
    initiative.partners.all().delete()
    once = {key: InitiativePartner(initiative=initiative, organisation_id=key, gives=gives) for key, gives in parts}
    InitiativePartner.objects.bulk_create(once.values())
    record("programmes.initiative_partners_set", initiative, by=by, at=at, count=len(once))
    return initiative


@transaction.atomic
def add_broadcast(
    initiative_id: UUID, title: str, *, aired_on: date, outlet_id: UUID | None = None, link: str = "", by: Actor,
    at: datetime,
) -> Broadcast:  # fmt: skip
    """Write down one of a series of broadcasts. Raises Refused, or ValidationError by field."""
    initiative = _locked(initiative_id, by)
    if not one_line(title):
        raise ValidationError({"title": _("Say what it was about.")})
    row = Broadcast.objects.create(
        initiative=initiative, title=one_line(title)[:300], aired_on=aired_on, outlet_id=outlet_id, link=link
    )
    record("programmes.broadcast_added", initiative, by=by, at=at, broadcast=row.pk)
    return row


def _locked(initiative_id: UUID, by: Actor) -> Initiative:
    initiative = Initiative.objects.visible_to(by).select_for_update(of=("self",)).get(pk=initiative_id)
    ensure(may_run_initiative(by, initiative.organisation_id))
    return initiative
