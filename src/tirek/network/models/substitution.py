"""Leave: who is absent from an organisation, and who acts in their place meanwhile."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.network.enums import NetworkPermission


class SubstitutionQuerySet(models.QuerySet["Substitution"]):
    """Substitutions by access and day."""

    def visible_to(self, actor: Actor) -> "SubstitutionQuerySet":
        """One's own, as the absent or the substitute, those of the organisation one acts for, and those of
        organisations whose users one may view."""
        if actor.is_anonymous:
            return self.none()
        reach = actor.reach(NetworkPermission.VIEW_USERS)
        if reach.everywhere:
            return self
        seen = Q(absent=actor.user_id) | Q(substitute=actor.user_id)
        if actor.organisation_id and actor.grants:
            seen |= Q(organisation=actor.organisation_id)
        return self.filter(seen | reach.q("organisation_id") if reach else seen)

    def in_force(self, on: date) -> "SubstitutionQuerySet":
        """Those under way on a day; one ended today gives nothing from that moment on."""
        return self.filter(during__contains=on)


class Substitution(Base):
    """A user is absent from an organisation for some days; the substitute may act there with the roles of the absent.

    ``during`` decides: ended on the day it began, it is empty. Two absences of one user at one organisation never
    overlap (exclusion constraint ``substitution_no_overlap``).
    """

    absent = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="absences")
    substitute = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="substitutions")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    during = DateRangeField()
    reason = models.CharField(max_length=300, blank=True)
    entered_by_id = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(absent=F("substitute")), name="substitution_of_another"),
            models.CheckConstraint(
                condition=Q(during__isempty=True) | Q(during__lower_inf=False, during__upper_inf=False),
                name="substitution_has_both_days",
            ),
        ]
        indexes = [models.Index(fields=["substitute"], name="substitution_substitute")]

    @property
    def last_day(self) -> date | None:
        """The last day of the absence."""
        return self.during.upper - timedelta(days=1) if self.during and self.during.upper else None
