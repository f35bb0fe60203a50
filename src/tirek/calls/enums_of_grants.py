"""States of grants, their tranches, reports and everything that follows them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GrantState(models.TextChoices):
    """Where a grant stands. In preparation nobody but the two sides sees it."""

    PREPARED = "prepared", pgettext_lazy("grant", "Contract in preparation")
    RUNNING = "running", pgettext_lazy("grant", "Under way")
    COMPLETED = "completed", pgettext_lazy("grant", "Completed")
    ENDED = "ended", pgettext_lazy("grant", "Ended early")


PUBLIC_STATES = (GrantState.RUNNING, GrantState.COMPLETED, GrantState.ENDED)


class TrancheState(models.TextChoices):
    """Whether money of a grant may be paid. A locked tranche waits for a report to be accepted."""

    LOCKED = "locked", pgettext_lazy("tranche", "Waits for a report")
    PAYABLE = "payable", pgettext_lazy("tranche", "To be paid")
    PAID = "paid", pgettext_lazy("tranche", "Paid")
    CANCELLED = "cancelled", pgettext_lazy("tranche", "Cancelled")


class ReportState(models.TextChoices):
    """Where a report of a grantee stands. Late is not a state: who is late may still hand in."""

    OWED = "owed", pgettext_lazy("grant report", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("grant report", "Handed in")
    RETURNED = "returned", pgettext_lazy("grant report", "Returned with remarks")
    ACCEPTED = "accepted", pgettext_lazy("grant report", "Accepted")


WITH_GRANTEE = (ReportState.OWED, ReportState.RETURNED)


class AmendmentState(models.TextChoices):
    """A change of a contract is asked by one side and agreed by the other."""

    ASKED = "asked", pgettext_lazy("amendment", "Waits for an answer")
    AGREED = "agreed", pgettext_lazy("amendment", "Agreed")
    REFUSED = "refused", pgettext_lazy("amendment", "Refused")


class Rung(models.TextChoices):
    """The steps by which an owed report is called in."""

    SOON = "soon", _("Due in a week")
    LATE = "late", _("Late")
    WEEKS = "weeks", _("Two weeks late: the secretary of the call is told")
    MONTH = "month", _("A month late: the head is told, no money is paid")
