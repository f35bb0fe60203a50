"""Bringing whole tables into registers: templates, handing in, columns, the report of a dry run, taking, undoing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.paging import keyset_page
from tirek.core.verdict import ensure
from tirek.exchange.actions import imports as actions
from tirek.exchange.enums import ImportState
from tirek.exchange.exports import XLSX, rows_to_mend_book, template_of
from tirek.exchange.forms import ColumnsForm, TableForm
from tirek.exchange.models import ImportRun
from tirek.exchange.permissions import may_apply, may_check, may_discard, may_import, may_undo
from tirek.exchange.queries.imports import choices_of, rows_of_part, rows_to_mend, shown
from tirek.exchange.queries.tables import Proposal, known_heads, propose
from tirek.exchange.registers import Register, register, registers_of
from tirek.network.enums import NetworkPermission
from tirek.network.models import User

PAGE = 50
CRUMB = gettext_lazy("Imports")


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Registers that take tables, and the tables brought in; ``?register=`` shows those of one."""
    actor = _actor(request)
    own = registers_of(actor)
    found = ImportRun.objects.visible_to(actor).select_related("organisation").defer("samples", "columns", "heads")
    chosen = request.GET.get("register", "")
    if chosen in {str(each.code) for each in own}:
        found = found.filter(register=chosen)
    page = keyset_page(found, request)
    names = dict(User.objects.filter(pk__in={run.by_id for run in page.rows}).values_list("pk", "name"))
    rows = [(run, names.get(run.by_id, "")) for run in page.rows]
    context = {"registers": own, "rows": rows, "page": page, "tabs": _registers_as_tabs(own, chosen)}
    return render(request, "exchange/imports.html", context)


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """What a table of this register may hold; handing one in."""
    own, actor = _register(code), _actor(request)
    ensure(may_import(actor, code))
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.hand_in(code, file.name, file.read(), by=actor, at=timezone.now())
        except ValidationError as error:
            form.add_error("file", error.messages)
        else:
            return see_other(made.get_absolute_url())
    context = {"form": form, "register": own, "crumbs": _crumbs()}
    return render(request, "exchange/import_new.html", context, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_GET
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty table of a register."""
    own = _register(code)
    ensure(may_import(_actor(request), code))
    return _book(template_of(own), f"tirek-{code}.xlsx")


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_GET
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where an import stands: columns to be named, work under way, or its report row by row."""
    found = _run(request, pk)
    if found.is_at_work:
        return render(request, "exchange/import_work.html", _context(request, found))
    if found.state in (ImportState.NAMING, ImportState.FAILED) and found.stored_as:
        return _columns_page(request, found, ColumnsForm(run=found, proposal=_proposal(found)))
    return _report(request, found)


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which column of the table is which, and look again."""
    found, actor = _run(request, pk), _actor(request)
    ensure(may_check(actor, found))
    form = ColumnsForm(request.POST or None, run=found, proposal=_proposal(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_columns(pk, form.columns(), by=actor, at=timezone.now())
        except ValidationError as error:
            told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for name, words in told.items():
                form.add_error(name or None, words)
        else:
            return see_other(found.get_absolute_url())
    return _columns_page(request, found, form, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_POST
def taking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the good rows."""
    found = _run(request, pk)
    actions.take(pk, by=_actor(request), at=timezone.now())
    return see_other(found.get_absolute_url())


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_POST
def undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo the whole import."""
    found = _run(request, pk)
    actions.undo(pk, by=_actor(request), at=timezone.now())
    return see_other(found.get_absolute_url())


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_POST
def removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw a table away."""
    _run(request, pk)
    actions.discard(pk, by=_actor(request), at=timezone.now())
    messages.success(request, _("The table has been thrown away."))
    return see_other(reverse("exchange:imports"))


@requires(NetworkPermission.IMPORT_REGISTERS)
@require_GET
def to_mend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The rows that were not taken, to be mended and handed in again."""
    found = _run(request, pk)
    rows = list(rows_to_mend(found))
    if not rows:
        raise Http404
    actions.note_download(found, len(rows), by=_actor(request), at=timezone.now())
    return _book(rows_to_mend_book(found, rows), f"tirek-{found.register}-{timezone.localdate().isoformat()}.xlsx")


def _report(request: HttpRequest, found: ImportRun) -> HttpResponse:
    choices = choices_of(found)
    asked = request.GET.get("rows", "")
    part = asked if asked in {choice.code for choice in choices} else choices[0].code
    page = Paginator(rows_of_part(found, part), PAGE).get_page(request.GET.get("page"))
    context = _context(request, found) | {
        "page": page,
        "rows": shown(found, page.object_list),  # type: ignore[arg-type]
        "part": part,
        "tabs": [_tab(choice, part) for choice in choices],
        "writes": found.counts.get("create", 0) + found.counts.get("change", 0),
    }
    return render(request, "exchange/import_report.html", context)


def _columns_page(request: HttpRequest, found: ImportRun, form: ColumnsForm, status: int = 200) -> HttpResponse:
    context = _context(request, found) | {"form": form}
    return render(request, "exchange/import_columns.html", context, status=status)


def _context(request: HttpRequest, found: ImportRun) -> dict[str, Any]:
    actor = _actor(request)
    return {
        "run": found,
        "register": register(found.register),
        "crumbs": _crumbs(),
        "may_check": bool(may_check(actor, found)),
        "may_apply": bool(may_apply(actor, found)),
        "may_undo": bool(may_undo(actor, found)),
        "may_discard": bool(may_discard(actor, found)),
    }


def _proposal(found: ImportRun) -> Proposal:
    """What was chosen before, else what the heads say."""
    if found.columns:
        return Proposal(found.columns, True)
    return propose(register(found.register), found.heads, known_heads(found))


def _crumbs() -> list[tuple[Any, str]]:
    return [(CRUMB, reverse("exchange:imports"))]


def _tab(choice: Any, part: str) -> dict[str, Any]:
    return {"label": choice.label, "count": choice.count, "url": f"?rows={choice.code}", "current": choice.code == part}


def _registers_as_tabs(own: list[Register], chosen: str) -> list[dict[str, Any]]:
    pairs = [("", _("All")), *((str(each.code), each.title) for each in own)]
    return [{"label": label, "url": f"?register={code}", "current": code == chosen} for code, label in pairs]


def _register(code: str) -> Register:
    try:
        return register(code)
    except KeyError:
        raise Http404 from None


def _run(request: HttpRequest, pk: UUID) -> ImportRun:
    return get_object_or_404(ImportRun.objects.visible_to(_actor(request)).select_related("organisation"), pk=pk)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _book(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
