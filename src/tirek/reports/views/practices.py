"""Notes on what worked: the list, one note with what was said of it, writing and deciding."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.reports.actions import practice as actions
from tirek.reports.actions.practice import NoteText
from tirek.reports.enums import ReportPermission
from tirek.reports.forms.practice import PracticeCommentForm, PracticeForm, PracticesFilter, RemarkForm
from tirek.reports.indicators import indicator
from tirek.reports.models import PracticeNote
from tirek.reports.permissions_of_desk import may_mend_practice, may_publish_practice

PAGE = 30


@requires(ReportPermission.VIEW)
def practices_page(request: HttpRequest) -> HttpResponse:
    """Published notes, and those of one's own offices, the last first."""
    actor, filters = request.actor, PracticesFilter(request.GET)  # type: ignore[attr-defined]
    asked = {name: filters.chosen(name) for name in ("indicator", "state")}
    rows = PracticeNote.objects.visible_to(actor).filter(**{name: value for name, value in asked.items() if value})
    found = rows.select_related("organisation").defer("text", "organisation__search_keys")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "active": sum(map(bool, asked.values())),
        "page": page,
        "rows": [(note, indicator(note.indicator)) for note in page.object_list],
        "may_offer": actor.holds(ReportPermission.OFFER_PRACTICE),
    }
    return render(request, "reports/practices.html", context)


@requires(ReportPermission.OFFER_PRACTICE)
def practice_form(request: HttpRequest) -> HttpResponse:
    """Offer a note of one's office."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    form = PracticeForm(request.POST or None, today=today, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            note = actions.offer_practice(NoteText(**form.cleaned_data), by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Offered. The coordinator publishes it or gives it back with a word."))
            return see_other(note.get_absolute_url())
    return form_page(request, form, _("What worked with us"), reverse("reports:practices"), press=_("Offer"))


@requires(ReportPermission.OFFER_PRACTICE)
def practice_text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a note anew before it is published."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    note = _note(request, pk)
    ensure(may_mend_practice(actor, note))
    told = {name: getattr(note, name) for name in ("indicator", "period", "title", "text")}
    form = PracticeForm(request.POST or None, today=today, initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            actions.mend_practice(pk, NoteText(**form.cleaned_data), by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Offered. The coordinator publishes it or gives it back with a word."))
            return see_other(note.get_absolute_url())
    return form_page(request, form, _("Write the note anew"), note.get_absolute_url(), press=_("Offer"))


@requires(ReportPermission.VIEW)
def practice_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A note, what was said of it, and what may be done with it."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    note, form = _note(request, pk), PracticeCommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.comment_practice(pk, form.cleaned_data["text"], by=actor, at=now)
        return see_other(note.get_absolute_url())
    context: dict[str, Any] = {
        "note": note,
        "indicator": indicator(note.indicator),
        "comments": note.comments.all(),
        "form": form,
        "may_publish": may_publish_practice(actor, note),
        "may_mend": may_mend_practice(actor, note),
    }
    return render(request, "reports/practice.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.PUBLISH_PRACTICE)
@require_POST
def publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Publish a note."""
    note = _note(request, pk)
    actions.publish_practice(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Published. It stands beside its figure on the page that compares regions."))
    return see_other(note.get_absolute_url())


@requires(ReportPermission.PUBLISH_PRACTICE)
def return_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a note back with a word why."""
    actor, note = request.actor, _note(request, pk)  # type: ignore[attr-defined]
    ensure(may_publish_practice(actor, note))
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_practice(pk, form.cleaned_data["remark"], by=actor, at=timezone.now())
        messages.success(request, _("Given back with your remark."))
        return see_other(note.get_absolute_url())
    return form_page(request, form, _("Give the note back"), note.get_absolute_url(), press=_("Give back"))


def _note(request: HttpRequest, pk: UUID) -> PracticeNote:
    visible = PracticeNote.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("organisation"), pk=pk)
