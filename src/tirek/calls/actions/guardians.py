"""Guardians of children who enter: asked by a link, agreeing to named purposes, taking it back by the same link."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.gallery import hide_when_guardian_withdraws
from tirek.calls.actions.letters import ask_guardian
from tirek.calls.enums import ConsentPurpose, EntrantKind
from tirek.calls.models import Entry, GuardianConsent, TeamMember
from tirek.calls.permissions import may_write
from tirek.calls.queries.entering import GRACE, deadline_of
from tirek.calls.queries.guardians import TEXT_VERSION
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.lines import normalise_email, one_line
from tirek.core.verdict import Refused, ensure, refuse

MOST_ASKED = 3


@dataclass(frozen=True, kw_only=True)
class Guardian:
    """Who answers for a child, and where they are reached."""

    child_name: str
    guardian_name: str
    relation: str
    contact: str
    language: str = "kk"


@atomic
def ask_consent(
    entry_id: UUID, told: Guardian, *, by: Actor, at: datetime, member_id: UUID | None = None
) -> GuardianConsent:
    """Ask a guardian by e-mail. Who was asked before and has not answered is asked no more. Raises Refused, or
    ValidationError by field."""
    entry = _entry(entry_id, at)
    contact = normalise_email(told.contact)
    if contact is None:
        raise ValidationError({"contact": _("Write the guardian's e-mail address.")})
    member = entry.team.get(pk=member_id) if member_id else None
    earlier = entry.consents.filter(member=member)
    if earlier.filter(given_at__isnull=False, withdrawn_at__isnull=True).exists():
        raise Refused(refuse(_("A guardian has agreed already.")))
    if earlier.count() >= MOST_ASKED:
        raise Refused(refuse(_("This was asked three times. Call those who run the contest.")))
    earlier.filter(given_at__isnull=True).update(withdrawn_at=at)
    token = secrets.token_urlsafe(24)
    consent = GuardianConsent.objects.create(
        entry=entry,
        member=member,
        child_name=one_line(told.child_name)[:200],
        guardian_name=one_line(told.guardian_name)[:200],
        relation=one_line(told.relation)[:100],
        contact=contact,
        purposes=[],
        channel="link",
        text_version=TEXT_VERSION,
        language=told.language[:2],
        token_digest=token_digest(token),
        asked_at=at,
    )
    record("calls.guardian_asked", entry, by=by, at=at, consent=consent.pk)
    ask_guardian(consent, token)
    return consent


@atomic
def note_paper(
    entry_id: UUID, told: Guardian, purposes: Collection[str], *, by: Actor, at: datetime, member_id: UUID
) -> GuardianConsent:
    """A teacher holds the signed paper of a pupil's guardian. Raises Refused, or ValidationError by field."""
    entry = _entry(entry_id, at)
    if entry.typed.get("entrant_kind", entry.entrant_kind) != EntrantKind.CLASS:
        raise Refused(refuse(_("Only a teacher keeps signed papers: ask the guardian by e-mail.")))
    _check_purposes(purposes)
    member = entry.team.get(pk=member_id)
    entry.consents.filter(member=member, given_at__isnull=True).update(withdrawn_at=at)
    consent = GuardianConsent.objects.create(
        entry=entry,
        member=member,
        child_name=member.name,
        guardian_name=one_line(told.guardian_name)[:200],
        relation=one_line(told.relation)[:100],
        contact=one_line(told.contact)[:200],
        purposes=_ordered(purposes),
        channel="paper",
        text_version=TEXT_VERSION,
        language=told.language[:2],
        given_at=at,
    )
    record("calls.guardian_paper_noted", entry, by=by, at=at, consent=consent.pk)
    return consent


@atomic
def give_by_link(token: str, purposes: Collection[str], *, at: datetime) -> GuardianConsent:
    """The guardian agrees to the purposes they chose; choosing again changes them. Raises ValidationError."""
    _check_purposes(purposes)
    consent = _by_token(token)
    if consent.withdrawn_at is not None:
        raise Refused(refuse(_("This consent was taken back. A new one is asked by those who enter.")))
    consent.purposes, consent.given_at, consent.text_version = _ordered(purposes), at, TEXT_VERSION
    consent.save(update_fields=["purposes", "given_at", "text_version"])
    record("calls.guardian_agreed", consent.entry, by=ANONYMOUS, at=at, consent=consent.pk)
    hide_when_guardian_withdraws(consent.entry, by=ANONYMOUS, at=at)  # who chooses again may have taken something back
    return consent


@atomic
def take_back_by_link(token: str, *, at: datetime) -> GuardianConsent:
    """The guardian takes the consent back: the row stays, those who run the call see it at once."""
    consent = _by_token(token)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at
        consent.save(update_fields=["withdrawn_at"])
        record("calls.guardian_withdrew", consent.entry, by=ANONYMOUS, at=at, consent=consent.pk)
        hide_when_guardian_withdraws(consent.entry, by=ANONYMOUS, at=at)
    return consent


@atomic
def add_member(entry_id: UUID, name: str, part: str, born_on: date | None, *, by: Actor, at: datetime) -> TeamMember:
    """Name somebody who takes part. Raises Refused, or ValidationError by field."""
    entry = _entry(entry_id, at)
    if entry.team.count() >= 60:
        raise ValidationError({"name": _("At most %(n)s people.") % {"n": 60}})
    name = one_line(name)[:200]
    if not name:
        raise ValidationError({"name": _("Write the name.")})
    member = TeamMember.objects.create(entry=entry, name=name, part=one_line(part)[:200], born_on=born_on)
    record("calls.member_added", entry, by=by, at=at, member=member.pk)
    return member


@atomic
def remove_member(entry_id: UUID, member_id: UUID, *, by: Actor, at: datetime) -> None:
    """Somebody takes part no more; a guardian's consent for them goes with them."""
    entry = _entry(entry_id, at)
    entry.team.filter(pk=member_id).delete()
    record("calls.member_removed", entry, by=by, at=at, member=member_id)


def token_digest(token: str) -> str:
    """What is stored of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _by_token(token: str) -> GuardianConsent:
    rows = GuardianConsent.objects.select_for_update(of=("self",)).select_related("entry__call")
    return rows.get(token_digest=token_digest(token))


def _entry(entry_id: UUID, at: datetime) -> Entry:
    entry = Entry.objects.select_for_update(of=("self",)).select_related("call").get(pk=entry_id)
    ensure(may_write(entry, deadline_of(entry) + GRACE, at))
    return entry


def _check_purposes(purposes: Collection[str]) -> None:
    if ConsentPurpose.ENTER not in purposes:
        raise ValidationError({"purposes": _("Without the first one the child cannot take part.")})


def _ordered(purposes: Collection[str]) -> list[str]:
    return [str(each) for each in ConsentPurpose if each in purposes]
