"""Categories of services."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role
from tirek.programmes.enums_of_initiatives import CallOutcome as CallOutcome
from tirek.programmes.enums_of_initiatives import CallState as CallState
from tirek.programmes.enums_of_initiatives import EnrolmentState as EnrolmentState
from tirek.programmes.enums_of_initiatives import Phase as Phase
from tirek.programmes.enums_of_research import ResearchKind as ResearchKind
from tirek.programmes.enums_of_roadmaps import ActionState as ActionState
from tirek.programmes.enums_of_roadmaps import ReviewState as ReviewState
from tirek.programmes.enums_of_roadmaps import RoadmapState as RoadmapState
from tirek.programmes.enums_of_roadmaps import VoiceKind as VoiceKind


class ServiceCategory(models.TextChoices):
    """The need a service answers."""

    EMPLOYMENT = "employment", _("Work and employment")
    EDUCATION = "education", _("Kindergarten, school and education")
    MATERIAL = "material", _("Material help")
    HOUSING = "housing", _("Housing")
    BUSINESS = "business", _("Starting and running a business")
    HEALTH = "health", _("Health and disability")
    DOCUMENTS = "documents", _("Documents and citizenship")
    UTILITIES = "utilities", _("Utilities, roads and land")
    LEGAL = "legal", _("Legal help")
    OTHER = "other", _("Another question")


class ProgrammePermission(Permission):
    """Permissions of the catalogue."""

    EDIT = "programmes.edit_catalogue"


declare({ProgrammePermission.EDIT: {Role.COORDINATOR, Role.ADMINISTRATOR}})
