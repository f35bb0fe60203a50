"""Finding people."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import requires
from tirek.people.enums import DataKind, DisclosureHow, PersonPermission
from tirek.people.permissions import may_register
from tirek.people.queries import possible_duplicates, search_people
from tirek.people.views.fetching import actor_of, note_people

MOST_HITS = 50


@require_safe
@requires(PersonPermission.VIEW)
def people(request: HttpRequest) -> HttpResponse:
    """Search by name in any spelling, number, phone or e-mail."""
    actor, text = actor_of(request), request.GET.get("q", "").strip()
    hits = search_people(actor, text, MOST_HITS) if text else []
    note_people(request, [hit.person for hit in hits], DisclosureHow.SEARCH, DataKind.NAME, DataKind.BIRTH_DATE)
    context = {
        "text": text,
        "hits": hits,
        "is_cut": len(hits) == MOST_HITS,
        "may_register": may_register(actor),
    }
    return render(request, "people/search.html", context)


@require_POST
@requires(PersonPermission.REGISTER)
def duplicates(request: HttpRequest) -> HttpResponse:
    """A fragment while the desk is typing: who may already be registered. A POST, so that addresses hold no names."""
    names = (request.POST.get(name, "") for name in ("family_name", "given_name", "patronymic"))
    hints = possible_duplicates(
        name=" ".join(filter(None, names))[:300],
        birth_date=_date(request.POST.get("birth_date", "")),
        iin=request.POST.get("iin", "")[:40],
        phone=request.POST.get("phone", "")[:40],
        by=actor_of(request),
    )
    note_people(request, [hint.person for hint in hints if hint.person], DisclosureHow.SEARCH, DataKind.NAME)
    return render(request, "people/duplicates.html", {"hints": hints})


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
