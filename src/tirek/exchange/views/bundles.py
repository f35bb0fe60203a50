"""Rules shared with other installations: bundles given out and brought in, and the keys that are believed."""

import json
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page, saving
from tirek.core.signing import public_key
from tirek.exchange.actions import bundles as actions
from tirek.exchange.actions import trusted_keys
from tirek.exchange.bundles import Entry, all_parts
from tirek.exchange.bundles.document import fingerprint, make
from tirek.exchange.enums_of_bundles import BundlePermission, BundleState, EntryPlan, EntryStanding
from tirek.exchange.forms_of_bundles import BringInForm, GiveOutForm, TrustForm
from tirek.exchange.models import Bundle, TrustedKey
from tirek.exchange.permissions_of_bundles import (
    may_decide_bundle,
    may_keep_keys,
    may_refuse_bundle,
    may_undo_bundle,
)

PAGE = 30
TONES: dict[str, str] = {
    EntryPlan.NEW: "success",
    EntryPlan.CHANGED: "info",
    EntryPlan.SAME: "neutral",
    EntryPlan.REFUSED: "danger",
    EntryStanding.TAKEN: "success",
    EntryStanding.UNDONE: "neutral",
    EntryStanding.LEFT: "warning",
    BundleState.WAITING: "warning",
}


@requires(BundlePermission.SHARE, BundlePermission.KEEP_KEYS)
@require_GET
def bundles(request: HttpRequest) -> HttpResponse:
    """Bundles brought in, and the way to give one out."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = Bundle.objects.visible_to(actor).select_related("key").defer("document", "entries")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "tones": TONES,
        "own_key": public_key(),
        "own_fingerprint": fingerprint(public_key()),
        "site": settings.SITE_URL,
    }
    return render(request, "exchange/bundles.html", context)


@requires(BundlePermission.SHARE)
@require_safe
def giving_out(request: HttpRequest) -> HttpResponse:
    """Choose what goes into a bundle; the same address with the choice is the file."""
    if "title" not in request.GET:
        form = GiveOutForm(initial={"parts": list(all_parts()), "title": _("Rules of our network")})
        return _give_out_page(request, form)
    form = GiveOutForm(request.GET)
    if not form.is_valid():
        return _give_out_page(request, form, status=422)
    told = make(form.cleaned_data["title"], form.cleaned_data["parts"], timezone.now())
    text = json.dumps(told, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="tirek-bundle-{timezone.localdate()}.json"'
    return answer


@requires(BundlePermission.SHARE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring a bundle in; the page of it says what every entry would do."""
    form = BringInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            made = actions.bring_in(content, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(made.get_absolute_url())
    return form_page(
        request, form, _("Bring a bundle in"), reverse("exchange:bundles"), press=_("See what it would do")
    )


@requires(BundlePermission.SHARE)
@never_cache
@require_GET
def bundle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A bundle: what each entry would do, or did."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Bundle.objects.visible_to(actor).select_related("key", "organisation"), pk=pk)
    decide = may_decide_bundle(actor, found)
    entries = actions.entries_of(found)
    context = {
        "bundle": found,
        "parts": _by_part(entries),
        "tone": TONES.get(found.state, "neutral"),
        "fingerprint": fingerprint(found.key.public_key),
        "may_take": decide,
        "why_not": decide.reason if found.state == BundleState.WAITING else "",
        "changes_something": any(entry.writes for entry in entries),
        "may_refuse": may_refuse_bundle(actor, found),
        "may_undo": may_undo_bundle(actor, found),
    }
    return render(request, "exchange/bundle.html", context)


@requires(BundlePermission.SHARE)
@require_POST
def taking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it, as the second person."""
    found = _found(request, pk)
    try:
        actions.take_bundle(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The bundle is taken."))
    return see_other(found.get_absolute_url())


@requires(BundlePermission.SHARE)
@require_POST
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave it."""
    found = _found(request, pk)
    actions.refuse_bundle(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The bundle is not taken."))
    return see_other(found.get_absolute_url())


@requires(BundlePermission.SHARE)
@require_POST
def undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was taken."""
    found = _found(request, pk)
    actions.undo_bundle(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The bundle is undone."))
    return see_other(found.get_absolute_url())


@requires(BundlePermission.SHARE, BundlePermission.KEEP_KEYS)
@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The keys that are believed, those in force first."""
    actor = request.actor  # type: ignore[attr-defined]
    known = TrustedKey.objects.visible_to(actor).order_by("-ended_at", "name")
    rows = [(key, fingerprint(key.public_key)) for key in sorted(known, key=lambda key: key.ended_at is not None)]
    return render(request, "exchange/bundle_keys.html", {"rows": rows, "keeps": may_keep_keys(actor)})


@requires(BundlePermission.KEEP_KEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_key(request: HttpRequest) -> HttpResponse:
    """Believe a key."""
    form = TrustForm(request.POST or None)

    def save() -> None:
        told = form.cleaned_data
        trusted_keys.trust(told["name"], told["public_key"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    back, done = reverse("exchange:bundle_keys"), _("Bundles signed by this key are believed now.")
    return saving(request, form, save, title=_("Trust a key"), back=back, done=done)


@requires(BundlePermission.KEEP_KEYS)
@require_POST
def key_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Believe a key no longer."""
    actor = request.actor  # type: ignore[attr-defined]
    known = get_object_or_404(TrustedKey.objects.visible_to(actor).in_force(), pk=pk)
    trusted_keys.end_trust(known.pk, by=actor, at=timezone.now())
    messages.success(request, _("Bundles signed by this key are believed no longer."))
    return see_other(reverse("exchange:bundle_keys"))


def _found(request: HttpRequest, pk: UUID) -> Bundle:
    return get_object_or_404(Bundle.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]


def _give_out_page(request: HttpRequest, form: GiveOutForm, status: int = 200) -> HttpResponse:
    return render(request, "exchange/bundle_out.html", {"form": form}, status=status)


def _by_part(told: list[Entry]) -> list[dict[str, Any]]:
    """Entries under the title of their part, each with its badge; those that are the same here by name only."""
    known, found = all_parts(), []
    for code, group in groupby(told, key=lambda entry: entry.part):
        entries = list(group)
        same = [entry.label for entry in entries if entry.plan == EntryPlan.SAME]
        rows = [(entry, *_badge(entry)) for entry in entries if entry.plan != EntryPlan.SAME]
        found.append({"title": str(known[code].title) if code in known else code, "rows": rows, "same": same})
    return found


def _badge(entry: Entry) -> tuple[str, str]:
    if entry.standing == EntryStanding.WAITING:
        return str(EntryPlan(entry.plan).label), TONES[entry.plan]
    return str(EntryStanding(entry.standing).label), TONES[entry.standing]
