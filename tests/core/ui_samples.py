"""Views that count what scripts send, for the browser tests of the interface."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from tirek.core.access import public

SENT: list[tuple[str, Any]] = []
DOWN: set[str] = set()
PAGE = """{% extends "public.html" %}
{% block main %}<h1>Sample</h1>
<c-form :form="form" action="/sample/sent/" autosave="/sample/draft/" data-x="1">
  <c-field :field="form.name" hint="/sample/hint/" />
  <c-upload name="files" id="files" label="Files" url="/sample/files/" max="2000000" />
  <c-slot name="actions"><c-button tone="primary" label="Send" busy="Sending" name="act" value="send" />
    <c-button tone="danger" label="Delete" confirm="Really?" name="act" value="delete" /></c-slot>
</c-form>{% endblock %}"""


class Sample(forms.Form):
    name = forms.CharField(label="Name", required=False)


@public
def page(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(CottonCompiler().process(PAGE))
    return HttpResponse(template.render({"form": Sample()}, request))


@public
def sent(request: HttpRequest) -> HttpResponse:
    SENT.append(("sent", request.POST.dict()))
    return HttpResponse(status=204)


@public
def draft(request: HttpRequest) -> HttpResponse:
    if "draft" in DOWN:
        return HttpResponse(status=503)
    SENT.append(("draft", request.POST["name"]))
    return HttpResponse(status=204)


@public
def hint(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p>Like {request.GET['name']}?</p>")


@public
def files(request: HttpRequest) -> HttpResponse:
    """The creation step of tus 1.0."""
    SENT.append(("file", request.headers["Upload-Length"]))
    answer = HttpResponse(status=201)
    answer["Location"], answer["Tus-Resumable"] = "/sample/files/7/", "1.0.0"
    return answer


@public
def piece(request: HttpRequest, number: int) -> HttpResponse:
    """A piece of the file (PATCH), or how much of it is here (HEAD); the first piece is lost on purpose."""
    pieces = [size for kind, size in SENT if kind == "piece"]
    if request.method == "PATCH":
        if "piece" in DOWN:
            DOWN.discard("piece")
            return HttpResponse(status=500)
        SENT.append(("piece", len(request.body)))
        pieces.append(len(request.body))
    answer = HttpResponse(status=204 if request.method == "PATCH" else 200)
    answer["Upload-Offset"], answer["Tus-Resumable"] = str(sum(pieces)), "1.0.0"
    answer["Upload-Length"] = next(size for kind, size in SENT if kind == "file")
    return answer
