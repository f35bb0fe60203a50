"""What people ask at events: taken down once, given to an agency, answered, published without personal data."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.question_notices import tell_agency, tell_answered, tell_organiser, tell_taken
from tirek.activities.enums import QuestionKind, QuestionState
from tirek.activities.models import Event, Question
from tirek.activities.permissions import (
    may_answer_question,
    may_assign_question,
    may_give_back_question,
    may_make_case_of_question,
    may_publish_question,
    may_take_questions,
)
from tirek.activities.queries.questions import answer_days
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.network.models import Organisation

LONGEST = 5000
_PRIVATE = re.compile(r"\d[\d\s()-]{8,}\d|\S+@\S+\.\w+")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as it was taken down. ``nonce`` is made by the device or the form: the same one is the same question.
    ``answer`` not empty: answered on the spot."""

    nonce: UUID
    text: str
    kind: str = QuestionKind.QUESTION
    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = "kk"
    service_id: UUID | None = None
    answer: str = ""
    asked_at: datetime


@transaction.atomic
def take_question(event_id: UUID, asked: Asked, *, by: Actor, at: datetime) -> tuple[Question, bool]:
    """Take down what was asked at an event; True when it is new. Sent twice, it is taken once and the first stands.

    Raises Refused, or ValidationError by field."""
    event = Event.objects.visible_to(by).select_related("organiser").get(pk=event_id)
    ensure(may_take_questions(by, event))
    row = _row(event, asked, by, at)
    made = Question.objects.bulk_create([row], ignore_conflicts=True)[0]
    question = Question.objects.select_related("event").get(nonce=asked.nonce)
    if question.pk != made.pk:
        return question, False
    record("activities.question_taken", question, by=by, at=at, event=event.pk, on_the_spot=question.on_the_spot)
    if question.state == QuestionState.ASKED:
        tell_taken(question)
    return question, True


def _row(event: Event, asked: Asked, by: Actor, at: datetime) -> Question:
    text, answer = paragraphs(asked.text), paragraphs(asked.answer)
    if not text:
        raise ValidationError({"text": _("Write what was asked.")})
    if len(text) > LONGEST or len(answer) > LONGEST:
        raise ValidationError({"text": _("The text is too long: at most %(n)s characters.") % {"n": LONGEST}})
    answered = bool(answer)
    return Question(
        event=event,
        nonce=asked.nonce,
        kind=asked.kind if asked.kind in QuestionKind.values else QuestionKind.QUESTION,
        state=QuestionState.ANSWERED if answered else QuestionState.ASKED,
        asker_name=one_line(asked.name)[:200],
        phone=asked.phone,
        email=asked.email,
        language=asked.language,
        text=text,
        service_id=asked.service_id,
        asked_at=min(asked.asked_at, at),
        taken_by_id=by.user_id,
        answer=answer,
        on_the_spot=answered,
        answered_at=min(asked.asked_at, at) if answered else None,
        answered_by_id=by.user_id if answered else None,
    )


@transaction.atomic
def assign_question(
    question_id: UUID, agency_id: UUID, due_on: date | None = None, *, by: Actor, at: datetime
) -> Question:
    """Give a question to an agency until a working day (by default so many working days from today as the tour says).
    The agency is told. Giving it to another one later is the same deed."""
    question = _locked(question_id, by)
    ensure(may_assign_question(by, question))
    today = local_date(at)
    agency = Organisation.objects.on(today).filter(pk=agency_id).first()
    if agency is None:
        raise ValidationError({"agency": _("There is no such organisation today.")})
    question.agency, question.due_on = agency, _due(question, due_on, today)
    question.state, question.note = QuestionState.ASSIGNED, ""
    question.save(update_fields=["agency", "due_on", "state", "note"])
    record("activities.question_assigned", question, by=by, at=at, agency=agency.pk, due_on=question.due_on)
    tell_agency(question, at=at)
    return question


def _due(question: Question, wanted: date | None, today: date) -> date:
    calendar = WorkingCalendar.current()
    if wanted is None:
        return calendar.add_working_days(today, answer_days(question.event))[0]
    if wanted < today:
        raise ValidationError({"due_on": _("This day has passed.")})
    if not calendar.is_working_day(wanted):
        raise ValidationError({"due_on": _("This is a day off: choose a working day.")})
    return wanted


