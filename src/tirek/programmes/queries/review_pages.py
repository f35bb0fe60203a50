"""A review session, page-shaped: regions side by side, decisions, what became of those of the session before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.programmes.enums_of_roadmaps import DecisionState, ReviewState, RoadmapPermission
from tirek.programmes.models import Review, ReviewDecision, Roadmap, RoadmapAction
from tirek.programmes.queries.progress_sources import Ask, address_of, measured, source_titles, whole_of
from tirek.programmes.queries.roadmap_pages import RoadmapLine, roadmap_lines

LATE, PROGRESS = "late", "progress"
RATE = "rate:"  # before the code of a figure: so many of a hundred of the figure it is a part of


@dataclass(frozen=True, slots=True)
class Cell:
    """A region's value, that of the time before it (None: no data), and the records behind it."""

    value: Decimal | None
    before: Decimal | None = None
    url: str = ""

    @property
    def change(self) -> Decimal | None:
        """How much more than before."""
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A figure of every region; ``code`` is the source, ``rate:`` and the source for its rate, or ``progress`` and
    ``late`` of the region's roadmap; ``whole`` names what a rate is a part of."""

    code: str
    title: str
    cells: list[Cell]
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """Regions side by side: areas in the order they speak, and the lines."""

    areas: list[UUID]
    lines: list[ResultLine]

    def as_json(self) -> dict[str, Any]:
        """As it is frozen: values as text, no addresses, which lead to figures that go on changing."""
        return {
            "areas": [str(area) for area in self.areas],
            "lines": [
                {"code": line.code, "cells": [[_text(cell.value), _text(cell.before)] for cell in line.cells]}
                for line in self.lines
            ],
        }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def results_of(review: Review, *, today: date, opened: bool = True) -> Results:
    """The figures of a session: as frozen once it was held, else counted now against the days before those it looks
    at; ``opened``: each with the address of its records."""
    regions = list(review.regions.select_related("area"))
    if review.results:
        return _frozen(review.results)
    areas = [row.area_id for row in regions]
    codes = _codes(review.roadmap)
    asks = _asks(review, _with_wholes(codes), areas)
    values = measured({ask for pair in asks.values() for ask in pair}, today)
    titles = source_titles()
    own = {code: [_cell(asks[code, area], values, today, opened) for area in areas] for code in _with_wholes(codes)}
    lines = [line for code in codes for line in _lines_of(code, own, titles)]
    return Results(areas, [*_of_roadmaps(review.roadmap, areas, today, opened), *lines])


def _with_wholes(codes: list[str]) -> list[str]:
    """Figures, and those they are parts of."""
    return list(dict.fromkeys([*codes, *filter(None, map(whole_of, codes))]))


def _lines_of(code: str, own: Mapping[str, list[Cell]], titles: Mapping[str, str]) -> list[ResultLine]:
    """A figure, and under it its rate where it is a part of another."""
    line, whole = ResultLine(code, titles.get(code, code), own[code]), whole_of(code)
    if not whole:
        return [line]
    rates = [
        Cell(_rate(part.value, all_.value), _rate(part.before, all_.before))
        for part, all_ in zip(own[code], own[whole], strict=True)
    ]
    return [line, ResultLine(RATE + code, line.title, rates, titles.get(whole, whole))]


def _rate(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """So many of a hundred, to a tenth; None where there is nothing to be a part of."""
    return None if part is None or not whole else (part * 100 / whole).quantize(Decimal("0.1"))


def _cell(pair: tuple[Ask, Ask], values: Mapping[Ask, Decimal | None], today: date, opened: bool) -> Cell:
    now, before = pair
    return Cell(values.get(now), values.get(before), address_of(now, today) if opened else "")


def _codes(roadmap: Roadmap) -> list[str]:
    """The figures a roadmap is bound to, in the order of its tree."""
    codes = RoadmapAction.objects.filter(roadmap=roadmap).exclude(source="").order_by("path")
    return list(dict.fromkeys(codes.values_list("source", flat=True)))


def _asks(review: Review, codes: list[str], areas: list[UUID]) -> dict[tuple[str, UUID], tuple[Ask, Ask]]:
    """Each figure of each region for the days looked at, and for as many days before them."""
    first, last = review.looks_from, review.looks_until
    before = first - timedelta(days=1)
    since = before - (last - first)
    return {
        (code, area): (Ask(code, first, last, area), Ask(code, since, before, area)) for code in codes for area in areas
    }


def _of_roadmaps(national: Roadmap, areas: list[UUID], today: date, opened: bool) -> list[ResultLine]:
    """How far the regions' own copies have come and how much of them is late."""
    found = roadmap_lines(Roadmap.objects.filter(original=national, area__in=areas), today)
    lines: dict[UUID | None, RoadmapLine] = {line.roadmap.area_id: line for line in found}
    if not lines:
        return []
    progress = [_of(lines.get(area), lambda line: line.progress.percent, opened) for area in areas]
    late = [_of(lines.get(area), lambda line: line.late, opened) for area in areas]
    return [ResultLine(PROGRESS, "", progress), ResultLine(LATE, "", late)]


def _of(line: RoadmapLine | None, read: Callable[[RoadmapLine], int], opened: bool) -> Cell:
    if line is None:
        return Cell(None)
    return Cell(Decimal(read(line)), url=line.roadmap.get_absolute_url() if opened else "")


def _frozen(kept: Mapping[str, Any]) -> Results:
    titles = source_titles()
    lines = [
        ResultLine(
            line["code"],
            titles.get(line["code"].removeprefix(RATE), ""),
            [Cell(_number(value), _number(before)) for value, before in line["cells"]],
            titles.get(whole_of(line["code"].removeprefix(RATE)), ""),
        )
        for line in kept["lines"]
    ]
    return Results([UUID(area) for area in kept["areas"]], lines)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def reviews(actor: Actor) -> QuerySet[Review, Review]:
    """Sessions, the newest first, each with how many regions and open decisions."""
    visible = Review.objects.visible_to(actor).select_related("roadmap", "organiser")
    open_ = Q(decisions__state=DecisionState.OPEN)
    return visible.annotate(
        region_count=Count("regions", distinct=True), open_count=Count("decisions", filter=open_, distinct=True)
    ).order_by("-held_on", "-id")


def to_follow_up(review: Review) -> QuerySet[ReviewDecision, ReviewDecision]:
    """Decisions of sessions held before on the same roadmap: open ones, and those settled since the last session."""
    earlier = Review.objects.filter(roadmap=review.roadmap_id, state=ReviewState.HELD, held_on__lt=review.held_on)
    last = earlier.order_by("-held_on").values_list("held_on", flat=True).first()
    if last is None:
        return ReviewDecision.objects.none()
    wanted = Q(state=DecisionState.OPEN) | Q(settled_at__date__gte=last)
    found = ReviewDecision.objects.filter(wanted, review__in=earlier.values("pk"))
    return found.select_related("owner", "area", "action", "review").order_by("state", "due_on", "id")


def decisions_due(actor: Actor, *, soon: date) -> QuerySet[ReviewDecision, ReviewDecision]:
    """Open decisions that one's own organisation has to carry out, due until a day or late."""
    if not actor.reach(RoadmapPermission.REPORT) or actor.organisation_id is None:
        return ReviewDecision.objects.none()
    own = ReviewDecision.objects.open().filter(owner=actor.organisation_id, due_on__lte=soon)
    return own.filter(review__state=ReviewState.HELD).select_related("review", "owner", "area")


def language() -> str:
    """The two letters of the active language."""
    return (get_language() or "kk")[:2]
