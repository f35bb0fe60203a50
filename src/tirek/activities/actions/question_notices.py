"""What is told about questions, through the outbox: to whoever asked, to the agency that answers, to the organiser."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.activities.enums import ActivityPermission, QuestionState
from tirek.activities.models import Question
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.models import User

SHORT = 300
SOON = 2
FORGOTTEN = timedelta(days=60)


def tell_taken(question: Question) -> None:
    """Say to whoever asked that the question is written down and the answer will come here."""
    with translation.override(question.language):
        subject = _("Your question is written down")
        lines = [_("The answer will be sent to this address."), "", _quoted(question)]
        _tell_asker(question, subject, lines, f"question-taken:{question.pk}")


def tell_answered(question: Question) -> None:
    """Give the answer to whoever asked."""
    with translation.override(question.language):
        subject = _("The answer to your question")
        lines = [_quoted(question), "", question.answer]
        if question.agency:
            lines += ["", question.agency.name]
        _tell_asker(question, subject, lines, f"question-answered:{question.pk}")


def tell_agency(question: Question, *, at: datetime) -> None:
    """Say to those who answer at the agency that a question waits for them."""
    assert question.agency_id
    assert question.due_on
    for user in _answerers(question.agency_id, at):
        with translation.override(user.language):
            subject = _("A question to answer until %(day)s") % {"day": date_format(question.due_on, "DATE_FORMAT")}
            _tell_staff(question, user, subject, f"question-given:{question.pk}:{at:%y%m%d%H%M%S}:{user.pk}")


def tell_organiser(question: Question, *, at: datetime) -> None:
    """Say to the organiser of the event that an agency has given a question back."""
    for user in _answerers(question.event.organiser_id, at):
        with translation.override(user.language):
            key = f"question-back:{question.pk}:{at:%y%m%d%H%M%S}:{user.pk}"
            _tell_staff(question, user, _("An agency has given a question back"), key, question.note)


def chase_answers(*, at: datetime) -> int:
    """Remind agencies of answers due within two working days and of late ones, each once; returns how many."""
    today = local_date(at)
    near = WorkingCalendar.current().add_working_days(today, SOON)[0]
    owed = Question.objects.filter(state=QuestionState.ASSIGNED, due_on__range=(today - FORGOTTEN, near))
    count = 0
    for question in owed.select_related("event", "agency"):
        with transaction.atomic():
            _chase(question, "late" if question.is_late(today) else "soon", at)
        count += 1
    return count


def _chase(question: Question, rung: str, at: datetime) -> None:
    assert question.agency_id
    assert question.due_on
    bodies = {question.agency_id, question.event.organiser_id} if rung == "late" else {question.agency_id}
    for body in sorted(bodies):
        for user in _answerers(body, at):
            with translation.override(user.language):
                subject = _("An answer is late") if rung == "late" else _("An answer is due soon")
                key = f"question-{rung}:{question.pk}:{question.due_on:%y%m%d}:{user.pk}"
                _tell_staff(question, user, subject, key)


def _tell_asker(question: Question, subject: str, lines: Iterable[str], key: str) -> None:
    channel, to = (Channel.EMAIL, question.email) if question.email else (Channel.SMS, question.phone)
    if to:
        body = "\n".join([subject, "", *lines])
        send(channel, to, subject, body, language=question.language, about=question, key=key)


def _tell_staff(question: Question, user: User, subject: str, key: str, more: str = "") -> None:
    page = f"{settings.SITE_URL}{question.get_absolute_url()}"
    lines = filter(None, [question.event.name, _quoted(question), more, page])
    send(Channel.EMAIL, user.email, subject, "\n".join(lines), language=user.language, about=question, key=key)


def _quoted(question: Question) -> str:
    text = question.text if len(question.text) <= SHORT else f"{question.text[:SHORT]}…"
    return f"«{text}»"


def _answerers(organisation_id: UUID, at: datetime) -> "QuerySet[User, User]":
    """Those who answer at the organisation itself."""
    day, roles = local_date(at), roles_of(ActivityPermission.ANSWER_QUESTIONS)
    grants = {"grants__organisation": organisation_id, "grants__role__in": roles, "grants__during__contains": day}
    found: QuerySet[User, User] = User.objects.filter(is_active=True, **grants)
    return found.distinct().order_by("pk")
