"""The secret address under which somebody's calendar program reads their own days."""

from django.db import models

from tirek.core.models import Base


class CalendarAddress(Base):
    """One for each user. Only the digest of its token is kept; a new address ends the old one. It shows what its maker
    may see at the moment of reading."""

    user = models.OneToOneField("network.User", on_delete=models.CASCADE, related_name="calendar_address")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.user_id)
