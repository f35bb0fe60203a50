"""Working on the annual report: its words, proposing an edition, deciding on one, what has changed since."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.reports.actions import annual as actions
from tirek.reports.annual import CLOSING, OPENING, Amount, chapter_title
from tirek.reports.annual_document import annual_of
from tirek.reports.annual_words import blocks
from tirek.reports.enums import EditionState, ReportPermission
from tirek.reports.forms.annual import PublicationForm, WordsForm
from tirek.reports.forms.sheets import RefusalForm
from tirek.reports.indicators import all_indicators
from tirek.reports.models import AnnualEdition, AnnualWords
from tirek.reports.models.annual import sees_drafts
from tirek.reports.period import Period
from tirek.reports.permissions_annual import may_decide_edition, may_propose_annual, may_write_annual
from tirek.reports.queries.annual import annual_now, editions_seen, published_annual, words_of
from tirek.reports.queries.annual_changes import annual_changes, edition_before
from tirek.reports.views.annual_reading import Reading, told, words_in
from tirek.reports.wording import said, title_of

EXAMPLES = {
    "kk": ("|адам|табыс", "|шығыс", "|мүше|тәуелдік", "|іс-шара|тәуелдік барыс"),
    "ru": ("|человек|человека|человек",),
    "en": ("|person|people",),
}
EXAMPLE = 190_007


@requires(ReportPermission.WRITE_ANNUAL)
def words_list(request: HttpRequest, year: int) -> HttpResponse:
    """The parts of a report, with who changed each last."""
    actor = request.actor  # type: ignore[attr-defined]
    ensure(may_write_annual(actor))
    seen = AnnualWords.objects.visible_to(actor).filter(year=year).order_by("written_at")
    last = {one.block: one for one in seen}
    context = {"year": year, "blocks": [(block, _title(block), last.get(block)) for block in blocks()]}
    return render(request, "reports/annual_words_list.html", context)


@requires(ReportPermission.WRITE_ANNUAL)
def words_page(request: HttpRequest, year: int, block: str) -> HttpResponse:
    """The words of one part in three languages; earlier ones below."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    ensure(may_write_annual(actor))
    if block not in blocks():
        raise Http404
    form = WordsForm(request.POST or None, words=words_of(year)[block])
    if request.method == "POST" and form.is_valid():
        try:
            written = actions.write_words(year, block, form.cleaned_data, by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Kept.") if written else _("Nothing was changed."))
            return see_other(request.path)
    seen = AnnualWords.objects.visible_to(actor).filter(year=year, block=block).order_by("-written_at", "language")
    context = {
        "year": year,
        "title": _title(block),
        "form": form,
        "revisions": seen,
        "examples": [
            (f"{{elders_reached{words}}}", said(Amount(EXAMPLE), words.split("|")[1:], language))
            for language, told_words in EXAMPLES.items()
            for words in told_words
        ],
        "indicators": all_indicators(None, on=Period.year(year).last),
    }
    return render(request, "reports/annual_words.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.PUBLISH_ANNUAL)
def publication(request: HttpRequest, year: int) -> HttpResponse:
    """Propose an edition of a year."""
    actor = request.actor  # type: ignore[attr-defined]
    waits = AnnualEdition.objects.visible_to(actor).waiting().filter(year=year).exists()
    ensure(may_propose_annual(actor, waits=waits))
    data = request.POST if request.method == "POST" else None
    form = PublicationForm(data, is_first=not editions_seen(actor, year))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            edition = actions.propose_edition(year, reason, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Held ready. A second person publishes it."))
            return see_other(edition.get_absolute_url())
    context = {"year": year, "form": form, "report_title": title_of(year)}
    return render(request, "reports/annual_publication.html", context, status=422 if request.method == "POST" else 200)


@public
def edition_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An edition: who, why, its hash and signature, how it differs; the second person decides here."""
    return _shown(request, _edition(request, pk), RefusalForm())


@requires(ReportPermission.PUBLISH_ANNUAL)
@require_POST
def approval(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign and publish what was proposed."""
    found = _edition(request, pk)
    actions.publish_edition(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Signed and published. Everybody can read it now."))
    return see_other(found.get_absolute_url())


@requires(ReportPermission.PUBLISH_ANNUAL)
@require_POST
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave things as they are."""
    found, form = _edition(request, pk), RefusalForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    actions.refuse_edition(pk, form.cleaned_data["refusal"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Refused. Nothing was published."))
    return see_other(found.get_absolute_url())


@requires(ReportPermission.VIEW)
def changes_page(request: HttpRequest, year: int) -> HttpResponse:
    """What the work gives now where it is not what was published."""
    published = published_annual(year)
    if published is None or not sees_drafts(request.actor):  # type: ignore[attr-defined]
        raise Http404
    now = annual_now(year, at=timezone.now())
    context = {"year": year, "report_title": title_of(year), "changes": annual_changes(published, now)}
    return render(request, "reports/annual_changes.html", context)


def _title(block: str) -> str:
    names = {OPENING: _("Opening"), CLOSING: _("Closing")}
    return names.get(block) or chapter_title(block)


def _edition(request: HttpRequest, pk: UUID) -> AnnualEdition:
    return get_object_or_404(AnnualEdition.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]


def _shown(request: HttpRequest, edition: AnnualEdition, form: RefusalForm, *, status: int = 200) -> HttpResponse:
    annual = annual_of(edition.document, edition.sha256)
    before = edition_before(edition)
    is_asked = edition.state == EditionState.ASKED
    context: dict[str, Any] = {
        **told(request, Reading(annual, [], "")),
        "edition": edition,
        "quarters": edition.document["children"],
        "has_before": before is not None,
        "changes": annual_changes(before, annual) if before else [],
        "cells": annual.cells.values() if is_asked else [],
        "texts": [words_in(request, annual, block) for block in annual.words] if is_asked else [],
        "may_decide": may_decide_edition(request.actor, edition),  # type: ignore[attr-defined]
        "form": form,
    }
    return render(request, "reports/annual_edition.html", context, status=status)
