"""What sheets ask: the versions of the form, one of them, proposing the next, and the second person's word."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.reports.actions import forms as actions
from tirek.reports.enums import ReportPermission
from tirek.reports.forms.sheet_forms import LEVELS, FormRefusalForm, SheetFormForm
from tirek.reports.indicators import indicator
from tirek.reports.models import FormEdition
from tirek.reports.period import Period
from tirek.reports.permissions_of_desk import may_decide_form, may_propose_form
from tirek.reports.queries.forms import FIRST, difference, form_in_force, form_version
from tirek.reports.sheet_forms import QUARTERLY, SheetForm


@requires(ReportPermission.VIEW)
def sheet_forms(request: HttpRequest) -> HttpResponse:
    """All versions, the last first."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    editions = FormEdition.objects.visible_to(actor).filter(form=QUARTERLY.code)
    context = {
        "form_title": QUARTERLY.title,
        "editions": editions,
        "in_force": form_in_force(QUARTERLY.code, Period.containing(today).first).version,
        "may_propose": bool(may_propose_form(actor)),
    }
    return render(request, "reports/sheet_forms.html", context)


@requires(ReportPermission.VIEW)
def sheet_form(request: HttpRequest, version: int) -> HttpResponse:
    """One version: what it asks of whom, by when, and its rules; how it differs from the one before."""
    return _shown(request, version, FormRefusalForm())


@requires(ReportPermission.EDIT_FORMS)
def sheet_form_new(request: HttpRequest) -> HttpResponse:
    """Propose the next version."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    ensure(may_propose_form(actor))
    form = SheetFormForm(request.POST or None, form=form_in_force(QUARTERLY.code, today), today=today)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        begins = date.fromisoformat(told["in_force_from"])
        try:
            edition = actions.propose_form(QUARTERLY.code, begins, form.content(), told["reason"], by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Proposed. A second person adopts it; sheets opened before keep theirs."))
            return see_other(edition.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/sheet_form_new.html", {"form": form}, status=status)


@requires(ReportPermission.EDIT_FORMS)
@require_POST
def sheet_form_adoption(request: HttpRequest, version: int) -> HttpResponse:
    """Adopt a version."""
    edition = _edition(request, version)
    try:
        actions.adopt_form(edition.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Adopted. Sheets of quarters from that day on follow it."))
    return see_other(edition.get_absolute_url())


@requires(ReportPermission.EDIT_FORMS)
@require_POST
def sheet_form_refusal(request: HttpRequest, version: int) -> HttpResponse:
    """Refuse a version."""
    edition, form = _edition(request, version), FormRefusalForm(request.POST)
    if not form.is_valid():
        return _shown(request, version, form, status=422)
    actions.refuse_form(edition.pk, form.cleaned_data["refusal"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Refused. The form stays as it is."))
    return see_other(edition.get_absolute_url())


def _shown(request: HttpRequest, version: int, form: FormRefusalForm, *, status: int = 200) -> HttpResponse:
    edition = _edition(request, version) if version != FIRST else None
    asked = form_version(QUARTERLY.code, version)
    before = _before(edition)
    context: dict[str, Any] = {
        "version": version,
        "edition": edition,
        "form_title": asked.title,
        "rows": [(indicator(code), [asked.applies(code, level) for level in LEVELS]) for code in asked.indicators],
        "terms": [(level.label, asked.terms[level]) for level in LEVELS],
        "asked": asked,
        "pairs": [(indicator(part), indicator(whole)) for part, whole in asked.never_more],
        "difference": difference(asked, before) if before else None,
        "may_decide": may_decide_form(request.actor, edition) if edition else None,  # type: ignore[attr-defined]
        "form": form,
    }
    return render(request, "reports/sheet_form.html", context, status=status)


def _before(edition: FormEdition | None) -> SheetForm | None:
    """What was in force the day before a version begins."""
    if edition is None:
        return None
    day = date.fromordinal(edition.in_force_from.toordinal() - 1)
    return form_in_force(edition.form, day)


def _edition(request: HttpRequest, version: int) -> FormEdition:
    if version == FIRST:
        raise Http404
    visible = FormEdition.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(visible, form=QUARTERLY.code, version=version)
