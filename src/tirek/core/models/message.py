"""The outbox: every e-mail and SMS, stored in the transaction that causes it and sent by a worker."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from tirek.core.core_permissions import CorePermission
from tirek.core.enums import Channel, MessageState

from .base import Base

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class MessageQuerySet(models.QuerySet["Message"]):
    """Reads of the outbox."""

    def visible_to(self, actor: "Actor") -> Self:
        """The outbox is one for the whole network: all of it, or nothing."""
        return self.all() if actor.holds(CorePermission.MANAGE_MESSAGES) else self.none()

    def waiting(self) -> Self:
        """Not sent yet, still to be tried."""
        return self.filter(state=MessageState.WAITING)

    def due(self, at: datetime) -> Self:
        """Waiting, and their time has come."""
        return self.waiting().filter(next_attempt_at__lte=at)

    def newest_first(self) -> Self:
        """The order of the pages."""
        return self.order_by("-id")


class Message(Base):
    """One message to one recipient. ``key`` makes it unique: the same key is stored, and so sent, once; the
    gateway receives it as idempotency key, since delivery is at least once."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    language = models.CharField(max_length=8)
    about_type = models.CharField(max_length=80, blank=True, default="")
    about_id = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=120, blank=True, default="")
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_attempt_at"], name="core_message_due", condition=models.Q(state="waiting")),
            models.Index(fields=["state", "-id"], name="core_message_state"),
            models.Index(fields=["about_id"], name="core_message_about"),
        ]
        constraints = [
            models.CheckConstraint(
                name="core_message_sent_at",
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.id}"

    @property
    def masked_to(self) -> str:
        """The recipient as lists show it: enough to recognise, not enough to contact."""
        return masked(self.to)


class MessageFile(models.Model):
    """A file that goes out with an e-mail. It is kept only until the gateway has accepted the message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()


def masked(recipient: str) -> str:
    """``aigul@mail.example`` → ``a…@mail.example``; ``+77011234567`` → ``+77…67``."""
    name, at_sign, host = recipient.partition("@")
    if at_sign:
        return f"{name[:1]}…@{host}"
    return f"{recipient[:3]}…{recipient[-2:]}" if len(recipient) > 5 else "…"
