"""The public register of grants, for people and for programs; the link that joins a grant to an account."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tirek.calls.actions.grants import claim_grant, grant_for
from tirek.calls.enums import CallPermission
from tirek.calls.exports_of_grants import XLSX, package, register_as_xlsx
from tirek.calls.forms.grants import ClaimForm, RegisterFilter
from tirek.calls.models import Grant
from tirek.calls.queries import grants as queries
from tirek.core.access import public
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.network.models import User

PAGE = 30


@public
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every grant given: to whom, for what, how much, and how much of it is paid."""
    form, asked = asked_of(request)
    found = queries.register(asked, timezone.localdate())
    context = {
        "form": form,
        "active": sum(bool(value) for value in form.cleaned_data.values()) if form.is_valid() else 0,
        "totals": queries.totals(found),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "query": request.GET.urlencode(),
        "sees_work": request.actor.holds(CallPermission.VIEW_GRANTS),  # type: ignore[attr-defined]
    }
    return render(request, "calls/grants/register.html", context)


def asked_of(request: HttpRequest) -> tuple[RegisterFilter, queries.Asked]:
    """The filter of the address, and what it asks."""
    today = timezone.localdate()
    form = RegisterFilter(request.GET, calls=queries.calls_with_grants(), regions=queries.regions_with_grants(today))
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    region = told.get("region")
    asked = queries.Asked(
        text=told.get("q", ""),
        call=told.get("call", ""),
        state=told.get("state", ""),
        region=region.pk if region else None,
    )
    return form, asked


@public
@require_GET
def register_xlsx(request: HttpRequest) -> HttpResponse:
    """The register as it stands on the page, as a spreadsheet."""
    _form, asked = asked_of(request)
    found = queries.register(asked, timezone.localdate())
    response = HttpResponse(register_as_xlsx(found), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="grants-{timezone.localdate()}.xlsx"'
    return response


@public
@require_GET
def register_json(request: HttpRequest) -> JsonResponse:
    """The whole register by the 360Giving standard, for programs of others."""
    found = queries.register(queries.Asked(), timezone.localdate())
    told = package(found, at=timezone.now())
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@public
@require_GET
def grant(request: HttpRequest, number: str) -> HttpResponse:
    """One grant as anybody may read it: what was promised and what came of it."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = Grant.objects.visible_to(actor).select_related("call", "entry__nomination", "area", "organisation")
    found = get_object_or_404(rows, number=number)
    follows = Grant.objects.followed_by(actor).filter(pk=found.pk).exists()
    context = {"grant": found, "desk": queries.desk_of(found), "follows": follows}
    return render(request, "calls/grants/grant.html", context)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """Join a grant to one's account, made here when there is none."""
    found, actor = grant_for(token), request.actor  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    has_account = User.objects.filter(email=found.email.lower()).exists()
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and (actor.user_id or form.is_valid()):
        password = None if actor.user_id else form.cleaned_data["password"]
        try:
            claim_grant(token, user_id=actor.user_id, password=password, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The grant is joined to your account."))
            return see_other(reverse("calls:grant_desk", args=[found.number]))
    context = {"grant": found, "form": form, "has_account": has_account, "is_signed_in": bool(actor.user_id)}
    return render(request, "calls/grants/claim.html", context, status=422 if request.method == "POST" else 200)
