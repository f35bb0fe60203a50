"""Two records joined into one, with everything needed to take them apart again."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import MergeState, PersonPermission

from .person import Person

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class PersonMergeQuerySet(models.QuerySet["PersonMerge"]):
    def visible_to(self, actor: "Actor") -> "PersonMergeQuerySet":
        """Merges into a person whom the actor may see, for who compares records; a waiting one needs both in sight."""
        if actor.is_system:
            return self
        if not actor.holds(PersonPermission.REVIEW):
            return self.none()
        people = Person.objects.visible_to(actor, PersonPermission.REVIEW)
        return self.filter(kept__in=people).filter(Q(state__in=[MergeState.DONE]) | Q(merged__in=people))

    def waiting(self) -> "PersonMergeQuerySet":
        return self.filter(state=MergeState.WAITING)


class PersonMerge(Base):
    """One person proposes to join ``merged`` into ``kept``; another person does it. It can be undone exactly."""

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    merged = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=8, choices=MergeState, default=MergeState.WAITING)
    proposed_by_id = models.UUIDField(null=True)
    proposed_by_name = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    undone_by_name = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_merge_of_two", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(
                name="people_merge_by_two_people",
                condition=~Q(state__in=[MergeState.DONE, MergeState.UNDONE])
                | (Q(decided_by_id__isnull=False) & ~Q(decided_by_id=F("proposed_by_id"))),
            ),
            models.UniqueConstraint(
                name="people_merge_waits_once",
                fields=["merged"],
                condition=Q(state__in=[MergeState.WAITING, MergeState.DONE]),
            ),
        ]
        indexes = [models.Index(fields=["kept"], name="people_merge_kept")]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"


class MovedRow(Base):
    """A row that a merge changed: which columns it had before and got, so that undoing restores exactly that."""

    merge = models.ForeignKey(PersonMerge, on_delete=models.CASCADE, related_name="moved")
    model = models.CharField(max_length=60)
    row_id = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    before: Any = models.JSONField()
    after: Any = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(name="people_moved_in_order", fields=["merge", "place"])]
