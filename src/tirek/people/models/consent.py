"""What a person allowed an operator to do with their data, and when they took it back."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import ConsentHow, DataKind, Language, PersonPermission, WithdrawnHow

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, on: date | None = None) -> "ConsentQuerySet":
        """Consents that were not withdrawn and, on a day, whose term has not passed."""
        standing = self.filter(withdrawn_at__isnull=True)
        return standing.filter(Q(until__isnull=True) | Q(until__gte=on)) if on else standing

    def to_stop(self) -> "ConsentQuerySet":
        """Withdrawn ones whose processing still has to be stopped, the most urgent first (index
        ``people_consent_to_stop``)."""
        return self.filter(withdrawn_at__isnull=False, stopped_at__isnull=True).order_by("stop_by", "id")

    def answered_for_by(self, actor: "Actor") -> "ConsentQuerySet":
        """Those given to an office where the actor answers for people's data."""
        reach = actor.reach(PersonPermission.EDIT)
        return self.filter(reach.q("operator_id"), operator_id__isnull=False) if reach else self.none()


class Consent(Base):
    """A consent with everything art. 8(4) of the personal data law asks it to name (law.md, §2).

    ``data`` and ``third_parties`` are lists of codes or names; ``text_version`` names the wording that was shown.
    ``operator_id`` is the office that answers for it, ``matter_id`` the application it was given with. A withdrawal
    sets ``stop_by``; ``stopped_at`` says that whoever answers for it has ended what rested on the consent.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    operator = models.CharField(_("operator"), max_length=300)
    operator_number = models.CharField(_("operator's BIN"), max_length=12, blank=True)
    operator_id = models.UUIDField(null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=500)
    data = ArrayField(models.CharField(max_length=60), verbose_name=_("data"))
    third_parties = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, verbose_name=_("third parties")
    )
    is_cross_border = models.BooleanField(_("crosses the border"), default=False)
    is_public = models.BooleanField(_("published in open sources"), default=False)
    until = models.DateField(_("valid until"), null=True, blank=True)
    given_at = models.DateTimeField(_("consent given on"))
    how = models.CharField(_("how given"), max_length=20, choices=ConsentHow)
    text_version = models.CharField(max_length=40)
    language = models.CharField(max_length=2, choices=Language, default=Language.KAZAKH)
    withdrawn_at = models.DateTimeField(_("consent withdrawn"), null=True, blank=True)

    withdrawn_how = models.CharField(max_length=4, choices=WithdrawnHow, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=300, blank=True)
    stop_by = models.DateField(_("processing stops by"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("processing stopped"), null=True, blank=True)
    stopped_by_id = models.UUIDField(null=True, blank=True)
    stop_note = models.CharField(max_length=300, blank=True)
    matter_id = models.UUIDField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_consent_withdrawn_after_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("given_at")),
            ),
            models.CheckConstraint(
                name="people_consent_names_operator_and_purpose", condition=~Q(operator="") & ~Q(purpose="")
            ),
            models.CheckConstraint(
                name="people_consent_stopped_after_withdrawn",
                condition=Q(stopped_at__isnull=True) | Q(stopped_at__gte=models.F("withdrawn_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-given_at"], name="people_consent_person"),
            models.Index(
                fields=["operator_id", "stop_by"],
                condition=Q(withdrawn_at__isnull=False, stopped_at__isnull=True),
                name="people_consent_to_stop",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operator}: {self.purpose}"

    @property
    def data_in_words(self) -> list[str]:
        """The list of data in the reader's language; what was written in words stays as written."""
        words = dict(DataKind.choices)
        return [str(words.get(code, code)) for code in self.data]

    @property
    def is_being_stopped(self) -> bool:
        """Withdrawn, and what rested on it has still to be ended."""
        return self.withdrawn_at is not None and self.stopped_at is None
