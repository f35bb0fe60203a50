"""The problem of sharing out a stage, made from its records, and how far its judging is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Least

from tirek.calls.enums import PanelRole, StageKind
from tirek.calls.enums_judging import AssignmentKind, AssignmentState
from tirek.calls.judging.solver import Judge, Problem, Shortfall, Work
from tirek.calls.models import Assignment, Conflict, Entry, PanelMember, Stage
from tirek.calls.queries.judging import competing, region_codes

ROLES = {StageKind.JURY: (PanelRole.JUROR, PanelRole.CHAIR)}
EXPERTS = (PanelRole.EXPERT,)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a stage is to be shared out. ``tolerance`` is how far two loads may differ."""

    reviews: int
    seed: int
    tolerance: int = 1
    other_region: bool = True

    def as_data(self) -> dict[str, int | bool]:
        names = ("reviews", "seed", "tolerance", "other_region")
        return {name: getattr(self, name) for name in names}


def panel_of(stage: Stage) -> QuerySet[PanelMember, PanelMember]:
    """Who judges at a stage: those who accepted and are still there."""
    rows = PanelMember.objects.filter(call_id=stage.call_id, role__in=ROLES.get(StageKind(stage.kind), EXPERTS))
    return rows.filter(accepted_at__isnull=False, left_at__isnull=True).order_by("name", "id")


def problem_of(stage: Stage, wishes: Wishes, more_for: "frozenset[UUID] | None" = None, more: int = 0) -> Problem:
    """Everything the solver has to know. Reviews that are begun stay; those given out stay where they can. With
    ``more_for``, these entries get ``more`` reviews on top of what they have and all others stay as they are."""
    given = list(Assignment.objects.standing().filter(stage=stage).exclude(kind=AssignmentKind.CALIBRATION))
    panel = list(panel_of(stage))
    staying = {member.pk for member in panel}
    begun = [one for one in given if one.state != AssignmentState.WAITING]
    by_gone = Counter(one.entry_id for one in begun if one.member_id not in staying)
    has = Counter(one.entry_id for one in given)
    works = []
    for work in _works(stage):
        pk = UUID(work.key)
        wanted = wishes.reviews if more_for is None else has[pk] + (more if pk in more_for else 0)
        works.append(replace(work, reviews=max(wanted - by_gone[pk], 0)))
    here = [one for one in given if one.member_id in staying]
    kept = {_key(one) for one in here}
    is_fixed = {_key(one) for one in here if one.state != AssignmentState.WAITING or more_for is not None}
    return Problem(
        works=works,
        judges=_judges(stage, panel),
        conflicts=_conflicts(stage, panel),
        fixed=frozenset(_fitting(is_fixed, works)),
        kept=frozenset(kept),
        tolerance=wishes.tolerance,
        other_region=wishes.other_region,
        seed=wishes.seed,
    )


def _key(one: Assignment) -> tuple[str, str]:
    return str(one.entry_id), str(one.member_id)


def _fitting(pairs: set[tuple[str, str]], works: Sequence[Work]) -> set[tuple[str, str]]:
    """Of the begun ones, those of entries still judged here."""
    known = {work.key for work in works}
    return {pair for pair in pairs if pair[0] in known}


def _works(stage: Stage) -> list[Work]:
    regions = region_codes(stage)
    rows = competing(stage).order_by("number").values_list("pk", "nomination__code", "area_id", "language")
    return [Work(str(pk), code, regions.get(area, ""), language) for pk, code, area, language in rows]


def _judges(stage: Stage, panel: Sequence[PanelMember]) -> list[Judge]:
    regions = region_codes(stage)
    return [
        Judge(str(one.pk), regions.get(one.area_id, ""), frozenset(one.languages), frozenset(one.fields), one.capacity)
        for one in panel
    ]


def _conflicts(stage: Stage, panel: Sequence[PanelMember]) -> frozenset[tuple[str, str]]:
    """Known conflicts, and entries somebody stepped back from."""
    found = Conflict.objects.filter(member__in=panel).values_list("entry_id", "member_id")
    stepped = Assignment.objects.filter(stage=stage, state=AssignmentState.RECUSED, member__in=panel)
    rows = (*found, *stepped.values_list("entry_id", "member_id"))
    return frozenset((str(entry), str(member)) for entry, member in rows)


@dataclass(frozen=True, slots=True)
class Told:
    """Why a stage cannot be shared out, for the page: the rule, by how much, some of the entries."""

    rule: str
    amount: int
    entries: tuple[str, ...]


def told(shortfalls: Sequence[Shortfall]) -> list[Told]:
    """The shortfalls with numbers of entries instead of keys."""
    keys = [key for each in shortfalls for key in each.works[:5]]
    numbers = dict(Entry.objects.filter(pk__in=keys).values_list("pk", "number"))
    return [
        Told(each.rule, each.amount, tuple(numbers[UUID(key)] for key in each.works[:5] if UUID(key) in numbers))
        for each in shortfalls
    ]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the judging of a stage is."""

    entries: int
    given: int
    done: int
    lacking: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.given if self.given else 0


def progress(stage: Stage, wanted: int) -> Progress:
    """Entries, reviews given out and handed in, and how many reviews no judge has (yet)."""
    standing = Assignment.objects.standing().filter(stage=stage).exclude(kind=AssignmentKind.CALIBRATION).order_by()
    counts = standing.aggregate(given=Count("pk"), done=Count("pk", filter=Q(state=AssignmentState.DONE)))
    entries = competing(stage).order_by()
    each = standing.filter(entry__in=entries.values("pk")).values("entry_id").annotate(has=Count("pk"))
    met = each.aggregate(met=Sum(Least("has", Value(wanted))))["met"] or 0
    number = entries.count()
    return Progress(number, counts["given"], counts["done"], number * wanted - met)
