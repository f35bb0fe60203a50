"""Bundles of rules shared between installations: where one stands, what an entry of it would do, who shares them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class BundleState(models.TextChoices):
    """Where a bundle that was brought in stands."""

    WAITING = "waiting", _("Waiting for a second person")
    TAKEN = "taken", pgettext_lazy("bundle", "Taken")
    UNDONE = "undone", pgettext_lazy("bundle", "Undone")
    REFUSED = "refused", pgettext_lazy("bundle", "Not taken")


class EntryPlan(models.TextChoices):
    """What an entry of a bundle would do here."""

    NEW = "new", pgettext_lazy("entry of a bundle", "New")
    CHANGED = "changed", pgettext_lazy("entry of a bundle", "Changed")
    SAME = "same", pgettext_lazy("entry of a bundle", "As it is here")
    REFUSED = "refused", pgettext_lazy("entry of a bundle", "Cannot be taken")


class EntryStanding(models.TextChoices):
    """What became of an entry. *Left*: it would have been undone, but stays, with the reason."""

    WAITING = "waiting", pgettext_lazy("entry of a bundle", "Not taken")
    TAKEN = "taken", pgettext_lazy("entry of a bundle", "Taken")
    UNDONE = "undone", pgettext_lazy("entry of a bundle", "Undone")
    LEFT = "left", pgettext_lazy("entry of a bundle", "Left as it is")


class BundlePermission(Permission):
    """Permissions on bundles."""

    SHARE = "exchange.share_bundles"
    KEEP_KEYS = "exchange.keep_trusted_keys"


declare(
    {
        BundlePermission.SHARE: {Role.COORDINATOR, Role.ADMINISTRATOR},
        BundlePermission.KEEP_KEYS: {Role.ADMINISTRATOR},
    }
)
