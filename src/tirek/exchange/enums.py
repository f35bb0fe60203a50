"""What a system may ask for, which roles it may act with, and who connects systems."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class Scope(models.TextChoices):
    """Parts of the API. A system gets some; a token may ask for fewer."""

    CASES_READ = "cases:read", _("Read applications")
    CASES_WRITE = "cases:write", _("Send applications")
    FIGURES_READ = "figures:read", _("Read figures")


# A machine never administers the network, and a partner's referrals are not part of the API yet.
CLIENT_ROLES = (Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.ANALYST, Role.COORDINATOR)


class ExchangePermission(Permission):
    """Permissions of the exchange."""

    MANAGE_CLIENTS = "exchange.manage_clients"


declare({ExchangePermission.MANAGE_CLIENTS: {Role.ADMINISTRATOR}})
