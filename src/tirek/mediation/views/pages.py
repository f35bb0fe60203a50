"""What the pages of this app share: plain forms, a seat at a file, who is proved."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.mediation.models import Dispute, Party
from tirek.mediation.permissions import Seat
from tirek.mediation.queries.seats import dispute_of, seat_of_actor, seat_of_party
from tirek.mediation.sealing import Sealed

KEY = "mediation_party"
OPEN_FOR = timedelta(minutes=30)


def done(form: Any, deed: Callable[[], object]) -> bool:
    """Do it; what is refused is shown at the fields of the form."""
    try:
        deed()
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True


def answered(request: HttpRequest, form: Any, deed: Callable[[], object]) -> bool:
    """Whether the form was sent, is in order, and the deed is done. Of several forms the main one shows what is
    refused."""
    return request.method == "POST" and form.is_valid() and done(getattr(form, "main", form), deed)


def prove(request: HttpRequest, party: Party) -> None:
    """Open a file in this session for half an hour: number and PIN were right, or a link."""
    if not request.user.is_authenticated:
        request.session.cycle_key()  # a session planted on this device sees nothing
    request.session[KEY] = (str(party.pk), (timezone.now() + OPEN_FOR).timestamp())


def shell_of(seat: Seat, request: HttpRequest) -> str:
    """Parties without an account read on the citizens' pages."""
    return "public.html" if request.actor.is_anonymous else "base.html"  # type: ignore[attr-defined]


def seated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view of a file by number: gets the seat of whoever asks and the file; 404 for everybody else, whatever their
    role, and 410 once the key is destroyed."""

    @wraps(view)
    def with_seat(request: HttpRequest, number: str, **parts: Any) -> HttpResponseBase:
        seat = _seat(request, number)
        if seat is None:
            raise Http404
        try:
            return view(request, seat, dispute_of(seat), **parts)
        except Sealed:
            return render(request, "mediation/destroyed.html", {"number": number}, status=410)

    return never_cache(with_seat)


def to_file(dispute: Dispute) -> HttpResponse:
    """Back to the page of the file."""
    return see_other(dispute.get_absolute_url())


def _seat(request: HttpRequest, number: str) -> Seat | None:
    key, until = request.session.get(KEY, ("", 0))
    if key and until >= timezone.now().timestamp() and (found := seat_of_party(UUID(key), number)):
        return found
    return seat_of_actor(request.actor, number)  # type: ignore[attr-defined]
