"""Review sessions: the list, regions side by side, what was said and decided, the minutes."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.panels import panels_for
from tirek.core.period import Period
from tirek.core.verdict import ensure
from tirek.programmes.actions import reviews as actions
from tirek.programmes.enums_of_roadmaps import RoadmapPermission, RoadmapState
from tirek.programmes.forms.reviews import (
    DecisionForm,
    HoldForm,
    PlacingForm,
    RegionNoteForm,
    ReviewForm,
    SettleForm,
    initial_of_review,
)
from tirek.programmes.models import Review, ReviewDecision, ReviewRegion, Roadmap
from tirek.programmes.permissions_of_roadmaps import (
    may_change_roadmap,
    may_decide_at,
    may_prepare_review,
    may_settle_decision,
)
from tirek.programmes.queries import review_pages as queries
from tirek.programmes.queries.progress_sources import figures_open
from tirek.programmes.queries.review_papers import minutes_pdf, side_by_side
from tirek.programmes.views.form_pages import done, organisations_for, pdf_answer, pressed, with_owner
from tirek.programmes.views.roadmaps import roadmap_or_404

PAGE = 30
FEW = 5


@requires(RoadmapPermission.VIEW)
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Sessions, the newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    national = Roadmap.objects.visible_to(actor).filter(area__isnull=True, state=RoadmapState.ADOPTED)
    context = {
        "page": Paginator(queries.reviews(actor), PAGE).get_page(request.GET.get("page")),
        "roadmaps": list(national[:10]) if actor.holds(RoadmapPermission.REVIEW) else [],
    }
    return render(request, "programmes/reviews/list.html", context)


@requires(RoadmapPermission.VIEW)
@require_GET
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Regions side by side, what was decided, what became of earlier decisions."""
    actor, today, found = request.actor, timezone.localdate(), review_or_404(request, pk)  # type: ignore[attr-defined]
    decisions = list(found.decisions.select_related("owner", "area", "action", "review"))
    results = queries.results_of(found, today=today, opened=figures_open(actor))
    regions = list(found.regions.select_related("area"))
    context = {
        "review": found,
        "results": results,
        "regions": regions,
        "are_few": len(regions) <= FEW,  # a narrow table becomes cards on a phone, a wide one is moved sideways
        "lines": side_by_side(results, {row.area_id: row.area.name for row in regions}),
        "decisions": [(one, bool(may_settle_decision(actor, one))) for one in decisions],
        "earlier": [(one, bool(may_settle_decision(actor, one))) for one in queries.to_follow_up(found)],
        "panels": panels_for("review", actor, found),
        "may_prepare": bool(may_prepare_review(actor, found)),
        "may_decide": bool(may_decide_at(actor, found)),
        "today": today,
    }
    return render(request, "programmes/reviews/review.html", context)


