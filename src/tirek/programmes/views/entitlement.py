"""“What am I entitled to?”: two pages of questions and the answer. What is told stays in a cookie of the visitor."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import public
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.programmes.entitlement.facts import Facts
from tirek.programmes.forms.entitlement import MOST_ROWS, FamilyForm, MoneyForm, rows_in
from tirek.programmes.queries.answers import answer_for, answer_pdf
from tirek.programmes.queries.told import KEPT_SECONDS, LONGEST, seal, unseal
from tirek.programmes.views.services import paper

COOKIE = "entitlement"
LONGEST_ANSWER = 60
FAMILY, MONEY = "family", "money"
_NOT_TOLD = {"csrfmiddlewaretoken", "go"}


@dataclass(frozen=True, slots=True)
class Wizard:
    """Where the two pages stand: at the public's address, or at that of one application. ``path`` bounds the cookie."""

    path: str
    base: str
    title: str
    back: str

    def told(self, request: HttpRequest) -> dict[str, Any]:
        """What has been told so far."""
        return unseal(request.COOKIES.get(COOKIE, ""))

    def keep(self, response: HttpResponse, told: dict[str, Any], *, secure: bool) -> HttpResponse:
        """The response with what was told, on this device only and for four hours."""
        token = seal(told)
        if len(token) <= LONGEST:
            response.set_cookie(
                COOKIE, token, max_age=KEPT_SECONDS, path=self.path, httponly=True, samesite="Lax", secure=secure
            )
        return response

    def address(self, page: str) -> str:
        return f"{self.path}{page}/"

    def links(self) -> list[tuple[str, str]]:
        """The steps above the form."""
        return [
            (_("Family"), self.address(FAMILY)),
            (_("Income and property"), self.address(MONEY)),
            (_("Answer"), ""),
        ]


def citizens() -> Wizard:
    """The wizard everyone may open."""
    start = reverse("programmes:entitlement")
    return Wizard(start, "public.html", _("What am I entitled to?"), start)


@public
@never_cache
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What it takes and what it gives."""
    wizard = citizens()
    context = {"wizard": wizard, "begun": bool(wizard.told(request)), "go_on": wizard.address(FAMILY)}
    return render(request, "programmes/entitlement/start.html", context)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest) -> HttpResponse:
    """Who lives in the home."""
    return family_page(request, citizens())


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest) -> HttpResponse:
    """What the family has."""
    wizard = citizens()
    return money_page(request, wizard, lambda _facts: reverse("programmes:entitlement_answer"))


@public
@never_cache
@require_GET
def answer(request: HttpRequest) -> HttpResponse:
    """What the family is entitled to, with the working."""
    wizard = citizens()
    facts = facts_told(wizard.told(request))
    if facts is None:
        return see_other(wizard.address(FAMILY))
    found = answer_for(facts)
    offer = {"token": seal({"facts": facts.as_json()}), "answer": found}
    context = {
        "wizard": wizard,
        "answer": found,
        "panels": panels_for("entitlement_answer", request.actor, offer),  # type: ignore[attr-defined]
    }
    return render(request, "programmes/entitlement/answer.html", context)


@public
@never_cache
@require_GET
def answer_paper(request: HttpRequest) -> HttpResponse:
    """The answer as a PDF."""
    facts = facts_told(citizens().told(request))
    if facts is None:
        return see_other(reverse("programmes:entitlement"))
    return paper(answer_pdf(answer_for(facts), title=_("Support measures"), about=[], at=timezone.now()), "entitlement")


@public
@require_POST
def removal(request: HttpRequest) -> HttpResponse:
    """Forget what was told."""
    wizard = citizens()
    response = see_other(wizard.back)
    response.delete_cookie(COOKIE, path=wizard.path, samesite="Lax")
    return response


def family_page(request: HttpRequest, wizard: Wizard, known: dict[str, Any] | None = None) -> HttpResponse:
    """The first page. A press keeps what was typed, whether it is whole or not."""
    told = wizard.told(request)
    if request.method != "POST":
        answers = told.get(FAMILY) or known or {}
        rows = int(told.get("rows", 0)) or rows_in(answers)
        return _family_shown(request, wizard, FamilyForm(initial=answers, on=_today(), rows=rows))
    typed = _typed(request.POST)
    rows = rows_in(typed) + (request.POST.get("go") == "add")
    told |= {FAMILY: typed, "rows": min(rows, MOST_ROWS)}
    form = FamilyForm(request.POST, on=_today(), rows=rows_in(typed))
    if request.POST.get("go") == "add":
        response: HttpResponse = see_other(f"{wizard.address(FAMILY)}#member-{min(rows, MOST_ROWS)}")
    elif form.is_valid():
        response = see_other(wizard.address(MONEY))
    else:
        response = _family_shown(request, wizard, form, status=422)
    return wizard.keep(response, told, secure=request.is_secure())


def money_page(request: HttpRequest, wizard: Wizard, finish: Callable[[Facts], str]) -> HttpResponse:
    """The second page. Once everything is told, ``finish`` takes the facts and says where the answer is."""
    told = wizard.told(request)
    family_form = _family_of(told)
    if not family_form.is_valid():
        return see_other(wizard.address(FAMILY))
    if request.method != "POST":
        return _money_shown(request, wizard, MoneyForm(initial=told.get(MONEY) or None, family=family_form))
    told[MONEY] = _typed(request.POST)
    form = MoneyForm(request.POST, family=family_form)
    if request.POST.get("go") == "back":
        return wizard.keep(see_other(wizard.address(FAMILY)), told, secure=request.is_secure())
    if not form.is_valid():
        return wizard.keep(_money_shown(request, wizard, form, status=422), told, secure=request.is_secure())
    return wizard.keep(see_other(finish(form.facts())), told, secure=request.is_secure())


def facts_told(told: dict[str, Any]) -> Facts | None:
    """The facts of both pages, None while something is missing or wrong."""
    family_form = _family_of(told)
    if not family_form.is_valid():
        return None
    form = MoneyForm(told.get(MONEY) or {}, family=family_form)
    return form.facts() if form.is_valid() else None


def _family_of(told: dict[str, Any]) -> FamilyForm:
    answers = told.get(FAMILY) or {}
    return FamilyForm(answers, on=_today(), rows=rows_in(answers))


def _family_shown(request: HttpRequest, wizard: Wizard, form: FamilyForm, *, status: int = 200) -> HttpResponse:
    context = {"wizard": wizard, "form": form, "may_add": form.rows < MOST_ROWS, "current": 1}
    return render(request, "programmes/entitlement/family.html", context, status=status)


def _money_shown(request: HttpRequest, wizard: Wizard, form: MoneyForm, *, status: int = 200) -> HttpResponse:
    context = {"wizard": wizard, "form": form, "current": 2}
    return render(request, "programmes/entitlement/money.html", context, status=status)


def _typed(post: QueryDict) -> dict[str, str]:
    """What was typed, bounded: empty fields and ticks left out."""
    return {
        name: str(post[name]).replace("\0", "")[:LONGEST_ANSWER]
        for name in post
        if name not in _NOT_TOLD and post[name]
    }


def _today() -> date:
    return timezone.localdate()
