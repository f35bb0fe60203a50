"""Describing what is taught, and the questions of its test."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Course, TestItem
from tirek.activities.permissions_of_training import may_keep_courses_of
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure

RESERVED = ("new",)
MOST_ITEMS = 100


@dataclass(frozen=True, kw_only=True)
class CourseFacts:
    """A course as its keeper tells it."""

    organisation_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""
    hours: int
    pass_mark: int | None = None
    attempts: int = 3
    valid_months: int | None = None
    for_roles: Sequence[str] = ()
    is_open: bool = True

    def as_columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"for_roles": list(self.for_roles)}


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a test: ``choices`` are pairs of texts (kk, ru), ``right`` the places of the right ones."""

    text_kk: str
    text_ru: str = ""
    choices: Sequence[tuple[str, str]]
    right: Sequence[int]

    def as_columns(self) -> dict[str, Any]:
        chosen = set(self.right)
        choices = [
            {"text": {"kk": kk, "ru": ru}, "is_right": number in chosen} for number, (kk, ru) in enumerate(self.choices)
        ]
        return {"text_kk": self.text_kk, "text_ru": self.text_ru, "choices": choices}


@transaction.atomic
def create_course(code: str, facts: CourseFacts, *, by: Actor, at: datetime) -> Course:
    """Describe a course. Raises Refused, or ValidationError by field."""
    ensure(may_keep_courses_of(by, facts.organisation_id))
    if code in RESERVED or Course.objects.filter(code=code).exists():
        raise ValidationError({"code": _("This short name is taken. Choose another.")})
    _check(facts)
    course = Course.objects.create(code=code, **facts.as_columns())
    record("activities.course_described", course, by=by, at=at, organisation=course.organisation_id)
    return course


@transaction.atomic
def edit_course(code: str, facts: CourseFacts, *, by: Actor, at: datetime) -> Course:
    """Change a course. Certificates given before keep their hours and their term. Raises Refused or ValidationError."""
    course = _locked(code, by)
    ensure(may_keep_courses_of(by, facts.organisation_id))
    _check(facts)
    for column, value in facts.as_columns().items():
        setattr(course, column, value)
    course.save()
    record("activities.course_changed", course, by=by, at=at)
    return course


def _check(facts: CourseFacts) -> None:
    wrong: dict[str, Any] = {}
    if not 1 <= facts.hours <= 1000:
        wrong["hours"] = _("From one to a thousand hours.")
    if facts.pass_mark is not None and not 1 <= facts.pass_mark <= 100:
        wrong["pass_mark"] = _("From 1 to 100 percent; empty where there is no test.")
    if not 1 <= facts.attempts <= 20:
        wrong["attempts"] = _("From one to twenty tries.")
    if facts.valid_months is not None and not 1 <= facts.valid_months <= 600:
        wrong["valid_months"] = _("From one month to fifty years; empty: for good.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def add_item(code: str, question: Question, *, by: Actor, at: datetime) -> TestItem:
    """Add a question at the end of the test. Tries that have begun keep the questions they began with."""
    course = _locked(code, by)
    _check_question(question)
    if course.items.count() >= MOST_ITEMS:
        raise ValidationError(_("A test has a hundred questions at most."))
    last = course.items.aggregate(last=Max("position"))["last"] or 0
    item = TestItem.objects.create(course=course, position=last + 1, **question.as_columns())
    record("activities.test_changed", course, by=by, at=at, item=item.pk)
    return item


@transaction.atomic
def edit_item(item_id: UUID, question: Question, *, by: Actor, at: datetime) -> TestItem:
    """Change a question. Raises Refused or ValidationError by field."""
    item = TestItem.objects.select_related("course").get(pk=item_id)
    course = _locked(item.course.code, by)
    _check_question(question)
    for column, value in question.as_columns().items():
        setattr(item, column, value)
    item.save()
    record("activities.test_changed", course, by=by, at=at, item=item.pk)
    return item


@transaction.atomic
def remove_item(item_id: UUID, *, by: Actor, at: datetime) -> Course:
    """Take a question out of the test."""
    item = TestItem.objects.select_related("course").get(pk=item_id)
    course = _locked(item.course.code, by)
    record("activities.test_changed", course, by=by, at=at, removed=item.pk)
    item.delete()
    return course


def _check_question(question: Question) -> None:
    if len(question.choices) < 2:
        raise ValidationError({"choices_kk": _("Write at least two answers, one on each line.")})
    if not question.right:
        raise ValidationError({"choices_kk": _("Begin each right answer with a plus sign: + so.")})
    if len(question.right) == len(question.choices):
        raise ValidationError({"choices_kk": _("At least one answer has to be wrong.")})


def _locked(code: str, by: Actor) -> Course:
    course = Course.objects.select_for_update().get(code=code)
    ensure(may_keep_courses_of(by, course.organisation_id))
    return course
