"""Names the kernel's own records use."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class MessageState(models.TextChoices):
    """Where a message stands. *Failed*: refused by the gateway for good. *Given up*: no gateway reached for days."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Refused")
    GIVEN_UP = "given_up", _("Given up")


class DiscardReason(models.TextChoices):
    """Why a failed job is put aside without being run again."""

    DONE_BY_HAND = "done_by_hand", _("Done by hand")
    NO_LONGER_NEEDED = "no_longer_needed", _("No longer needed")
    DUPLICATE = "duplicate", _("Duplicate of another job")
    WRONG_DATA = "wrong_data", _("Its data is wrong")


class RunState(models.TextChoices):
    """Where the application of a retention rule stands."""

    ASKED = "asked", _("waits for a second person")
    APPROVED = "approved", _("being applied")
    DONE = "done", _("applied")
    REFUSED = "refused", _("not applied")


class ScanState(models.TextChoices):
    """What the virus check said of a file."""

    WAITING = "waiting", _("Being checked")
    CLEAN = "clean", _("Checked")
    INFECTED = "infected", _("Infected")
    UNCHECKED = "unchecked", _("Not checked")
