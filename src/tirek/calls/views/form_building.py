"""The form builder: sections and questions of an entry's form, and trying it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import form_building as actions
from tirek.calls.actions.changing import is_frozen
from tirek.calls.enums import CallPermission
from tirek.calls.forms import answering, building
from tirek.calls.forms.calls import RemovalForm
from tirek.calls.models import Call
from tirek.calls.permissions import may_change
from tirek.calls.schema import Field, Schema, Section, schema_of
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.pages import saving
from tirek.core.verdict import ensure


@requires(CallPermission.RUN)
@require_GET
def builder(request: HttpRequest, code: str) -> HttpResponse:
    """All sections and questions, each with what may be done to it."""
    call, schema = _opened(request, code)
    version = call.forms.order_by("number").last()
    context = {"call": call, "schema": schema, "version": version, "frozen": is_frozen(call, timezone.now())}
    return render(request, "calls/work/builder.html", context)


@requires(CallPermission.RUN)
def section(request: HttpRequest, code: str, section: str = "") -> HttpResponse:
    """Add a section or change one."""
    call, schema = _opened(request, code)
    known = _section(schema, section) if section else None
    initial = building.initial_of_section(known.title, known.about) if known else {}
    form = building.SectionForm(
        request.POST or None, is_new=known is None, frozen=is_frozen(call, timezone.now()), initial=initial
    )
    return saving(
        request,
        form,
        lambda: actions.save_section(
            call.pk,
            section or form.cleaned_data["code"],
            form.title(),
            form.about(),
            is_new=known is None,
            by=actor_of(request),
            at=timezone.now(),
            why=form.why(),
        ),
        title=_("Change the section") if known else _("Add a section"),
        back=_back(call),
        done=_("The section is saved."),
    )


@requires(CallPermission.RUN)
def section_removal(request: HttpRequest, code: str, section: str) -> HttpResponse:
    """Take a section out with its questions."""
    call, schema = _opened(request, code)
    known = _section(schema, section)
    form = _removal(request, call)
    return saving(
        request,
        form,
        lambda: actions.remove_section(call.pk, section, by=actor_of(request), at=timezone.now(), why=form.why()),
        title=_("Take out: %(name)s") % {"name": known.title},
        back=_back(call),
        done=_("The section is taken out."),
        press=_("Take out"),
        danger=True,
    )


@requires(CallPermission.RUN)
def field(request: HttpRequest, code: str, section: str, field: str = "") -> HttpResponse:
    """Add a question or change one."""
    call, schema = _opened(request, code)
    known = _field(schema, section, field) if field else None
    initial = building.initial_of_field(known) if known else {"is_required": True}
    form = building.FieldForm(
        request.POST or None,
        schema=schema,
        is_new=known is None,
        frozen=is_frozen(call, timezone.now()),
        initial=initial,
    )
    return saving(
        request,
        form,
        lambda: actions.save_field(
            call.pk,
            section,
            form.field(field or form.cleaned_data["code"]),
            code=field,
            by=actor_of(request),
            at=timezone.now(),
            why=form.why(),
        ),
        title=_("Change the question") if known else _("Add a question"),
        back=_back(call),
        done=_("The question is saved."),
    )


@requires(CallPermission.RUN)
def field_removal(request: HttpRequest, code: str, section: str, field: str) -> HttpResponse:
    """Take a question out."""
    call, schema = _opened(request, code)
    known = _field(schema, section, field)
    form = _removal(request, call)
    return saving(
        request,
        form,
        lambda: actions.remove_field(call.pk, section, field, by=actor_of(request), at=timezone.now(), why=form.why()),
        title=_("Take out: %(name)s") % {"name": known.label},
        back=_back(call),
        done=_("The question is taken out."),
        press=_("Take out"),
        danger=True,
    )


@requires(CallPermission.RUN)
@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Move a section or a question one place up or down."""
    call, _schema = _opened(request, code)
    told = request.POST
    try:
        actions.move(
            call.pk,
            told.get("section", ""),
            told.get("field", ""),
            told.get("way") == "up",
            by=actor_of(request),
            at=timezone.now(),
        )
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
    return see_other(_back(call))


@requires(CallPermission.VIEW)
@require_GET
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """The form as entrants get it: nothing typed here is kept."""
    call = work_call(request, code)
    sections = [(each, answering.SectionForm(section=each)) for each in _schema_of(call).sections]
    rows = [
        (each, [(asked, form[asked.code] if not asked.takes_files else None) for asked in each.fields])
        for each, form in sections
    ]
    return render(request, "calls/work/form_preview.html", {"call": call, "rows": rows})


def _opened(request: HttpRequest, code: str) -> tuple[Call, Schema]:
    call = work_call(request, code)
    ensure(may_change(actor_of(request), call))
    return call, _schema_of(call)


def _schema_of(call: Call) -> Schema:
    version = call.forms.order_by("number").last()
    return schema_of(version.schema) if version else Schema(())


def _section(schema: Schema, code: str) -> Section:
    for each in schema.sections:
        if each.code == code:
            return each
    raise Http404


def _field(schema: Schema, section: str, code: str) -> Field:
    for each in _section(schema, section).fields:
        if each.code == code:
            return each
    raise Http404


def _removal(request: HttpRequest, call: Call) -> RemovalForm:
    data: Any = request.POST if request.method == "POST" else None
    return RemovalForm(data, frozen=is_frozen(call, timezone.now()))


def _back(call: Call) -> str:
    return reverse("calls:form_builder", args=[call.code])
