"""Following an application with its number and PIN: the applicant's own window, without an account."""

from datetime import timedelta
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.forms.apply_tracking import ConfirmForm, ReopenForm, TrackForm
from tirek.cases.models import Case
from tirek.cases.queries.letters import letter_pdf
from tirek.cases.queries.tracking import Tracked, track, tracked
from tirek.cases.queries.tracking_more import beside
from tirek.cases.queries.why import explain
from tirek.cases.views.fetching import paper
from tirek.core.access import public
from tirek.core.calendar import local_date
from tirek.core.enums import ScanState
from tirek.core.http import client_address, see_other
from tirek.core.verdict import Refused

KEY = "tracked"
OPEN_FOR = timedelta(minutes=30)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Number and PIN. The coupon's QR code brings the number, never the PIN."""
    if request.method == "POST":
        return _opened(request)
    number = (request.GET.get("n") or request.GET.get("number") or "")[:60]
    return render(request, "cases/track_search.html", {"form": TrackForm(initial={"number": number})})


@public
@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Who has it, until when, what happened, what comes next."""
    case = proved(request)
    return render(request, "cases/track.html", context_of(case)) if case else see_other(reverse("cases:track"))


@public
@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the window on this device."""
    request.session.pop(KEY, None)
    return see_other(reverse("cases:track"))


@public
@never_cache
@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer as a letter."""
    found = tracked(_proved_or_404(request), at=timezone.now()).answer
    if found is None or found.pk != pk:
        raise Http404
    return paper(letter_pdf(found), found.number)


@public
@never_cache
@require_GET
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file the applicant sent; always a download, never shown as a page."""
    files = _proved_or_404(request).attachments.complete().filter(is_from_applicant=True)
    found = get_object_or_404(files.exclude(scan=ScanState.INFECTED), pk=pk)
    content = default_storage.open(found.stored_as)
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)


def proved(request: HttpRequest) -> Case | None:
    """The one case whose PIN this session has given within half an hour."""
    key, until = request.session.get(KEY, ("", 0))
    if not key or until < timezone.now().timestamp():
        return None
    related = Case.objects.select_related("office", "service", "area", "applicant", "assignee")
    return related.filter(pk=key).first()


def context_of(case: Case, **forms: object) -> dict[str, object]:
    """What the page shows; a form that was answered with errors takes the place of an empty one."""
    found: Tracked = tracked(case, at=timezone.now())
    return {
        "tracked": found,
        "case": case,
        "beside": beside(case, found, on=local_date(timezone.now())),
        "why": explain(case),
        "confirm_form": ConfirmForm(),
        "reopen_form": ReopenForm(),
        **forms,
    }


def _opened(request: HttpRequest) -> HttpResponse:
    form = TrackForm(request.POST)
    if not form.is_valid():
        return render(request, "cases/track_search.html", {"form": form}, status=422)
    told = form.cleaned_data
    try:
        found = track(told["number"], told["pin"], remote_key=client_address(request), at=timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
        return render(request, "cases/track_search.html", {"form": form}, status=429)
    if found is None:
        form.add_error("pin", _("This number and PIN do not belong together. Check both with your coupon."))
        return render(request, "cases/track_search.html", {"form": form}, status=422)
    prove(request, found.case)
    return see_other(reverse("cases:track_page"))


def prove(request: HttpRequest, case: Case) -> None:
    """Open the window of a case in this session for half an hour: its PIN was right, or other proof was given."""
    if not request.user.is_authenticated:
        request.session.cycle_key()  # a session planted on this device sees nothing
    request.session[KEY] = (str(case.pk), (timezone.now() + OPEN_FOR).timestamp())


def _proved_or_404(request: HttpRequest) -> Case:
    case = proved(request)
    if case is None:
        raise Http404
    return case
