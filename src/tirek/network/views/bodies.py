"""The public side of a body: its history, its printable sheet, applying to join; and keeping what its page tells."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import client_address, see_other
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, ensure, refuse
from tirek.network.actions import bodies as actions
from tirek.network.actions.joining import NewJoining, apply_to_join
from tirek.network.enums import NetworkPermission, OrganisationKind
from tirek.network.forms import ClosureForm
from tirek.network.forms_of_bodies import HousingForm, JoinForm, PostForm, ProfileForm
from tirek.network.models import Organisation, Post, Profile
from tirek.network.permissions import may_edit_profile, may_join, may_keep_members
from tirek.network.queries import bodies as queries
from tirek.network.queries import organisations
from tirek.network.views.directory import organisation_or_404

KEEPERS = (NetworkPermission.KEEP_MEMBERS, NetworkPermission.EDIT_ORGANISATION)


@public
@require_GET
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Names, places and acts of a body through time, and what it decided about its seats."""
    found = organisation_or_404(code)
    context = {
        "organisation": found,
        "page": organisations.organisation_page(found, timezone.localdate()),
        "profile": queries.profile_of(found),
        "decisions": queries.decisions_of(found),
    }
    return render(request, "network/body_history.html", context)


@public
@require_GET
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet to print and hang up: who we are, how to reach us, and the way to the page."""
    found, today = organisation_or_404(code), timezone.localdate()
    context = {
        "organisation": found,
        "body": queries.body_page(found, request.actor, today),  # type: ignore[attr-defined]
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "network/body_sheet.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Apply to join; whoever works for an organisation of the network applies in its name."""
    found, actor = organisation_or_404(code), request.actor  # type: ignore[attr-defined]
    ensure(may_join(found, timezone.localdate()))
    form = JoinForm(request.POST or None, initial={"applicant_name": actor.organisation_name})
    if request.method == "POST" and form.is_valid():
        if not hit(f"join:{client_address(request)}", 10, timedelta(hours=1)):
            raise TooMany(refuse(_("Too many applications from this address. Try again in an hour.")))
        parties = {"applicant_id": actor.organisation_id, "person_id": actor.person_id}
        try:
            apply_to_join(found.pk, NewJoining(**form.cleaned_data, **parties), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Your application has reached the body. It will answer you."))
            return see_other(found.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "network/join.html", {"form": form, "organisation": found}, status=status)


@requires(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, code: str) -> HttpResponse:
    """Change what the page of a body tells."""
    found, actor = organisation_or_404(code), request.actor  # type: ignore[attr-defined]
    ensure(may_edit_profile(actor, found))
    kept = Profile.objects.filter(organisation=found).first()
    form = ProfileForm(request.POST or None, organisation=found, profile=kept)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_profile(found.pk, form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return see_other(found.get_absolute_url())
    return _profile_page(request, found, {"form": form}, status=422 if request.method == "POST" else 200)


@requires(*KEEPERS)
@require_POST
def housing(request: HttpRequest, code: str) -> HttpResponse:
    """A body moves into this house."""
    found, actor = organisation_or_404(code), request.actor  # type: ignore[attr-defined]
    ensure(may_edit_profile(actor, found))
    form = HousingForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.house_body(
                found.pk, told["body"].pk, room=told["room"], since=told["since"], by=actor, at=timezone.now()
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return see_other(found.get_absolute_url())
    return _profile_page(request, found, {"housing": form}, status=422)


def _profile_page(request: HttpRequest, found: Organisation, forms: dict[str, Any], status: int) -> HttpResponse:
    kept = Profile.objects.filter(organisation=found).first()
    drawn = {"form": ProfileForm(organisation=found, profile=kept), "housing": None, **forms}
    if found.kind == OrganisationKind.HOUSE and drawn["housing"] is None:
        drawn["housing"] = HousingForm(initial={"since": timezone.localdate()})
    return render(request, "network/body_profile.html", {"organisation": found, **drawn}, status=status)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def posts(request: HttpRequest, code: str) -> HttpResponse:
    """The posts of a body: which there are, and a new one."""
    found, actor, today = organisation_or_404(code), request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ensure(may_keep_members(actor, found))
    form = PostForm(request.POST or None, initial={"since": today, "seats": 1, "rank": 0})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_post(found.pk, **form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return see_other(reverse("network:posts", args=[code]))
    context = {
        "organisation": found,
        "form": form,
        "posts": Post.objects.filter(organisation=found, during__contains=today),
        "today": today,
    }
    return render(request, "network/posts.html", context, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_POST
def end_post(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a post nobody holds."""
    post = get_object_or_404(Post.objects.select_related("organisation"), pk=pk)
    form = ClosureForm(request.POST)
    try:
        if form.is_valid():
            actions.end_post(pk, on=form.cleaned_data["on"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Saved."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return see_other(reverse("network:posts", args=[post.organisation.code]))
