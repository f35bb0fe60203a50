"""An application being written on the citizen's phone."""

from django.db import models

from tirek.core.models import Base


class IntakeDraft(Base):
    """What a visitor has typed so far, saved as it is typed. Its key is the intake key of the case it becomes.

    Reached only with the token in the visitor's cookie, of which the digest is kept. Purged when it has long not
    been touched, or soon after it became a case.
    """

    token_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    step = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="kk")
    touched_at = models.DateTimeField()
    case = models.OneToOneField("cases.Case", null=True, on_delete=models.SET_NULL, related_name="draft")
