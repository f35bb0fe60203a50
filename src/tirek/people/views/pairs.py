"""Records that may be one person: compared side by side, joined by two people, taken apart again."""

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
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import Verdict
from tirek.people.actions import (
    compare_again,
    join,
    keep_apart,
    offices_that_gain,
    propose_merge,
    put_off,
    refuse_merge,
    undo_merge,
)
from tirek.people.enums import DataKind, DisclosureHow, MergeState, PairState, PersonPermission
from tirek.people.models import Person, PersonMerge
from tirek.people.permissions import may_join, may_undo_merge
from tirek.people.queries.pairs import Comparison, comparison, latest_scan, merges_in, pairs_waiting, reasons_of
from tirek.people.views.fetching import RECORD, actor_of, crumbs_for, note_people

PAGE = 25
_OF_PAIRS = (PairState.OPEN, PairState.LATER, PairState.DISTINCT)


@require_safe
@requires(PersonPermission.REVIEW)
def pairs(request: HttpRequest) -> HttpResponse:
    """Pairs to compare, merges that wait, and what was decided; ?state= chooses."""
    actor = actor_of(request)
    state = request.GET.get("state", "")
    state = state if state in PairState.values else PairState.OPEN
    found: Any = pairs_waiting(actor, state) if state in _OF_PAIRS else _merges(request, state)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    lines = [_line(actor, each) for each in page]
    note_people(request, [person for line in lines for person in line["people"]], DisclosureHow.LIST, DataKind.NAME)
    context = {"page": page, "lines": lines, "tabs": _tabs(state), "state": state, "scan": latest_scan()}
    return render(request, "people/pairs.html", context | {"crumbs": crumbs_for(actor)})


@require_safe
@requires(PersonPermission.REVIEW)
def pair(request: HttpRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side."""
    return _side_by_side(request, one_id, other_id)


@require_POST
@requires(PersonPermission.REVIEW)
def pair_decision(request: HttpRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Join (a proposal), two different people, later, or compare again."""
    told: dict[str, Any] = {"by": actor_of(request), "at": timezone.now()}
    decision = request.POST.get("decision", "")
    try:
        if decision == "join":
            _propose(request, one_id, other_id, told)
        elif decision in _DECISIONS:
            _DECISIONS[decision](one_id=one_id, other_id=other_id, **told)
        else:
            raise ValidationError(_("Choose what to do with the two records."))
    except Person.DoesNotExist as unseen:
        raise Http404 from unseen
    except ValidationError as problem:
        return _side_by_side(request, one_id, other_id, problem=problem)
    messages.success(request, _DONE[decision]())
    return see_other(reverse("people:pairs"))


@require_safe
@requires(PersonPermission.REVIEW)
def merge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """One merge: who proposed and joined it, and the way back."""
    return _merge_page(request, merge_id)


@require_POST
@requires(PersonPermission.REVIEW)
def merge_decision(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """The second person joins or refuses; a joined pair is taken apart."""
    found = get_object_or_404(PersonMerge.objects.visible_to(actor_of(request)), pk=merge_id)
    told: dict[str, Any] = {"merge_id": found.pk, "by": actor_of(request), "at": timezone.now()}
    decision = request.POST.get("decision", "")
    try:
        if decision == "join":
            join(**told)
            messages.success(request, _("The two records are one now."))
        elif decision == "refuse":
            refuse_merge(**told)
            messages.success(request, _("The records stay apart and wait to be compared again."))
        elif decision == "undo":
            _tell_of_undoing(request, undo_merge(**told)[1])
        else:
            raise ValidationError(_("Choose what to do with the two records."))
    except (Person.DoesNotExist, PersonMerge.DoesNotExist) as unseen:
        raise Http404 from unseen
    except ValidationError as problem:
        return _merge_page(request, merge_id, problem=problem)
    return see_other(reverse("people:merge", args=[found.pk]))


_DECISIONS = {"apart": keep_apart, "later": put_off, "again": compare_again}
_DONE = {
    "join": lambda: _("The proposal waits for a second person."),
    "apart": lambda: _("Kept apart. Nobody will be asked about these two again."),
    "later": lambda: _("Put off."),
    "again": lambda: _("The pair waits to be compared again."),
}


def _propose(request: HttpRequest, one_id: UUID, other_id: UUID, told: dict[str, Any]) -> None:
    """``keep`` names the record that stays."""
    keep = request.POST.get("keep", "")
    if keep not in (str(one_id), str(other_id)):
        raise ValidationError(_("Choose which record stays."))
    kept, merged = (one_id, other_id) if keep == str(one_id) else (other_id, one_id)
    propose_merge(kept_id=kept, merged_id=merged, note=request.POST.get("note", ""), **told)


def _side_by_side(
    request: HttpRequest, one_id: UUID, other_id: UUID, problem: ValidationError | None = None
) -> HttpResponse:
    actor = actor_of(request)
    two = comparison(actor, one_id, other_id)
    if two is None:
        raise Http404
    note_people(request, [two.left, two.right], DisclosureHow.PAGE, *RECORD)
    context = {
        "two": two,
        "problem": problem.messages if problem else [],
        "gaining": len(offices_that_gain(two.left, two.right)),
        "may_join": _may_join(actor, two),
        "crumbs": [*crumbs_for(actor), (_("Possible duplicates"), reverse("people:pairs"))],
    }
    return render(request, "people/pair.html", context, status=422 if problem else 200)


def _merge_page(request: HttpRequest, merge_id: UUID, problem: ValidationError | None = None) -> HttpResponse:
    actor = actor_of(request)
    merges = PersonMerge.objects.visible_to(actor).select_related("kept__area", "merged__area")
    found = get_object_or_404(merges, pk=merge_id)
    note_people(request, [found.kept], DisclosureHow.PAGE, DataKind.NAME)
    context = {
        "merge": found,
        "problem": problem.messages if problem else [],
        "may_undo": may_undo_merge(actor, found),
        "may_join": may_join(actor, found) if found.state == MergeState.WAITING else None,
        "crumbs": [*crumbs_for(actor), (_("Possible duplicates"), reverse("people:pairs"))],
    }
    return render(request, "people/merge.html", context, status=422 if problem else 200)


def _tell_of_undoing(request: HttpRequest, left: int) -> None:
    messages.success(request, _("The records are two again; everything went back to where it was."))
    if left:
        messages.warning(request, _("What was changed since the records were joined stays as it is now."))


def _may_join(actor: Any, two: Comparison) -> Verdict | None:
    return may_join(actor, two.merge) if two.merge else None


def _merges(request: HttpRequest, state: str) -> Any:
    return merges_in(actor_of(request), MergeState.DONE if state == PairState.MERGED else MergeState.WAITING)


def _line(actor: Any, found: Any) -> dict[str, Any]:
    """A pair or a merge as the list shows it."""
    if isinstance(found, PersonMerge):
        is_waiting = found.state == MergeState.WAITING
        url = reverse("people:pair", args=[found.kept_id, found.merged_id])
        return {
            "people": [found.kept, found.merged],
            "url": url if is_waiting else reverse("people:merge", args=[found.pk]),
            "merge": found,
            "is_own": is_waiting and found.proposed_by_id == actor.user_id,
            "reasons": [],
        }
    url = reverse("people:pair", args=[found.low_id, found.high_id])
    return {"people": [found.low, found.high], "url": url, "pair": found, "reasons": reasons_of(found)[:3]}


def _tabs(state: str) -> list[dict[str, Any]]:
    address = reverse("people:pairs")
    return [
        {"label": each.label, "url": f"{address}?state={each.value}", "current": each.value == state}
        for each in PairState
    ]
