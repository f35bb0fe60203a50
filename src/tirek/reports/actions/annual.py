"""Writing the annual report's words, proposing an edition of it, and publishing what was proposed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import paragraphs
from tirek.core.signing import public_key, sign
from tirek.core.verdict import ensure
from tirek.reports.annual import LANGUAGES
from tirek.reports.annual_document import document_of_annual, for_everyone
from tirek.reports.annual_words import blocks
from tirek.reports.enums import EditionState, SheetState
from tirek.reports.models import AnnualEdition, AnnualWords, Sheet
from tirek.reports.period import Period
from tirek.reports.permissions_annual import may_decide_edition, may_propose_annual, may_write_annual
from tirek.reports.queries.annual import FIRST_YEAR, annual_now, known_codes, known_places, words_of
from tirek.reports.queries.cells import child_line, last_snapshots
from tirek.reports.snapshots import document_hash
from tirek.reports.wording import problems


@atomic
def write_words(year: int, block: str, texts: Mapping[str, str], *, by: Actor, at: datetime) -> list[AnnualWords]:
    """Keep the words of a block that differ from those in force, each as the next revision. Raises Refused, or
    ValidationError by language: a placeholder nobody can fill, or no words at all."""
    ensure(may_write_annual(by))
    if block not in blocks():
        raise ValidationError(_("There is no such part of the report."))
    told = {language: paragraphs(texts.get(language, "")) for language in LANGUAGES}
    _check_words(year, told, at)
    known = AnnualWords.objects.select_for_update().filter(year=year, block=block)
    last = {one.language: one.revision for one in known.order_by("revision")}
    now = words_of(year)[block]
    written = [
        AnnualWords(
            year=year,
            block=block,
            language=language,
            revision=last.get(language, 0) + 1,
            text=text,
            written_at=at,
            author_id=by.user_id,
            author_name=by.name,
        )
        for language, text in told.items()
        if text != paragraphs(now.get(language, ""))
    ]
    AnnualWords.objects.bulk_create(written)
    for one in written:
        record("reports.annual_words_written", one, by=by, at=at, year=year, block=block, language=one.language)
    return written


@atomic
def propose_edition(year: int, reason: str = "", *, by: Actor, at: datetime) -> AnnualEdition:
    """Compose the report of a year as of now and hold it ready for a second person. Raises Refused, or ValidationError:
    a year that is still running, or a later edition without a reason."""
    editions = AnnualEdition.objects.select_for_update().defer("document").filter(year=year)
    held = {state: [one for one in editions if one.state == state] for state in EditionState}
    ensure(may_propose_annual(by, waits=bool(held[EditionState.ASKED])))
    last = max(held[EditionState.PUBLISHED], key=lambda one: one.version, default=None)
    words = paragraphs(reason)
    if not year >= FIRST_YEAR or local_date(at) <= Period.year(year).last:
        raise ValidationError(_("The year is still running: figures change with the work until its last day."))
    if last and not words:
        raise ValidationError({"reason": _("Say why what was published must change.")})
    edition = _edition(year, last, words, by, at)
    edition.save(force_insert=True)
    record("reports.annual_proposed", edition, by=by, at=at, year=year, version=edition.version)
    return edition


@atomic
def publish_edition(edition_id: UUID, *, by: Actor, at: datetime) -> AnnualEdition:
    """Sign and publish exactly what was proposed; the editions before it stay. Raises Refused."""
    edition = _decide(edition_id, EditionState.PUBLISHED, by, at)
    edition.signature, edition.public_key = sign(edition.sha256), public_key()
    edition.save(update_fields=["state", "decided_at", "decided_by_id", "decided_by_name", "signature", "public_key"])
    record("reports.annual_published", edition, by=by, at=at, version=edition.version, sha256=edition.sha256)
    return edition


@atomic
def refuse_edition(edition_id: UUID, why: str, *, by: Actor, at: datetime) -> AnnualEdition:
    """Leave things as they are. Raises Refused; ValidationError without words."""
    if not (words := paragraphs(why)):
        raise ValidationError({"refusal": _("Say why.")})
    edition = _decide(edition_id, EditionState.REFUSED, by, at)
    edition.refusal = words
    edition.save(update_fields=["state", "decided_at", "decided_by_id", "decided_by_name", "refusal"])
    record("reports.annual_refused", edition, by=by, at=at, version=edition.version)
    return edition


def _check_words(year: int, told: Mapping[str, str], at: datetime) -> None:
    wrong: dict[str, Any] = {}
    codes, places = known_codes(year), known_places(year, at=at)
    for language, text in told.items():
        found = problems(text, language, codes=codes, places=places) if text else [_("Write something.")]
        if found:
            wrong[language] = found
    if wrong:
        raise ValidationError(wrong)


def _edition(year: int, last: AnnualEdition | None, reason: str, by: Actor, at: datetime) -> AnnualEdition:
    annual = for_everyone(annual_now(year, at=at, sealed=True))
    version = last.version + 1 if last else 1
    document = document_of_annual(
        annual,
        version=version,
        previous=last.sha256 if last else None,
        reason=reason,
        at=at,
        children=_quarters_of(year),
    )
    return AnnualEdition(
        year=year,
        version=version,
        reason=reason,
        document=document,
        sha256=document_hash(document),
        asked_at=at,
        asked_by_id=by.user_id,
        asked_by_name=by.name,
    )


def _quarters_of(year: int) -> list[dict[str, Any]]:
    """The frozen sheets of the republic for the quarters of the year, by hash."""
    quarters = [Period.quarter(year, number).code for number in (1, 2, 3, 4)]
    sheets = Sheet.objects.filter(above__isnull=True, period__in=quarters, state=SheetState.ACCEPTED)
    held = list(sheets.select_related("organisation").order_by("period"))
    frozen = last_snapshots([one.pk for one in held])
    return [child_line(f"{one.organisation.code} {one.period}", frozen.get(one.pk)) for one in held]


def _decide(edition_id: UUID, state: EditionState, by: Actor, at: datetime) -> AnnualEdition:
    edition = AnnualEdition.objects.visible_to(by).select_for_update().get(pk=edition_id)
    ensure(may_decide_edition(by, edition))
    edition.state, edition.decided_at = state, at
    edition.decided_by_id, edition.decided_by_name = by.user_id, by.name
    return edition
