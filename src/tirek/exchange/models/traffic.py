"""What systems did: calls counted by the hour, answers kept for a request sent twice."""

from django.db import models

from tirek.core.models import Base


class ClientHour(Base):
    """The calls of one system to one operation in one hour that were answered one way. No personal data.

    ``spent_ms`` is the time of all of them together, ``slowest_ms`` of the slowest.
    """

    client = models.ForeignKey("exchange.ApiClient", on_delete=models.CASCADE, related_name="hours")
    hour = models.DateTimeField()
    operation = models.CharField(max_length=60)
    status = models.PositiveSmallIntegerField()
    calls = models.PositiveIntegerField(default=0)
    spent_ms = models.PositiveBigIntegerField(default=0)
    slowest_ms = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["hour"]
        constraints = [
            models.UniqueConstraint(fields=["client", "hour", "operation", "status"], name="clienthour_once"),
        ]


class KeptAnswer(Base):
    """What a write of a system was answered, for the case that it is sent again with its Idempotency-Key.

    ``digest`` is of the operation and the body: another request under the same key is refused. Answers carry no
    personal data. Forgotten after thirty days.
    """

    client = models.ForeignKey("exchange.ApiClient", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="keptanswer_once")]
        indexes = [models.Index(fields=["at"], name="keptanswer_by_age")]
