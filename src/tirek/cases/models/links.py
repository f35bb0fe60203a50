"""Cases that belong together: related ones, and duplicates of one application that were made one case."""

from django.db import models
from django.db.models import F, Q

from tirek.cases.enums_of_hands import CaseLinkKind
from tirek.cases.models.case import Case
from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.actor import Actor
from tirek.core.models import Base


class CaseLinkQuerySet(models.QuerySet["CaseLink"]):
    """Links by access."""

    def visible_to(self, actor: Actor) -> "CaseLinkQuerySet":
        """Staff who see both cases; an applicant sees no links."""
        if actor.is_anonymous and not actor.is_system:
            return self.none()
        seen = Case.objects.visible_to(actor)
        return self.filter(earlier__in=seen, later__in=seen)


class CaseLink(Base):
    """Two cases of one household or one matter, or a repeat with the case it repeats. ``earlier`` has the lower key."""

    earlier = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links_to_later")
    later = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links_to_earlier")
    kind = models.CharField(max_length=10, choices=CaseLinkKind.choices)
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True)

    objects = CaseLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="case_link_once"),
            models.CheckConstraint(condition=Q(earlier__lt=F("later")), name="case_link_in_order"),
        ]


class CaseMerge(Base):
    """A duplicate of an application, taken into the case it repeats: its number still opens that case.

    The duplicate's own row is gone, so that every list and figure counts the application once; ``kept`` holds that row
    and those that hung on it, word for word, for as long as the merge may be undone.
    """

    number = models.CharField(max_length=20, unique=True)
    pin_digest = models.CharField(max_length=64)
    intake_key = models.UUIDField(null=True, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="merged")
    kept = models.JSONField()
    reason = models.TextField()
    merged_at = models.DateTimeField()
    merged_by_id = models.UUIDField()

    objects = StaffOnlyQuerySet["CaseMerge"].as_manager()

    class Meta:
        ordering = ["merged_at"]
