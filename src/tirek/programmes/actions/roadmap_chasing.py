"""Reminding who has to act on roadmaps: two weeks before, when it is late, and higher up the longer it stays so."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.core.roles import Role
from tirek.network.models import Organisation, RoleGrant, User
from tirek.programmes.enums_of_roadmaps import DecisionState, ReviewState, RoadmapPermission, RoadmapState
from tirek.programmes.models import ReviewDecision, RoadmapAction

SOON = timedelta(days=14)
LADDER = ((30, "above"), (10, "planner"), (1, "late"))
"""So many days late: to whom besides the owner."""
FORGOTTEN = timedelta(days=120)
ABOVE = (Role.COORDINATOR,)


def chase_actions(*, at: datetime) -> int:
    """Write about actions due within two weeks or late, each rung once; returns how many actions."""
    today = local_date(at)
    near = (
        RoadmapAction.objects.open()
        .leaves()
        .filter(roadmap__state=RoadmapState.ADOPTED, due_on__range=(today - FORGOTTEN, today + SOON))
    )
    count = 0
    for action in near.select_related("roadmap", "owner"):
        with transaction.atomic():
            _chase(action, _rung((today - action.due_on).days), at)
        count += 1
    return count


def _rung(days_late: int) -> str:
    return next((name for days, name in LADDER if days_late >= days), "soon")


def _chase(action: RoadmapAction, rung: str, at: datetime) -> None:
    for user in _told(action, rung, at):
        with translation.override(user.language):
            late = rung != "soon"
            subject = _("Late on the roadmap: %(action)s") if late else _("Due on the roadmap: %(action)s")
            day = _("Due on %(day)s") % {"day": action.due_on.strftime("%d.%m.%Y")}
            address = f"{settings.SITE_URL}{action.get_absolute_url()}"
            body = "\n".join([f"{action.code} {action.name}", action.owner.name, day, "", address])
            key = f"action-{rung}:{action.pk}:{action.due_on:%y%m%d}:{user.pk}"
            told = subject % {"action": action.name}
            send(Channel.EMAIL, user.email, told, body, language=user.language, about=action, key=key)


def _told(action: RoadmapAction, rung: str, at: datetime) -> Iterable[User]:
    """The owner's staff; from ten days late also who planned it, from thirty the coordinator of the country."""
    roles = roles_of(RoadmapPermission.REPORT)
    wanted = Q(organisation=action.owner_id, role__in=roles)
    if rung in ("planner", "above"):
        wanted |= Q(organisation=action.roadmap.owner_id, role__in=roles_of(RoadmapPermission.PLAN))
    if rung == "above":
        wanted |= Q(role__in=ABOVE)
    return staff(wanted, at)


def staff(wanted: Q, at: datetime) -> list[User]:
    """Those at work who hold one of these grants, each once."""
    grants = RoleGrant.objects.in_force(local_date(at)).filter(wanted, user__is_active=True)
    return sorted({grant.user for grant in grants.select_related("user")}, key=lambda user: str(user.pk))


def chase_decisions(*, at: datetime) -> int:
    """Write to who has to carry out a decision of a review, a week before it is due and when it is late, once each."""
    today = local_date(at)
    near = ReviewDecision.objects.filter(
        state=DecisionState.OPEN, review__state=ReviewState.HELD,
        due_on__range=(today - FORGOTTEN, today + timedelta(days=7)),
    )  # fmt: skip
    count = 0
    for decision in near.select_related("review", "owner"):
        with transaction.atomic():
            _remind(decision, decision.owner, "late" if decision.due_on < today else "soon", at)
        count += 1
    return count


def _remind(decision: ReviewDecision, owner: Organisation, rung: str, at: datetime) -> None:
    wanted = Q(organisation=owner, role__in=roles_of(RoadmapPermission.REPORT))
    for user in staff(wanted, at):
        with translation.override(user.language):
            subject = _("A decision of the review is late") if rung == "late" else _("A decision of the review is due")
            day = _("Due on %(day)s") % {"day": decision.due_on.strftime("%d.%m.%Y")}
            address = f"{settings.SITE_URL}{decision.review.get_absolute_url()}"
            body = "\n".join([decision.text[:500], owner.name, day, "", address])
            key = f"decision-{rung}:{decision.pk}:{decision.due_on:%y%m%d}:{user.pk}"
            send(Channel.EMAIL, user.email, subject, body, language=user.language, about=decision, key=key)
