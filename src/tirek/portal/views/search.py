"""Search over everything the reader may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.core.access import signed_in
from tirek.people.actions import note_seen
from tirek.people.enums import DataKind, DisclosureHow
from tirek.portal.search import FEWEST_LETTERS, LONGEST
from tirek.portal.search import search as search_everything


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Hits by kind of record. One hit in all is still shown, not jumped to: the reader sees what was found and why."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    groups = search_everything(request.actor, text, on=timezone.localdate())  # type: ignore[attr-defined]
    sights = (hit.sight for group in groups for hit in group.hits if hit.sight)
    note_seen(sights, what=[DataKind.NAME], how=DisclosureHow.SEARCH, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    context = {"text": text, "groups": groups, "is_short": 0 < len(text) < FEWEST_LETTERS}
    return render(request, "portal/search.html", context)
