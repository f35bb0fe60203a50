"""What a person allowed an operator to do with their data, and when they took it back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import ConsentHow, Language


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self) -> "ConsentQuerySet":
        """Consents that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Consent(Base):
    """A consent with everything art. 8(4) of the personal data law asks it to name (law.md, §2).

    ``data`` and ``third_parties`` are lists of codes or names; ``text_version`` names the wording that was shown.
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
        ]
        indexes = [models.Index(fields=["person", "-given_at"], name="people_consent_person")]

    def __str__(self) -> str:
        return f"{self.operator}: {self.purpose}"
