"""A person asks for a copy of everything held on them."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import AskedHow, PersonPermission, SeenDocument

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    def visible_to(self, actor: "Actor") -> "AccessRequestQuerySet":
        """Those made to an office where the actor answers for people's data."""
        reach = actor.reach(PersonPermission.EDIT)
        return self.filter(reach.q("office_id")) if reach else self.none()

    def open(self) -> "AccessRequestQuerySet":
        """Neither handed over nor refused."""
        return self.filter(handed_at__isnull=True, refused_at__isnull=True)


class AccessRequest(Base):
    """A request for a copy (Personal data law, art. 24: three working days). The copy is made when it is handed over
    and never kept: a stored copy would be one more place to leak from.

    ``matter_id`` is the application by whose PIN it was asked for online; the PIN proves no identity, so the document
    is seen at the desk first.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="access_requests")
    office_id = models.UUIDField()
    matter_id = models.UUIDField(null=True, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_how = models.CharField(max_length=6, choices=AskedHow)
    due_on = models.DateField(_("due"))
    document = models.CharField(_("document seen"), max_length=20, choices=SeenDocument, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by_id = models.UUIDField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    handed_by_id = models.UUIDField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=300, blank=True)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_access_request_one_open",
                fields=["person", "office_id"],
                condition=Q(handed_at__isnull=True, refused_at__isnull=True),
            ),
            models.CheckConstraint(
                name="people_access_request_checked_before_handed",
                condition=Q(handed_at__isnull=True)
                | Q(checked_at__isnull=False, handed_at__gte=models.F("checked_at")),
            ),
            models.CheckConstraint(
                name="people_access_request_refused_with_reason",
                condition=Q(refused_at__isnull=True) | ~Q(refusal=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("people:access_request", args=[self.pk])

    def is_overdue(self, on: date) -> bool:
        """Whether the copy is still owed after its day."""
        return self.handed_at is None and self.refused_at is None and self.due_on < on
