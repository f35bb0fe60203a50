"""The start: for whoever comes with a need, and for the staff the things that wait for them."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tirek.cases.enums import CasePermission, ReferralPermission
from tirek.cases.queries.home import NeedKind, waiting
from tirek.core.access import public, requires
from tirek.core.actor import Actor
from tirek.core.structured import data_block, whole
from tirek.people.actions import note_seen
from tirek.people.enums import DataKind, DisclosureHow
from tirek.portal.home import Line, home_of, line_of
from tirek.portal.welcome import going_on
from tirek.programmes.queries import services_by_category

PAGE = 50


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The public start page, or one's own desk when signed in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_anonymous:
        return _welcome(request)
    today = timezone.localdate()
    found = home_of(actor, at=timezone.now(), today=today)
    _note(found.lines, actor)
    return render(request, "portal/home.html", {"home": found, "today": today})


@public
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What Tirek is for the citizen: apply, track, find the office; what it can help with."""
    return _welcome(request)


def _welcome(request: HttpRequest) -> HttpResponse:
    context = {
        "services": services_by_category(timezone.localdate()),
        "columns": going_on(timezone.now()),
        "structured": _structured(request),
    }
    return render(request, "portal/welcome.html", context)


def _structured(request: HttpRequest) -> str:
    """What search engines read of the site and of who keeps it."""
    language = request.actor.language  # type: ignore[attr-defined]
    keeper = settings.OPERATOR.get(language) or settings.OPERATOR["kk"]
    told = {"name": "Tirek", "url": whole("/"), "inLanguage": ["kk", "ru", "en"]}
    return data_block("WebSite", {**told, "publisher": {"@type": "Organization", "name": keeper} if keeper else None})


@requires(CasePermission.VIEW, ReferralPermission.RESPOND)
@require_safe
def waiting_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything that waits for the reader for one reason: the list behind a number of the start page."""
    if kind not in NeedKind.values:
        raise Http404
    need, today = NeedKind(kind), timezone.localdate()
    try:
        rows = waiting(request.actor, today, need)  # type: ignore[attr-defined]
    except LookupError:
        raise Http404 from None
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    crumbs = [(_("Start"), reverse("portal:home"))]
    lines = [line_of(need, row, today) for row in page]
    _note(lines, request.actor)  # type: ignore[attr-defined]
    context = {
        "crumbs": crumbs,
        "need": need,
        "page": page,
        "lines": lines,
        "today": today,
    }
    return render(request, "portal/waiting.html", context)


def _note(lines: list[Line], actor: Actor) -> None:
    """The applicants named in the lines read who was shown them."""
    sights = [line.sight for line in lines if line.sight]
    note_seen(sights, what=[DataKind.NAME], how=DisclosureHow.LIST, by=actor, at=timezone.now())
