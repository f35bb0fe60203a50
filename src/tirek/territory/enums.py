"""The words of this app: kinds of area, their levels, kinds of reform step."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class AreaKind(models.TextChoices):
    """The standing of an area. A reform may change it (Shymkent: city, then city of republican significance)."""

    REPUBLIC = "republic", _("Republic")
    REGION = "region", pgettext_lazy("kind of area", "Region")
    CITY_REPUBLICAN = "city_republican", _("City of republican significance")
    DISTRICT = "district", _("District")
    CITY = "city", _("City of regional significance")
    CITY_DISTRICT = "city_district", _("City district")
    RURAL = "rural", _("Rural district or town administration")
    SETTLEMENT = "settlement", _("Settlement")


REGION_KINDS = (AreaKind.REGION, AreaKind.CITY_REPUBLICAN)
DISTRICT_KINDS = (AreaKind.DISTRICT, AreaKind.CITY, AreaKind.CITY_DISTRICT)


class Level(models.IntegerChoices):
    """How deep in the tree an area lies; the republic is 0. Derived from the placements, never typed."""

    REPUBLIC = 0, _("Republic")
    REGION = 1, _("Region level")
    DISTRICT = 2, _("District level")
    RURAL = 3, _("Rural district level")
    SETTLEMENT = 4, _("Settlement level")


class StepKind(models.TextChoices):
    """What a step of a reform does to its area."""

    CREATE = "create", _("Area formed")
    MOVE = "move", _("Moved whole")
    MERGE = "merge", _("Merged into another area")
    SPLIT = "split", _("Separated from another area")
    CEDE = "cede", _("Part passed to another area")
    RENAME = "rename", _("Renamed")
    UPGRADE = "upgrade", _("Standing changed")


PARTIAL_STEPS = (StepKind.SPLIT, StepKind.CEDE)
"""Steps that take a part of an area: what was recorded there before is divided by the share they give."""


class PlanState(models.TextChoices):
    """Where a planned reform stands. Until it is carried out, it changes nothing."""

    DRAFT = "draft", _("Being described")
    PROPOSED = "proposed", _("Waits for a second person")
    AGREED = "agreed", _("Agreed, waits for its day")
    DONE = "done", _("Carried out")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNDECIDED = (PlanState.DRAFT, PlanState.PROPOSED)
NOT_CARRIED_OUT = (*UNDECIDED, PlanState.AGREED)


class ActKind(models.TextChoices):
    """Whose act changed the territory."""

    PRESIDENT = "president", _("Decree of the President of the Republic")
    GOVERNMENT = "government", _("Resolution of the Government")
    REGION = "region", _("Decision of the region")
    CITY = "city", _("Decision of the city")


class AreaPermission(Permission):
    """Permissions of this app."""

    EDIT = "territory.edit_areas"


declare({AreaPermission.EDIT: {Role.ADMINISTRATOR, Role.COORDINATOR}})
