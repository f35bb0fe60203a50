"""What a system may ask for, which roles it may act with, and who connects systems; registers that tables come into."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.activities.enums import ActivityPermission
from tirek.cases.enums import CasePermission
from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role
from tirek.mediation.enums import MediationPermission
from tirek.network.enums import NetworkPermission


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


class ImportRegister(models.TextChoices):
    """A register that takes whole tables."""

    ORGANISATIONS = "organisations", _("Organisations and bodies")
    MEMBERS = "members", _("Members of bodies")
    EVENTS = "events", _("Events")
    APPLICATIONS = "applications", _("Applications")
    MEDIATORS = "mediators", _("Mediators")


# Beside the permission to import, one has to hold that of the register itself.
REGISTER_PERMISSION: dict[str, Permission] = {
    ImportRegister.ORGANISATIONS: NetworkPermission.EDIT_ORGANISATION,
    ImportRegister.MEMBERS: NetworkPermission.KEEP_MEMBERS,
    ImportRegister.EVENTS: ActivityPermission.ORGANISE,
    ImportRegister.APPLICATIONS: CasePermission.REGISTER,
    ImportRegister.MEDIATORS: MediationPermission.KEEP_REGISTER,
}
# What was registered stays registered: the Code has it answered, not taken back.
NEVER_UNDONE = (ImportRegister.APPLICATIONS,)


class ImportState(models.TextChoices):
    """Where an import stands."""

    NAMING = "naming", _("Columns to be named")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, not taken yet")
    APPLYING = "applying", _("Being taken")
    APPLIED = "applied", pgettext_lazy("import", "Taken")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Could not be read")


AT_WORK = (ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)


class RowPlan(models.TextChoices):
    """What a row would do."""

    CREATE = "create", pgettext_lazy("row of a table", "New")
    CHANGE = "change", pgettext_lazy("row of a table", "Changed")
    SAME = "same", pgettext_lazy("row of a table", "As it was")
    BAD = "bad", _("To be mended")


class RowState(models.TextChoices):
    """What became of a row. *Left*: it would have been undone, but somebody has changed it since."""

    WAITING = "waiting", pgettext_lazy("row of a table", "Not taken")
    TAKEN = "taken", pgettext_lazy("row of a table", "Taken")
    UNDONE = "undone", pgettext_lazy("row of a table", "Undone")
    LEFT = "left", pgettext_lazy("row of a table", "Left as it is")
