"""Finding calls by name, and entries by number or words, for the one search box; only what the actor may see."""

from django.db.models import Q, QuerySet

from tirek.calls.enums import CallPermission
from tirek.calls.models import Call, Entry
from tirek.core.actor import Actor
from tirek.core.numbering import normalise
from tirek.core.text import fold

WORDS = 5


def search_calls(actor: Actor, text: str, most: int) -> list[Call]:
    """Calls one sees whose name, in any of the languages and any spelling, has all the words; the newest first."""
    words = fold(text).split()[:WORDS]
    if not words:
        return []
    rows = Call.objects.visible_to(actor).select_related("organisation").order_by("-opens_at")
    found = (call for call in rows if _has_all(words, call))
    return [call for call, _place in zip(found, range(most), strict=False)]


def _has_all(words: list[str], call: Call) -> bool:
    told = fold(" ".join((call.name_kk, call.name_ru, call.name_en, call.code)))
    return all(word in told for word in words)


def search_entries(actor: Actor, text: str) -> QuerySet[Entry, Entry]:
    """Entries seen whole (``Entry.visible_to``): by number however it is typed, else by words of title, entrant and
    organisation. Who judges finds none by that: their entries have no name and no number."""
    if actor.user_id is None:
        return Entry.objects.none()
    rows = Entry.objects.visible_to(actor).select_related("call", "nomination")
    number = normalise(text)
    if number and (known := rows.filter(number=number)).exists():
        return known
    found = rows if actor.holds(CallPermission.VIEW) else rows.filter(user_id=actor.user_id)
    for word in text.split()[:WORDS]:
        told = Q(title__icontains=word) | Q(name__icontains=word) | Q(organisation_name__icontains=word)
        found = found.filter(told | Q(number__icontains=word))
    return found.order_by("-submitted_at", "number")
