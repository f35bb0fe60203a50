"""Keeping the register of mediators."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.mediation.actions import register as actions
from tirek.mediation.enums import MediationPermission, MediatorState
from tirek.mediation.exports import XLSX, mediators_as_xlsx
from tirek.mediation.forms.register import (
    AccountForm,
    KeeperSearch,
    MediatorForm,
    PhotoForm,
    RenewForm,
    StateForm,
    initial_of,
)
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_change_state, may_keep_register
from tirek.mediation.queries import register as queries
from tirek.mediation.views.pages import answered, done
from tirek.mediation.views.states import DEEDS
from tirek.network.models import Organisation

PAGE = 50
KEEP = MediationPermission.KEEP_REGISTER


@requires(KEEP)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every entry the reader keeps, those that end soon first where that is asked."""
    form = KeeperSearch(request.GET, on=timezone.localdate())
    page = Paginator(_found(request, form), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "active": len(form.told()), "today": timezone.localdate()}
    return render(request, "mediation/register.html", context)


@requires(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """A new entry."""
    actor = request.actor  # type: ignore[attr-defined]
    form = MediatorForm(request.POST or None, keepers=_keepers(actor), on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        made: list[Mediator] = []
        if done(form, lambda: made.append(actions.add_mediator(form.facts(), by=actor, at=timezone.now()))):
            messages.success(request, _("The mediator stands in the register."))
            return see_other(made[0].get_absolute_url())
    return form_page(request, form, _("New mediator"), reverse("mediation:register"))


@requires(KEEP)
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """Change an entry."""
    actor, found = request.actor, _kept(request, number)  # type: ignore[attr-defined]
    keepers, today = _keepers(actor), timezone.localdate()
    form = MediatorForm(request.POST or None, keepers=keepers, on=today, initial=initial_of(found))
    if answered(request, form, lambda: actions.edit_mediator(found.pk, form.facts(), by=actor, at=timezone.now())):
        messages.success(request, _("The entry is changed."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the entry"), found.get_absolute_url())


@requires(KEEP)
def state(request: HttpRequest, number: str, state: str) -> HttpResponse:
    """Suspend, let work again, end: with the reason."""
    actor, found = request.actor, _kept(request, number)  # type: ignore[attr-defined]
    if state not in MediatorState.values:
        raise Http404
    ensure(may_change_state(actor, found, state))
    form = StateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if done(form, lambda: actions.set_state(found.pk, state, reason, by=actor, at=timezone.now())):
            messages.success(request, _("The entry is changed."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, f"{DEEDS[state][0]}: {found.name}", found.get_absolute_url())


@requires(KEEP)
def renewal(request: HttpRequest, number: str) -> HttpResponse:
    """A later last day of the certificate."""
    actor, found = request.actor, _kept(request, number)  # type: ignore[attr-defined]
    form = RenewForm(request.POST or None, initial={"valid_until": found.valid_until})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["valid_until"]
        if done(form, lambda: actions.renew(found.pk, day, by=actor, at=timezone.now())):
            messages.success(request, _("The certificate holds longer now."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Renew the certificate"), found.get_absolute_url())


@requires(KEEP)
def photo(request: HttpRequest, number: str) -> HttpResponse:
    """A picture of the mediator."""
    actor, found = request.actor, _kept(request, number)  # type: ignore[attr-defined]
    form = PhotoForm(request.POST or None, request.FILES or None)
    if answered(
        request,
        form,
        lambda: actions.set_photo(found.pk, form.cleaned_data["photo"].read(), by=actor, at=timezone.now()),
    ):
        messages.success(request, _("The entry is changed."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Photo"), found.get_absolute_url())


@requires(KEEP)
def account(request: HttpRequest, number: str) -> HttpResponse:
    """The account by which the mediator reads the own files."""
    actor, found = request.actor, _kept(request, number)  # type: ignore[attr-defined]
    form = AccountForm(request.POST or None, initial={"email": found.user.email if found.user else found.email})
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if done(form, lambda: actions.connect_account(found.pk, email, by=actor, at=timezone.now())):
            messages.success(request, _("The mediator can sign in with this account."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Account of the mediator"), found.get_absolute_url())


@requires(KEEP)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The entries found, as a table."""
    form = KeeperSearch(request.GET, on=timezone.localdate())
    response = HttpResponse(
        mediators_as_xlsx(_found(request, form).select_related("area", "keeper")), content_type=XLSX
    )
    response["Content-Disposition"] = 'attachment; filename="mediators.xlsx"'
    return response


def _found(request: HttpRequest, form: KeeperSearch) -> "QuerySet[Mediator]":
    rows = Mediator.objects.kept_by(request.actor)  # type: ignore[attr-defined]
    found = queries.search(rows, **form.told(), on=timezone.localdate())
    wanted = form.cleaned_data.get("state", "") if form.is_valid() else ""
    if wanted == "renew":
        return found.to_renew(timezone.localdate()).order_by("valid_until", "id")
    return found.filter(state=wanted) if wanted else found


def _keepers(actor: Actor) -> list[Organisation]:
    """Offices whose register the actor keeps, the own one first; of many those of the regions and above."""
    reach = actor.reach(KEEP)
    rows = Organisation.objects.offices().on(timezone.localdate()).filter(reach.q("pk")).order_by("path")
    return list(rows[:400])


def _kept(request: HttpRequest, number: str) -> Mediator:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Mediator.objects.visible_to(actor).select_related("user"), number=number)
    ensure(may_keep_register(actor, found.keeper_id))
    return found
