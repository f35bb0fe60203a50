"""Numbers that name a person, each with the time it was in force."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import IdentifierKind


class IdentifierQuerySet(models.QuerySet["Identifier"]):
    def current(self) -> "IdentifierQuerySet":
        """Identifiers not ended yet."""
        return self.filter(during__upper_inf=True)


class Identifier(Base):
    """A number of a document. ``seen_by`` and ``seen_on`` record that someone looked at the document itself.

    Never a scan: collecting copies of identity documents is prohibited since 11.02.2024 (law.md, §2).
    Until a document is seen the number is the applicant's claim and may be claimed by two people.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(_("kind"), max_length=20, choices=IdentifierKind)
    value = models.CharField(_("number"), max_length=40)
    during = DateRangeField()
    seen_by = models.UUIDField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="people_identifier_one_current_per_kind",
                fields=["person", "kind"],
                condition=Q(during__upper_inf=True),
            ),
            models.UniqueConstraint(
                name="people_identifier_seen_belongs_to_one",
                fields=["kind", "value"],
                condition=Q(during__upper_inf=True, seen_on__isnull=False),
            ),
            models.CheckConstraint(name="people_identifier_has_a_value", condition=~Q(value="")),
            models.CheckConstraint(
                name="people_identifier_seen_by_and_on",
                condition=Q(seen_by__isnull=True, seen_on__isnull=True)
                | Q(seen_by__isnull=False, seen_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["value", "kind"], name="people_identifier_value")]

    @property
    def is_seen(self) -> bool:
        return self.seen_on is not None

    @property
    def masked(self) -> str:
        """The number with all but its last four characters hidden: ``••••••••1234``."""
        shown = self.value[-4:] if len(self.value) > 4 else ""
        return "•" * (len(self.value) - len(shown)) + shown

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.masked}"
