"""What a system may ask for, which roles it may act with, and who connects systems; registers that tables come into."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.activities.enums import ActivityPermission
from tirek.calls.enums import CallPermission
from tirek.cases.enums import CasePermission
from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role
from tirek.mediation.enums import MediationPermission
from tirek.network.enums import NetworkPermission
from tirek.people.enums import PersonPermission


class Scope(models.TextChoices):
    """Parts of the API. A system gets some; a token may ask for fewer."""

    CASES_READ = "cases:read", _("Read applications")
    CASES_WRITE = "cases:write", _("Send applications")
    FIGURES_READ = "figures:read", _("Read figures")
    PLAN_WRITE = "plan:write", _("Keep the plan of services and refer its lines")
    REFERRALS_READ = "referrals:read", _("Read referrals under the memorandum")
    REFERRALS_WRITE = "referrals:write", _("Answer referrals under the memorandum")
    NETWORK_READ = "network:read", _("Read the terms of the memorandum")
    RECONCILE = "reconcile", _("Compare lists of a month")
    WEBHOOKS = "webhooks", _("Keep its own addresses of notices")


# A machine never administers the network.
CLIENT_ROLES = (Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.ANALYST, Role.COORDINATOR, Role.PARTNER_CLERK)
# What a system bound to a memorandum may be given: an application it sends, its referrals, the memorandum itself.
PARTNER_SCOPES = (
    *(Scope.CASES_WRITE, Scope.REFERRALS_READ, Scope.REFERRALS_WRITE),
    *(Scope.NETWORK_READ, Scope.RECONCILE, Scope.WEBHOOKS),
)


class ClientMode(models.TextChoices):
    """Whether a system works with real records, or with its own invented ones."""

    LIVE = "live", pgettext_lazy("mode of a system", "Real")
    SANDBOX = "sandbox", pgettext_lazy("mode of a system", "Sandbox")


class PracticeKind(models.TextChoices):
    """What an invented record of a sandbox stands for."""

    REFERRAL = "referral", _("Referral")
    CASE = "case", pgettext_lazy("kind of appeal", "Application")


class DifferenceKind(models.TextChoices):
    """How a line of our list of the month and one of the partner's differ."""

    MISSING_HERE = "missing_here", _("Not in our list")
    MISSING_THERE = "missing_there", _("Not in the partner's list")
    STATE = "state", _("Another state")
    DAY = "day", _("Another day")
    TWICE = "twice", _("Twice in the partner's list")


class ExchangePermission(Permission):
    """Permissions of the exchange."""

    MANAGE_CLIENTS = "exchange.manage_clients"
    OWN_CLIENTS = "exchange.own_clients"
    RECONCILE = "exchange.reconcile"


declare(
    {
        ExchangePermission.MANAGE_CLIENTS: {Role.ADMINISTRATOR},
        ExchangePermission.OWN_CLIENTS: {Role.PARTNER_CLERK},
        ExchangePermission.RECONCILE: {Role.PARTNER_CLERK, Role.COORDINATOR, Role.ADMINISTRATOR},
    }
)


class ImportRegister(models.TextChoices):
    """A register that takes whole tables."""

    ORGANISATIONS = "organisations", _("Organisations and bodies")
    MEMBERS = "members", _("Members of bodies")
    EVENTS = "events", _("Events")
    APPLICATIONS = "applications", _("Applications")
    MEDIATORS = "mediators", _("Mediators")
    PEOPLE = "people", pgettext_lazy("register", "People")
    ENTRIES = "entries", pgettext_lazy("register", "Entries to calls")


# Beside the permission to import, one has to hold that of the register itself.
REGISTER_PERMISSION: dict[str, Permission] = {
    ImportRegister.ORGANISATIONS: NetworkPermission.EDIT_ORGANISATION,
    ImportRegister.MEMBERS: NetworkPermission.KEEP_MEMBERS,
    ImportRegister.EVENTS: ActivityPermission.ORGANISE,
    ImportRegister.APPLICATIONS: CasePermission.REGISTER,
    ImportRegister.MEDIATORS: MediationPermission.KEEP_REGISTER,
    ImportRegister.PEOPLE: PersonPermission.REGISTER,
    ImportRegister.ENTRIES: CallPermission.RUN,
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
