"""Memoranda of cooperation."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure
from tirek.network.actions import memoranda as actions
from tirek.network.enums import CrossingField, NetworkPermission
from tirek.network.forms import EndMemorandumForm, MemorandumForm
from tirek.network.models import Memorandum
from tirek.network.permissions import may_edit_memoranda, may_fulfil
from tirek.network.queries import memoranda as queries
from tirek.network.queries.memorandum_life import obligations_of

PAGE = 30
STATES = ("in_force", "renew", "duties", "ended")


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_GET
def memoranda(request: HttpRequest) -> HttpResponse:
    """Those the actor works under or answers for."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    state = request.GET.get("state", "in_force")
    state = state if state in STATES else "in_force"
    page = Paginator(queries.memoranda_for_list(actor, state=state, on=today), PAGE).get_page(request.GET.get("page"))
    labels = {
        "in_force": _("In force"),
        "renew": _("To renew"),
        "duties": _("With open obligations"),
        "ended": _("Not in force"),
    }
    tabs = [{"label": labels[each], "url": f"?state={each}", "current": each == state} for each in STATES]
    context = {
        "page": page,
        "rows": queries.memorandum_rows(page.object_list, today),
        "tabs": tabs,
        "may_edit": bool(may_edit_memoranda(actor)),
    }
    return render(request, "network/memoranda.html", context)


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_GET
def memorandum(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One memorandum."""
    return _page(request, pk)


@requires(NetworkPermission.EDIT_MEMORANDA)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a signed memorandum."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ensure(may_edit_memoranda(actor))
    form = MemorandumForm(request.POST or None, on=today, initial={"since": today, "signed_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_memorandum(form.drawn(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The memorandum has been entered."))
            return see_other(made.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "network/memorandum_new.html", {"form": form}, status=status)


@requires(NetworkPermission.EDIT_MEMORANDA)
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a memorandum before its term."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Memorandum.objects.visible_to(actor), pk=pk)
    form = EndMemorandumForm(request.POST)
    if form.is_valid():
        try:
            actions.end_memorandum(found.pk, **form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The memorandum has been ended."))
            return see_other(found.get_absolute_url())
    return _page(request, pk, form, status=422)


def _page(request: HttpRequest, pk: UUID, form: EndMemorandumForm | None = None, status: int = 200) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = get_object_or_404(queries.with_parties(Memorandum.objects.visible_to(actor)), pk=pk)
    names = dict(queries.services())
    context = {
        "memorandum": found,
        "row": queries.memorandum_rows([found], today)[0],
        "services": [(code, names.get(code, code)) for code in found.services],
        "crossing": [CrossingField(field).label for field in found.crossing],
        "panels": panels_for("memorandum", actor, found),
        "may_amend": bool(may_edit_memoranda(actor)) and not found.ended_at,
        "is_to_renew": Memorandum.objects.filter(pk=found.pk).to_renew(today).exists(),
        "obligations": [(each, bool(may_fulfil(actor, each))) for each in obligations_of(found)],
        "today": today,
        "may_end": bool(may_edit_memoranda(actor)) and not found.ended_at and today in found.during,
        "form": form or EndMemorandumForm(initial={"on": today}),
    }
    return render(request, "network/memorandum.html", context, status=status)
