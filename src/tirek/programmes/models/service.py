"""Services, who provides them, and where an application about one goes first."""

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums import ServiceCategory


class ServiceQuerySet(models.QuerySet["Service"]):
    """The catalogue is public."""

    def on(self, day: date) -> "ServiceQuerySet":
        """Those offered on a day."""
        return self.filter(during__contains=day)


class Service(Base, TrilingualName):
    """A support measure a person may receive. ``counts_family`` marks a service given to a family as one."""

    code = models.SlugField(max_length=40, unique=True)
    category = models.CharField(max_length=20, choices=ServiceCategory.choices)
    description_kk = models.TextField(blank=True)
    description_ru = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    during = DateRangeField()
    position = models.PositiveSmallIntegerField(default=0)
    counts_family = models.BooleanField(default=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]


class Provision(Base):
    """An organisation provides a service, in an area or everywhere it works."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="provisions")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="provisions")
    during = DateRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "organisation"], name="provision_once"),
        ]


class Route(Base):
    """Applications about a service from an area and all below it go here instead of the area's office."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="routes")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="routes")
    during = DateRangeField()
