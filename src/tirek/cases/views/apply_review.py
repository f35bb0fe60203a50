"""The end of the citizen's form: everything once more, one press, and the number with the PIN."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from tirek.cases.actions.accounts import join_own
from tirek.cases.actions.drafts import hand_in, save_answers
from tirek.cases.actions.intake import Submitted
from tirek.cases.forms.apply import ConsentForm, WhoForm
from tirek.cases.models import Case, IntakeDraft
from tirek.cases.queries.letters import coupon_pdf, tracking_url
from tirek.cases.queries.receiving import consent_terms, was_not_written_to
from tirek.cases.views.account import account_of
from tirek.cases.views.apply import answers_of, receiver_of, step_links
from tirek.cases.views.apply_drafts import FORMS, STEPS, draft_of, is_forged
from tirek.cases.views.fetching import paper
from tirek.core.access import public
from tirek.core.http import see_other
from tirek.programmes.queries import NoOffice

PIN_KEY = "own_pins"
PIN_SHOWN_FOR = timedelta(minutes=30)


@public
@never_cache
@csrf_exempt  # asked for in is_forged: nothing is typed here, the page is simply shown again
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Everything once more with links to change it. Pressing twice, or again later, hands in one application."""
    draft = draft_of(request)
    if draft is None:
        return see_other(reverse("cases:apply"))
    if draft.case_id:
        return see_other(reverse("cases:apply_done"))
    if request.method != "POST":
        return _shown(request, draft, ConsentForm())
    if is_forged(request):
        return _shown(request, draft, ConsentForm(request.POST), stale=True, status=403)
    return _handed_in(request, draft)


@public
@never_cache
@require_GET
def done(request: HttpRequest) -> HttpResponse:
    """Number, PIN and what happens next, to whoever holds the draft's token."""
    case = own_case(request)
    if case is None:
        return see_other(reverse("cases:apply"))
    context = {
        "case": case,
        "pin": own_pin(request, case.number),
        "follow": tracking_url(case),
        "is_untold": was_not_written_to(case),
    }
    return render(request, "cases/apply_done.html", context)


@public
@never_cache
@require_GET
def coupon(request: HttpRequest) -> HttpResponse:
    """The coupon as a PDF, with the PIN while it is shown."""
    case = own_case(request)
    if case is None:
        raise Http404
    return paper(coupon_pdf(case, pin=own_pin(request, case.number)), case.number)


def own_case(request: HttpRequest) -> Case | None:
    """The case this device has handed in."""
    draft = draft_of(request)
    if draft is None or draft.case_id is None:
        return None
    return Case.objects.select_related("office", "service", "applicant").get(pk=draft.case_id)


def own_pin(request: HttpRequest, number: str) -> str:
    """The PIN of a case handed in by this session within half an hour; nobody can read it later."""
    pin, until = request.session.get(PIN_KEY, {}).get(number, ("", 0))
    return pin if until > timezone.now().timestamp() else ""


def _handed_in(request: HttpRequest, draft: IntakeDraft) -> HttpResponse:
    consent, answers = ConsentForm(request.POST), answers_of(draft)
    steps = _checked(answers)
    if not consent.is_valid() or any(form.errors for form in steps.values()):
        return _shown(request, draft, consent, status=422)
    try:
        _submit(request, draft, steps)
    except NoOffice:
        consent.add_error(None, _("No office receives applications from this place yet. Choose the nearest city."))
    except ValidationError as problem:
        consent.add_error(None, problem.messages)
    else:
        return see_other(reverse("cases:apply_done"))
    return _shown(request, draft, consent, status=422)


@atomic
def _submit(request: HttpRequest, draft: IntakeDraft, steps: Mapping[str, forms.Form]) -> None:
    """Case and session are saved together: a second press of the same person finds the PIN waiting."""
    now = timezone.now()
    cleaned = {name: _plain(value) for form in steps.values() for name, value in form.cleaned_data.items()}
    draft = save_answers(draft, cleaned, len(STEPS), now)
    place = receiver_of(answers_of(draft))
    if draft.case_id is None and place is None:
        raise NoOffice
    done_now = hand_in(draft, consent_terms(place.office), at=now) if place else None
    if done_now and done_now.is_new:
        remember_pin(request, done_now)
        mine = account_of(request)
        if mine is not None:
            join_own(mine, done_now.case, at=now)


def remember_pin(request: HttpRequest, submitted: Submitted) -> None:
    """Keep the PIN of a case just registered for half an hour in this session."""
    until = (timezone.now() + PIN_SHOWN_FOR).timestamp()
    request.session[PIN_KEY] = {submitted.case.number: (submitted.pin, until)}
    request.session.save()


def _plain(value: Any) -> str:
    return "" if value is None or isinstance(value, list) else str(value)


def _checked(answers: dict[str, Any]) -> dict[str, forms.Form]:
    """The three steps as forms over the saved answers, checked."""
    checked = {name: form(answers) for name, form in FORMS.items()}
    for form in checked.values():
        form.is_valid()
    return checked


def _shown(
    request: HttpRequest, draft: IntakeDraft, consent: ConsentForm, *, stale: bool = False, status: int = 200
) -> HttpResponse:
    answers = answers_of(draft)
    steps, place = _checked(answers), receiver_of(answers)
    who = steps["who"]
    context = {
        "form": consent,
        "draft": draft,
        "stale": stale,
        "steps": step_links(),
        "sections": [_section(name, steps[name]) for name in STEPS],
        "is_complete": not any(form.errors for form in steps.values()),
        "files": list(draft.attachments.complete()),
        "body": answers.get("body", ""),
        "receiver": place,
        "terms": consent_terms(place.office) if place else None,
        "warnings": who.warnings() if isinstance(who, WhoForm) else [],
    }
    return render(request, "cases/apply_review.html", context, status=status)


def _section(name: str, form: forms.Form) -> dict[str, Any]:
    """One step as it stands: pairs to read, and what is still wrong or missing."""
    pairs = [(field.label, _read(field)) for field in form if field.name not in ("body", "files")]
    return {
        "title": dict(zip(STEPS, (label for label, url in step_links()), strict=False))[name],
        "url": reverse("cases:apply_step", args=[name]),
        "step": name,
        "pairs": [(label, value) for label, value in pairs if value],
        "problems": [f"{field.label}: {error}" for field in form for error in field.errors],
    }


def _read(field: forms.BoundField) -> Any:
    """The value as a person reads it: the label of a choice, a date in words."""
    value = field.value()
    choices = getattr(field.field, "choices", None)
    if choices is not None:
        return _label_of(choices, str(value or ""))
    cleaned = getattr(field.form, "cleaned_data", {}).get(field.name)
    return date_format(cleaned, "DATE_FORMAT") if isinstance(cleaned, date) else value


def _label_of(choices: Any, value: str) -> str:
    for key, label in choices:
        if isinstance(label, list | tuple):
            for inner, name in label:
                if inner == value:
                    return f"{key}, {name}"
        elif str(key) == value and value:
            return str(label)
    return ""
