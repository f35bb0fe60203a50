"""Kinds and states of calls, stages, entries and their judging; permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class CallKind(models.TextChoices):
    """What a call is; each kind has a template."""

    GRANTS = "grants", _("Grant competition")
    CHILDREN = "children", _("Children's contest")
    DIASPORA = "diaspora", _("Diaspora contest")
    PRIZE = "prize", _("Order and prize")


class CallState(models.TextChoices):
    """Where a call stands. Whether its window is open follows from the hours, not from a state."""

    DRAFT = "draft", pgettext_lazy("call", "Draft")
    PUBLISHED = "published", pgettext_lazy("call", "Announced")
    COMPLETED = "completed", pgettext_lazy("call", "Completed")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")


class StageKind(models.TextChoices):
    """What is done with entries at a stage."""

    FORMAL = "formal", _("Formal check")
    EXPERT = "expert", _("Expert commission")
    SECOND_LOOK = "second_look", _("Second look")
    JURY = "jury", _("Jury")
    VOTE = "vote", _("Public vote")


class StageState(models.TextChoices):
    """Where a stage stands. Locked: no score moves any more; published: two people signed its result."""

    PLANNED = "planned", pgettext_lazy("stage", "Planned")
    RUNNING = "running", pgettext_lazy("stage", "Under way")
    LOCKED = "locked", pgettext_lazy("stage", "Scores locked")
    PUBLISHED = "published", pgettext_lazy("stage", "Result published")


class EntryState(models.TextChoices):
    """Where an entry stands. Its way through the stages is told by their results."""

    DRAFT = "draft", pgettext_lazy("entry", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("entry", "Handed in")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "Withdrawn")
    INELIGIBLE = "ineligible", _("Did not pass the formal check")
    PASSED_OVER = "passed_over", _("Not selected")
    WINNER = "winner", _("Winner")


LIVE_STATES = (EntryState.SUBMITTED, EntryState.PASSED_OVER, EntryState.WINNER)
HANDED_IN = (*LIVE_STATES, EntryState.INELIGIBLE)


class FormalState(models.TextChoices):
    """How the formal check of an entry stands."""

    WAITING = "waiting", pgettext_lazy("formal check", "Not checked yet")
    PASSED = "passed", pgettext_lazy("formal check", "Passed")
    RETURNED = "returned", pgettext_lazy("formal check", "Returned to be mended")
    FAILED = "failed", pgettext_lazy("formal check", "Not admitted")


class FormalOutcome(models.TextChoices):
    """What a formal check finds."""

    PASSED = "passed", _("Everything is there")
    RETURNED = "returned", _("Return it to be mended")
    FAILED = "failed", _("Do not admit it")


class LikenessVerdict(models.TextChoices):
    """What people say of two entries that are much alike."""

    FINE = "fine", _("Nothing wrong")
    COPIED = "copied", _("One is copied from the other")


class EntrantKind(models.TextChoices):
    """Who enters."""

    PERSON = "person", pgettext_lazy("entrant", "A person")
    ORGANISATION = "organisation", pgettext_lazy("entrant", "An organisation")
    TEAM = "team", pgettext_lazy("entrant", "A team")
    CLASS = "class", _("A teacher for a class")


class PanelRole(models.TextChoices):
    """The part somebody has in judging a call."""

    EXPERT = "expert", _("Expert")
    JUROR = "juror", _("Member of the jury")
    CHAIR = "chair", _("Chair of the jury")


class CallPermission(Permission):
    """Permissions on calls, held at the organisation that holds them."""

    VIEW = "calls.view"
    RUN = "calls.run"
    PUBLISH = "calls.publish"
    VIEW_GRANTS = "calls.view_grants"
    PAY = "calls.pay"


declare(
    {
        CallPermission.VIEW: {Role.COMPETITIONS, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        CallPermission.RUN: {Role.COMPETITIONS, Role.COORDINATOR},
        CallPermission.PUBLISH: {Role.COMPETITIONS, Role.HEAD, Role.COORDINATOR},
        CallPermission.VIEW_GRANTS: {Role.COMPETITIONS, Role.FINANCE, Role.HEAD, Role.COORDINATOR},
        CallPermission.PAY: {Role.FINANCE},
    }
)
