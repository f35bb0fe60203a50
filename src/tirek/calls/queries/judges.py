"""The judges of a stage, page by page: what each has, what is left, when they last saved."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from tirek.calls.enums_judging import AssignmentKind, AssignmentState
from tirek.calls.models import Assignment, PanelMember, Score, Stage
from tirek.calls.queries.sharing import panel_of

SIZE, LONGEST = 25, 100
LEFT, DONE, WITHOUT = "left", "done", "without"
SHOWN = (LEFT, DONE, WITHOUT)


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """One judge's work at a stage."""

    member: PanelMember
    given: int
    begun: int
    done: int
    recused: int
    last_at: datetime | None
    abstained: int

    @property
    def left(self) -> int:
        return self.given - self.done


@dataclass(frozen=True)
class JudgesPage:
    """A page of judges as they were asked for; ``is_long`` where it takes a filter to find one."""

    page: "Page[Any]"
    rows: list[JudgeRow]
    shown: str
    text: str
    is_long: bool


def judges_page(stage: Stage, shown: str, text: str, number: str | None) -> JudgesPage:
    """Judges of a stage by name, of the state asked for. Four queries, however many there are."""
    text = text.replace("\0", " ").strip()[:LONGEST]
    found = judges_of(stage, shown if shown in SHOWN else "", text)
    page = Paginator(found, SIZE).get_page(number)
    rows = _rows(stage, list(page.object_list))
    is_long = bool(shown or text) or page.paginator.count > SIZE // 2
    return JudgesPage(page, rows, shown, text, is_long)


def judges_of(stage: Stage, shown: str = "", text: str = "") -> QuerySet[PanelMember, PanelMember]:
    """Who judges at a stage; those who left too, if they have entries. Of them, with ``shown``: who has something
    left, who has handed in all, who was given nothing."""
    own = Assignment.objects.standing().filter(stage=stage, member=OuterRef("pk")).order_by()
    given = own.exclude(kind=AssignmentKind.CALIBRATION)
    has, left = Exists(given), Exists(given.exclude(state=AssignmentState.DONE))
    rows = PanelMember.objects.filter(call_id=stage.call_id)
    rows = rows.filter(Q(pk__in=panel_of(stage).order_by().values("pk")) | Q(has))
    if shown:
        rows = rows.filter({LEFT: Q(left), DONE: Q(has) & ~Q(left), WITHOUT: ~Q(has)}[shown])
    for word in text.split()[:5]:
        rows = rows.filter(name__icontains=word)
    return rows.order_by("name", "id")


def _rows(stage: Stage, members: Collection[PanelMember]) -> list[JudgeRow]:
    keys = [one.pk for one in members]
    counts, abstained = _counts(stage, keys), _abstentions(stage, keys)
    return [JudgeRow(one, *counts.get(one.pk, _NOTHING), abstained.get(one.pk, 0)) for one in members]


_Counts = tuple[int, int, int, int, datetime | None]
_NOTHING: _Counts = (0, 0, 0, 0, None)


def _counts(stage: Stage, members: Collection[UUID]) -> dict[UUID, _Counts]:
    """Given, begun, done, stepped back from, last saved, by judge."""
    rows = Assignment.objects.filter(stage=stage, member_id__in=members).exclude(kind=AssignmentKind.CALIBRATION)
    counted = (
        rows.values("member_id")
        .order_by()
        .annotate(
            given=Count("pk", filter=~Q(state__in=AssignmentState.ended())),
            begun=Count("pk", filter=Q(state=AssignmentState.BEGUN)),
            done=Count("pk", filter=Q(state=AssignmentState.DONE)),
            recused=Count("pk", filter=Q(state=AssignmentState.RECUSED)),
            last_at=Max("evaluation__saved_at"),
        )
    )
    told = counted.values_list("member_id", "given", "begun", "done", "recused", "last_at")
    return {member: (given, begun, done, recused, at) for member, given, begun, done, recused, at in told}


def _abstentions(stage: Stage, members: Collection[UUID]) -> dict[UUID, int]:
    """How many abstentions each judge has told."""
    own = {"evaluation__assignment__stage": stage, "evaluation__assignment__member_id__in": members}
    rows = Score.objects.filter(is_abstention=True, **own)
    counted = rows.values_list("evaluation__assignment__member_id").order_by().annotate(n=Count("pk"))
    return dict(counted)
