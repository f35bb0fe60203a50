"""The roles a person may hold at an organisation. A role reaches the organisation and all below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role is granted at one organisation; what it permits is declared by each app's permissions module."""

    REGISTRAR = "registrar", _("Registrar")
    CLERK = "clerk", _("Case worker")
    SECRETARY = "secretary", _("Council secretary")
    HEAD = "head", _("Head")
    COORDINATOR = "coordinator", _("National coordinator")
    PARTNER_CLERK = "partner_clerk", _("Partner's case worker")
    ANALYST = "analyst", _("Analyst")
    COMPETITIONS = "competitions", _("Competition secretary")
    FINANCE = "finance", _("Finance officer")
    EDITOR = "editor", _("Editor")
    MONITOR = "monitor", _("Media monitor")
    ADMINISTRATOR = "administrator", _("Administrator")
