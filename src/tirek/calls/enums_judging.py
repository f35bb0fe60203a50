"""Kinds and states of judging."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AssignmentKind(models.TextChoices):
    """Why an entry was given to a judge."""

    REVIEW = "review", pgettext_lazy("assignment", "Review")
    SECOND_LOOK = "second_look", _("Second look")
    CALIBRATION = "calibration", pgettext_lazy("assignment", "Calibration")


class AssignmentState(models.TextChoices):
    """Where a judge's work on an entry stands. Recused: stepped back because of a conflict; withdrawn: taken back by
    who runs the call."""

    WAITING = "waiting", pgettext_lazy("assignment", "Not begun")
    BEGUN = "begun", pgettext_lazy("assignment", "Begun")
    DONE = "done", pgettext_lazy("assignment", "Handed in")
    RECUSED = "recused", pgettext_lazy("assignment", "Stepped back")
    WITHDRAWN = "withdrawn", pgettext_lazy("assignment", "Taken back")

    @classmethod
    def ended(cls) -> "tuple[AssignmentState, ...]":
        """Those that open nothing any more."""
        return cls.RECUSED, cls.WITHDRAWN


class ConflictKind(models.TextChoices):
    """What stands between a judge and an entry."""

    ENTRANT = "entrant", _("Takes part in the call")
    KIN = "kin", _("Relative")
    EMPLOYER = "employer", _("Works for the entrant")
    ORGANISATION = "bin", _("Same organisation by number")
    COAUTHOR = "coauthor", _("Co-author or team")
    OTHER = "other", pgettext_lazy("conflict", "Another reason")


class ResultState(models.TextChoices):
    """Where a result stands: put forward by one person, published or sent back by another."""

    PROPOSED = "proposed", pgettext_lazy("result", "Put forward")
    PUBLISHED = "published", pgettext_lazy("result", "Published")
    DECLINED = "declined", pgettext_lazy("result", "Sent back")
