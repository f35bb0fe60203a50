"""People who live together, with dated roles."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import HouseholdRole, LeaveReason

from .person import Person

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class HouseholdQuerySet(models.QuerySet["Household"]):
    def visible_to(self, actor: "Actor") -> "HouseholdQuerySet":
        """Households in which the actor may see at least one present member."""
        members = HouseholdMember.objects.current().filter(
            household_id=OuterRef("pk"), person__in=Person.objects.visible_to(actor)
        )
        return self.filter(Exists(members))


class Household(Base):
    """A family or other people who share a home and a budget."""

    area = models.ForeignKey(
        "territory.Area",
        verbose_name=_("place of residence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=500, blank=True)

    objects = HouseholdQuerySet.as_manager()

    def __str__(self) -> str:
        return self.address or str(self.pk)


class HouseholdMemberQuerySet(models.QuerySet["HouseholdMember"]):
    def current(self) -> "HouseholdMemberQuerySet":
        """Members who have not left."""
        return self.filter(during__upper_inf=True)

    def on(self, day: date) -> "HouseholdMemberQuerySet":
        """Members on a day."""
        return self.filter(during__contains=day)

    def of_living_records(self) -> "HouseholdMemberQuerySet":
        """Without what stayed with a record that was merged into another."""
        return self.filter(person__merged_into__isnull=True)


class HouseholdMember(Base):
    """A person in a household for a time. ``0002_sql`` excludes two households at the same time."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=HouseholdRole)
    during = DateRangeField()
    left_because = models.CharField(max_length=10, choices=LeaveReason, blank=True, default="")

    objects = HouseholdMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_household_one_head",
                fields=["household"],
                condition=Q(role=HouseholdRole.HEAD, during__upper_inf=True),
            ),
            models.CheckConstraint(
                name="people_household_left_for_a_reason",
                condition=Q(left_because="") | Q(during__upper_inf=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"
