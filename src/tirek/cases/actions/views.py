"""A user's saved views of the queue."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.models import SavedView
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, refuse

MOST_VIEWS = 30


@atomic
def save_view(name: str, query: str, *, by: Actor, at: datetime) -> SavedView:
    """Keep a filter of the queue under a name; the same name again replaces it."""
    name = one_line(name)[:60]
    if not name:
        raise ValidationError({"name": _("Give the view a name.")})
    if by.user_id is None:
        raise Refused(refuse(_("Sign in to save a view.")))
    if SavedView.objects.visible_to(by).exclude(name=name).count() >= MOST_VIEWS:
        raise ValidationError({"name": _("You have many views already; delete one first.")})
    view, _made = SavedView.objects.update_or_create(user_id=by.user_id, name=name, defaults={"query": query[:500]})
    record("cases.view_saved", view, by=by, at=at)
    return view


@atomic
def rename_view(view_id: UUID, name: str, *, by: Actor, at: datetime) -> SavedView:
    """Give one of the actor's own views another name. Raises ValidationError for none, or one that is taken."""
    view = SavedView.objects.visible_to(by).select_for_update().get(pk=view_id)
    name = one_line(name)[:60]
    if not name:
        raise ValidationError({"name": _("Give the view a name.")})
    if SavedView.objects.visible_to(by).filter(name=name).exclude(pk=view.pk).exists():
        raise ValidationError({"name": _("Another view has this name already.")})
    view.name = name
    view.save(update_fields=["name"])
    record("cases.view_renamed", view, by=by, at=at)
    return view


@atomic
def delete_view(view_id: UUID, *, by: Actor, at: datetime) -> None:
    """Delete one of the actor's own views."""
    view = SavedView.objects.visible_to(by).get(pk=view_id)
    record("cases.view_deleted", view, by=by, at=at)
    view.delete()
