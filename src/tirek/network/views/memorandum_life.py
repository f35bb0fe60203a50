"""A memorandum after its signing: amendments, obligations, the signed paper, its printed form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.paper import pdf
from tirek.core.verdict import ensure
from tirek.network.actions import memorandum_life as actions
from tirek.network.enums import CrossingField, NetworkPermission
from tirek.network.forms_memoranda import AmendmentForm, FulfilForm, ObligationForm, ScanForm
from tirek.network.models import Memorandum, MemorandumObligation
from tirek.network.permissions import may_edit_memoranda, may_fulfil
from tirek.network.queries import memoranda as queries
from tirek.network.queries import memorandum_life as lives


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_GET
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Former wordings and what changed."""
    found = _found(request, pk)
    context = {"memorandum": found, "rows": lives.history_of(found, dict(queries.services()))}
    return render(request, "network/memorandum_history.html", context)


@requires(NetworkPermission.EDIT_MEMORANDA)
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the terms from a day on, or renew."""
    found, actor = _found(request, pk), request.actor  # type: ignore[attr-defined]
    ensure(may_edit_memoranda(actor))
    form = AmendmentForm(request.POST or None, memorandum=found, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            told = form.told()
            since, reason = form.cleaned_data["amended_since"], form.cleaned_data["reason"]
            actions.amend_memorandum(found.pk, told, since=since, reason=reason, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The amendment has been entered. The former wording stays in the history."))
            return see_other(found.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "network/memorandum_amendment.html", {"form": form, "memorandum": found}, status=status)


@requires(NetworkPermission.EDIT_MEMORANDA)
@require_http_methods(["GET", "HEAD", "POST"])
def obligations(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what a party has taken on."""
    found, actor = _found(request, pk), request.actor  # type: ignore[attr-defined]
    ensure(may_edit_memoranda(actor))
    form = ObligationForm(request.POST or None, memorandum=found)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data
            actions.add_obligation(
                found.pk,
                owner_id=told["owner"].pk,
                text=told["text"],
                due_on=told["due_on"],
                by=actor,
                at=timezone.now(),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The obligation has been written down."))
            return see_other(found.get_absolute_url() + "#obligations")
    status = 422 if request.method == "POST" else 200
    return render(request, "network/memorandum_obligation.html", {"form": form, "memorandum": found}, status=status)


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_http_methods(["GET", "HEAD", "POST"])
def fulfilment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that an obligation is carried out, with the evidence."""
    actor = request.actor  # type: ignore[attr-defined]
    rows: Any = MemorandumObligation.objects.visible_to(actor)
    found = get_object_or_404(rows.select_related("owner", "memorandum"), pk=pk)
    ensure(may_fulfil(actor, found))
    form = FulfilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.fulfil_obligation(found.pk, **form.cleaned_data, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("It is written down as done."))
            return see_other(found.memorandum.get_absolute_url() + "#obligations")
    context = {"form": form, "obligation": found, "memorandum": found.memorandum}
    return render(
        request, "network/memorandum_fulfilment.html", context, status=422 if request.method == "POST" else 200
    )


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_GET
def scan(request: HttpRequest, pk: UUID) -> FileResponse:
    """The signed paper, as a download."""
    found = _found(request, pk)
    if not found.scan or not default_storage.exists(found.scan):
        raise Http404
    name = f"memorandum-{found.number.replace('/', '-')}.pdf"
    return FileResponse(
        default_storage.open(found.scan), as_attachment=True, filename=name, content_type="application/pdf"
    )


@requires(NetworkPermission.EDIT_MEMORANDA)
@require_POST
def new_scan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the signed paper."""
    found, form = _found(request, pk), ScanForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            content = form.cleaned_data["file"].read()
            actions.keep_scan(found.pk, content, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("The signed paper is kept."))
            return see_other(found.get_absolute_url())
    except ValidationError as error:
        add_errors(form, error)
    for problem in form.errors.values():
        messages.error(request, " ".join(map(str, problem)))
    return see_other(found.get_absolute_url())


@requires(NetworkPermission.VIEW_MEMORANDA)
@require_GET
def printed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The memorandum on paper, with lines to sign."""
    found = _found(request, pk)
    row = queries.memorandum_rows([found], timezone.localdate())[0]
    response = HttpResponse(pdf("network/memorandum", _on_paper(row)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="memorandum-{found.number.replace("/", "-")}.pdf"'
    return response


def _found(request: HttpRequest, pk: UUID) -> Memorandum:
    rows = queries.with_parties(Memorandum.objects.visible_to(request.actor))  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def _on_paper(row: queries.MemorandumRow) -> dict[str, Any]:
    memorandum, names = row.memorandum, dict(queries.services())
    last = memorandum.last_day
    facts = [
        (_("Number"), memorandum.number),
        (_("Signed on"), date_format(memorandum.signed_on, "DATE_FORMAT")),
        (_("In force from"), date_format(memorandum.during.lower, "DATE_FORMAT")),
        (_("Last day in force"), date_format(last, "DATE_FORMAT") if last else _("without a term")),
        (_("Services"), ", ".join(names.get(code, code) for code in memorandum.services)),
        (_("Regions"), ", ".join(area.name for area in memorandum.areas.all()) or _("The whole country")),
        (_("Capacity"), lives.capacity_in_words(memorandum.monthly_capacity, memorandum.capacity_period)),
        (_("Working days to accept or decline"), str(memorandum.response_days)),
        (
            _("What of the applicant may cross"),
            ", ".join(str(CrossingField(field).label) for field in memorandum.crossing) or _("nothing more"),
        ),
        (_("Joint activities"), memorandum.joint_activities),
    ]
    obligations = lives.obligations_of(memorandum)
    return {
        "title": memorandum.title,
        "lang": (get_language() or "kk")[:2],
        "facts": [(str(label), str(value)) for label, value in facts if value],
        "duties_title": _("Obligations"),
        "duties": [[each.owner.name, each.text, date_format(each.due_on, "DATE_FORMAT")] for each in obligations],
        "parties_title": _("Parties"),
        "parties": [party.name for party in row.parties],
    }
