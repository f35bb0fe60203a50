"""Calls as the public and their makers read them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from tirek.calls.enums import (
    HANDED_IN,
    CallPermission,
    CallState,
    EntrantKind,
    EntryState,
    FormalState,
    StageKind,
    StageState,
    Tie,
)
from tirek.calls.models import Amendment, Award, Call, Criterion, Nomination, Stage
from tirek.calls.queries.promise import Changed, told_change
from tirek.calls.queries.standing import Step, steps_of
from tirek.calls.schema import Words, words
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.territory.models import Area

_JUDGED = Stage.objects.filter(call=OuterRef("pk")).exclude(kind=StageKind.FORMAL).order_by()
_AWARDED = Award.objects.filter(call=OuterRef("pk"), revoked_at__isnull=True).order_by()
DECIDED = Q(Exists(_AWARDED)) | Q(Exists(_JUDGED)) & ~Exists(_JUDGED.exclude(state=StageState.PUBLISHED))
"""The results of all its stages are published, or it has given awards."""


def public_calls(at: datetime, *, when: str = "", kind: str = "", text: str = "") -> QuerySet[Call]:
    """Announced calls: those open now first, then those to come, then the past ones, the newest first, with
    ``is_decided``."""
    found = Call.objects.exclude(state=CallState.DRAFT).select_related("organisation").annotate(is_decided=DECIDED)
    if kind:
        found = found.filter(kind=kind)
    if when == "open":
        found = found.open(at)
    elif when == "coming":
        found = found.filter(state=CallState.PUBLISHED, opens_at__gt=at)
    elif when == "judged":
        found = found.filter(state=CallState.PUBLISHED, closes_at__lte=at, is_decided=False)
    elif when == "past":
        found = found.filter(Q(state__in=(CallState.COMPLETED, CallState.CANCELLED)) | Q(is_decided=True))
    for word in text.split()[:5]:
        found = found.filter(Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(name_en__icontains=word))
    rank = Case(
        When(state=CallState.PUBLISHED, opens_at__lte=at, closes_at__gt=at, then=Value(0)),
        When(state=CallState.PUBLISHED, opens_at__gt=at, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-opens_at")


def is_decided(call: Call) -> bool:
    """Whether the results of all stages of a call are published, or it has given awards."""
    return Call.objects.filter(DECIDED, pk=call.pk).exists()


def calls_run_by(actor: Actor, *, state: str = "", kind: str = "", text: str = "") -> QuerySet[Call]:
    """Calls of the organisations one runs calls of, drafts too, each with how many entries it has."""
    reach = actor.reach(CallPermission.VIEW)
    found = Call.objects.filter(reach.q("organisation_id")) if reach else Call.objects.none()
    found = found.filter(**{name: value for name, value in (("state", state), ("kind", kind)) if value})
    for word in text.split()[:5]:
        found = found.filter(Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(code__icontains=word))
    counted = found.select_related("organisation").annotate(
        is_decided=DECIDED,
        handed_in=Count("entries", filter=Q(entries__state__in=HANDED_IN)),
        unchecked=Count("entries", filter=Q(entries__state=EntryState.SUBMITTED, entries__formal=FormalState.WAITING)),
    )
    return counted.order_by("-opens_at", "code")


@dataclass(frozen=True, slots=True)
class ToldCriterion:
    """A criterion with what its points mean, from the lowest."""

    name: str
    about: str
    criterion: Criterion
    anchors: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ToldStage:
    """A stage as its rules are read."""

    stage: Stage
    criteria: list[ToldCriterion]
    ties: list[str]
    passing: list[tuple[str, int]]
    same_as: int | None = None
    """The earlier stage that judges by the very same criteria."""


@dataclass(frozen=True, slots=True)
class ToldAmendment:
    """A public change in words."""

    amendment: Amendment
    text: str
    changes: list[Changed]


@dataclass(frozen=True, slots=True)
class CallPage:
    """Everything a call promises, for its page and its rules."""

    about: str
    nominations: list[Nomination]
    stages: list[ToldStage]
    steps: list[Step]
    amendments: list[ToldAmendment]
    entrants: list[str]
    quiz: list["Question"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question asked before entering."""

    code: str
    question: Words
    must: str
    otherwise: Words


def quiz_of(call: Call) -> list[Question]:
    """The questions asked before entering."""
    return [
        Question(str(each["code"]), words(each["question"]), str(each["must"]), words(each["otherwise"]))
        for each in call.quiz
    ]


def call_page(call: Call, at: datetime, language: str) -> CallPage:
    """A call as anybody may read it. Four queries."""
    stages = list(call.stages.prefetch_related("criteria"))
    nominations = list(call.nominations.all())
    names = {each.code: each.name for each in nominations}
    return CallPage(
        about=said(call, "about", language),
        nominations=nominations,
        stages=_told_stages(stages, names, language),
        steps=steps_of(call, at, stages),
        amendments=[_amendment(each, call, language) for each in call.amendments.order_by("-made_at")],
        entrants=[str(EntrantKind(each).label) for each in call.entrants if each in EntrantKind.values],
        quiz=quiz_of(call),
    )


def _told_stages(stages: list[Stage], names: dict[str, str], language: str) -> list[ToldStage]:
    found: list[ToldStage] = []
    known: list[tuple[Any, int]] = []
    for each in stages:
        told = told_stage(each, names, language)
        judged_by = [(one.name, one.about, one.anchors, one.criterion.weight) for one in told.criteria]
        earlier = next((position for other, position in known if other == judged_by), None) if judged_by else None
        found.append(replace(told, same_as=earlier))
        known.append((judged_by, each.position))
    return found


def told_stage(stage: Stage, names: dict[str, str], language: str) -> ToldStage:
    """A stage with its criteria (fetched beforehand) in words."""
    passing = [(names.get(code, code), number) for code, number in stage.passing_by.items()]
    return ToldStage(
        stage=stage,
        criteria=[_criterion(each, language) for each in stage.criteria.all()],
        ties=[str(Tie(each).label) for each in stage.ties if each in Tie.values],
        passing=passing or ([(_("over all nominations"), stage.passing)] if stage.passing else []),
    )


def _criterion(criterion: Criterion, language: str) -> ToldCriterion:
    told = [(point, words(said_).in_language(language)) for point, said_ in criterion.anchors.items()]
    anchors = sorted(told, key=lambda each: int(each[0]))
    return ToldCriterion(criterion.name, said(criterion, "about", language), criterion, anchors)


def _amendment(amendment: Amendment, call: Call, language: str) -> ToldAmendment:
    changes = [told_change(each, call.zone) for each in amendment.changes]
    return ToldAmendment(amendment, said(amendment, "text", language), changes)


def said(row: Any, name: str, language: str) -> str:
    """A text of a record in a language, Kazakh where there is none."""
    return str(getattr(row, f"{name}_{language[:2]}", "") or getattr(row, f"{name}_kk"))


def regions_of(call: Call) -> QuerySet[Area]:
    """Regions an entrant of this call may come from: those that exist on the last day of its window."""
    return Area.objects.region_level().existing_on(local_date(call.closes_at)).order_by("kato")
