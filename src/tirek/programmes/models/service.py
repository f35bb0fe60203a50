"""Services, who provides them, and where an application about one goes first."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.enums_of_services import Certainty, LifeEvent, Paper, Venue

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class ServiceQuerySet(models.QuerySet["Service"]):
    """The catalogue is public."""

    def visible_to(self, actor: "Actor") -> "ServiceQuerySet":
        """Everyone sees every measure, also one that has ended: its page says so."""
        return self

    def on(self, day: date) -> "ServiceQuerySet":
        """Those offered on a day."""
        return self.filter(during__contains=day)

    def asked_for(self) -> "ServiceQuerySet":
        """Those an application is made about; the others are explained, and asked for through one of these."""
        return self.filter(is_asked_for=True)

    def stale(self, day: date) -> "ServiceQuerySet":
        """Measures offered on a day that nobody has confirmed, or whose review is due."""
        explained = self.on(day).filter(is_asked_for=False)
        return explained.filter(Q(review_due__lte=day) | Q(confirmed_on__isnull=True))


class Service(Base, TrilingualName):
    """A support measure a person may receive. ``counts_family`` marks a service given to a family as one.

    Two kinds stand in one catalogue. The few an application is made about (``is_asked_for``) name a need in the words
    of the form; routes and memoranda name these. The others are the state's measures, each by its act:
    ``asked_through`` is the need an application about it is written under. ``owner`` confirms that it is still true,
    after a change never by whoever made it (``changed_by_id``, until somebody has).
    """

    code = models.SlugField(max_length=40, unique=True)
    category = models.CharField(max_length=20, choices=ServiceCategory.choices)
    description_kk = models.TextField(blank=True)
    description_ru = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    during = DateRangeField()
    position = models.PositiveSmallIntegerField(default=0)
    counts_family = models.BooleanField(default=False)
    is_asked_for = models.BooleanField(default=True)
    asked_through = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    eligibility_kk = models.TextField(blank=True, default="")
    eligibility_ru = models.TextField(blank=True, default="")
    eligibility_en = models.TextField(blank=True, default="")
    cost_kk = models.CharField(max_length=300, blank=True, default="")
    cost_ru = models.CharField(max_length=300, blank=True, default="")
    cost_en = models.CharField(max_length=300, blank=True, default="")
    life_events = ArrayField(models.CharField(max_length=20, choices=LifeEvent.choices), default=list, blank=True)
    papers = ArrayField(models.CharField(max_length=20, choices=Paper.choices), default=list, blank=True)
    venues = ArrayField(models.CharField(max_length=20, choices=Venue.choices), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    schedule = models.CharField(max_length=200, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    website = models.URLField(blank=True, default="")
    keywords = models.TextField(blank=True, default="")
    act_kk = models.CharField(max_length=400, blank=True, default="")
    act_ru = models.CharField(max_length=400, blank=True, default="")
    act_en = models.CharField(max_length=400, blank=True, default="")
    act_url = models.URLField(max_length=400, blank=True, default="")
    certainty = models.CharField(max_length=12, choices=Certainty.choices, default=Certainty.UNCONFIRMED)
    owner = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="owned_services"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by_name = models.CharField(max_length=200, blank=True, default="")
    review_due = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by_id = models.UUIDField(null=True, blank=True, editable=False)
    search_terms = models.TextField(blank=True, default="", editable=False)
    areas = models.ManyToManyField("territory.Area", blank=True, related_name="+")

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_asked_for=False) | Q(asked_through__isnull=True), name="service_asked_for_itself"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | ~Q(confirmed_by_name=""), name="service_confirmed_by_somebody"
            ),
        ]
        indexes = [GinIndex(SearchVector("search_terms", config="simple"), name="service_words")]

    def get_absolute_url(self) -> str:
        return reverse("programmes:service", args=[self.code])

    def told(self, field: str) -> str:
        """A text in the active language, Kazakh where there is none: ``told("description")``."""
        return str(getattr(self, f"{field}_{(get_language() or 'kk')[:2]}", "") or getattr(self, f"{field}_kk"))

    @property
    def description(self) -> str:
        """What it is, in the active language."""
        return self.told("description")

    @property
    def eligibility(self) -> str:
        """Whom it is for, in the active language."""
        return self.told("eligibility")

    @property
    def cost(self) -> str:
        """What the person pays, in the active language; empty when nothing."""
        return self.told("cost")

    @property
    def act(self) -> str:
        """The act it rests on, in the active language."""
        return self.told("act")

    @property
    def life_event_labels(self) -> list[str]:
        """The events of life it answers, as people say them."""
        return [str(LifeEvent(value).label) for value in self.life_events]

    @property
    def paper_labels(self) -> list[str]:
        """What to bring."""
        return [str(Paper(value).label) for value in self.papers]

    @property
    def venue_labels(self) -> list[str]:
        """Where to ask for it."""
        return [str(Venue(value).label) for value in self.venues]

    def is_offered(self, day: date) -> bool:
        """Whether it is in force on a day."""
        last = self.during.upper
        return bool(self.during.lower <= day and (last is None or day < last))

    def is_stale(self, day: date) -> bool:
        """Whether nobody has confirmed it lately."""
        return not self.is_asked_for and (self.confirmed_on is None or bool(self.review_due and self.review_due <= day))


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
