"""The training of the staff: who has the course in receiving citizens, its test, a class just held and one to come."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid5

from tirek.activities.enums import Entrance, EventKind, Evidence, RegistrationState
from tirek.activities.models import Attendance, Certificate, Course, Event, Registration, TestAttempt, TestItem
from tirek.activities.queries.certificates import SERIES, spelled
from tirek.activities.queries.courses import last_day
from tirek.activities.queries.testing import snapshot
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import ALMATY
from tirek.core.numbering import reserve
from tirek.network.models import Organisation, RoleGrant
from tirek.portal.demo.data import table
from tirek.portal.demo.events import code_of

RECEPTION = "reception-basics"
REGION = "6100"
CLASS_OF = 8
FIRST = ("registrar.saryagash@tirek.example", "clerk.saryagash@tirek.example")
ANSWERS = (None, "open", 100, 80, 80, 60, 40, None)
"""Of each of the class: the result of the test; begun; not yet sat."""


def teach(today: date, *, by: Actor, at: datetime) -> int:
    """Write it; returns how many of the staff have the course. The certificates are those already counted."""
    course = Course.objects.get(code=RECEPTION)
    _write_test(course)
    staff = _staff(course, today)
    held = _give_to_staff(course, staff)
    _hold_class(course, [grant for grant in staff if grant.user_id not in held], today, by=by, at=at)
    return len(held)


def _write_test(course: Course) -> None:
    told = table("training")
    for column, text in told["course"].items():
        setattr(course, column, text)
    course.save()
    TestItem.objects.bulk_create(
        TestItem(course=course, position=n, text_kk=item["kk"], text_ru=item["ru"], choices=_choices(item))
        for n, item in enumerate(told["item"], start=1)
    )


def _choices(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"text": {"kk": kk, "ru": ru}, "is_right": right} for kk, ru, right in item["choices"]]


def _staff(course: Course, today: date) -> list[RoleGrant]:
    """Everybody who has to have the course, in the order of the tree."""
    found = RoleGrant.objects.in_force(today).filter(role__in=course.for_roles).select_related("user", "organisation")
    once = {grant.user_id: grant for grant in found.order_by("-organisation__path", "-user__email")}
    return sorted(once.values(), key=lambda grant: (grant.organisation.path, grant.user.email))


def _give_to_staff(course: Course, staff: list[RoleGrant]) -> set[Any]:
    """The certificates of the course belong to staff: every other one of them, but nobody of the class to be held."""
    rows = list(Certificate.objects.filter(course=course).order_by("number"))
    free = [grant for grant in staff if not grant.organisation.path.startswith(_region().path)]
    chosen = [*free[::2], *free[1::2]][: len(rows)]
    for row, grant in zip(rows, chosen, strict=False):
        row.user, row.person, row.organisation, row.name = grant.user, None, grant.organisation, grant.user.name
    Certificate.objects.bulk_update(rows, ["user", "person", "organisation", "name"])
    return {grant.user_id for grant in chosen}


def _hold_class(course: Course, untrained: list[RoleGrant], today: date, *, by: Actor, at: datetime) -> None:
    """Eight of the region in a class of four days ago; three more have a place at the next one."""
    office = _region()
    here = [grant for grant in untrained if grant.organisation.path.startswith(office.path)]
    here.sort(key=lambda grant: (grant.user.email not in FIRST, grant.organisation.path, grant.user.email))
    past, coming = (_session(course, office, _weekday(today + timedelta(days=days))) for days in (-4, 12))
    Event.objects.bulk_create([past, coming])
    learners = [_place(past, grant) for grant in here[:CLASS_OF]]
    waiting = [_place(coming, grant) for grant in here[CLASS_OF : CLASS_OF + 3]]
    Registration.objects.bulk_create([*learners, *waiting])
    Attendance.objects.bulk_create(_came(past, one) for one in learners[: len(ANSWERS) - 1])
    tries = [_try(course, one, told) for one, told in zip(learners, ANSWERS, strict=False) if told]
    TestAttempt.objects.bulk_create(tries)
    _certify(course, [one for one in tries if (one.percent or 0) >= (course.pass_mark or 0)], by=by, at=at)


def _weekday(day: date) -> date:
    """The day, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _region() -> Organisation:
    return Organisation.objects.get(code=REGION)


def _session(course: Course, office: Organisation, day: date) -> Event:
    starts = datetime.combine(day, time(9), ALMATY)
    return Event(
        kind=EventKind.TRAINING, name_kk=course.name_kk, name_ru=course.name_ru, name_en=course.name_en,
        organiser=office, area_id=office.area_id, course=course, starts_at=starts, held_on=day,
        ends_at=starts + timedelta(hours=8), place="Қабылдау бөлмесінің мәжіліс залы", capacity=25,
        entrance=Entrance.REGISTRATION, host="Ә. Сәрсенбаева",
    )  # fmt: skip


def _place(event: Event, grant: RoleGrant) -> Registration:
    return Registration(
        event=event, user=grant.user, name=grant.user.name, email=grant.user.email, language=grant.user.language,
        organisation=grant.organisation, state=RegistrationState.CONFIRMED,
        asked_at=event.starts_at - timedelta(days=9),
        ticket=code_of(f"{grant.user.email} {event.starts_at:%d}").lower(),
    )  # fmt: skip


def _came(event: Event, one: Registration) -> Attendance:
    nonce = uuid5(event.pk, f"ticked:{one.pk}")
    return Attendance(
        event=event, registration=one, name=one.name, evidence=Evidence.SIGNED, nonce=nonce, came_at=event.starts_at
    )


def _try(course: Course, one: Registration, told: Any) -> TestAttempt:
    """A try whose first questions are right, as many as the result says."""
    items, is_open = snapshot(course), told == "open"
    right = 2 if is_open else len(items) * int(told) // 100
    begun = one.event.ends_at + timedelta(minutes=10)
    answered = items[:right] if is_open else items
    answers = {item["key"]: _answer(item, n < right) for n, item in enumerate(answered)}
    return TestAttempt(
        course=course, event=one.event, registration=one, user=one.user, organisation=one.organisation, items=items,
        answers=answers, started_at=begun, handed_in_at=None if is_open else begun + timedelta(minutes=25),
        percent=None if is_open else told,
    )  # fmt: skip


def _answer(item: dict[str, Any], is_right: bool) -> list[int]:
    return [place for place, choice in enumerate(item["choices"]) if bool(choice["is_right"]) == is_right]


def _certify(course: Course, passed: list[TestAttempt], *, by: Actor, at: datetime) -> None:
    """A certificate for each who passed."""
    if not passed:
        return
    issued_on = passed[0].event.held_on
    numbers = map(spelled, reserve(SERIES, issued_on.year, len(passed)))
    rows = [
        Certificate(
            number=number, code=code_of(number), course=course, event=one.event, registration=one.registration,
            user=one.user, organisation=one.organisation, name=one.registration.name, hours=course.hours,
            language=one.registration.language, issued_on=issued_on, valid_until=last_day(course, issued_on),
            percent=one.percent,
        )
        for one, number in zip(passed, numbers, strict=True)
        if one.registration
    ]  # fmt: skip
    Certificate.objects.bulk_create(rows)
    entries = [Entry("activities.certificate_issued", row, {"event": row.event_id}) for row in rows]
    record_many(entries, by=by, at=at)
