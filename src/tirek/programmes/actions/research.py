"""Research: what is carried out, regions visited, findings, recommendations and where they went, reports."""

import hashlib
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation
from tirek.programmes.actions.programmes import told_days
from tirek.programmes.actions.roadmaps import ActionFacts, add_action
from tirek.programmes.enums_of_research import AdviceState
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.models import Finding, Recommendation, Research, ResearchReport, ResearchVisit, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import may_keep_research

LARGEST_REPORT = 20 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class ResearchFacts:
    """A piece of research as its body tells it."""

    organisation_id: UUID
    kind: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    part_of_id: UUID | None = None
    programme_id: UUID | None = None
    since: date
    until: date | None = None
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""
    is_public: bool = False

    def as_columns(self) -> dict[str, Any]:
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        during = told_days(told.pop("since"), told.pop("until"))
        return {**told, "during": during}


@transaction.atomic
def begin_research(facts: ResearchFacts, *, by: Actor, at: datetime) -> Research:
    """Write down a piece of research. Raises Refused, or ValidationError by field."""
    ensure(may_keep_research(by, facts.organisation_id))
    research = Research.objects.create(**facts.as_columns())
    record("programmes.research_begun", research, by=by, at=at, organisation=research.organisation_id)
    return research


@transaction.atomic
def edit_research(research_id: UUID, facts: ResearchFacts, *, by: Actor, at: datetime) -> Research:
    """Change what is said of it, publish it. Raises Refused, or ValidationError by field."""
    research = _locked(research_id, by)
    ensure(may_keep_research(by, facts.organisation_id))
    if facts.part_of_id == research.pk:
        raise ValidationError({"part_of": _("It is not part of itself.")})
    for column, value in facts.as_columns().items():
        setattr(research, column, value)
    research.save()
    record("programmes.research_changed", research, by=by, at=at, public=int(research.is_public))
    return research


@transaction.atomic
def add_visit(research_id: UUID, area_id: UUID, on: date, *, by: Actor, at: datetime) -> ResearchVisit:
    """Write down that a region was visited; the same day again is the same visit. Raises Refused, or
    ValidationError."""
    research = _locked(research_id, by)
    if on not in research.during or on > local_date(at):
        raise ValidationError({"on": _("A day of the research that has passed.")})
    visit, made = ResearchVisit.objects.get_or_create(research=research, area_id=area_id, on=on)
    if made:
        record("programmes.region_visited", research, by=by, at=at, area=area_id, on=on)
    return visit


@transaction.atomic
def add_finding(research_id: UUID, text: str, *, area_id: UUID | None = None, by: Actor, at: datetime) -> Finding:
    """Write down what was found. Raises Refused, or ValidationError by field."""
    research = _locked(research_id, by)
    if not paragraphs(text):
        raise ValidationError({"text": _("Write what was found.")})
    finding = Finding.objects.create(research=research, text=paragraphs(text)[:4000], area_id=area_id)
    record("programmes.finding_added", research, by=by, at=at, finding=finding.pk)
    return finding


@transaction.atomic
def recommend(finding_id: UUID, text: str, addressee_id: UUID, *, by: Actor, at: datetime) -> Recommendation:
    """Advise somebody because of a finding. Raises Refused, or ValidationError by field."""
    finding = Finding.objects.select_related("research").get(pk=finding_id)
    _locked(finding.research_id, by)
    if not paragraphs(text):
        raise ValidationError({"text": _("Write what is advised.")})
    if not Organisation.objects.on(local_date(at)).filter(pk=addressee_id).exists():
        raise ValidationError({"addressee": _("There is no such organisation today.")})
    advice = Recommendation.objects.create(finding=finding, text=paragraphs(text)[:4000], addressee_id=addressee_id)
    record("programmes.recommended", finding.research, by=by, at=at, recommendation=advice.pk, to=addressee_id)
    return advice


@transaction.atomic
def take_advice(advice_id: UUID, roadmap_id: UUID, *, due_on: date, by: Actor, at: datetime) -> RoadmapAction:
    """Make a recommendation a line of a roadmap that the actor plans. Raises Refused, or ValidationError."""
    advice = _given(advice_id)
    name = advice.text.splitlines()[0][:300]
    today = local_date(at)
    facts = ActionFacts(
        owner_id=advice.addressee_id, name_kk=name, name_ru=name, since=min(today, due_on), due_on=due_on
    )
    action = add_action(roadmap_id, facts, by=by, at=at)
    _settle(advice, AdviceState.TAKEN, "", action, at)
    record("programmes.advice_taken", advice, by=by, at=at, action=action.pk)
    return action


@transaction.atomic
def decline_advice(advice_id: UUID, reason: str, *, by: Actor, at: datetime) -> Recommendation:
    """Say why a recommendation is not taken: whoever plans for whom it was given to. Raises Refused, or
    ValidationError."""
    advice = _given(advice_id)
    if not by.holds(RoadmapPermission.PLAN, at=advice.addressee_id):
        raise Refused(refuse(_("Only the one it was given to says that.")))
    if not one_line(reason):
        raise ValidationError({"reason": _("Say why it is not taken.")})
    _settle(advice, AdviceState.DECLINED, one_line(reason)[:500], None, at)
    record("programmes.advice_declined", advice, by=by, at=at)
    return advice


def _given(advice_id: UUID) -> Recommendation:
    advice = Recommendation.objects.select_for_update(of=("self",)).get(pk=advice_id)
    if advice.state != AdviceState.GIVEN:
        raise ValidationError(_("This recommendation is answered already."))
    return advice


def _settle(advice: Recommendation, state: str, reason: str, action: RoadmapAction | None, at: datetime) -> None:
    advice.state, advice.reason, advice.action, advice.settled_at = state, reason, action, at
    advice.save(update_fields=["state", "reason", "action", "settled_at"])


@transaction.atomic
def add_report(
    research_id: UUID, title: str, content: bytes, *, name: str, language: str, published_on: date, by: Actor,
    at: datetime,
) -> ResearchReport:  # fmt: skip
    """Put a report into the library; the same file twice is kept once. Raises Refused, or ValidationError by field."""
    research = _locked(research_id, by)
    if not one_line(title):
        raise ValidationError({"title": _("Say what it is.")})
    if not content.startswith(b"%PDF"):
        raise ValidationError({"file": _("Reports are kept as PDF.")})
    if len(content) > LARGEST_REPORT:
        raise ValidationError({"file": _("The file is larger than 20 MB.")})
    stored = f"research/{research.pk}/{hashlib.sha256(content).hexdigest()[:24]}.pdf"
    if not default_storage.exists(stored):
        default_storage.save(stored, ContentFile(content))
    told = {"title": one_line(title)[:300], "language": language, "published_on": published_on}
    report, _made = ResearchReport.objects.update_or_create(
        research=research, stored_as=stored, defaults={**told, "name": one_line(name)[:200], "size": len(content)}
    )
    record("programmes.report_added", research, by=by, at=at, report=report.pk)
    return report


def _locked(research_id: UUID, by: Actor) -> Research:
    research = Research.objects.visible_to(by).select_for_update(of=("self",)).get(pk=research_id)
    ensure(may_keep_research(by, research.organisation_id))
    return research
