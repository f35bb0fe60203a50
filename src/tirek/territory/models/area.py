"""Areas and their history: dated names and dated places in the tree."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.models import Base, TrilingualName
from tirek.territory.enums import DISTRICT_KINDS, REGION_KINDS, AreaKind


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas are public: everyone sees every one of them."""

    def visible_to(self, actor: object) -> "AreaQuerySet":
        """The access rule of this app: the map of the country is open to all."""
        return self

    def existing_on(self, day: date) -> "AreaQuerySet":
        """Those that existed on a day."""
        return self.filter(during__contains=day)

    def region_level(self) -> "AreaQuerySet":
        """Regions and cities of republican significance by their present standing."""
        return self.filter(kind__in=REGION_KINDS)

    def district_level(self) -> "AreaQuerySet":
        """Districts, cities of regional significance and city districts by their present standing."""
        return self.filter(kind__in=DISTRICT_KINDS)

    def within(self, area: "Area", on: date) -> "AreaQuerySet":
        """The area itself and all that lay in it on a day (index on ancestor, level)."""
        return self.filter(circles__ancestor=area, circles__during__contains=on)


class Area(Base, TrilingualName):
    """A part of the country. Name, kind and codes are the latest ones; history is in names and placements.

    ``kato`` is the code of the national classifier of administrative-territorial objects, ``iso`` the ISO 3166-2
    code of a region. ``during`` is the time it exists; ``note`` says what is uncertain about it.
    """

    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    kato = models.CharField(max_length=9, unique=True, null=True, blank=True)
    iso = models.CharField(max_length=6, blank=True)
    during = DateRangeField()
    note = models.TextField(blank=True)
    search_keys = models.TextField(blank=True, editable=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kato__regex=r"^[0-9]{9}$"), name="area_kato_nine_digits"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="area_exists_sometime"),
        ]
        indexes = [models.Index(fields=["kind"], name="area_kind")]

    def get_absolute_url(self) -> str:
        """The public page of the area."""
        return reverse("territory:area", args=[self.kato or self.pk])


class Dated(models.Model):
    """A row in force during a time. Days are inclusive when read, half-open when stored."""

    during = DateRangeField()

    class Meta:
        abstract = True

    @property
    def first_day(self) -> date | None:
        """The first day it was in force; None: as far back as the register goes."""
        lower: date | None = self.during.lower
        return lower

    @property
    def last_day(self) -> date | None:
        """The last day it was in force; None: until now."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None


class AreaName(Dated, Base, TrilingualName):
    """How an area was called, and what it was, during a time; one at a time (exclusion constraint)."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=20, choices=AreaKind.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="area_name_used_sometime"),
        ]


class AreaPlacement(Dated, Base):
    """The parent of an area during a time; one at a time (exclusion constraint)."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="placed")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(area=F("parent")), name="area_not_its_own_parent"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="area_placed_sometime"),
        ]
