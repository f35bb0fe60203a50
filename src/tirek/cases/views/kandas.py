"""The board of returnees: who is where, what is late."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.cases.enums import CasePermission, Milestone
from tirek.cases.queries.kandas import STAGES, for_board, household_of, households, places
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.network.models import Organisation
from tirek.network.models.organisation import subtree_ids

PAGE = 40


@requires(CasePermission.VIEW)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The households the reader may see, with their milestones; by stage, and of one office with all below it."""
    actor, today = actor_of(request), timezone.localdate()
    stage = request.GET.get("stage", "open")
    stage = stage if stage in STAGES else "open"
    office = Organisation.objects.offices().filter(code=request.GET.get("office", "")).first()
    beneath = subtree_ids(office.path) if office else None
    offices = sorted(beneath) if beneath is not None else None
    found = households(actor, on=today, stage=stage, offices=offices).order_by("-late", "-registered_on", "-id")
    page = Paginator(for_board(found), PAGE).get_page(request.GET.get("page"))
    rows = places(actor, on=today)
    context = {
        "page": page,
        "rows": [household_of(case, on=today) for case in page.object_list],
        "places": rows,
        "milestones": list(Milestone),
        "stage": stage,
        "tabs": _tabs(stage, office),
        "office": office,
        "today": today,
        "totals": {name: sum(getattr(row, name) for row in rows) for name in ("supported", "late", "settled")},
    }
    return render(request, "cases/kandas.html", context)


def _tabs(stage: str, office: Organisation | None) -> list[dict[str, object]]:
    labels = {"open": _("Being supported"), "late": _("With something late"), "settled": _("Settled"), "all": _("All")}
    place = f"&office={office.code}" if office else ""
    return [{"label": labels[code], "url": f"?stage={code}{place}", "current": code == stage} for code in STAGES]
