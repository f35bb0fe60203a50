"""Ways to reach a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.core.lines import phone_for_reading
from tirek.core.models import Base
from tirek.people.enums import ContactKind


class ContactQuerySet(models.QuerySet["Contact"]):
    def current(self) -> "ContactQuerySet":
        return self.filter(ended_at__isnull=True)


class Contact(Base):
    """A phone, an e-mail or a postal address: ``value`` normalised (E.164, lower case), ``as_entered`` kept."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(_("kind"), max_length=8, choices=ContactKind)
    value = models.CharField(_("contact"), max_length=500)
    as_entered = models.CharField(max_length=500)
    is_preferred = models.BooleanField(_("used first"), default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_contact_once",
                fields=["person", "kind", "value"],
                condition=Q(ended_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="people_contact_one_preferred_per_kind",
                fields=["person", "kind"],
                condition=Q(ended_at__isnull=True, is_preferred=True),
            ),
            models.CheckConstraint(name="people_contact_has_a_value", condition=~Q(value="")),
        ]
        indexes = [models.Index(fields=["value", "kind"], name="people_contact_value")]

    @property
    def for_reading(self) -> str:
        """The value as people expect to read it: a phone with its spaces."""
        return phone_for_reading(self.value) if self.kind == ContactKind.PHONE else self.value

    def __str__(self) -> str:
        return self.value
