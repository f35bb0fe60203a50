"""Many cases at once: an import's applications, and whole histories for the demo and for closed years.

Rows go in through COPY, a table at a time, in one transaction; numbers are reserved in blocks.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases import pin as pins
from tirek.cases.actions.applicants import applicants_of
from tirek.cases.actions.history import CaseBuilder, HistoricCase, Rows
from tirek.cases.actions.intake import Application, cleaned
from tirek.cases.models import (
    Answer,
    Case,
    ClockEntry,
    Decision,
    Feedback,
    Note,
    Outcome,
    PlanLine,
    PlanStart,
    ReferralQuestion,
    Transition,
)
from tirek.cases.permissions import may_register, may_write_history
from tirek.cases.queries.joined import joined_by_key
from tirek.core.actor import Actor
from tirek.core.audit import record_many
from tirek.core.calendar import local_date
from tirek.core.numbering import reserve
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.network.models import Organisation
from tirek.people.models import Person, PersonLink
from tirek.programmes.queries import is_offered, route, routes

# Parents before children: foreign keys are checked at the end of each statement.
_FAMILY = (Case, ClockEntry, PersonLink, PlanStart, PlanLine, Transition, ReferralQuestion)
_ORDER = (*_FAMILY, Decision, Outcome, Answer, Feedback, Note)
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one application of many: a case and its PIN, or the problems by field."""

    case: Case | None = None
    pin: str | None = None
    problems: dict[str, list[str]] = field(default_factory=dict)


def submit_many(applications: Sequence[Application], *, by: Actor, at: datetime) -> list[Received]:
    """Register many applications; each bad one is told with its problems and stops no other. Results in the given
    order.

    An ``intake_key`` known already gives its case without a PIN. No notices are sent: an import concerns people who
    know.
    """
    results: list[Received] = [Received()] * len(applications)
    for start in range(0, len(applications), BATCH):
        part = range(start, min(start + BATCH, len(applications)))
        with atomic():
            _submit_part(applications, part, results, by, at)
    return results


def write_history(
    told: Iterable[HistoricCase], *, by: Actor, at: datetime, pins_of: dict[UUID, str] | None = None
) -> list[Case]:
    """Write cases with all that happened to them, in batches of one transaction each; returns them in order.

    Only for Tirek itself (imports of closed years, the demo): Refused for others. ``pins_of`` gives the PIN of an
    applicant's cases by the applicant's key; others get a random one that nobody knows.
    """
    ensure(may_write_history(by))
    cases: list[Case] = []
    batch: list[HistoricCase] = []
    for each in told:
        batch.append(each)
        if len(batch) == BATCH:
            cases += _write_batch(batch, by, at, pins_of or {})
            batch = []
    return cases + (_write_batch(batch, by, at, pins_of or {}) if batch else [])


@atomic
def _write_batch(told: Sequence[HistoricCase], by: Actor, at: datetime, known: dict[UUID, str]) -> list[Case]:
    rows = Rows()
    builder = CaseBuilder(rows, by)
    numbers = _numbers(told, builder)
    cases = []
    for each, number in zip(told, numbers, strict=True):
        pin = known.get(each.applicant_id) or pins.new_pin()
        cases.append(builder.build(each, number, pins.digest(number, pin)))
    _write(rows, by, at)
    return cases


def _numbers(told: Sequence[HistoricCase], builder: CaseBuilder) -> list[str]:
    """A number for each, consecutive within office and year in the order told."""
    keys = [(each.office.code, builder.registration_day(each.received_at).year) for each in told]
    wanted: dict[tuple[str, int], int] = defaultdict(int)
    for key in keys:
        wanted[key] += 1
    issued = {key: iter(reserve(*key, count)) for key, count in sorted(wanted.items())}
    return [next(issued[key]) for key in keys]


def _write(rows: Rows, by: Actor, at: datetime) -> None:
    for model in _ORDER:
        copy_in(rows.of[model])
    record_many(rows.audit, by=by, at=at)