@transaction.atomic
def give_back_question(question_id: UUID, why: str, *, by: Actor, at: datetime) -> Question:
    """The agency says that the question belongs elsewhere; the organiser gives it to another one."""
    question = _locked(question_id, by)
    ensure(may_give_back_question(by, question))
    why = one_line(why)[:500]
    if not why:
        raise ValidationError({"why": _("Say who should answer, or why it is not yours.")})
    record("activities.question_given_back", question, by=by, at=at, agency=question.agency_id)
    question.agency, question.due_on, question.note, question.state = None, None, why, QuestionState.ASKED
    question.save(update_fields=["agency", "due_on", "note", "state"])
    tell_organiser(question, at=at)
    return question


@transaction.atomic
def answer_question(question_id: UUID, answer: str, *, by: Actor, at: datetime) -> Question:
    """Answer; whoever asked gets it if they left an address."""
    question = _locked(question_id, by)
    ensure(may_answer_question(by, question))
    answer = paragraphs(answer)
    if not answer or len(answer) > LONGEST:
        raise ValidationError({"answer": _("Write the answer, at most %(n)s characters.") % {"n": LONGEST}})
    question.answer, question.state = answer, QuestionState.ANSWERED
    question.answered_at, question.answered_by_id = at, by.user_id
    question.save(update_fields=["answer", "state", "answered_at", "answered_by_id"])
    record("activities.question_answered", question, by=by, at=at, due_on=question.due_on)
    tell_answered(question)
    return question


@transaction.atomic
def publish_question(question_id: UUID, text: str, answer: str, *, by: Actor, at: datetime) -> Question:
    """Publish question and answer in a wording without personal data; publishing again changes the wording."""
    question = _locked(question_id, by)
    ensure(may_publish_question(by, question))
    text, answer = paragraphs(text), paragraphs(answer)
    _check_public(question, text, "text")
    _check_public(question, answer, "answer")
    question.published_text, question.published_answer = text, answer
    question.published_at = question.published_at or at
    question.save(update_fields=["published_text", "published_answer", "published_at"])
    record("activities.question_published", question, by=by, at=at)
    return question


@transaction.atomic
def withdraw_question(question_id: UUID, *, by: Actor, at: datetime) -> Question:
    """Take a published question from the public page."""
    question = _locked(question_id, by)
    ensure(may_publish_question(by, question))
    question.published_at = None
    question.save(update_fields=["published_at"])
    record("activities.question_withdrawn", question, by=by, at=at)
    return question


@transaction.atomic
def note_question_became_case(question_id: UUID, *, by: Actor, at: datetime) -> Question:
    """Say that a question is now a case, which answers it: called by whoever makes the case, in its transaction."""
    question = _locked(question_id, by)
    ensure(may_make_case_of_question(by, question))
    question.state = QuestionState.CASE
    question.save(update_fields=["state"])
    record("activities.question_became_case", question, by=by, at=at)
    return question


@transaction.atomic
def note_questions_exported(count: int, *, by: Actor, at: datetime) -> None:
    """Write into the audit that a list of questions left Tirek as a file."""
    assert by.organisation_id is not None  # the permission is held at an organisation
    organisation = Organisation.objects.get(pk=by.organisation_id)
    record("activities.questions_exported", organisation, by=by, at=at, count=count)


def _check_public(question: Question, text: str, field: str) -> None:
    """Nothing personal goes public: no number that may be a phone or an IIN, no e-mail, no name of who asked."""
    if not text or len(text) > LONGEST:
        raise ValidationError({field: _("Write the public wording.")})
    names = [word for word in question.asker_name.split() if len(word) > 3]
    folded = text.casefold()
    if _PRIVATE.search(text) or any(name.casefold() in folded for name in names):
        raise ValidationError({field: _("This is public: leave out names, phones, addresses and numbers of people.")})


def _locked(question_id: UUID, by: Actor) -> Question:
    rows = Question.objects.whole_for(by).select_related("event").select_for_update(of=("self",))
    return rows.get(pk=question_id)
