"""Files handed in with an application or added to a case."""

from django.db import models
from django.db.models import Q

from tirek.cases.enums import ScanState
from tirek.core.models import Base


class Attachment(Base):
    """A file of a draft or of a case, kept in the object store under ``stored_as``; served only through a view.

    ``media_type`` is sniffed from the content, never believed from the browser. ``received`` counts the bytes that
    have arrived: an upload is complete when it equals ``size``.
    """

    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="attachments")
    draft = models.ForeignKey(
        "cases.IntakeDraft", null=True, on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=200)
    scan = models.CharField(max_length=10, choices=ScanState.choices, default=ScanState.WAITING)
    added_by_id = models.UUIDField(null=True)
    is_from_applicant = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(draft__isnull=False), name="attachment_belongs_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(received__lte=models.F("size")), name="attachment_not_over_size"
            ),
        ]

    @property
    def is_complete(self) -> bool:
        return self.received == self.size
