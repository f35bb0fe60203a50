"""Who did it, by name."""

from collections.abc import Iterable
from uuid import UUID

from tirek.network.models import User


def names_of(keys: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """User key → name, of those that are known."""
    wanted = {key for key in keys if key}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
