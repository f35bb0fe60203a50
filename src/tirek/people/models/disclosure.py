"""Who saw or received which data of whom: shown to the person, never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import DataKind, DisclosureHow


class Disclosure(Base):
    """One disclosure. Append-only: a trigger refuses UPDATE, and DELETE but for the retention rule.

    ``organisation`` is its name on that day, so that the person can read who it was for ever after; ``under`` the
    memorandum by which it received the data. ``matter_id`` is the application in whose course it happened.
    What one reader sees of one person in one way is written once a day (``people_disclosure_once_a_day``).
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="disclosures")
    at = models.DateTimeField(_("when"))
    actor_user_id = models.UUIDField(null=True, blank=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    what = ArrayField(models.CharField(max_length=60), verbose_name=_("what data"))
    why = models.CharField(_("reason"), max_length=500)
    how = models.CharField(_("how"), max_length=10, choices=DisclosureHow, default=DisclosureHow.PAGE)
    on = models.DateField(_("day"), null=True)
    under = models.CharField(_("memorandum"), max_length=300, blank=True)
    matter_id = models.UUIDField(null=True, blank=True)
    about_type = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="people_disclosure_person"),
            models.Index(fields=["matter_id", "-at"], name="people_disclosure_matter"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="people_disclosure_once_a_day",
                fields=["person", "on", "organisation_id", "actor_user_id", "how", "about_id", "what"],
                condition=models.Q(how__in=["list", "search", "page", "paper", "file", "export", "api"]),
                nulls_distinct=False,
            )
        ]

    @property
    def what_in_words(self) -> str:
        """The kinds of data in the language of the reader."""
        words = dict(DataKind.choices)
        return ", ".join(str(words.get(code, code)) for code in self.what)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {', '.join(self.what)}"
