"""What the exchange shows on pages of other apps."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.panels import register_panel


def register() -> None:
    """Fill the slots."""
    register_panel("account", "exchange/panels/calendar_link.html", _calendar)


def _calendar(actor: Actor, user: Any) -> Mapping[str, Any] | None:
    """The way to one's own calendar."""
    return {"words": _("My calendar")} if actor.user_id else None
