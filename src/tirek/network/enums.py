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


class Level(models.TextChoices):
    """The level of the territory a body works at."""

    REPUBLIC = "republic", _("Republic")
    REGION = "region", _("Region")
    DISTRICT = "district", _("District")


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


STRENGTH = {
    Role.REGISTRAR: 1,
    Role.CLERK: 2,
    Role.PARTNER_CLERK: 2,
    Role.ANALYST: 2,
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
    }
)
