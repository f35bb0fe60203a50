"""What stands between a partner's system and our records: its own numbers, and the invented records of a sandbox."""

from django.db import models
from django.db.models import Q

from tirek.core.models import Base
from tirek.exchange.enums import PracticeKind


class OutsideReference(Base):
    """The number a partner's system knows a referral or a sent application by, and the money it reported."""

    client = models.ForeignKey("exchange.ApiClient", on_delete=models.PROTECT, related_name="references")
    referral = models.ForeignKey("cases.Transition", null=True, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=80, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(referral__isnull=False, case__isnull=True) | Q(referral__isnull=True, case__isnull=False),
                name="outsidereference_of_one_record",
            ),
            models.UniqueConstraint(fields=["client", "text"], condition=~Q(text=""), name="outsidereference_unique"),
            models.UniqueConstraint(fields=["client", "referral"], name="outsidereference_once_referral"),
            models.UniqueConstraint(fields=["client", "case"], name="outsidereference_once_case"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="outsidereference_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PracticeRecord(Base):
    """An invented referral or application of one sandbox: nobody's, in no figure, told to nobody.

    It moves by the rules of a real one. ``told`` holds what the real record would: need, person, questions, result.
    """

    client = models.ForeignKey("exchange.ApiClient", on_delete=models.CASCADE, related_name="practice")
    kind = models.CharField(max_length=8, choices=PracticeKind.choices)
    number = models.CharField(max_length=20)
    service = models.CharField(max_length=40)
    office = models.CharField(max_length=6)
    state = models.CharField(max_length=12)
    reference = models.CharField(max_length=80, blank=True)
    told = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    respond_by = models.DateField(null=True)
    due_on = models.DateField()
    responded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["client", "number"], name="practicerecord_number"),
            models.UniqueConstraint(
                fields=["client", "reference"], condition=~Q(reference=""), name="practicerecord_reference"
            ),
        ]

    def __str__(self) -> str:
        return self.number
