"""The public register of mediators."""

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.core.lines import phone_for_reading
from tirek.core.text import language_name
from tirek.mediation.enums import DisputeCategory
from tirek.mediation.forms.register import AccountForm, MediatorSearch, RenewForm
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_keep_register
from tirek.mediation.queries import register as queries
from tirek.mediation.views.states import deeds_of

PAGE = 24


@public
@require_GET
def mediators(request: HttpRequest) -> HttpResponse:
    """Mediators whose certificate holds today, by name, region, language and subject."""
    today = timezone.localdate()
    form = MediatorSearch(request.GET, on=today)
    told = form.told()
    found = queries.search(Mediator.objects.standing(today), **told, on=today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "active": len(told), "cards": [_card(one) for one in page]}
    return render(request, "mediation/mediators.html", context)


@public
@require_GET
def mediator(request: HttpRequest, number: str) -> HttpResponse:
    """One mediator; for who keeps the register also what was left out in public."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    rows = Mediator.objects.visible_to(actor).select_related("area", "keeper", "user")
    found = get_object_or_404(rows, number=number)
    keeps = bool(may_keep_register(actor, found.keeper_id))
    is_own = actor.user_id is not None and actor.user_id == found.user_id
    context = {
        **_card(found),
        "phone": phone_for_reading(found.phone),
        "stands": found.is_standing(today),
        "keeps": keeps,
        "shows_contacts": found.is_contact_public or keeps or is_own,
        "record": queries.record_of(found) if keeps or is_own else None,
        "deeds": deeds_of(actor, found) if keeps else [],
        "renew_form": RenewForm(initial={"valid_until": found.valid_until}) if keeps else None,
        "account_form": AccountForm(initial={"email": found.user.email if found.user else found.email}),
        "about": (found.about_ru if actor.language == "ru" else found.about_kk) or found.about_kk,
    }
    return render(request, "mediation/mediator.html", context)


@public
@require_GET
def portrait(request: HttpRequest, number: str) -> HttpResponse:
    """The picture of a mediator."""
    rows = Mediator.objects.visible_to(request.actor).exclude(photo="")  # type: ignore[attr-defined]
    found = get_object_or_404(rows, number=number)
    with default_storage.open(found.photo) as stored:
        content = stored.read()
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return HttpResponse(content, content_type=kind)


def _card(found: Mediator) -> dict[str, object]:
    return {
        "mediator": found,
        "languages": [language_name(code) for code in found.languages],
        "categories": [str(DisputeCategory(code).label) for code in found.categories],
    }
