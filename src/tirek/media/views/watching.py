"""Feeds: which are read, how they fare, what to do about those that broke or moved."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import saving
from tirek.media.actions.feeds import follow_feed, save_feed
from tirek.media.enums import MediaPermission
from tirek.media.forms.monitoring import FeedForm
from tirek.media.queries.feeds import feeds_of, health


@requires(MediaPermission.MONITOR)
def feeds(request: HttpRequest) -> HttpResponse:
    """Feeds, how they fare, and a new one."""
    actor, now, form = request.actor, timezone.now(), FeedForm(request.POST or None)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            save_feed(None, form.columns(), by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved. It is read within minutes."))
            return see_other(request.path)
    rows = [(one, health(one, now)) for one in feeds_of(actor)]
    context = {"feeds": sorted(rows, key=lambda row: not row[1].needs_hand), "form": form}
    return render(request, "media/feeds.html", context, status=422 if request.method == "POST" else 200)


@requires(MediaPermission.MONITOR)
def feed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a feed; above the form, what is wrong with it and what to do."""
    row = get_object_or_404(feeds_of(request.actor), pk=pk)  # type: ignore[attr-defined]
    known = {"outlet": row.outlet_id, "minutes": int(row.every.total_seconds() // 60), **row.rules}
    known |= {name: getattr(row, name) for name in ("address", "kind", "use", "is_active")}
    form, state = FeedForm(request.POST or None, initial=known), health(row, timezone.now())
    return saving(
        request,
        form,
        lambda: save_feed(pk, form.columns(), by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        title=row.outlet.name,
        back=reverse("media:feeds"),
        done=_("Saved."),
        subtitle=str(state.words),
        intro=" ".join(filter(None, (str(state.advice), row.moved_to))),
    )


@requires(MediaPermission.MONITOR)
@require_POST
def following(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take over the address a feed has moved to."""
    follow_feed(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Saved. It is read within minutes."))
    return see_other(reverse("media:feeds"))