@requires(RoadmapPermission.REVIEW)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call regions to a session on a roadmap."""
    actor, roadmap, today = request.actor, roadmap_or_404(request, pk), timezone.localdate()  # type: ignore[attr-defined]
    quarter = Period.containing(today)
    initial = {"held_on": today, "looks_from": quarter.first, "looks_until": quarter.last}
    organisers = organisations_for(actor, RoadmapPermission.REVIEW)
    form = ReviewForm(request.POST or None, organisers=organisers, initial=initial)
    made = done(
        request, form, lambda: actions.plan_review(pk, form.facts(), by=actor, at=timezone.now()),
        _("The session is planned."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Plan a review session"), reverse("programmes:reviews"), subtitle=roadmap.name)


@requires(RoadmapPermission.REVIEW)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a planned session."""
    actor, found = request.actor, _prepared(request, pk)  # type: ignore[attr-defined]
    organisers = with_owner(organisations_for(actor, RoadmapPermission.REVIEW), found.organiser)
    form = ReviewForm(request.POST or None, organisers=organisers, initial=initial_of_review(found))
    saved = done(
        request, form, lambda: actions.edit_review(pk, form.facts(), by=actor, at=timezone.now()),
        _("The session is changed."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the session"), found.get_absolute_url())


@requires(RoadmapPermission.REVIEW)
def region(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what was said for a region."""
    row = get_object_or_404(ReviewRegion.objects.select_related("area"), pk=pk)
    actor, found = request.actor, _prepared(request, row.review_id)  # type: ignore[attr-defined]
    form = RegionNoteForm(request.POST or None, initial={"speaker": row.speaker, "said": row.said})
    saved = done(
        request, form, lambda: actions.note_region(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        _("It is written down."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, row.area.name, found.get_absolute_url())


@requires(RoadmapPermission.REVIEW)
def holding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The session was held: freeze its figures."""
    actor, found = request.actor, _prepared(request, pk)  # type: ignore[attr-defined]
    form = HoldForm(request.POST or None)
    saved = done(
        request, form,
        lambda: actions.hold_review(pk, summary=form.cleaned_data["summary"], by=actor, at=timezone.now()),
        _("The session is held: its figures no longer change."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Close the session"), found.get_absolute_url())


@requires(RoadmapPermission.REVIEW)
@require_POST
def cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The session does not take place."""
    actor, found = request.actor, _prepared(request, pk)  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.cancel_review(pk, by=actor, at=timezone.now()), _("The review session is called off."),
        found.get_absolute_url(),
    )  # fmt: skip


@requires(RoadmapPermission.REVIEW)
def decision_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a decision."""
    actor, found = request.actor, review_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_decide_at(actor, found))
    form = DecisionForm(request.POST or None)
    saved = done(request, form, lambda: _decide(request, form, pk), _("The decision is written down."))
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Write down a decision"), found.get_absolute_url())


def _decide(request: HttpRequest, form: DecisionForm, pk: UUID) -> ReviewDecision:
    told = form.cleaned_data
    return actions.decide(
        pk,
        told["text"],
        owner_id=told["owner"].pk,
        due_on=told["due_on"],
        area_id=told["area"].pk if told["area"] else None,
        by=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )


@requires(RoadmapPermission.REPORT, RoadmapPermission.REVIEW)
def settlement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what came of a decision."""
    actor, row = request.actor, _decision_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_settle_decision(actor, row))
    form = SettleForm(request.POST or None)
    saved = done(
        request, form, lambda: actions.settle_decision(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        _("What came of it is kept."),
    )  # fmt: skip
    back = row.review.get_absolute_url()
    return see_other(back) if saved else form_page(request, form, _("What came of it"), back, intro=row.text)


@requires(RoadmapPermission.REVIEW)
def placing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a decision a line of a roadmap."""
    actor, row = request.actor, _decision_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_decide_at(actor, row.review))
    form = PlacingForm(request.POST or None, roadmaps=roadmaps_of(request, row.review.roadmap), has_day=True)
    made = done(
        request, form,
        lambda: actions.put_on_roadmap(pk, form.cleaned_data["roadmap"].pk, by=actor, at=timezone.now()),
        _("The decision stands on the roadmap."),
    )  # fmt: skip
    back = row.review.get_absolute_url()
    return see_other(back) if made else form_page(request, form, _("Put it on a roadmap"), back, intro=row.text)


@requires(RoadmapPermission.VIEW)
@require_GET
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The minutes on paper."""
    found, now = review_or_404(request, pk), timezone.now()
    return pdf_answer(minutes_pdf(found, today=timezone.localdate(), at=now), "minutes")


def roadmaps_of(request: HttpRequest, roadmap: Roadmap) -> list[Roadmap]:
    """A national roadmap and its copies, as far as the actor may change them."""
    actor = request.actor  # type: ignore[attr-defined]
    copies = Roadmap.objects.visible_to(actor).filter(original=roadmap).select_related("area").order_by("area__kato")
    return [one for one in (roadmap, *copies) if may_change_roadmap(actor, one)]


def review_or_404(request: HttpRequest, pk: UUID) -> Review:
    """The session, if the actor may see it."""
    visible = Review.objects.visible_to(request.actor).select_related("roadmap__programme", "organiser")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)


def _prepared(request: HttpRequest, pk: UUID) -> Review:
    found = review_or_404(request, pk)
    ensure(may_prepare_review(request.actor, found))  # type: ignore[attr-defined]
    return found


def _decision_or_404(request: HttpRequest, pk: UUID) -> ReviewDecision:
    visible = ReviewDecision.objects.visible_to(request.actor).select_related("review__roadmap")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)
