"""Which annual report a request reads: a published edition, or for those who may the draft of this moment."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.reports.annual import Annual
from tirek.reports.models import AnnualEdition
from tirek.reports.models.annual import sees_drafts
from tirek.reports.queries.annual import FIRST_YEAR, annual_now, editions_seen, published_annual
from tirek.reports.wording import paragraphs_of, title_of

DRAFT, VERSION = "draft", "version"


@dataclass(frozen=True)
class Reading:
    """A report being read. ``suffix`` keeps what was chosen in the addresses of its other pages."""

    annual: Annual
    editions: list[AnnualEdition]
    suffix: str

    @property
    def is_draft(self) -> bool:
        return not self.annual.version

    @property
    def is_last(self) -> bool:
        return bool(self.editions) and self.editions[0].version == self.annual.version


def reading_or_404(request: HttpRequest, year: int, codes: Collection[str] | None = None) -> Reading:
    """The edition asked for, else the last one, else the draft. ``codes``: what a draft has to compute at least."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    asked = request.GET.get(VERSION, "")
    may_draft = sees_drafts(actor) and FIRST_YEAR <= year <= timezone.localdate(now).year
    editions = editions_seen(actor, year)
    if may_draft and (not editions or (DRAFT in request.GET and not asked)):
        return Reading(annual_now(year, at=now, codes=codes), editions, f"?{DRAFT}=1" if editions else "")
    found = published_annual(year, int(asked) if asked.isdecimal() else None)
    if found is None:
        raise Http404
    is_chosen = asked.isdecimal()
    return Reading(found, editions, f"?{VERSION}={found.version}" if is_chosen else "")


def told(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """What every page of the report shows."""
    actor = request.actor  # type: ignore[attr-defined]
    return {
        "frame": "public.html" if actor.is_anonymous else "base.html",
        "reading": reading,
        "annual": reading.annual,
        "year": reading.annual.year,
        "report_title": title_of(reading.annual.year),
        "suffix": reading.suffix,
        "sees_drafts": sees_drafts(actor),
    }


def words_in(request: HttpRequest, annual: Annual, block: str) -> list[Any]:
    """The paragraphs of a block in the language of the page."""
    language = request.LANGUAGE_CODE[:2]
    words = annual.words.get(block, {})
    return paragraphs_of(words.get(language) or words.get("kk", ""), annual, language if language in words else "kk")
