"""Research: kinds, what becomes of recommendations, permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
"""Languages of reports, as they call themselves."""


class ResearchKind(models.TextChoices):
    """What is carried out."""

    PROGRAMME = "programme", _("Research programme")
    GRANT = "grant", _("Grant project")
    STUDY = "study", _("Study")
    TRIP = "trip", _("Monitoring trip")


class AdviceState(models.TextChoices):
    """What became of a recommendation."""

    GIVEN = "given", pgettext_lazy("recommendation", "Given")
    TAKEN = "taken", pgettext_lazy("recommendation", "Taken into a roadmap")
    DECLINED = "declined", pgettext_lazy("recommendation", "Not taken")


class ResearchPermission(Permission):
    """Permissions on research, held at the body that carries it out."""

    KEEP = "programmes.keep_research"


declare({ResearchPermission.KEEP: {Role.SECRETARY, Role.ANALYST, Role.HEAD, Role.COORDINATOR}})
