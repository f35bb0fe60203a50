"""Courses with their test, sessions and learners."""

from datetime import datetime, timedelta
from typing import Any

from tests.factories.activities import make_event

from tirek.activities.enums import Entrance, EventKind, Evidence
from tirek.activities.models import Attendance, Course, Event, Registration, TestItem
from tirek.core.ids import uuid7
from tirek.network.models import Organisation


def make_course(organisation: Organisation, *, questions: int = 0, **facts: Any) -> Course:
    """A course of eight hours; with questions it has a test passed with 60 percent, whose first answers are right."""
    values: dict[str, Any] = {"code": "basics", "hours": 8, "name_kk": "Негіздер", "name_ru": "Основы", **facts}
    if questions:
        values.setdefault("pass_mark", 60)
    course = Course.objects.create(organisation=organisation, **values)
    texts = (("Иә", "Да", True), ("Жоқ", "Нет", False))
    choices = [{"text": {"kk": kk, "ru": ru}, "is_right": right} for kk, ru, right in texts]
    TestItem.objects.bulk_create(
        TestItem(course=course, position=n, text_kk=f"Сұрақ {n}", text_ru=f"Вопрос {n}", choices=choices)
        for n in range(questions)
    )
    return course


def make_session(course: Course, organiser: Organisation, starts_at: datetime, **facts: Any) -> Event:
    """A session of four hours, by registration."""
    values = {"kind": EventKind.TRAINING, "entrance": Entrance.REGISTRATION, "hours": 4, **facts}
    return make_event(organiser, starts_at, course=course, **values)


def make_learner(event: Event, name: str = "Асан Үсен", *, came: bool = True, **facts: Any) -> Registration:
    """Somebody with a place at a session, who came."""
    values = {"state": "confirmed", "ticket": uuid7().hex, "asked_at": event.starts_at - timedelta(days=1), **facts}
    values.setdefault("email", f"{uuid7().hex[-8:]}@tirek.example")
    row = Registration.objects.create(event=event, name=name, **values)
    if came:
        Attendance.objects.create(
            event=event, registration=row, evidence=Evidence.SIGNED, nonce=uuid7(), came_at=event.starts_at
        )
    return row
