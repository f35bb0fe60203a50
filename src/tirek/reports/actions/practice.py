"""Notes on what worked: offered by an office, published or given back by a coordinator, talked about by readers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation
from tirek.reports.enums import PracticeState, ReportPermission
from tirek.reports.indicators import indicator
from tirek.reports.models import PracticeComment, PracticeNote
from tirek.reports.period import Period
from tirek.reports.permissions_of_desk import may_mend_practice, may_publish_practice
from tirek.territory.queries import geography


@dataclass(frozen=True, slots=True)
class NoteText:
    """What is written: beside which figure and period, a title, and what was done and came of it."""

    indicator: str
    period: str
    title: str
    text: str


@atomic
def offer_practice(told: NoteText, *, by: Actor, at: datetime) -> PracticeNote:
    """Offer a note of the actor's own office. Raises Refused, ValidationError."""
    if by.organisation_id is None or not by.holds(ReportPermission.OFFER_PRACTICE, at=by.organisation_id):
        raise Refused(refuse(_("Notes are offered by heads of offices.")))
    office = Organisation.objects.get(pk=by.organisation_id)
    region = geography(local_date(at)).region_of(office.area_id)
    note = PracticeNote.objects.create(
        organisation=office,
        region_id=region.id if region else None,
        written_at=at,
        author_id=by.user_id,
        author_name=by.name,
        language=by.language,
        **_tidy(told),
    )
    record("reports.practice_offered", note, by=by, at=at)
    return note


@atomic
def mend_practice(note_id: UUID, told: NoteText, *, by: Actor, at: datetime) -> PracticeNote:
    """Write a note anew that is not published; one that was given back waits again. Raises Refused, ValidationError."""
    note = _locked(note_id, by)
    ensure(may_mend_practice(by, note))
    for name, value in _tidy(told).items():
        setattr(note, name, value)
    note.state, note.remark, note.decided_at, note.decided_by_id = PracticeState.OFFERED, "", None, None
    note.author_id, note.author_name, note.written_at = by.user_id, by.name, at
    note.save()
    record("reports.practice_mended", note, by=by, at=at)
    return note


@atomic
def publish_practice(note_id: UUID, *, by: Actor, at: datetime) -> PracticeNote:
    """Let everybody read it who reads figures. Raises Refused."""
    note = _decided(note_id, PracticeState.PUBLISHED, "", by, at)
    record("reports.practice_published", note, by=by, at=at)
    return note


@atomic
def return_practice(note_id: UUID, remark: str, *, by: Actor, at: datetime) -> PracticeNote:
    """Give it back with a word why. Raises Refused, ValidationError."""
    if not (words := paragraphs(remark)):
        raise ValidationError({"remark": _("Say what should be different.")})
    note = _decided(note_id, PracticeState.RETURNED, words, by, at)
    record("reports.practice_returned", note, by=by, at=at)
    return note


@atomic
def comment_practice(note_id: UUID, text: str, *, by: Actor, at: datetime) -> PracticeComment:
    """Say something of a note one reads. Raises ValidationError without words."""
    note = PracticeNote.objects.visible_to(by).get(pk=note_id)
    if not (words := paragraphs(text)):
        raise ValidationError({"text": _("Write something.")})
    told = {"author_id": by.user_id, "author_name": by.name, "written_at": at}
    comment = PracticeComment.objects.create(note=note, text=words, **told)
    record("reports.practice_commented", note, by=by, at=at)
    return comment


def _decided(note_id: UUID, state: PracticeState, remark: str, by: Actor, at: datetime) -> PracticeNote:
    note = _locked(note_id, by)
    ensure(may_publish_practice(by, note))
    note.state, note.remark, note.decided_at, note.decided_by_id = state, remark, at, by.user_id
    note.save(update_fields=["state", "remark", "decided_at", "decided_by_id"])
    return note


def _locked(note_id: UUID, by: Actor) -> PracticeNote:
    return PracticeNote.objects.visible_to(by).select_for_update().get(pk=note_id)


def _tidy(told: NoteText) -> dict[str, str]:
    try:
        indicator(told.indicator)
        period = Period.parse(told.period).code
    except (KeyError, ValueError):
        raise ValidationError(_("Choose a figure and a period.")) from None
    title, text = one_line(told.title)[:160], paragraphs(told.text)
    if not title or not text:
        raise ValidationError({"text": _("Say what was done and what came of it.")})
    return {"indicator": told.indicator, "period": period, "title": title, "text": text}