def _submit_part(
    applications: Sequence[Application], part: range, results: list[Received], by: Actor, at: datetime
) -> None:
    known = _known([applications[i].intake_key for i in part])
    good: dict[int, Application] = {}
    offices = _Offices((applications[i] for i in part), by)
    offered = cache(is_offered)
    for i in part:
        application = applications[i]
        if application.intake_key in known:
            results[i] = Received(known[application.intake_key])
            continue
        try:
            good[i] = offices.checked(cleaned(application, at, offered))
        except ValidationError as error:
            results[i] = Received(problems=error.message_dict)
    _register_all(good, offices, results, by, at)


def _register_all(
    good: dict[int, Application], offices: "_Offices", results: list[Received], by: Actor, at: datetime
) -> None:
    people, problems = applicants_of(good, by=by, at=at)
    for i, found in problems.items():
        results[i] = Received(problems=found)
    told, indexes = [], []
    seen: set[UUID] = set()
    for i, person in people.items():
        if good[i].intake_key not in seen:
            seen.add(good[i].intake_key)
            told.append(_as_history(good[i], person, offices.of(good[i])))
            indexes.append(i)
    rows = Rows()
    builder = CaseBuilder(rows, by)
    for i, each, number in zip(indexes, told, _numbers(told, builder), strict=True):
        pin = pins.new_pin()
        results[i] = Received(builder.build(each, number, pins.digest(number, pin)), pin)
    _write(rows, by, at)
    _repeat_twins(good, results)


def _repeat_twins(good: dict[int, Application], results: list[Received]) -> None:
    """The same key twice in one import is the same application."""
    first = {good[i].intake_key: results[i].case for i in good if results[i].case is not None}
    for i, application in good.items():
        if results[i].case is None and not results[i].problems:
            results[i] = Received(first[application.intake_key])


def _known(keys: Sequence[UUID]) -> dict[UUID | None, Case]:
    return joined_by_key(keys) | {case.intake_key: case for case in Case.objects.filter(intake_key__in=keys)}


def _as_history(application: Application, person: Person, office: Organisation) -> HistoricCase:
    return HistoricCase(
        applicant_id=person.pk,
        applicant_name=person.full_name,
        office=office,
        area_id=application.area_id,
        service_id=application.service_id,
        channel=application.channel,
        received_at=application.received_at,
        subject=application.subject,
        body=application.body,
        language=application.language,
        kind=application.kind,
        intake_key=application.intake_key,
    )


class _Offices:
    """Offices of an import, found for all its places and services at once."""

    def __init__(self, applications: Iterable[Application], by: Actor) -> None:
        self.by = by
        self.routed: dict[tuple[UUID, UUID | None, date], Organisation] = {}
        asked: dict[date, set[tuple[UUID, UUID | None]]] = defaultdict(set)
        for each in applications:
            if each.office_id is None:
                asked[local_date(each.received_at)].add((each.area_id, each.service_id))
        for on, keys in asked.items():
            self.routed |= {(*key, on): office for key, office in routes(list(keys), on).items()}
        self.named: dict[UUID, Organisation] = {office.pk: office for office in self.routed.values()}

    def checked(self, application: Application) -> Application:
        """The application with its office settled; raises ValidationError, Refused or NoOffice."""
        ensure(may_register(self.by, application.office_id))
        office = self.of(application)
        return replace(application, office_id=office.pk)

    def of(self, application: Application) -> Organisation:
        if application.office_id is not None:
            return self._named(application.office_id)
        on = local_date(application.received_at)
        office = self.routed.get((application.area_id, application.service_id, on))
        return office or route(application.area_id, application.service_id, on)

    def _named(self, office_id: UUID) -> Organisation:
        if office_id not in self.named:
            office = Organisation.objects.filter(pk=office_id, accepts_applications=True).first()
            if office is None:
                raise ValidationError({"office": _("This office does not take applications.")})
            self.named[office_id] = office
        return self.named[office_id]
