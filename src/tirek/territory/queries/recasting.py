"""What happened somewhere on one day, under the borders of another: in which regions it counts, and how surely.

A register knows the area a record was made in, not the hamlet. Whole areas that changed hands are exact. Where a part
of an area went elsewhere, what was recorded there before is divided by the share the act gives, and what comes of it is
an estimate; where the share is not known, it all stays, and both sides are estimates. What stays inside one region is
exact, however its districts were cut.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from uuid import UUID

from tirek.territory.enums import PARTIAL_STEPS, StepKind
from tirek.territory.models import ReformStep
from tirek.territory.queries.geography import Geography, geography

ALL = Fraction(1)
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Part:
    """How much of what was recorded in an area counts in a region. A weight of zero: some of it may, nobody knows."""

    region_id: UUID
    weight: Fraction = ALL
    is_estimate: bool = False


@dataclass(frozen=True)
class Recasting:
    """The borders of a day, ready for the facts of any other."""

    world: Geography
    steps: tuple[ReformStep, ...]
    _known: dict[date, Mapping[UUID, tuple[Part, ...]]] = field(default_factory=dict)

    def moved(self, facts_on: date) -> Mapping[UUID, tuple[Part, ...]]:
        """Areas whose facts of a day do not simply count where the area lies under these borders."""
        if facts_on not in self._known:
            self._known[facts_on] = dict(self._moved(facts_on))
        return self._known[facts_on]

    def parts(self, area_id: UUID, facts_on: date, *, divided: bool = True) -> tuple[Part, ...]:
        """Where the facts of a day count; nowhere for the republic itself. ``divided`` false: of what stands in one
        place, such as an office, no part goes elsewhere with a part of its area."""
        moved = self.moved(facts_on)
        if area_id not in moved:
            region = self.world.region_ids.get(area_id)
        elif divided:
            return moved[area_id]
        else:
            region = self._region_of(next(iter(self._pieces(area_id, facts_on))))
        return (Part(region),) if region else ()

    def dividing_days(self, first: date, last: date) -> list[date]:
        """Days after the first and up to the last on which a part of an area went elsewhere or an area was merged."""
        kinds = (*PARTIAL_STEPS, StepKind.MERGE)
        days = {step.reform.in_force_on for step in self.steps if step.kind in kinds}
        return sorted(day for day in days if first < day <= last)

    @property
    def named(self) -> set[UUID]:
        """Every area an act names: only what was recorded there can count elsewhere than where the area lies."""
        return {key for step in self.steps for key in (step.area_id, step.source_area_id, step.to_parent_id) if key}

    def _moved(self, facts_on: date) -> Iterator[tuple[UUID, tuple[Part, ...]]]:
        for area_id in self.named:
            parts = self._by_region(self._pieces(area_id, facts_on))
            region = self.world.region_ids.get(area_id)
            if parts and parts != ((Part(region),) if region else ()):
                yield area_id, parts

    def _pieces(self, area_id: UUID, facts_on: date) -> dict[UUID, tuple[Fraction, bool]]:
        """Areas that hold what was one area on a day: the part of each, and whether that is an estimate."""
        held = {area_id: (ALL, False)}
        for step in self.steps:
            if facts_on < step.reform.in_force_on <= self.world.on:
                _give(held, step)
            elif self.world.on < step.reform.in_force_on <= facts_on:
                _mix(held, step)
        return held

    def _by_region(self, pieces: Mapping[UUID, tuple[Fraction, bool]]) -> tuple[Part, ...]:
        found: dict[UUID, Part] = {}
        for area_id, (weight, estimate) in pieces.items():
            region = self._region_of(area_id)
            if region is not None:
                known = found.get(region, Part(region, NOTHING))
                found[region] = Part(region, known.weight + weight, known.is_estimate or estimate)
        if len(found) == 1:
            return (Part(next(iter(found))),)
        return tuple(found.values())

    def _region_of(self, area_id: UUID) -> UUID | None:
        """The region an area lay in; of one that did not exist, that of the area it came from or went into."""
        seen: set[UUID] = set()
        while area_id not in self.world.region_ids:
            seen.add(area_id)
            other = self._kin(area_id)
            if other is None or other in seen:
                return None
            area_id = other
        return self.world.region_ids[area_id]

    def _kin(self, area_id: UUID) -> UUID | None:
        for step in self.steps:
            if step.area_id != area_id:
                continue
            is_born_later = step.reform.in_force_on > self.world.on
            if step.kind == StepKind.MERGE and not is_born_later:
                return step.to_parent_id
            if is_born_later and step.kind == StepKind.SPLIT:
                return step.source_area_id
            if is_born_later and step.kind == StepKind.CREATE:
                return self._origin(step)
        return None

    def _origin(self, made: ReformStep) -> UUID | None:
        """Where a region formed by an act came from, if everything in it came from one."""
        origins = {
            step.from_parent_id
            for step in self.steps
            if step.reform_id == made.reform_id and step.to_parent_id == made.area_id and step.from_parent_id
        }
        return origins.pop() if len(origins) == 1 else None


def recasting(borders_on: date) -> Recasting:
    """The borders of a day for the facts of other days. One small query when nothing changed since the last time."""
    return _cached(geography(borders_on))


def _give(held: dict[UUID, tuple[Fraction, bool]], step: ReformStep) -> None:
    """Going on in time: a giver's facts are divided between it and the taker."""
    giver, taker = _sides(step)
    if giver not in held or taker is None:
        return
    weight, estimate = held[giver]
    if step.kind == StepKind.MERGE:
        del held[giver]
        _add(held, taker, weight, estimate)
        return
    given = weight * Fraction(step.share) if step.share is not None else NOTHING
    held[giver] = (weight - given, True)
    _add(held, taker, given, True)


def _mix(held: dict[UUID, tuple[Fraction, bool]], step: ReformStep) -> None:
    """Going back in time: some of what the taker records now would have been the giver's. How much, nobody knows."""
    giver, taker = _sides(step)
    if step.kind == StepKind.SPLIT or taker not in held or giver is None:
        return
    weight, _estimate = held[taker]
    held[taker] = (weight, True)
    _add(held, giver, NOTHING, True)


def _add(held: dict[UUID, tuple[Fraction, bool]], area_id: UUID, weight: Fraction, estimate: bool) -> None:
    known, was = held.get(area_id, (NOTHING, False))
    held[area_id] = (known + weight, was or estimate)


def _sides(step: ReformStep) -> tuple[UUID | None, UUID | None]:
    """Who gives and who takes; none for a step that moves whole areas."""
    if step.kind == StepKind.SPLIT:
        return step.source_area_id, step.area_id
    if step.kind in (StepKind.CEDE, StepKind.MERGE):
        return step.area_id, step.to_parent_id
    return None, None


@lru_cache(maxsize=24)
def _cached(world: Geography) -> Recasting:
    steps = ReformStep.objects.select_related("reform").order_by("reform__in_force_on", "reform__code", "position")
    return Recasting(world, tuple(steps.defer("reform__title_kk", "reform__title_ru")))
