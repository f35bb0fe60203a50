"""Sitting a test: beginning a try, keeping answers as they are given, handing in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.certificates import issue_if_earned
from tirek.activities.models import Event, Registration, TestAttempt
from tirek.activities.queries.learning import Learner, learner_of
from tirek.activities.queries.testing import known_answers, percent_of, snapshot
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ALLOWED, Refused, Verdict, ensure, refuse

Sent = Mapping[str, Sequence[Any]]


def may_begin(learner: Learner | None, at: datetime) -> Verdict:
    """Whether a learner may begin a try: has come, has the hours, has tries left, and has not passed."""
    if learner is None or not learner.has_test:
        return refuse(_("There is no test here."))
    if learner.certificates or learner.has_passed:
        return refuse(_("The test is passed."))
    if not learner.has_come:
        return refuse(_("The test opens when the organiser has written down that you came."))
    if learner.missing_hours:
        return refuse(_("The test opens when you have attended all hours of the course."))
    if not learner.registration.event.is_over(at):
        return refuse(_("The test opens when the session is over."))
    if learner.open_attempt is None and not learner.tries_left:
        return refuse(_("All tries are used. Speak with the organiser."))
    return ALLOWED


@transaction.atomic
def begin_test(ticket: str, *, by: Actor, at: datetime) -> TestAttempt:
    """Begin a try, by the secret of the ticket; one that has begun goes on. Raises Refused."""
    registration = _locked(ticket)
    learner = learner_of(registration)
    ensure(may_begin(learner, at))
    assert learner is not None
    if learner.open_attempt:
        return learner.open_attempt
    items = snapshot(learner.course)
    if not items:
        raise Refused(refuse(_("The test has no questions yet. Speak with the organiser.")))
    attempt = TestAttempt.objects.create(
        course=learner.course,
        event=registration.event,
        registration=registration,
        person_id=registration.person_id,
        user_id=registration.user_id,
        organisation_id=registration.organisation_id,
        items=items,
        started_at=at,
    )
    record("activities.test_begun", attempt, by=by, at=at, course=learner.course.pk)
    return attempt


@transaction.atomic
def keep_answers(ticket: str, answers: Sent) -> TestAttempt:
    """Keep what is answered so far. Raises Refused when no try is open."""
    attempt = _open(_locked(ticket))
    attempt.answers = known_answers(attempt, answers)
    attempt.save(update_fields=["answers"])
    return attempt


@transaction.atomic
def hand_in(ticket: str, answers: Sent, *, by: Actor, at: datetime) -> TestAttempt:
    """Hand a try in: it is graded, and a certificate follows where it earns one. Raises Refused when none is open."""
    registration = _locked(ticket)
    attempt = _open(registration)
    attempt.answers = known_answers(attempt, answers)
    attempt.percent, attempt.handed_in_at = percent_of(attempt, attempt.answers), at
    attempt.save(update_fields=["answers", "percent", "handed_in_at"])
    record("activities.test_handed_in", attempt, by=by, at=at, percent=attempt.percent)
    issue_if_earned(registration, by=by, at=at)
    return attempt


def _open(registration: Registration) -> TestAttempt:
    attempt = registration.testattempts.filter(handed_in_at__isnull=True).first()
    if attempt is None:
        raise Refused(refuse(_("This try is handed in already.")))
    return attempt  # type: ignore[no-any-return]


def _locked(ticket: str) -> Registration:
    """The event first, as everywhere, then the registration."""
    event = Event.objects.select_for_update(of=("self",)).select_related("course").get(registrations__ticket=ticket)
    registration: Registration = Registration.objects.select_for_update(of=("self",)).get(ticket=ticket)
    registration.event = event
    return registration
