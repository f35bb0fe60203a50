"""Errors as problem details (RFC 9457), in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as SchemaError
from ninja.openapi.schema import OpenAPISchema

from tirek.core.verdict import Refused, TooMany
from tirek.exchange.actions.sending_once import OtherRequest
from tirek.exchange.api.deprecated import DEPRECATED, Deprecation
from tirek.exchange.desks import Changed
from tirek.programmes.queries import NoOffice

TITLES = {
    400: gettext_lazy("The request cannot be read"),
    401: gettext_lazy("A valid token is needed"),
    403: gettext_lazy("This is not allowed"),
    404: gettext_lazy("Not found"),
    409: gettext_lazy("This contradicts an earlier request"),
    410: gettext_lazy("This operation is no longer offered"),
    412: gettext_lazy("It has changed since you read it"),
    422: gettext_lazy("Something in the request has to be corrected"),
    429: gettext_lazy("Too many requests"),
}
RETRY_AFTER = 60
# What is wrong with a value, by the kind of error that the schema found.
WORDS = {
    "missing": gettext_lazy("This is required."),
    "string_too_short": gettext_lazy("This is too short."),
    "string_too_long": gettext_lazy("This is too long."),
    "uuid_parsing": gettext_lazy("This must be a UUID."),
    "enum": gettext_lazy("This is none of the allowed values."),
    "literal_error": gettext_lazy("This is none of the allowed values."),
}


class FieldError(Schema):
    """One wrong value: where, and what is wrong with it."""

    field: str
    detail: str


class ProblemDetails(Schema):
    """What every error answers."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    errors: list[FieldError] = []


class Problem(Exception):
    """An error with its words."""

    def __init__(self, status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, list(errors)


class ProblemsAPI(NinjaAPI):
    """An API whose description tells more: the media type of its errors, which is not that of its other answers, the
    scope each operation needs, and which of them will go."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description."""
        schema = super().get_openapi_schema(**options)
        scopes = self._scopes()
        for operation in (each for methods in schema["paths"].values() for each in methods.values()):
            name = operation["operationId"]
            if told := DEPRECATED.get(name):
                _describe_going(operation, told)
            for needed in operation.get("security", ()):
                needed.update({scheme: [scopes[name]] for scheme in needed})
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    response["content"] = {"application/problem+json": response["content"]["application/json"]}
        return schema

    def _scopes(self) -> dict[str | None, str]:
        """The scope of each operation that needs one, by its id."""
        views = (view for router in self._get_bound_routers() for view in router.path_operations.values())
        operations = [operation for view in views for operation in view.operations]
        return {
            operation.operation_id: each.scope.value
            for operation in operations
            for each in operation.auth_callbacks
            if hasattr(each, "scope")
        }


def _describe_going(operation: dict[str, Any], told: Deprecation) -> None:
    described = f"{operation.get('description', '')} {told.words}".strip()
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    operation |= {"deprecated": True, "description": described}
    operation["responses"] |= {410: {"description": "Gone", "content": {"application/json": {"schema": schema}}}}


def explain_in(api: NinjaAPI) -> None:
    """Answer every expected failure of an API with problem details."""
    kinds: dict[type[Exception], Any] = {
        Problem: lambda e: problem(e.status, e.detail, e.errors),
        SchemaError: lambda e: problem(422, "", [_schema_error(each) for each in e.errors]),
        ValidationError: lambda e: problem(422, "", _field_errors(e)),
        Refused: lambda e: problem(403, str(e.verdict.reason)),
        TooMany: lambda e: problem(429, str(e.verdict.reason)),
        OtherRequest: lambda e: problem(409, str(e.verdict.reason)),
        Changed: lambda e: problem(412, _("Read it again and decide anew.")),
        NoOffice: lambda e: problem(422, "", [("area", _("No office takes applications from this area."))]),
        Http404: lambda e: problem(404, ""),
        ObjectDoesNotExist: lambda e: problem(404, ""),
        AuthenticationError: lambda e: problem(401, _("Send a token that is in force: Authorization: Bearer …")),
        HttpError: lambda e: problem(e.status_code, ""),
    }
    for kind, answer in kinds.items():
        api.add_exception_handler(kind, _handler(answer))


def problem(status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """The answer itself."""
    title = str(TITLES.get(status, TITLES[400]))
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    body["errors"] = [{"field": field, "detail": words} for field, words in errors]
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status == 429:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _handler(answer: Any) -> Any:
    return lambda request, error: answer(error)


def _schema_error(error: dict[str, Any]) -> tuple[str, str]:
    """Where and what. The first part of the place is body, query, path or header; a body has a name after it."""
    part, *place = [str(each) for each in error["loc"]]
    place = place[1:] if part == "body" and len(place) > 1 else place
    return ".".join(place or [part]), str(WORDS.get(error["type"], _("This value is not right.")))


def _field_errors(error: ValidationError) -> list[tuple[str, str]]:
    if not hasattr(error, "error_dict"):
        return [("", words) for words in error.messages]
    return [(field, words) for field, found in error.message_dict.items() for words in found]


def reader(request: HttpRequest) -> Any:
    """The actor a token stands for."""
    return request.actor  # type: ignore[attr-defined]
