"""The public protocol of a stage: page, file, paper, and the script that recounts it."""

import json
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tirek.calls.judging import recount
from tirek.calls.models import StageResult
from tirek.calls.queries.protocol import file_of
from tirek.calls.queries.result_page import protocol_pdf, result_page, said
from tirek.calls.views.pages import actor_of
from tirek.core.access import public
from tirek.core.http import see_other


@public
@require_GET
def latest(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """The version that stands."""
    rows = StageResult.objects.published().filter(stage__call__code=code, stage__position=position)
    found = get_object_or_404(rows.select_related("stage__call").order_by("-version")[:1])
    return see_other(found.get_absolute_url())


@public
@require_GET
def protocol(request: HttpRequest, code: str, position: int, version: int) -> HttpResponse:
    """A result that two people published: rules, order, hash, and how to recount it."""
    found = _published(request, code, position, version)
    later = found.stage.results.filter(state="published", version__gt=version).order_by("-version").first()
    context = {
        "call": found.stage.call,
        "stage": found.stage,
        "result": found,
        "rules": found.document["rules"],
        "criteria": [{**one, "said": said(one["name"])} for one in found.document["rules"]["criteria"]],
        "reopened": found.document["reopened"],
        "page": result_page(found, request.GET.get("nomination", ""), request.GET.get("page")),
        "later": later,
    }
    return render(request, "calls/judging/protocol.html", context)


@public
@require_GET
def as_json(request: HttpRequest, code: str, position: int, version: int) -> HttpResponse:
    """The frozen document with its signature: what is recounted."""
    found = _published(request, code, position, version)
    text = json.dumps(file_of(found), ensure_ascii=False, sort_keys=True, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}-{position}-{version}.json"'
    return response


@public
@require_GET
def as_pdf(request: HttpRequest, code: str, position: int, version: int) -> HttpResponse:
    """The protocol on paper, in the language of the page."""
    found = _published(request, code, position, version)
    language = "ru" if (get_language() or "kk").startswith("ru") else "kk"
    response = HttpResponse(protocol_pdf(found, language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{code}-{position}-{version}-{language}.pdf"'
    return response


@public
@require_GET
def script(request: HttpRequest) -> HttpResponse:
    """The script that recounts a protocol with nothing but Python."""
    response = HttpResponse(Path(recount.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="recount.py"'
    return response


def _published(request: HttpRequest, code: str, position: int, version: int) -> StageResult:
    rows = StageResult.objects.visible_to(actor_of(request)).published().select_related("stage__call__organisation")
    found: StageResult = get_object_or_404(rows, stage__call__code=code, stage__position=position, version=version)
    return found
