"""Taking an application at the desk: by keyboard, in under a minute, with a coupon at the end."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.intake import Submitted, submit
from tirek.cases.enums import CasePermission
from tirek.cases.forms.desk import IntakeForm
from tirek.cases.forms.uploads import ACCEPT
from tirek.cases.permissions import may_register
from tirek.cases.queries.letters import coupon_pdf
from tirek.cases.queries.who import Hints, hints_for
from tirek.cases.views.desk_files import adopt_kept, keep_files, kept_files
from tirek.cases.views.fetching import actor_of, paper, visible_case
from tirek.core.access import requires
from tirek.core.http import see_other, uuid_or_none
from tirek.core.verdict import ensure
from tirek.people.actions import Sight, add_contact, note_seen
from tirek.people.enums import ContactKind, DataKind, DisclosureHow
from tirek.people.models import Person

FRESH = "fresh_coupons"
FRESH_FOR = timedelta(minutes=30)


@requires(CasePermission.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The page of the desk. A likely duplicate is shown before anything is registered, and passed knowingly."""
    actor = actor_of(request)
    ensure(may_register(actor, actor.organisation_id))
    person = _chosen(request)
    form = IntakeForm(request.POST or None, request.FILES or None, actor=actor, person=person)
    hints = _hints(request) if person or request.method == "POST" else None
    if request.method == "POST" and form.is_valid() and not _must_choose(request, person, hints):
        try:
            return _registered(request, form)
        except ValidationError as problem:
            _show(form, problem)
    if request.method == "POST":
        for problem in keep_files(request, timezone.now()):
            messages.warning(request, problem)
    fixed = person is not None and (request.method != "POST" or "fixed" in request.POST)
    context = {"form": form, "person": person, "hints": hints, "fixed": fixed, "accept": ACCEPT}
    context |= {"kept": kept_files(request)}
    return render(request, "cases/intake.html", context, status=422 if request.method == "POST" else 200)


@requires(CasePermission.REGISTER)
@require_POST
def live_hints(request: HttpRequest) -> HttpResponse:
    """A fragment: who this may be and what of theirs is open. Asked by POST, so that no IIN stands in an address."""
    return render(request, "cases/_intake_hints.html", {"hints": _hints(request), "person": _chosen(request)})


@requires(CasePermission.REGISTER)
@require_GET
def registered(request: HttpRequest, number: str) -> HttpResponse:
    """Number and PIN, to be handed over with the coupon. The PIN is shown for half an hour, to this desk only."""
    case = visible_case(request, number)
    return render(request, "cases/registered.html", {"case": case, "pin": fresh_pin(request, number)})


@requires(CasePermission.VIEW)
@require_GET
def coupon(request: HttpRequest, number: str) -> HttpResponse:
    """The coupon; with the PIN only right after registration, for nobody can read it again later."""
    case, user = visible_case(request, number), request.user
    pin = fresh_pin(request, number)
    content = coupon_pdf(case, pin=pin, received_by=user.name, received_by_post=user.post) if pin else coupon_pdf(case)
    return paper(content, case.number)


def fresh_pin(request: HttpRequest, number: str) -> str:
    """The PIN of a case registered in this session a moment ago, else nothing."""
    pin, until = request.session.get(FRESH, {}).get(number, ("", 0))
    return pin if until > timezone.now().timestamp() else ""


def _registered(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    done = submit(form.application(now), by=actor, at=now)
    if form.person is not None:
        _add_contacts(form, actor, now)
    if done.is_new:
        for problem in keep_files(request, now):
            messages.warning(request, problem)
        adopt_kept(request, done.case, now)
    keep_pin(request, done)
    return see_other(reverse("cases:registered", args=[done.case.number]))


def _add_contacts(form: IntakeForm, actor: Any, now: Any) -> None:
    """A phone or e-mail told anew by somebody known is kept beside the old ones."""
    for kind in (ContactKind.PHONE, ContactKind.EMAIL):
        value = form.cleaned_data[kind.value]
        if value and form.person is not None:
            add_contact(person_id=form.person.pk, kind=kind, value=value, by=actor, at=now)


def keep_pin(request: HttpRequest, done: Submitted) -> None:
    """Only for the coupon: the newest few, each for half an hour."""
    if not done.pin:  # the same form sent twice at once must not overwrite what the first has kept
        return
    now = timezone.now()
    kept = {number: pair for number, pair in request.session.get(FRESH, {}).items() if pair[1] > now.timestamp()}
    request.session[FRESH] = {**kept, done.case.number: (done.pin, (now + FRESH_FOR).timestamp())}


def _must_choose(request: HttpRequest, person: Person | None, hints: Hints | None) -> bool:
    """Whether somebody known fits well and the registrar has not said yet whether it is they."""
    if person is not None or hints is None or request.POST.get("person"):
        return False
    if hints.likely:
        messages.warning(request, _("Somebody like this is registered already. Say whether it is the same person."))
    return hints.likely


def _chosen(request: HttpRequest) -> Person | None:
    told = request.POST if request.method == "POST" else request.GET
    key = uuid_or_none(told.get("person", ""))
    return Person.objects.visible_to(actor_of(request)).current().filter(pk=key).first() if key else None


def _hints(request: HttpRequest) -> Hints:
    told = request.POST
    names = (told.get(name, "") for name in ("family_name", "given_name", "patronymic"))
    person, actor = _chosen(request), actor_of(request)
    found = hints_for(
        actor,
        name=" ".join(filter(None, names))[:300],
        birth_date=_date(told.get("birth_date", "")),
        iin=told.get("iin", "")[:40],
        phone=told.get("phone", "")[:40],
        text=told.get("body", "")[:5000],
        person_id=person.pk if person else None,
        on=timezone.localdate(),
    )
    seen = [Sight(hint.person.pk, hint.person.pk) for hint in found.people if hint.person]
    note_seen(seen, what=[DataKind.NAME], how=DisclosureHow.SEARCH, by=actor, at=timezone.now())
    return found


def _date(text: str) -> Any:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _show(form: IntakeForm, problem: ValidationError) -> None:
    found = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
    for name, texts in found.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
