"""An application begun elsewhere: from the page of a measure, or from the answer of “What am I entitled to?”."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tirek.cases.actions.drafts import save_answers
from tirek.cases.views.apply_drafts import keep, open_draft
from tirek.core.access import public
from tirek.core.http import see_other
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import answer_for, entitled, possible
from tirek.programmes.queries.told import Facts, facts_in


@public
@never_cache
@require_POST
def prepared(request: HttpRequest) -> HttpResponse:
    """Begin an application with the service chosen and the text prepared; the visitor reads and changes both."""
    facts = facts_in(request.POST.get("token", ""))
    answers = _from_answer(facts) if facts else _from_measure(request.POST.get("code", ""))
    draft = open_draft(request)
    save_answers(draft, answers, draft.step, timezone.now())
    return keep(request, see_other(reverse("cases:apply_step", args=["who"])))


def _from_measure(code: str) -> dict[str, Any]:
    service = get_object_or_404(Service.objects.on(timezone.localdate()), code=code)
    body = _("I ask for help with: %(measures)s.") % {"measures": service.name}
    return {"service_id": str(service.asked_through_id or service.pk), "body": body}


def _from_answer(facts: Facts) -> dict[str, Any]:
    """What the check found goes into the text, and the check itself along with the application."""
    found = answer_for(facts)
    codes = entitled(found) or possible(found)
    services = list(Service.objects.filter(code__in=codes).order_by("position"))
    told = {"area_id": facts.area_id, "check": facts.as_json()}
    if not services:
        return told
    lines = [
        _("I ask for help with: %(measures)s.") % {"measures": ", ".join(one.name for one in services)},
        _("People in my family: %(count)s.") % {"count": len(facts.members)},
    ]
    return told | {"service_id": str(services[0].asked_through_id), "body": "\n".join(lines)}
