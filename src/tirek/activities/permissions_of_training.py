"""Rules on courses, tests, certificates and projects, each a verdict with its reason."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import ActivityPermission, EventState
from tirek.activities.models import Certificate, Course, Event, Project
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def may_keep_courses_of(actor: Actor, organisation_id: UUID) -> Verdict:
    """Describing what an organisation teaches, with its test."""
    if actor.holds(ActivityPermission.TEACH, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not keep the courses of this organisation."))


def may_hold_session(actor: Actor, course: Course, organiser_id: UUID) -> Verdict:
    """Holding a session of a course: an open one by any body that teaches, a closed one by nobody."""
    if not course.is_open:
        return refuse(_("This course is closed: no new session of it is announced."))
    if actor.holds(ActivityPermission.TEACH, at=organiser_id):
        return ALLOWED
    return refuse(_("You do not teach for this organisation."))


def may_teach(actor: Actor, event: Event) -> Verdict:
    """Keeping the class of a session: who has come, certificates."""
    if event.course_id is None:
        return refuse(_("This event is not a session of a course."))
    if event.state == EventState.CANCELLED:
        return refuse(_("This event was cancelled."))
    if actor.holds(ActivityPermission.TEACH, at=event.organiser_id):
        return ALLOWED
    return refuse(_("You do not teach for this organisation."))


def may_enrol(event: Event, at: datetime) -> Verdict:
    """Whether anybody of the staff can still be enrolled in a session."""
    if event.course_id is None:
        return refuse(_("This event is not a session of a course."))
    if event.state != EventState.PLANNED or event.starts_at <= at:
        return refuse(_("The session has begun: nobody is enrolled any more."))
    return ALLOWED


def may_issue(actor: Actor, event: Event, at: datetime) -> Verdict:
    """Giving certificates to those who have earned them: when the session is over."""
    teaching = may_teach(actor, event)
    if not teaching:
        return teaching
    if not event.is_over(at):
        return refuse(_("Certificates are given when the session is over."))
    return ALLOWED


def may_revoke(actor: Actor, certificate: Certificate) -> Verdict:
    """Taking a certificate back: who keeps the course and who held the session."""
    if certificate.revoked_at:
        return refuse(_("This certificate is revoked already."))
    teaches = actor.reach(ActivityPermission.TEACH)
    if certificate.course.organisation_id in teaches or certificate.event.organiser_id in teaches:
        return ALLOWED
    return refuse(_("Only who keeps the course or held the session can revoke its certificates."))


def may_lead_project(actor: Actor, organisation_id: UUID) -> Verdict:
    """Beginning a project of an organisation, changing it, naming bodies, telling what came of it."""
    if actor.holds(ActivityPermission.ORGANISE, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not lead projects of this organisation."))


def may_join_project(actor: Actor, project: Project, body_id: UUID, on: date) -> Verdict:
    """Bringing a body into a running project: who leads the project, or who organises for the body."""
    if not _runs(project, on):
        return refuse(_("This project has ended."))
    if may_lead_project(actor, project.organisation_id) or actor.holds(ActivityPermission.ORGANISE, at=body_id):
        return ALLOWED
    return refuse(_("You do not organise events of this organisation."))


def _runs(project: Project, on: date) -> bool:
    return bool(project.during.upper is None or project.during.upper > on)
