"""What a document says of a person that entitles to support."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import PersonPermission, StatusKind

from .person import Person

if TYPE_CHECKING:
    from tirek.core.actor import Actor

SOON = timedelta(days=30)


class PersonStatusQuerySet(models.QuerySet["PersonStatus"]):
    def visible_to(self, actor: "Actor") -> "PersonStatusQuerySet":
        """Statuses of the persons whom the actor's office works with, and the actor's own.

        A partner who sees a person through a referral sees no status: health and family are not theirs to know.
        """
        if actor.is_system:
            return self
        people = Person.objects.visible_to(actor, PersonPermission.VIEW_STATUS)
        return self.filter(person__in=people)

    def on(self, day: date) -> "PersonStatusQuerySet":
        """Those in force on a day."""
        return self.filter(during__contains=day)

    def ending(self, day: date) -> "PersonStatusQuerySet":
        """Those in force that end within thirty days. Index ``people_status_end``."""
        return self.on(day).filter(ends_on__isnull=False, ends_on__lte=day + SOON)


class PersonStatus(Base):
    """A status by its document: number, issuer, term, and who looked at it. Never a scan (law.md, §2).

    ``during`` ends the day after the last day of force; ``ends_on`` repeats that last day for the index.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statuses")
    kind = models.CharField(_("status"), max_length=16, choices=StatusKind)
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issued by"), max_length=300, blank=True)
    during = DateRangeField()
    ends_on = models.DateField(null=True, blank=True, editable=False)
    seen_by = models.UUIDField()
    seen_by_name = models.CharField(max_length=200)
    seen_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PersonStatusQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_status_has_a_number", condition=~Q(number="")),
        ]
        indexes = [models.Index(fields=["ends_on"], condition=Q(ends_on__isnull=False), name="people_status_end")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def is_in_force(self, day: date) -> bool:
        """Whether the status holds on a day."""
        start = self.during.lower
        return (start is None or start <= day) and (self.ends_on is None or day <= self.ends_on)

    def ends_soon(self, day: date) -> bool:
        """Whether it holds but ends within thirty days."""
        return self.ends_on is not None and self.is_in_force(day) and self.ends_on <= day + SOON
