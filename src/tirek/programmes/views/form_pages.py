"""What pages with a form share: the deed behind it, who may own what it makes, files to be kept."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.permissions import Permission
from tirek.network.models import Organisation

PDF = "application/pdf"


def done(request: HttpRequest, form: Any, deed: Callable[[], Any], words: Any) -> Any:
    """What the deed gave when the form was sent and all was right, with words of success; None otherwise, what was
    wrong standing at its field."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        made = deed()
    except ValidationError as error:
        add_errors(form, error)
        return None
    messages.success(request, words)
    return made


def pressed(request: HttpRequest, deed: Callable[[], Any], words: Any, back: str) -> HttpResponse:
    """A deed of one press: done, or what is wrong told above the page it was pressed on."""
    try:
        deed()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, words)
    return see_other(back)


def organisations_for(actor: Actor, permission: Permission, *, most: int = 300) -> list[Organisation]:
    """Organisations where the actor holds a permission today, the own one first."""
    reach = actor.reach(permission)
    if not reach:
        return []
    found = Organisation.objects.on(timezone.localdate()).filter(reach.q("pk")).order_by("path")[:most]
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)


def with_owner(owners: list[Organisation], owner: Organisation) -> list[Organisation]:
    """The same, the present owner first."""
    return [owner, *(each for each in owners if each.pk != owner.pk)]


def file_answer(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept."""
    told = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return HttpResponse(content, content_type=kind, headers={**told, "X-Content-Type-Options": "nosniff"})


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """A paper shown in the browser."""
    return HttpResponse(content, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})


def active_in(told: dict[str, Any]) -> int:
    """How many filters are on."""
    return sum(bool(value) for value in told.values())


def base_for(actor: Actor) -> str:
    """The shell of a page that everyone may open."""
    return "public.html" if actor.is_anonymous else "base.html"
