"""Remote reception as citizens see it: offices with free times, booking one, changing it with number and PIN."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.activities.actions import reception as actions
from tirek.activities.forms.reception import BookingForm, MoveForm, OfficeFilter, VisitForm
from tirek.activities.models import Slot
from tirek.activities.permissions import may_book_slot, may_change_visit, may_receive
from tirek.activities.queries import reception as queries
from tirek.activities.queries.rooms import span_words
from tirek.activities.views.reception_work import slot_page
from tirek.core.access import public
from tirek.core.fields import add_errors
from tirek.core.http import client_address, see_other
from tirek.core.numbering import normalise
from tirek.core.throttle import hit
from tirek.core.verdict import Refused, TooMany, ensure, refuse
from tirek.network.models import Organisation
from tirek.network.queries.organisations import regions

PAGE = 20
TRIES, WINDOW = 20, timedelta(hours=1)
KEY, FRESH = "visit", "fresh_visit"
OPEN_FOR = timedelta(minutes=30)


@public
@require_GET
def offices(request: HttpRequest) -> HttpResponse:
    """Offices with free times."""
    now = timezone.now()
    form = OfficeFilter(request.GET, regions=regions(timezone.localdate()))
    told = form.cleaned_data if form.is_valid() else {}
    region = UUID(told["region"]) if told.get("region") else None
    found = queries.offices_that_receive(now, region_id=region)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "activities/reception/offices.html", {"form": form, "page": page, "active": bool(region)})


@public
@require_GET
def office(request: HttpRequest, code: str) -> HttpResponse:
    """Free times of one office."""
    now = timezone.now()
    found = get_object_or_404(Organisation.objects.on(timezone.localdate()), code=code)
    slots = list(queries.free_slots(found, now)[: queries.MOST_FREE])
    context = {"office": found, "days": queries.by_day(slots)}
    return render(request, "activities/reception/office.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def slot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One time: for whoever receives, what became of it; for everyone else, booking it while it is free."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = get_object_or_404(Slot.objects.visible_to(actor).select_related("office", "receiver"), pk=pk)
    if may_receive(actor, found.office_id):
        return slot_page(request, found)
    form = BookingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not hit(f"visit:{client_address(request)}", TRIES, WINDOW):
            raise TooMany(refuse(_("Too many bookings from here. Try again in an hour.")))
        ensure(may_book_slot(found, now))
        try:
            visitor = form.visitor((get_language() or "kk")[:2])
            booked, pin = actions.book_slot(pk, visitor, by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            request.session[FRESH] = [booked.number, pin, (now + OPEN_FOR).timestamp()]
            return _open_visit(request, booked)
    context = {"slot": found, "form": form, "is_free": bool(may_book_slot(found, now))}
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/reception/book.html", context, status=status)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest) -> HttpResponse:
    """Number and PIN of a visit."""
    form = VisitForm(request.POST or None, initial={"number": request.GET.get("number", "")[:60]})
    if request.method == "POST" and form.is_valid():
        if not hit(f"visit-pin:{client_address(request)}", TRIES, WINDOW):
            raise TooMany(refuse(_("Too many tries. Try again in an hour.")))
        told = form.cleaned_data
        try:
            return _open_visit(request, actions.prove_visitor(normalise(told["number"]) or "", told["pin"]))
        except Refused as refused:
            form.add_error("pin", str(refused.verdict.reason))
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/reception/visit_search.html", {"form": form}, status=status)


@public
@never_cache
@require_GET
def visit_page(request: HttpRequest) -> HttpResponse:
    """The visitor's own page: when, where, the link, and what may be changed."""
    found = _proved(request)
    if found is None:
        return see_other(reverse("activities:visit"))
    number, pin, until = request.session.get(FRESH, ["", "", 0])
    now = timezone.now()
    may_change = bool(may_change_visit(found, now))
    context = {
        "slot": found,
        "pin": pin if number == found.number and until > now.timestamp() else "",
        "may_change": may_change,
        "form": _move_form(found, None) if may_change else None,
    }
    return render(request, "activities/reception/visit.html", context)


@public
@never_cache
@require_POST
def visit_move(request: HttpRequest) -> HttpResponse:
    """Another time of the same office."""
    found = _proved_or_404(request)
    ensure(may_change_visit(found, timezone.now()))
    form = _move_form(found, request.POST)
    if form.is_valid():
        moved = actions.move_visit(found.pk, form.cleaned_data["slot"].pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Your visit has moved. Number and PIN stay the same."))
        return _open_visit(request, moved)
    context = {"slot": found, "pin": "", "may_change": True, "form": form}
    return render(request, "activities/reception/visit.html", context, status=422)


@public
@never_cache
@require_POST
def visit_cancellation(request: HttpRequest) -> HttpResponse:
    """The visitor does not come."""
    found = _proved_or_404(request)
    actions.call_off_visit(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Your visit is called off. Thank you for telling us."))
    return see_other(reverse("activities:visit_page"))


@public
@never_cache
@require_GET
def visit_calendar(request: HttpRequest) -> HttpResponse:
    """The visit for a calendar."""
    content = queries.as_calendar([_proved_or_404(request)], timezone.now(), for_visitor=True)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return response


def _open_visit(request: HttpRequest, found: Slot) -> HttpResponse:
    """Remember for half an hour, in this window, whose visit was proved."""
    request.session[KEY] = [str(found.pk), found.number, (timezone.now() + OPEN_FOR).timestamp()]
    return see_other(reverse("activities:visit_page"))


def _proved(request: HttpRequest) -> Slot | None:
    key, number, until = request.session.get(KEY, ["", "", 0])
    if until < timezone.now().timestamp():
        return None
    return Slot.objects.select_related("office", "receiver").filter(pk=key, number=number).first()


def _proved_or_404(request: HttpRequest) -> Slot:
    found = _proved(request)
    return get_object_or_404(Slot.objects.select_related("office"), pk=found.pk if found else None)


def _move_form(found: Slot, told: object) -> MoveForm:
    free = queries.free_slots(found.office, timezone.now())[: queries.MOST_FREE]
    return MoveForm(told, choices=[(one.pk, span_words(one.starts_at, one.ends_at)) for one in free])
