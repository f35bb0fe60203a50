"""What several hands do with a case: its parts, its answer on the way, co-executors, links, repeats.

Most cases have none of these: one query says which there are (``with_hands``, on the query of the case itself), and
only those are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.cases.enums_of_hands import BulkKind, DraftState
from tirek.cases.models import AnswerDraft, BulkRun, Case, CaseLink, CaseMerge, CasePart, CoExecutor
from tirek.cases.models.case import CaseQuerySet
from tirek.cases.queries.likeness import Repeat, repeats_of
from tirek.cases.queries.workers import absence_of
from tirek.core.actor import Actor
from tirek.network.models import Substitution

JUST_NOW = timedelta(minutes=10)
SOON_OVER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Linked:
    """Another case this one is linked with, and why."""

    link: CaseLink
    case: Case


@dataclass(frozen=True, slots=True)
class Hands:
    """Rows beside a case; empty lists for most. ``absence`` is the leave of its case worker."""

    parts: list[CasePart] = field(default_factory=list)
    draft: AnswerDraft | None = None
    co_executors: list[CoExecutor] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    merged: list[CaseMerge] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    absence: Substitution | None = None

    @property
    def open_parts(self) -> list[CasePart]:
        return [part for part in self.parts if part.is_unanswered]


def with_hands(cases: CaseQuerySet, *, on: date) -> CaseQuerySet:
    """Cases that say, in their own query, what hangs on them; for ``hands_of``."""
    mine = {"case": OuterRef("pk")}
    links = CaseLink.objects.filter(Q(earlier=OuterRef("pk")) | Q(later=OuterRef("pk")))
    others = Case.objects.filter(applicant=OuterRef("applicant"), pk__lt=OuterRef("pk"))
    return cases.annotate(
        has_parts=Exists(CasePart.objects.filter(**mine)),
        has_draft=Exists(AnswerDraft.objects.exclude(state=DraftState.SIGNED).filter(**mine)),
        has_co_executors=Exists(CoExecutor.objects.filter(ended_at__isnull=True, **mine)),
        has_links=Exists(links),
        has_merged=Exists(CaseMerge.objects.filter(**mine)),
        has_earlier=Exists(others),
        has_absence=Exists(Substitution.objects.in_force(on).filter(absent=OuterRef("assignee"))),
    )


def hands_of(actor: Actor, case: Case, *, on: date) -> Hands:
    """The rows of a case fetched ``with_hands``: a query for each kind there is."""
    return Hands(
        parts=_parts(actor, case) if case.has_parts else [],  # type: ignore[attr-defined]
        draft=_draft(actor, case) if case.has_draft else None,  # type: ignore[attr-defined]
        co_executors=_co_executors(actor, case) if case.has_co_executors else [],  # type: ignore[attr-defined]
        links=_links(actor, case) if case.has_links else [],  # type: ignore[attr-defined]
        merged=list(case.merged.all()) if case.has_merged else [],  # type: ignore[attr-defined]
        repeats=repeats_of(actor, case) if case.is_open and case.has_earlier else [],  # type: ignore[attr-defined]
        absence=absence_of(case.assignee_id, on=on) if case.assignee_id and case.has_absence else None,  # type: ignore[attr-defined]
    )


def _parts(actor: Actor, case: Case) -> list[CasePart]:
    parts = (
        CasePart.objects.visible_to(actor)
        .filter(case=case)
        .select_related("office", "assignee")
        .prefetch_related("clock")
    )
    found = list(parts.order_by("position"))
    for part in found:
        part.case = case
    return found


def _draft(actor: Actor, case: Case) -> AnswerDraft | None:
    return AnswerDraft.objects.visible_to(actor).exclude(state=DraftState.SIGNED).filter(case=case).first()


def _co_executors(actor: Actor, case: Case) -> list[CoExecutor]:
    rows = CoExecutor.objects.visible_to(actor).filter(case=case, ended_at__isnull=True)
    return list(rows.select_related("user"))


def _links(actor: Actor, case: Case) -> list[Linked]:
    links = CaseLink.objects.visible_to(actor).filter(Q(earlier=case) | Q(later=case))
    related = ("earlier__service", "earlier__applicant", "later__service", "later__applicant")
    rows = links.select_related(*related).order_by("made_at")
    return [Linked(link, link.later if link.earlier_id == case.pk else link.earlier) for link in rows]


def last_runs(actor: Actor, *, at: datetime) -> QuerySet[BulkRun]:
    """What the actor gave to a case worker just now, or what a job is still doing for them; the last alone."""
    runs = BulkRun.objects.visible_to(actor).filter(at__gte=at - SOON_OVER)
    return runs.filter(Q(kind=BulkKind.ASSIGN, at__gte=at - JUST_NOW) | Q(finished_at=None)).order_by("-at", "-id")[:1]


def to_undo(runs: Iterable[BulkRun]) -> BulkRun | None:
    """The assignment that is offered to be undone; None when nothing was assigned or it is undone."""
    given = (run for run in runs if run.kind == BulkKind.ASSIGN and not run.is_at_work)
    return next((run for run in given if run.undone_at is None and run.done_count), None)


def at_work(runs: Iterable[BulkRun]) -> BulkRun | None:
    """What a job is still doing."""
    return next((run for run in runs if run.is_at_work), None)
