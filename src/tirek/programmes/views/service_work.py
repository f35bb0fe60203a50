"""Keeping the catalogue: describing, changing, confirming measures, and what they said before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.programmes.actions import measures as actions
from tirek.programmes.enums import ProgrammePermission
from tirek.programmes.enums_of_services import ServicePermission
from tirek.programmes.forms.services import MeasureForm, initial_of
from tirek.programmes.models import Service, ServiceRevision
from tirek.programmes.permissions import may_edit_catalogue
from tirek.programmes.queries.measures import to_confirm
from tirek.programmes.views.services import service_or_404

PAGE = 50


@requires(ProgrammePermission.EDIT, ServicePermission.CONFIRM)
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Measures that wait for a word that they are still true."""
    rows = to_confirm(request.actor, timezone.localdate()).select_related("owner")  # type: ignore[attr-defined]
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_edit": bool(may_edit_catalogue(request.actor)),  # type: ignore[attr-defined]
        "own": request.actor.user_id,  # type: ignore[attr-defined]
    }
    return render(request, "programmes/services/work.html", context)


@requires(ProgrammePermission.EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Put a measure into the catalogue."""
    form = MeasureForm(request.POST or None, initial={"languages": ["kk", "ru"], "certainty": "unconfirmed"})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_measure(
                form.cleaned_data["code"],
                form.facts(),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The measure stands in the catalogue. Somebody else confirms it."))
            return see_other(made.get_absolute_url())
    return _form_page(request, form, _("A new measure"), reverse("programmes:services"), 0)


@requires(ProgrammePermission.EDIT)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a measure; what it said stays as a revision."""
    found = _measure_or_404(request, code)
    form = MeasureForm(request.POST or None, initial=initial_of(found), service=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_measure(
                code,
                form.facts(),
                form.cleaned_data["why"],
                expected_version=_version(request, found),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The measure is changed. Its owner, or somebody else here, confirms it."))
            return see_other(found.get_absolute_url())
    return _form_page(request, form, found.name, found.get_absolute_url(), _version(request, found))


@requires(ProgrammePermission.EDIT, ServicePermission.CONFIRM)
@require_POST
def confirmation(request: HttpRequest, code: str) -> HttpResponse:
    """“Still true.”"""
    found = _measure_or_404(request, code)
    actions.confirm_measure(code, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Confirmed: it is asked about again in half a year."))
    is_listed = request.POST.get("back") == "work"
    return see_other(reverse("programmes:service_work") if is_listed else found.get_absolute_url())


@requires(ProgrammePermission.EDIT)
@require_GET
def revisions(request: HttpRequest, code: str) -> HttpResponse:
    """What a measure said before, who changed it and why."""
    found = _measure_or_404(request, code)
    ensure(may_edit_catalogue(request.actor))  # type: ignore[attr-defined]
    rows = list(ServiceRevision.objects.visible_to(request.actor).filter(service=found))  # type: ignore[attr-defined]
    context = {"service": found, "rows": [(row, _changed(row, rows[place + 1 :])) for place, row in enumerate(rows)]}
    return render(request, "programmes/services/revisions.html", context)


def _changed(row: ServiceRevision, before: list[ServiceRevision]) -> list[tuple[str, str, str]]:
    """What differs from the revision before: field, then, now."""
    if not before:
        return []
    labels = {name: str(field.label) for name, field in MeasureForm.base_fields.items()}
    then, now = before[0].content, row.content
    return [
        (labels.get(name.removesuffix("_id"), name), _shown(then.get(name)), _shown(now.get(name)))
        for name in now
        if then.get(name) != now.get(name)
    ]


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "–")


def _measure_or_404(request: HttpRequest, code: str) -> Service:
    found = service_or_404(request, code)
    if found.is_asked_for:
        raise Http404
    return found


def _version(request: HttpRequest, found: Service) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdigit() and len(typed) < 10 else found.version


def _form_page(request: HttpRequest, form: MeasureForm, title: str, back: str, version: int) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "version": version}
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/services/form.html", context, status=status)
