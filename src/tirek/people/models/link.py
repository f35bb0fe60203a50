"""Which organisation may see which person, since when and until when."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from tirek.core.models import Base
from tirek.people.enums import LinkReason


class PersonLinkQuerySet(models.QuerySet["PersonLink"]):
    def open(self) -> "PersonLinkQuerySet":
        return self.filter(ended_at__isnull=True)

    def of(self, person_id: UUID, organisation_id: UUID) -> "PersonLinkQuerySet":
        return self.filter(person_id=person_id, organisation_id=organisation_id)


class PersonLink(Base):
    """An organisation's sight of a person. ``about_id`` is the record that is the reason (a case, a referral).

    The organisation is a plain key, because organisations belong to an app further left.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="links")
    organisation_id = models.UUIDField()
    reason = models.CharField(max_length=12, choices=LinkReason)
    about_id = models.UUIDField(null=True, blank=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PersonLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_link_open",
                fields=["organisation_id", "person", "reason", "about_id"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="people_link_ends_after_it_opens",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("opened_at")),
            ),
        ]
