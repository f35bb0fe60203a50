"""Saved reports: the list, one report live, its name, readers, deliveries, removal; and what was frozen of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.reports.actions import builder as actions
from tirek.reports.actions.deliveries import deliver_report
from tirek.reports.enums import Every, ReportPermission
from tirek.reports.forms.builder import BuilderForm, DeliveryForm, NameForm, ShareForm
from tirek.reports.models import FrozenReport, ReportDelivery, SavedReport
from tirek.reports.permissions_of_desk import may_build, may_change_report
from tirek.reports.pivots import Question
from tirek.reports.queries.frozen import question_of, shown_frozen
from tirek.reports.queries.pivot import TooBig
from tirek.reports.snapshots import file_of as signed_file
from tirek.reports.views.builder import FILES, days_words, dressed, file_of, live_tables

PAGE = 50


@requires(ReportPermission.VIEW)
def saved_reports(request: HttpRequest) -> HttpResponse:
    """One's own reports and those shared, by name; removed ones at the end, to be put back."""
    actor = request.actor  # type: ignore[attr-defined]
    visible = SavedReport.objects.visible_to(actor).select_related("owner")
    context = {
        "page": Paginator(visible.kept(), PAGE).get_page(request.GET.get("page")),
        "removed": visible.filter(removed_at__isnull=False).order_by("-removed_at")[:PAGE],
        "may_build": may_build(actor),
    }
    return render(request, "reports/saved_reports.html", context)


