"""Initiatives with partners: stages, people on their way through them, calls after; permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class InitiativeKind(models.TextChoices):
    """What an initiative gives."""

    TRADE = "trade", _("Training, equipment and help with sales")
    WORKSHOP = "workshop", _("Apprenticeship in a workshop")
    BROADCAST = "broadcast", _("Series of broadcasts")


class Phase(models.TextChoices):
    """What a stage means to the figures, whatever an initiative calls it."""

    APPLIED = "applied", pgettext_lazy("phase", "Applied")
    TRAINED = "trained", pgettext_lazy("phase", "Trained")
    EQUIPPED = "equipped", pgettext_lazy("phase", "Equipped")
    SELLING = "selling", pgettext_lazy("phase", "Earning")
    OTHER = "other", pgettext_lazy("phase", "Another stage")


class StageNeed(models.TextChoices):
    """What must be there before somebody has reached a stage."""

    NOTE = "note", _("A note of what was done")
    CERTIFICATE = "certificate", _("The number of a certificate")
    EQUIPMENT = "equipment", _("A signed act of acceptance of equipment")
    INCOME = "income", _("The first income")


class EnrolmentState(models.TextChoices):
    """Where somebody stands in an initiative."""

    ACTIVE = "active", pgettext_lazy("enrolment", "On the way")
    COMPLETED = "completed", pgettext_lazy("enrolment", "Reached the last stage")
    LEFT = "left", pgettext_lazy("enrolment", "Dropped out")


class DropReason(models.TextChoices):
    """Why somebody dropped out."""

    JOB = "job", _("Found a job")
    HEALTH = "health", _("Health")
    CARE = "care", _("Care of a child or a relative")
    MOVED_AWAY = "moved_away", _("Moved away")
    NO_INTEREST = "no_interest", _("Lost interest")
    RULES = "rules", _("Did not keep to the terms")
    NOT_FOUND = "not_found", _("Cannot be reached")
    OTHER = "other", pgettext_lazy("reason", "Another reason")


class CallState(models.TextChoices):
    """Where a follow-up call stands."""

    DUE = "due", pgettext_lazy("call", "To be made")
    REACHED = "reached", pgettext_lazy("call", "Reached")
    MISSED = "missed", pgettext_lazy("call", "Not reached")


class CallOutcome(models.TextChoices):
    """What was heard."""

    EARNING = "earning", _("Earns by this work")
    ELSEWHERE = "elsewhere", _("Works elsewhere")
    STOPPED = "stopped", _("Has stopped")
    NO_ANSWER = "no_answer", _("Nobody answered")


FOLLOW_UP_MONTHS = (3, 6, 12)


class InitiativePermission(Permission):
    """Permissions on initiatives. Who is on the way is seen only where they are accompanied."""

    RUN = "programmes.run_initiatives"
    SEE_PEOPLE = "programmes.see_enrolments"
    ACCOMPANY = "programmes.accompany"


declare(
    {
        InitiativePermission.RUN: {Role.HEAD, Role.COORDINATOR},
        InitiativePermission.SEE_PEOPLE: {Role.CLERK, Role.HEAD},
        InitiativePermission.ACCOMPANY: {Role.CLERK, Role.HEAD},
    }
)
