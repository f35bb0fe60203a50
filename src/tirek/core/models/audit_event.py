"""The audit trail: one row for each thing done, never changed, never removed."""

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from tirek.core.core_permissions import CorePermission

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Reads of the trail. Writing goes through ``tirek.core.audit.record`` alone."""

    def visible_to(self, actor: "Actor") -> Self:
        """Events of the organisations where the actor may read the audit; those of no organisation
        (citizens, Tirek itself) only to an actor who may read it everywhere."""
        reach = actor.reach(CorePermission.VIEW_AUDIT)
        return self.filter(reach.q("organisation_id")) if reach else self.none()

    def newest_first(self) -> Self:
        """The order of the pages: by key, which for practical purposes is the order of writing."""
        return self.order_by("-id")


class AuditEvent(models.Model):
    """Who did what to which record, and when. No names, no free text, no foreign keys: the row must outlive
    everything it mentions and must never have to be edited to protect a person.

    ``digest`` is SHA-256 over the row's canonical JSON (``tirek.core.audit.digest``). Triggers refuse UPDATE,
    DELETE and TRUNCATE. Nobody signed in and no ``system`` means an anonymous visitor.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_user_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    system = models.CharField(max_length=60, blank=True, default="")
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    facts = models.JSONField(default=dict)
    digest = models.BinaryField(max_length=32)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "id"], name="core_audit_subject"),
            models.Index(fields=["verb", "id"], name="core_audit_verb"),
            models.Index(fields=["organisation_id", "id"], name="core_audit_organisation"),
            BrinIndex(fields=["at"], name="core_audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.verb}"
