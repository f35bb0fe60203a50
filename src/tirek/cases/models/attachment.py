"""Files handed in with an application or added to a case."""

from django.db import models
from django.db.models import Q

from tirek.cases.enums import OPEN_TRANSITION_STATES, CasePermission, ReferralPermission, TransitionKind
from tirek.cases.models.case import Case
from tirek.cases.models.parts import CasePart
from tirek.cases.models.transition import Transition
from tirek.core.actor import Actor
from tirek.core.enums import ScanState
from tirek.core.models import Base
from tirek.network.enums import CrossingField


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Files by access and completeness."""

    def visible_to(self, actor: Actor) -> "AttachmentQuerySet":
        """Files of visible cases, of open referrals whose memorandum lets files cross, and of parts sent with them.

        A draft's files belong to whoever holds its token, which is no actor: they are reached through the draft.
        """
        if actor.is_system:
            return self
        condition = Q(case__in=Case.objects.visible_to(actor))
        reach = actor.reach(ReferralPermission.VIEW)
        if reach:
            crossing = Transition.objects.filter(
                reach.q("to_organisation_id"),
                kind=TransitionKind.REFERRAL,
                state__in=OPEN_TRANSITION_STATES,
                crossing__contains=[CrossingField.FILES],
            )
            condition |= Q(case__in=crossing.values("case"))
        receives = actor.reach(CasePermission.VIEW)
        if receives:
            with_files = CasePart.objects.at(receives).filter(crossing__contains=[CrossingField.FILES])
            condition |= Q(case__in=with_files.values("case"))
        return self.filter(condition)

    def complete(self) -> "AttachmentQuerySet":
        """Those that have arrived whole."""
        return self.filter(received=models.F("size"))


class Attachment(Base):
    """A file of a draft or of a case, kept in the object store under ``stored_as``; served only through a view.

    ``media_type`` is sniffed from the content, never believed from the browser. ``received`` counts the bytes that
    have arrived: an upload is complete when it equals ``size``. ``line`` names the delivered line it is evidence of.
    """

    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="attachments")
    draft = models.ForeignKey("cases.IntakeDraft", null=True, on_delete=models.CASCADE, related_name="attachments")
    line = models.ForeignKey(
        "cases.PlanLine", null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence_files"
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

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(draft__isnull=False), name="attachment_belongs_somewhere"
            ),
            models.CheckConstraint(condition=Q(received__lte=models.F("size")), name="attachment_not_over_size"),
        ]

    @property
    def is_complete(self) -> bool:
        return self.received == self.size
