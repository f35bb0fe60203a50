"""The page of a file and what is done on it from consent to the mediator's yes; notes; the end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.mediation.actions import choosing, entering
from tirek.mediation.actions.fulfilling import end_mediation
from tirek.mediation.actions.sessions import write_note
from tirek.mediation.enums import WITH_MEDIATOR, DisputeState
from tirek.mediation.forms.file import NoteForm, ReachForm, WishForm
from tirek.mediation.models import Dispute, Party
from tirek.mediation.permissions import Seat, may_choose, may_consent, may_end, may_write_note
from tirek.mediation.queries.file_page import FilePage, file_page
from tirek.mediation.queries.shortlist import shortlist
from tirek.mediation.views.deeds import rights_of
from tirek.mediation.views.pages import done, seated, shell_of, to_file


@public
@require_GET
@seated
def file(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """Everything this reader may see, and what is theirs to do."""
    return shown(request, seat, dispute)


def shown(request: HttpRequest, seat: Seat, dispute: Dispute, *, status: int = 200, **forms: object) -> HttpResponse:
    """The page; a form that was answered with errors takes the place of an empty one."""
    today = timezone.localdate()
    page = file_page(dispute, seat, today)
    choosing_now = bool(may_choose(seat, dispute))
    candidates = shortlist(dispute, today) if choosing_now else []
    context = {
        "page": page,
        "dispute": dispute,
        "seat": seat,
        "today": today,
        "shell": shell_of(seat, request),
        "candidates": candidates,
        "wish_form": WishForm(candidates=candidates, wishes=_wishes(page)) if choosing_now else None,
        "others_wishes": _others_wishes(page) if choosing_now else [],
        "note_form": NoteForm() if may_write_note(seat, dispute) else None,
        "may_consent": bool(may_consent(seat, dispute, bool(page.own and page.own.has_consented))),
        "may_end": bool(may_end(seat, dispute)),
        "may_join": seat.is_party and not request.actor.is_anonymous and not _joined(page),  # type: ignore[attr-defined]
        "has_mediator": dispute.state in WITH_MEDIATOR or dispute.state == DisputeState.CLOSED,
        **rights_of(page, today),
        **forms,
    }
    return render(request, "mediation/file.html", context, status=status)


@public
@require_POST
@seated
def consent(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """Yes or no to mediation."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.POST.get("answer") == "yes":
        choosing.consent(seat, by=actor, at=now)
        messages.success(request, _("Thank you. You have agreed to mediation."))
    else:
        choosing.refuse_mediation(seat, by=actor, at=now)
        messages.success(request, _("The file is closed: mediation is voluntary."))
    return to_file(dispute)


@public
@require_POST
@seated
def wishes(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """The mediators one would accept."""
    now = timezone.now()
    form = WishForm(request.POST, candidates=shortlist(dispute, timezone.localdate()), wishes=[])
    if form.is_valid():
        told = form.wishes()
        if done(form, lambda: choosing.choose(seat, told, by=request.actor, at=now)):  # type: ignore[attr-defined]
            messages.success(request, _("Your choice is kept."))
            return to_file(dispute)
    return shown(request, seat, dispute, status=422, wish_form=form)


@public
@require_POST
@seated
def request_answer(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """The mediator takes the file, declaring to be impartial, or declines."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.POST.get("answer") == "yes":
        choosing.accept_request(seat, by=actor, at=now)
        messages.success(request, _("You have taken the file."))
        return to_file(dispute)
    choosing.decline_request(seat, by=actor, at=now)
    messages.success(request, _("You have declined. The file is closed to you from now on."))
    return see_other(reverse("mediation:mine"))


@public
@require_POST
@seated
def note(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """A private note."""
    form = NoteForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if done(form, lambda: write_note(seat, text, by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
            return to_file(dispute)
    return shown(request, seat, dispute, status=422, note_form=form)


@public
@require_POST
@seated
def ending(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """End without an agreement, or close a file whose agreement stands."""
    outcome = "none" if seat.is_mediator else "withdrawn"
    end_mediation(seat, outcome, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The file is closed."))
    return to_file(dispute)


@public
@seated
def invitation(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """A new link for a party who has not come in yet, perhaps by another way."""
    get_object_or_404(dispute.parties.filter(pin_digest=""), pk=pk)
    form, sent = ReachForm(request.POST or None), list[bool]()
    if request.method == "POST" and form.is_valid():
        sent.append(entering.invite_again(seat, pk, **form.cleaned_data, by=request.actor, at=timezone.now()))  # type: ignore[attr-defined]
    if sent and not sent[0]:
        form.add_error("phone", _("There is neither phone nor e-mail of this party."))
    elif sent:
        messages.success(request, _("A new link is on its way."))
        return to_file(dispute)
    shell = shell_of(seat, request)
    return form_page(request, form, _("Send a new link"), dispute.get_absolute_url(), shell=shell)


def _wishes(page: FilePage) -> list[UUID]:
    return page.own.party.wishes if page.own else []


def _others_wishes(page: FilePage) -> list[tuple[str, list[UUID]]]:
    """What the others have named, shown once everybody has named and nobody is shared."""
    if not all(one.party.wishes for one in page.parties):
        return []
    return [(one.name, one.party.wishes) for one in page.parties if one is not page.own]


def _joined(page: FilePage) -> bool:
    own: Party | None = page.own.party if page.own else None
    return bool(own and own.account_digest)
