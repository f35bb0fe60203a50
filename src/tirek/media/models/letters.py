"""The newsletter's readers and its letters; whom a journalist calls."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from tirek.core.models import Base


class Subscriber(Base):
    """Somebody who asked for the newsletter. Nothing goes out before the address was confirmed; whoever leaves is
    removed. ``ticket`` is the secret of the links in letters."""

    email = models.EmailField()
    language = models.CharField(max_length=2, default="kk")
    ticket = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email"], name="subscriber_once")]


class Letter(Base):
    """One newsletter: the publications of a span of days, sent to all who had confirmed."""

    first = models.DateTimeField()
    last = models.DateTimeField(unique=True)
    articles = models.PositiveIntegerField()
    readers = models.PositiveIntegerField()

    class Meta:
        ordering = ["-last"]
        constraints = [models.CheckConstraint(condition=Q(last__gt=models.F("first")), name="letter_has_days")]


class PressContact(Base):
    """Whom journalists may call: an office's, not a person's own number."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="press_contacts")
    title_kk = models.CharField(max_length=200)
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "created_at"]

    @property
    def title(self) -> str:
        wanted = (get_language() or "kk")[:2]
        return str(getattr(self, f"title_{wanted}", "") or self.title_kk)
