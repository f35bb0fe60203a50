"""The citizen's form: three steps, each with its own address, saved as it is typed. Needs no script."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.attachments import LARGEST, remove
from tirek.cases.actions.drafts import discard_draft
from tirek.cases.forms.apply import WhatForm, WhoForm
from tirek.cases.forms.uploads import ACCEPT
from tirek.cases.models import IntakeDraft
from tirek.cases.queries.receiving import Receiver, receiver
from tirek.cases.views.apply_drafts import FORMS, STEPS, draft_of, forget, is_forged, keep, save_typed, typed
from tirek.cases.views.storing import store_files
from tirek.core.access import public
from tirek.core.actor import ANONYMOUS
from tirek.core.http import see_other, uuid_or_none
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import Service
from tirek.programmes.queries import NoOffice

ICONS = {
    ServiceCategory.EMPLOYMENT: "briefcase",
    ServiceCategory.EDUCATION: "school",
    ServiceCategory.MATERIAL: "coins",
    ServiceCategory.HOUSING: "home",
    ServiceCategory.BUSINESS: "building-store",
    ServiceCategory.HEALTH: "heart",
    ServiceCategory.DOCUMENTS: "id",
    ServiceCategory.UTILITIES: "road",
    ServiceCategory.LEGAL: "scale",
    ServiceCategory.OTHER: "message-question",
}


@public
@never_cache
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What it takes, and the way back to an application that was begun."""
    draft = draft_of(request)
    where = STEPS[draft.step - 1] if draft else STEPS[0]
    go_on = reverse("cases:apply_step", args=[where])
    return render(request, "cases/apply_start.html", {"draft": draft, "go_on": go_on})


@public
@never_cache
@csrf_exempt  # asked for in is_forged, which loses nothing of what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, name: str) -> HttpResponse:
    """One step. A press saves first and checks then; going back does not check."""
    if name not in FORMS:
        raise Http404
    draft = draft_of(request)
    if draft and draft.case_id:
        return see_other(reverse("cases:apply_done"))
    if request.method != "POST":
        return _shown(request, name, FORMS[name](initial=answers_of(draft)), draft)
    if is_forged(request):
        return _shown(request, name, FORMS[name](initial=typed(request, name)), draft, stale=True, status=403)
    return keep(request, _saved(request, name))


@public
@never_cache
@require_POST
def autosave(request: HttpRequest) -> HttpResponse:
    """What is being typed, kept on the server. Nothing is checked."""
    step_name = request.GET.get("step", "")
    if step_name not in FORMS:
        raise Http404
    save_typed(request, step_name)
    return keep(request, HttpResponse(status=204))


@public
@never_cache
@require_POST
def removal(request: HttpRequest) -> HttpResponse:
    """Delete the draft with its files; after handing in: forget it on this device, to write another one."""
    draft = draft_of(request)
    if draft:
        discard_draft(draft, at=timezone.now())
    again = reverse("cases:apply_step", args=[STEPS[0]]) if "again" in request.POST else reverse("cases:apply")
    return forget(see_other(again))


@public
@never_cache
@require_GET
def office(request: HttpRequest) -> HttpResponse:
    """A fragment: which office receives an application from an area."""
    draft = draft_of(request)
    found = receiver_of({**answers_of(draft), "area_id": request.GET.get("area", "")})
    return render(request, "cases/apply_office.html", {"receiver": found})


def answers_of(draft: IntakeDraft | None) -> dict[str, Any]:
    """What has been typed so far; the language of the page stands for the language of the answer at first."""
    return {"language": get_language() or "kk", **(draft.answers if draft else {})}


def receiver_of(answers: dict[str, Any]) -> Receiver | None:
    """The office these answers lead to, None while the place is unknown or the network has a hole there."""
    area, service = (uuid_or_none(str(answers.get(name) or "")) for name in ("area_id", "service_id"))
    try:
        return receiver(area, service, at=timezone.now()) if area else None
    except NoOffice:
        return None


def step_links() -> list[tuple[str, str]]:
    """Names and addresses of the steps for the line above the form."""
    names = {"who": _("Who"), "what": _("What"), "where": _("Where")}
    return [(names[name], reverse("cases:apply_step", args=[name])) for name in STEPS] + [(_("Review"), "")]


def iin_warnings(answers: dict[str, Any]) -> list[str]:
    """Warnings about the IIN of saved answers."""
    return WhoForm(answers).warnings()


def _saved(request: HttpRequest, name: str) -> HttpResponse:
    draft = save_typed(request, name)
    if draft.case_id:
        return see_other(reverse("cases:apply_done"))
    if "remove" in request.POST:
        return _file_removed(request, draft)
    if request.POST.get("go") == "back":
        return see_other(_before(name))
    form = FORMS[name](request.POST, request.FILES)
    form.is_valid()
    _store(form, draft)
    if form.is_valid():
        return see_other(_after(name))
    return _shown(request, name, form, draft, status=422)


def _store(form: forms.Form, draft: IntakeDraft) -> None:
    """Keep the files that came with the form; say at the field what was wrong with the others."""
    chosen = form.cleaned_data.get("files") or []
    for problem in store_files(draft, chosen, by=ANONYMOUS, at=timezone.now()):
        form.add_error("files", problem)


def _file_removed(request: HttpRequest, draft: IntakeDraft) -> HttpResponse:
    key = uuid_or_none(request.POST["remove"])
    attachment = draft.attachments.filter(pk=key).first() if key else None
    if attachment:
        remove(attachment.pk, by=ANONYMOUS, at=timezone.now())
    return see_other(reverse("cases:apply_step", args=["what"]) + "#files")


def _before(name: str) -> str:
    position = STEPS.index(name)
    return reverse("cases:apply_step", args=[STEPS[position - 1]]) if position else reverse("cases:apply")


def _after(name: str) -> str:
    further = STEPS[STEPS.index(name) + 1 :]
    return reverse("cases:apply_step", args=[further[0]]) if further else reverse("cases:apply_review")


def _shown(
    request: HttpRequest,
    name: str,
    form: forms.Form,
    draft: IntakeDraft | None,
    *,
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    answers = answers_of(draft)
    context = {
        "form": form,
        "draft": draft,
        "stale": stale,
        "step": name,
        "steps": step_links(),
        "current": STEPS.index(name) + 1,
        "autosave": f"{reverse('cases:apply_autosave')}?step={name}",
        **_of_step(name, form, draft, answers),
    }
    return render(request, f"cases/apply_{name}.html", context, status=status)


def _of_step(name: str, form: forms.Form, draft: IntakeDraft | None, answers: dict[str, Any]) -> dict[str, Any]:
    if isinstance(form, WhatForm):
        return {
            "groups": _groups(form),
            "files": draft.attachments.all() if draft else [],
            "accept": ACCEPT,
            "largest": LARGEST,
            "warnings": iin_warnings(answers),
        }
    return {"receiver": receiver_of(answers)} if name == "where" else {}


def _groups(form: WhatForm) -> list[dict[str, Any]]:
    """The catalogue as tiles; the one chosen before stands open."""
    chosen = str(form["service_id"].value() or "")
    options = {str(option.data["value"]): option for option in form["service_id"]}
    return [
        {
            "label": category.label,
            "icon": ICONS[category],
            "is_open": any(str(one.pk) == chosen for one in services),
            "options": [(options[str(one.pk)], _description(one)) for one in services],
        }
        for category, services in form.catalogue
    ]


def _description(service: Service) -> str:
    return getattr(service, f"description_{get_language()}", "") or service.description_kk
