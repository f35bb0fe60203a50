"""Is this application here already? Hints for the desk, never a block."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from rapidfuzz.fuzz import token_set_ratio

from tirek.cases.models import Case
from tirek.cases.queries.search import applicant_condition
from tirek.core.actor import Actor
from tirek.core.text import fold, search_terms

LOOK_BACK = timedelta(days=365)
LIKE = 72
MOST_CANDIDATES = 150
MOST_TERMS = 8


@dataclass(frozen=True, slots=True)
class Similar:
    """A visible case that may be the same application, and why it is shown."""

    case: Case
    reasons: list[str]


def similar_cases(
    actor: Actor,
    *,
    person_id: UUID | None = None,
    iin: str = "",
    phone: str = "",
    text: str = "",
    on: date,
    exclude_id: UUID | None = None,
    limit: int = 5,
) -> list[Similar]:
    """Visible cases of the last year by the same person, IIN or phone, and recent ones with almost the same text; the
    surest first. At most five queries."""
    visible = Case.objects.visible_to(actor).for_queue().filter(registered_on__gte=on - LOOK_BACK)
    visible = visible.exclude(pk=exclude_id) if exclude_id else visible
    found: dict[UUID, Similar] = {}
    for reason, condition in _conditions(person_id, iin, phone):
        for case in visible.filter(condition).order_by("-registered_on")[:limit]:
            found.setdefault(case.pk, Similar(case, [])).reasons.append(reason)
    for case in _alike(actor, text, on, exclude_id):
        found.setdefault(case.pk, Similar(case, [])).reasons.append(_("Almost the same text"))
    return sorted(found.values(), key=lambda similar: -len(similar.reasons))[:limit]


def open_elsewhere(actor: Actor, *, iin: str) -> int:
    """How many open cases of this IIN other offices have: a number only, so that the desk asks before it writes the
    story
    down again. Nothing else of them is told."""
    condition = applicant_condition(iin)
    if condition is None:
        return 0
    everyone = Case.objects.open().filter(condition)
    return everyone.exclude(pk__in=Case.objects.visible_to(actor).filter(condition).values("pk")).count()


def _conditions(person_id: UUID | None, iin: str, phone: str) -> list[tuple[str, Q]]:
    found = [(_("The same person"), Q(applicant_id=person_id))] if person_id else []
    for reason, typed in ((_("The same IIN"), iin), (_("The same phone"), phone)):
        condition = applicant_condition(typed) if typed else None
        if condition is not None:
            found.append((reason, condition))
    return found


def _alike(actor: Actor, text: str, on: date, exclude_id: UUID | None) -> list[Case]:
    """Candidates share one of the longest words of the text (index ``case_words``); likeness decides."""
    longest = sorted(set(search_terms(text).split()), key=len, reverse=True)[:MOST_TERMS]
    if not longest or len(text) < 20:
        return []
    query = " | ".join(f"'{term}'" for term in longest)
    matches = RawSQL('"cases_case"."search_vector" @@ to_tsquery(\'simple\', %s)', [query])
    recent = Case.objects.visible_to(actor).filter(registered_on__gte=on - timedelta(days=90))
    recent = recent.exclude(pk=exclude_id) if exclude_id else recent
    candidates = recent.alias(found=matches).filter(found=True).select_related("office", "service", "applicant")
    folded = fold(text)
    return [
        case
        for case in candidates.order_by("-id")[:MOST_CANDIDATES]
        if token_set_ratio(folded, fold(case.body)) >= LIKE
    ]