@requires(ReportPermission.BUILD)
def save_page(request: HttpRequest) -> HttpResponse:
    """Keep the question of the address under a name, or put it in the place of another one's."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    asked = BuilderForm(request.GET, today=timezone.localdate())
    if not asked.is_valid():
        raise Http404
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = actions.save_report(form.cleaned_data["name"], asked.question, by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Kept. Share it, have it sent, or freeze it here."))
            return see_other(report.get_absolute_url())
    back = f"{reverse('reports:builder')}?{asked.question.as_query()}"
    return form_page(request, form, _("Keep the report"), back, press=_("Keep"))


@requires(ReportPermission.BUILD)
@require_POST
def question_of_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the question of the address in the place of the report's."""
    asked = BuilderForm(request.GET, today=timezone.localdate())
    if not asked.is_valid():
        raise Http404
    _report(request, pk)
    report = actions.change_report(pk, question=asked.question, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Kept. What was frozen before stays as it is."))
    return see_other(report.get_absolute_url())


@requires(ReportPermission.VIEW)
def saved_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A report with the reader's figures of this moment, and what its owner can do with it."""
    report, actor = _report(request, pk), request.actor  # type: ignore[attr-defined]
    question = Question.from_json(report.question)
    may_change = may_change_report(actor, report)
    visible = ReportDelivery.objects.visible_to(actor).filter(report=report).select_related("user")
    deliveries = visible if may_change else visible.filter(user_id=actor.user_id)
    context: dict[str, Any] = {
        "report": report,
        "days": days_words(question),
        "tables": [],
        "estimates": "",
        "too_big": False,
        "query": question.as_query(),
        "may_change": may_change,
        "is_owner": report.owner_id == actor.user_id,
        "shares": report.shares.select_related("organisation"),
        "deliveries": deliveries.order_by("user__name"),
        "frozen": report.frozen.defer("document"),
    }
    try:
        context |= dressed(question, live_tables(request, question))
    except TooBig:
        context["too_big"] = True
    return render(request, "reports/saved_report.html", context)


@requires(ReportPermission.EXPORT)
def saved_file(request: HttpRequest, pk: UUID, extension: str) -> HttpResponse:
    """The report as the reader sees it now, to take along."""
    report = _report(request, pk)
    question = Question.from_json(report.question)
    if extension not in FILES:
        raise Http404
    try:
        tables = live_tables(request, question)
    except TooBig:
        raise Http404 from None
    return file_of(tables, extension, title=report.name, notes=[days_words(question)])


@requires(ReportPermission.BUILD)
def name_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another name."""
    report, actor = _changeable(request, pk), request.actor  # type: ignore[attr-defined]
    form = NameForm(request.POST or None, initial={"name": report.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_report(pk, name=form.cleaned_data["name"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(report.get_absolute_url())
    return form_page(request, form, _("Rename the report"), report.get_absolute_url(), press=_("Keep"))


@requires(ReportPermission.BUILD)
def sharing_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """With whom it is shared."""
    report, actor = _changeable(request, pk), request.actor  # type: ignore[attr-defined]
    shares = list(report.shares.all())
    office = next((str(one.organisation_id) for one in shares if one.organisation_id), "")
    form = ShareForm(request.POST or None, initial={"roles": [one.role for one in shares], "office": office})
    if request.method == "POST" and form.is_valid():
        actions.share_report(pk, form.shares(), by=actor, at=timezone.now())
        messages.success(request, _("Kept. Each reader sees their own figures only."))
        return see_other(report.get_absolute_url())
    return form_page(request, form, _("Share the report"), report.get_absolute_url(), press=_("Share"))


@requires(ReportPermission.VIEW)
def delivery_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have it sent by e-mail: to oneself, and by its owner to others."""
    report, actor = _report(request, pk), request.actor  # type: ignore[attr-defined]
    form = DeliveryForm(request.POST or None, initial={"every": Every.MONTH})
    if not may_change_report(actor, report):
        del form.fields["emails"]
    if request.method == "POST" and form.is_valid():
        emails = form.addresses() if "emails" in form.fields else []
        try:
            made = deliver_report(pk, form.cleaned_data["every"], emails, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("It will be sent from %(day)s on.") % {"day": made[0].next_on.isoformat()})
            return see_other(report.get_absolute_url())
    return form_page(request, form, _("Have the report sent"), report.get_absolute_url(), press=_("Send regularly"))


@requires(ReportPermission.VIEW)
@require_POST
def delivery_end(request: HttpRequest, pk: UUID, delivery: UUID) -> HttpResponse:
    """Send it to somebody no more."""
    report = _report(request, pk)
    get_object_or_404(ReportDelivery.objects.visible_to(request.actor), pk=delivery, report=report)  # type: ignore[attr-defined]
    actions.stop_delivery(delivery, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("It is not sent any more."))
    return see_other(report.get_absolute_url())


@requires(ReportPermission.BUILD)
@require_POST
def removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Out of the lists; the list offers to put it back."""
    _report(request, pk)
    actions.remove_report(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Removed. You can put it back below."))
    return see_other(reverse("reports:saved_reports"))


@requires(ReportPermission.BUILD)
@require_POST
def restoration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a removed report back."""
    report = _report(request, pk)
    try:
        actions.restore_report(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return see_other(reverse("reports:saved_reports"))
    return see_other(report.get_absolute_url())


@requires(ReportPermission.BUILD)
@require_POST
def freezing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Freeze what the owner sees now, under an address that always shows the same."""
    report = _report(request, pk)
    try:
        frozen = actions.freeze_report(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return see_other(report.get_absolute_url())
    messages.success(request, _("Frozen. This address will always show these figures."))
    return see_other(frozen.get_absolute_url())


@requires(ReportPermission.VIEW)
def frozen_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was frozen, with its hash and signature; the same whatever has changed since."""
    frozen = _frozen(request, pk)
    question = question_of(frozen)
    context = {"frozen": frozen, "name": frozen.document["name"], "query": question.as_query()}
    return render(request, "reports/frozen_report.html", {**context, **dressed(question, shown_frozen(frozen))})


@requires(ReportPermission.EXPORT)
def frozen_file(request: HttpRequest, pk: UUID, extension: str) -> HttpResponse:
    """What was frozen as a table, or as the signed file for ``tirek reports verify``."""
    frozen = _frozen(request, pk)
    if extension == "json":
        return _signed(frozen)
    if extension not in FILES:
        raise Http404
    notes = [days_words(question_of(frozen)), f"SHA-256 {frozen.sha256}"]
    return file_of(shown_frozen(frozen), extension, title=frozen.document["name"], notes=notes)


def _signed(frozen: FrozenReport) -> HttpResponse:
    seal = {"sha256": frozen.sha256, "signature": frozen.signature, "public_key": frozen.public_key}
    told = signed_file(frozen.document, **seal, below=[])
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="tirek-report-{frozen.number}.json"'
    return response


def _report(request: HttpRequest, pk: UUID) -> SavedReport:
    visible = SavedReport.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("owner"), pk=pk)


def _changeable(request: HttpRequest, pk: UUID) -> SavedReport:
    report = _report(request, pk)
    ensure(may_change_report(request.actor, report))  # type: ignore[attr-defined]
    return report


def _frozen(request: HttpRequest, pk: UUID) -> FrozenReport:
    visible = FrozenReport.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("report"), pk=pk)
