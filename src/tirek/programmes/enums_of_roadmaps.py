"""Programmes, roadmaps, reviews and what people said about them: states, kinds, permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class BudgetSource(models.TextChoices):
    """Whose money a line of a budget is."""

    REPUBLICAN = "republican", _("Republican budget")
    LOCAL = "local", _("Local budget")
    PARTNER = "partner", _("A partner's money")
    OWN = "own", _("The organisation's own money")


class RoadmapState(models.TextChoices):
    """Where a roadmap stands. A draft is seen by who plans it; an adopted one by everyone."""

    DRAFT = "draft", pgettext_lazy("roadmap", "Draft")
    ADOPTED = "adopted", pgettext_lazy("roadmap", "Adopted")
    CLOSED = "closed", pgettext_lazy("roadmap", "Closed")


class ActionState(models.TextChoices):
    """Where an action stands. Late is not a state: what is late may still be done."""

    PLANNED = "planned", pgettext_lazy("action", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("action", "Under way")
    DONE = "done", pgettext_lazy("action", "Done")
    CANCELLED = "cancelled", pgettext_lazy("action", "Taken off")


OPEN_ACTIONS = (ActionState.PLANNED, ActionState.UNDER_WAY)


class ReviewState(models.TextChoices):
    """Where a review session stands."""

    PLANNED = "planned", pgettext_lazy("review", "Planned")
    HELD = "held", pgettext_lazy("review", "Held")
    CANCELLED = "cancelled", pgettext_lazy("review", "Cancelled")


class DecisionState(models.TextChoices):
    """Where a decision of a review stands."""

    OPEN = "open", pgettext_lazy("decision", "To be carried out")
    DONE = "done", pgettext_lazy("decision", "Carried out")
    DROPPED = "dropped", pgettext_lazy("decision", "Dropped")


class VoiceKind(models.TextChoices):
    """Where people said it."""

    PROPOSAL = "proposal", _("A proposal of citizens")
    QUESTION = "question", _("A question at a meeting")
    FEEDBACK = "feedback", _("Feedback on an application")
    OTHER = "other", _("Said otherwise")


class RoadmapPermission(Permission):
    """Permissions on programmes and their roadmaps, held at the organisation that answers for them."""

    VIEW = "programmes.view_roadmaps"
    PLAN = "programmes.plan"
    REPORT = "programmes.report_actions"
    REVIEW = "programmes.review_regions"
    LINK_VOICES = "programmes.link_voices"


_WORKERS = {Role.CLERK, Role.SECRETARY, Role.HEAD, Role.COORDINATOR, Role.PARTNER_CLERK}
_LEADERS = {Role.HEAD, Role.COORDINATOR}
declare(
    {
        RoadmapPermission.VIEW: {*_WORKERS, Role.ANALYST},
        RoadmapPermission.PLAN: _LEADERS,
        RoadmapPermission.REPORT: _WORKERS,
        RoadmapPermission.REVIEW: _LEADERS,
        RoadmapPermission.LINK_VOICES: {Role.SECRETARY, *_LEADERS},
    }
)
