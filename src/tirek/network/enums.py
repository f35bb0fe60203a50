"""Kinds and levels of bodies, the strength of roles, permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class OrganisationKind(models.TextChoices):
    """What a body is; offices receive applications, partners receive referrals."""

    OFFICE = "office", _("Reception office")
    FOUNDATION = "foundation", _("Foundation")
    ASSEMBLY = "assembly", _("People's assembly")
    COUNCIL = "council", _("Council")
    ASSOCIATION = "association", _("Ethnocultural association")
    HOUSE = "house", _("Friendship House")
    PARTNER = "partner", _("Partner organisation")
    ELDERS = "elders", _("Elders' council")
    MOTHERS = "mothers", _("Mothers' council")
    YOUTH = "youth", _("Youth organisation")
    ADVISORY = "advisory", _("Advisory council")
    CONSENT = "consent", _("Public-consent council")
    DELEGATION = "delegation", _("Group of deputies")
    AMBASSADORS = "ambassadors", _("Ambassadors")
    DEPARTMENT = "department", _("Department")
    EXPERTS = "experts", _("Expert group")
    CLUB = "club", _("Journalists' club")
    OUTLET = "outlet", _("Media outlet")
    NGO = "ngo", _("Non-governmental organisation")


COUNCILS = (
    OrganisationKind.COUNCIL,
    OrganisationKind.ELDERS,
    OrganisationKind.MOTHERS,
    OrganisationKind.ADVISORY,
    OrganisationKind.CONSENT,
)

JOINABLE = (
    *COUNCILS,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.YOUTH,
    OrganisationKind.EXPERTS,
    OrganisationKind.CLUB,
)


class Level(models.TextChoices):
    """The level of the territory a body works at."""

    REPUBLIC = "republic", _("Republic")
    REGION = "region", _("Region")
    DISTRICT = "district", _("District")
    RURAL = "rural", _("Rural district")


class OutletKind(models.TextChoices):
    """How a media outlet appears."""

    NEWSPAPER = "newspaper", _("Newspaper")
    MAGAZINE = "magazine", _("Magazine")
    TELEVISION = "television", _("Television")
    RADIO = "radio", _("Radio")
    SITE = "site", _("Website")


class DecisionKind(models.TextChoices):
    """What a body decided about its seats."""

    ELECTION = "election", _("Election")
    ADMISSION = "admission", _("Admission")
    REFUSAL = "refusal", _("Refusal of admission")
    RENEWAL = "renewal", _("Renewal of the whole body")
    RELEASE = "release", _("Release from membership")


class JoiningState(models.TextChoices):
    """Where an application to join a body stands."""

    SUBMITTED = "submitted", _("Waiting for the body's decision")
    ADMITTED = "admitted", _("Admitted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CrossingField(models.TextChoices):
    """What of a case may cross to a partner under a memorandum. The need itself always crosses."""

    NAME = "name", _("Applicant's name")
    PHONE = "phone", _("Phone number")
    IIN = "iin", _("IIN")
    BIRTH_DATE = "birth_date", _("Date of birth")
    ADDRESS = "address", _("Address")
    HOUSEHOLD = "household", _("Household")
    BODY = "body", _("Text of the application")
    FILES = "files", _("Files")


class CapacityPeriod(models.TextChoices):
    """The span of time a memorandum's capacity is given for."""

    MONTH = "month", _("a month")
    QUARTER = "quarter", _("a quarter")
    YEAR = "year", _("a year")
    TERM = "term", _("the whole term")


STRENGTH = {
    Role.REGISTRAR: 1,
    Role.CLERK: 2,
    Role.SECRETARY: 2,
    Role.PARTNER_CLERK: 2,
    Role.ANALYST: 2,
    Role.COMPETITIONS: 2,
    Role.FINANCE: 2,
    Role.EDITOR: 2,
    Role.MONITOR: 2,
    Role.HEAD: 3,
    Role.COORDINATOR: 4,
    Role.ADMINISTRATOR: 5,
}
OFFICE_ROLES = frozenset({Role.REGISTRAR, Role.CLERK})
NETWORK_ROLES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
SECOND_FACTOR_ROLES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


class NetworkPermission(Permission):
    """Permissions of the network, held at an organisation."""

    VIEW_USERS = "network.view_users"
    MANAGE_USERS = "network.manage_users"
    CLOSE_ACCOUNTS = "network.close_accounts"
    EDIT_ORGANISATION = "network.edit_organisation"
    VIEW_MEMORANDA = "network.view_memoranda"
    EDIT_MEMORANDA = "network.edit_memoranda"
    FULFIL_OBLIGATIONS = "network.fulfil_obligations"
    VIEW_MEMBERS = "network.view_members"
    KEEP_MEMBERS = "network.keep_members"
    IMPORT_REGISTERS = "network.import_registers"


declare(
    {
        NetworkPermission.VIEW_USERS: {Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR},
        NetworkPermission.MANAGE_USERS: {Role.HEAD, Role.ADMINISTRATOR},
        NetworkPermission.CLOSE_ACCOUNTS: {Role.ADMINISTRATOR},
        NetworkPermission.EDIT_ORGANISATION: {Role.ADMINISTRATOR, Role.COORDINATOR},
        NetworkPermission.VIEW_MEMORANDA: {
            Role.CLERK,
            Role.HEAD,
            Role.COORDINATOR,
            Role.PARTNER_CLERK,
            Role.ADMINISTRATOR,
            Role.ANALYST,
        },
        NetworkPermission.EDIT_MEMORANDA: {Role.COORDINATOR, Role.ADMINISTRATOR},
        NetworkPermission.FULFIL_OBLIGATIONS: {Role.HEAD, Role.COORDINATOR, Role.PARTNER_CLERK},
        NetworkPermission.VIEW_MEMBERS: {Role.SECRETARY, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        NetworkPermission.KEEP_MEMBERS: {Role.SECRETARY, Role.HEAD, Role.COORDINATOR},
        NetworkPermission.IMPORT_REGISTERS: {
            Role.REGISTRAR,
            Role.SECRETARY,
            Role.HEAD,
            Role.COORDINATOR,
            Role.COMPETITIONS,
            Role.ADMINISTRATOR,
        },
    }
)
