"""Those who take part in an entry and their guardians; the guardian's own page."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import guardians as actions
from tirek.calls.enums import ConsentPurpose, EntrantKind
from tirek.calls.forms.entrant import EntrantForm, GuardianForm, MemberForm, PaperForm, PurposesForm
from tirek.calls.models import GuardianConsent
from tirek.calls.permissions import may_write
from tirek.calls.queries.entering import GRACE, Child, children_of
from tirek.calls.queries.guardians import consent_by_token, consent_lines, consent_pdf
from tirek.calls.views.entering import Writing, entrant_form, known_of, writing
from tirek.calls.views.pages import actor_of
from tirek.core.access import public
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, number: str) -> HttpResponse:
    """Who takes part; the form adds one more."""
    told = _open(request, number)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.add_member(
                told.entry.pk, given["name"], given["part"], given["born_on"], by=actor_of(request), at=timezone.now()
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(told.address("team"))
    context = {
        **told.marks("team"),
        "entry": told.entry,
        "form": form,
        "members": list(told.entry.team.all()),
        "next": told.after("team"),
        "is_class": told.kind == EntrantKind.CLASS,
    }
    return render(request, "calls/entry/team.html", context, status=422 if request.method == "POST" else 200)


@public
@never_cache
@require_POST
def member_removal(request: HttpRequest, number: str, pk: UUID) -> HttpResponse:
    """Somebody takes part no more."""
    told = _open(request, number)
    actions.remove_member(told.entry.pk, pk, by=actor_of(request), at=timezone.now())
    return see_other(told.address("team"))


@public
@never_cache
@require_GET
def guardians(request: HttpRequest, number: str) -> HttpResponse:
    """For each child: whether a guardian was asked and has agreed."""
    told = _open(request, number)
    context = {
        **told.marks("guardians"),
        "entry": told.entry,
        "children": _children(told),
        "next": told.after("guardians"),
        "is_class": told.kind == EntrantKind.CLASS,
        "born_known": bool(told.entry.typed.get("born_on") or told.entry.born_on) or told.has_team,
    }
    return render(request, "calls/entry/guardians.html", context)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest, number: str, pk: UUID | None = None) -> HttpResponse:
    """Ask a guardian by e-mail."""
    told, child = _child(request, number, pk)
    form = GuardianForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_consent(
                told.entry.pk, form.guardian(child.name), by=actor_of(request), at=timezone.now(), member_id=pk
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The guardian has been asked by e-mail."))
            return see_other(told.address("guardians"))
    return _guardian_page(request, told, form, _("Ask the guardian of %(child)s") % {"child": child.name})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, number: str, pk: UUID) -> HttpResponse:
    """Note a signed paper that the teacher holds."""
    told, child = _child(request, number, pk)
    form = PaperForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        purposes, by = form.cleaned_data["purposes"], actor_of(request)
        try:
            actions.note_paper(
                told.entry.pk, form.guardian(child.name), purposes, by=by, at=timezone.now(), member_id=pk
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The signed paper is noted. Keep it for three years."))
            return see_other(told.address("guardians"))
    return _guardian_page(request, told, form, _("Signed paper of the guardian of %(child)s") % {"child": child.name})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request: HttpRequest, token: str) -> HttpResponse:
    """The guardian's own page: to what they agree, and taking it back."""
    consent = _consent(token)
    form = PurposesForm(request.POST or None, initial={"purposes": consent.purposes or [ConsentPurpose.ENTER]})
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_by_link(token, form.cleaned_data["purposes"], at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Your consent is kept. You can print it, change it or take it back here."))
            return see_other(reverse("calls:guardian", args=[token]))
    context = {
        "consent": consent,
        "form": form,
        "lines": consent_lines(consent),
        "token": token,
        "agreed": [each.label for each in ConsentPurpose if each in consent.purposes],
    }
    return render(request, "calls/entry/guardian.html", context, status=422 if request.method == "POST" else 200)


@public
@never_cache
@require_POST
def guardian_withdrawal(request: HttpRequest, token: str) -> HttpResponse:
    """Take the consent back."""
    _consent(token)
    actions.take_back_by_link(token, at=timezone.now())
    messages.success(request, _("Your consent is taken back. Those who run the contest see it at once."))
    return see_other(reverse("calls:guardian", args=[token]))


@public
@never_cache
@require_GET
def guardian_paper(request: HttpRequest, token: str) -> HttpResponse:
    """The consent as a PDF."""
    return HttpResponse(
        consent_pdf(_consent(token)),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="consent.pdf"'},
    )


def _consent(token: str) -> GuardianConsent:
    found = consent_by_token(token)
    if found is None:
        raise Http404
    return found


def _open(request: HttpRequest, number: str) -> Writing:
    told = writing(request, number)
    ensure(may_write(told.entry, told.until + GRACE, timezone.now()))
    return told


def _children(told: Writing) -> list[Child]:
    about: EntrantForm = entrant_form(told.entry, {**known_of(told.entry), **told.entry.typed})
    about.is_valid()
    name = str(told.entry.typed.get("name") or told.entry.name)
    return children_of(told.entry, kind=told.kind, born_on=about.cleaned_data.get("born_on"), name=name)


def _child(request: HttpRequest, number: str, pk: UUID | None) -> tuple[Writing, Child]:
    told = _open(request, number)
    if pk is not None:
        get_object_or_404(told.entry.team, pk=pk)
    for child in _children(told):
        if (child.member.pk if child.member else None) == pk:
            return told, child
    raise Http404


def _guardian_page(request: HttpRequest, told: Writing, form: GuardianForm, title: str) -> HttpResponse:
    context = {"entry": told.entry, "form": form, "title": title, "back": told.address("guardians")}
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/entry/guardian_form.html", context, status=status)
