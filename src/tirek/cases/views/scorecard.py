"""The scorecard of partners: by partner, by memorandum, and the referrals behind each number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.cases.enums import PlanPermission, ReferralPermission
from tirek.cases.exports_of_scores import as_csv, as_xlsx, table
from tirek.cases.models import Transition
from tirek.cases.queries.scorecard import behind, measures, scores_by_memorandum, scores_by_partner
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.http import uuid_or_none
from tirek.core.period import Period
from tirek.network.models import Organisation

QUARTERS = 8
PAGE = 50
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@requires(PlanPermission.SCORECARD)
@require_GET
def scorecard(request: HttpRequest) -> HttpResponse:
    """A line for each partner."""
    actor, period, today = actor_of(request), _period(request), timezone.localdate()
    context = {
        "scores": scores_by_partner(actor, period, today=today),
        "measures": measures(today),
        "period": period,
        "periods": _periods(),
    }
    return render(request, "cases/scorecard.html", context)


@requires(PlanPermission.SCORECARD)
@require_GET
def partner_scorecard(request: HttpRequest, code: str) -> HttpResponse:
    """One partner, memorandum by memorandum."""
    actor, period, today = actor_of(request), _period(request), timezone.localdate()
    partner = _partner(actor, code)
    context = {
        "partner": partner,
        "scores": scores_by_memorandum(actor, partner, period, today=today),
        "measures": measures(today),
        "period": period,
        "periods": _periods(),
    }
    return render(request, "cases/scorecard_partner.html", context)


@requires(PlanPermission.SCORECARD)
@require_GET
def score_records(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """The referrals behind a number, as far as the reader may open them."""
    actor, period, today = actor_of(request), _period(request), timezone.localdate()
    partner = _partner(actor, code)
    memorandum = uuid_or_none(request.GET.get("memorandum", ""))
    try:
        rows, closed = behind(actor, partner, period, measure, today=today, memorandum=memorandum)
    except LookupError:
        raise Http404 from None
    context = {
        "partner": partner,
        "title": next(one.title for one in measures(today) if one.code == measure),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "closed": closed,
        "period": period,
        "receives": actor.holds(ReferralPermission.VIEW, at=partner.pk),
    }
    return render(request, "cases/score_records.html", context)


@requires(PlanPermission.SCORECARD)
@require_GET
def scorecard_export(request: HttpRequest, form: str) -> HttpResponse:
    """The lines of all partners, or with ``?partner=`` the memoranda of one."""
    if form not in TYPES:
        raise Http404
    actor, period, today = actor_of(request), _period(request), timezone.localdate()
    code = request.GET.get("partner", "")
    scores = (
        scores_by_memorandum(actor, _partner(actor, code), period, today=today)
        if code
        else scores_by_partner(actor, period, today=today)
    )
    rows = table(scores, today=today)
    response = HttpResponse(as_xlsx(rows) if form == "xlsx" else as_csv(rows), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="tirek-scorecard-{period.code}.{form}"'
    return response


def _partner(actor: Actor, code: str) -> Organisation:
    """A partner some referral within the actor's reach went to, or the actor's own organisation."""
    partner = get_object_or_404(Organisation, code=code)
    known = Transition.objects.counted_for(actor).filter(to_organisation=partner)
    if partner.pk not in actor.reach(PlanPermission.SCORECARD) and not known.exists():
        raise Http404
    return partner


def _period(request: HttpRequest) -> Period:
    try:
        return Period.parse(request.GET.get("period", ""))
    except ValueError:
        return Period.containing(timezone.localdate())


def _periods() -> list[Period]:
    """The running quarter and those before it, then the years they lie in."""
    found = [Period.containing(timezone.localdate())]
    for _each in range(QUARTERS - 1):
        found.append(found[-1].previous())
    years = sorted({period.first.year for period in found}, reverse=True)
    return [*found, *(Period.year(year) for year in years)]
