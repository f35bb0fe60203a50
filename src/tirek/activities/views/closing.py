"""The report of an event and its photos."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import closing as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.participation import PhotoForm, ReportForm
from tirek.activities.models import EventPhoto
from tirek.activities.permissions import may_close_event, may_organise_for
from tirek.activities.queries.attendance import counts_by_evidence
from tirek.activities.views.events import event_or_404
from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure


@requires(ActivityPermission.ORGANISE)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The closing form."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    ensure(may_close_event(actor, found, now))
    form = ReportForm(request.POST or None, counts=counts_by_evidence(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_event(pk, form.told(), by=actor, at=now)
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                form.add_error(field, texts)
        else:
            messages.success(request, _("Reported. The event now counts in the figures."))
            return see_other(found.get_absolute_url())
    context = {"event": found, "form": form, "photos": found.photos.count()}
    return render(request, "activities/event_report.html", context, status=422 if request.method == "POST" else 200)


@requires(ActivityPermission.ORGANISE)
def photos(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Photos of an event, each with the consent of those in it."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_organise_for(actor, found.organiser_id))
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.add_photo(
                pk,
                told["file"].read(actions.LARGEST_PHOTO + 1),
                caption=told["caption"],
                people_agreed=told["people_agreed"],
                by=actor,
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error("file", error.message_dict["file"])
        else:
            messages.success(request, _("The photo is kept."))
            return see_other(reverse("activities:event_photos", args=[pk]))
    context = {"event": found, "form": form, "photos": found.photos.all()}
    return render(request, "activities/event_photos.html", context, status=422 if request.method == "POST" else 200)


@public
@require_GET
def photo(request: HttpRequest, pk: UUID) -> FileResponse:
    """A photo: everyone's when its people agreed, otherwise the organiser's only."""
    found = get_object_or_404(EventPhoto, pk=pk)
    event = event_or_404(request, found.event_id)
    organises = may_organise_for(request.actor, event.organiser_id)  # type: ignore[attr-defined]
    if not (found.people_agreed or organises) or not default_storage.exists(found.stored_as):
        raise Http404
    kind = "image/png" if found.stored_as.endswith(".png") else "image/jpeg"
    return FileResponse(default_storage.open(found.stored_as), content_type=kind)


@requires(ActivityPermission.ORGANISE)
@require_POST
def photo_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a photo away."""
    found = get_object_or_404(EventPhoto, pk=pk)
    event_or_404(request, found.event_id)
    actions.remove_photo(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The photo is gone."))
    return see_other(reverse("activities:event_photos", args=[found.event_id]))
