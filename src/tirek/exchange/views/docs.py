"""The API's description for people: made from the OpenAPI document, without scripts."""

import json
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tirek.core.access import public
from tirek.exchange.api import api
from tirek.exchange.api.deprecated import DEPRECATED
from tirek.exchange.client.own import packed

METHODS = ("get", "post", "put", "patch", "delete")


@public
@require_GET
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, fields and answers."""
    schema = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    operations = _operations(schema)
    contents = [(part, list(group)) for part, group in groupby(operations, key=itemgetter("part"))]
    context = {"operations": operations, "contents": contents, "site": settings.SITE_URL}
    return render(request, "exchange/docs.html", context)


@public
@require_GET
def client(request: HttpRequest) -> HttpResponse:
    """The Python client of this installation."""
    answer = HttpResponse(packed(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="tirek-client.zip"'
    return answer


def _operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                found.append(_operation(schema, path, method, methods[method]))
    return found


def _operation(schema: dict[str, Any], path: str, method: str, told: dict[str, Any]) -> dict[str, Any]:
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    parameters = [
        (each["name"], each["in"], each.get("required", False), _kind(each["schema"], schema))
        for each in told.get("parameters", [])
    ]
    return {
        "id": told["operationId"],
        "title": told["summary"],
        "text": told.get("description", ""),
        "method": method.upper(),
        "path": path,
        "part": told["tags"][0],
        "scopes": [scope for each in told.get("security", ()) for needed in each.values() for scope in needed],
        "deprecated": DEPRECATED.get(told["operationId"]),
        "parameters": parameters,
        "body": _fields(body, schema) if body else [],
        "answers": sorted(told["responses"]),
    }


def _fields(told: dict[str, Any], schema: dict[str, Any], before: str = "") -> list[tuple[str, bool, str]]:
    """Name, whether required, and kind of each field, nested ones after their parent."""
    told = _resolved(told, schema)
    rows = []
    for name, each in told.get("properties", {}).items():
        inner = _resolved(each, schema)
        rows.append((before + name, name in told.get("required", []), _kind(each, schema)))
        if "properties" in inner:
            rows += _fields(inner, schema, f"{before}{name}.")
    return rows


def _kind(told: dict[str, Any], schema: dict[str, Any]) -> str:
    told = _resolved(told, schema)
    if "anyOf" in told:
        return " | ".join(_kind(each, schema) for each in told["anyOf"] if each.get("type") != "null")
    if "enum" in told:
        return " | ".join(str(value) for value in told["enum"])
    return str(told.get("format") or told.get("type", ""))


def _resolved(told: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema a reference points to; itself when it is none."""
    if len(told.get("allOf", [])) == 1:
        return _resolved(told["allOf"][0], schema)
    if "$ref" not in told:
        return told
    return dict(schema["components"]["schemas"][told["$ref"].rsplit("/", 1)[-1]])
