"""Requests for a copy of everything held on a person: asked, identity checked, handed over within three days."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.terms import count_term, rule_for
from tirek.core.verdict import Refused, ensure, refuse
from tirek.people.actions.disclosures import disclose
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import AskedHow, DataKind, DisclosureHow, SeenDocument
from tirek.people.models import AccessRequest
from tirek.people.permissions import may_answer_request
from tirek.people.terms import DATA_REQUEST


@atomic
def ask_for_copy(
    *, person_id: UUID, office_id: UUID, matter_id: UUID | None = None, by: Actor, at: datetime
) -> AccessRequest:
    """Ask an office for a copy: by the person online or for them at the desk. An open request is returned as it is."""
    person = person_to_edit(person_id, by)
    known = AccessRequest.objects.open().filter(person=person, office_id=office_id).first()
    if known is not None:
        return known
    day = local_date(at)
    asked = AccessRequest.objects.create(
        person=person,
        office_id=office_id,
        matter_id=matter_id,
        asked_at=at,
        asked_how=AskedHow.ONLINE if by.person_id == person.pk else AskedHow.DESK,
        due_on=count_term(rule_for(DATA_REQUEST, day), day).due_on,
    )
    record("people.copy_asked", asked, by=by, at=at, person=person.pk, office=office_id, due=asked.due_on)
    return asked


@atomic
def check_identity(*, request_id: UUID, document: str, by: Actor, at: datetime) -> AccessRequest:
    """Note which document of the person was looked at. Raises ValidationError for none; no number, no copy is kept."""
    asked = _open_request(request_id, by)
    if document not in SeenDocument.values:
        raise ValidationError({"document": _("Say which document you have seen.")})
    asked.document, asked.checked_at, asked.checked_by_id = document, at, by.user_id
    asked.save(update_fields=["document", "checked_at", "checked_by_id"])
    record("people.identity_checked", asked, by=by, at=at, person=asked.person_id, document=document)
    return asked


@atomic
def hand_over(*, request_id: UUID, by: Actor, at: datetime) -> AccessRequest:
    """Say that the person has received the copy. Raises Refused before the identity is checked. Disclosed like any
    other way out."""
    asked = _open_request(request_id, by)
    ensure_checked(asked)
    asked.handed_at, asked.handed_by_id = at, by.user_id
    asked.save(update_fields=["handed_at", "handed_by_id"])
    record("people.copy_handed_over", asked, by=by, at=at, person=asked.person_id)
    disclose(
        person_id=asked.person_id,
        what=[DataKind.EVERYTHING],
        why=_("request of %(day)s") % {"day": local_date(asked.asked_at).strftime("%d.%m.%Y")},
        how=DisclosureHow.COPY,
        about=asked,
        matter_id=asked.matter_id,
        by=by,
        at=at,
    )
    return asked


@atomic
def refuse_copy(*, request_id: UUID, reason: str, by: Actor, at: datetime) -> AccessRequest:
    """Refuse with the reason (nobody came, the document is another's). The person may ask again."""
    asked = _open_request(request_id, by)
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    asked.refused_at, asked.refusal = at, one_line(reason)[:300]
    asked.save(update_fields=["refused_at", "refusal"])
    record("people.copy_refused", asked, by=by, at=at, person=asked.person_id)
    return asked


def ensure_checked(asked: AccessRequest) -> None:
    """Raise Refused while nobody has seen a document of the person."""
    if asked.checked_at is None:
        raise Refused(refuse(_("First look at the person's document and note it.")))


def _open_request(request_id: UUID, by: Actor) -> AccessRequest:
    asked = AccessRequest.objects.visible_to(by).select_for_update(of=("self",)).get(pk=request_id)
    ensure(may_answer_request(by, asked))
    if asked.handed_at or asked.refused_at:
        raise Refused(refuse(_("This request has been answered already.")))
    return asked
