"""Joining a body: a person or an organisation applies, the body decides by a recorded decision, membership follows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.lines import one_line, paragraphs
from tirek.core.messages import send
from tirek.core.verdict import ensure
from tirek.network.actions.seats import NewDecision, NewSeat, record_refusal, seat_members
from tirek.network.enums import DecisionKind, JoiningState
from tirek.network.models import Joining, Organisation
from tirek.network.permissions import may_decide_joining, may_join

LANGUAGES = ("kk", "ru")


@dataclass(frozen=True, kw_only=True)
class NewJoining:
    """An application as it was filled in. ``applicant_id`` for an organisation of the network."""

    applicant_name: str
    motive: str
    email: str = ""
    phone: str = ""
    applicant_id: UUID | None = None
    person_id: UUID | None = None


@transaction.atomic
def apply_to_join(organisation_id: UUID, new: NewJoining, *, by: Actor, at: datetime) -> Joining:
    """Apply to join a body. Raises Refused for a body nobody joins, ValidationError without a name, words or a way to
    answer; the same waiting application is returned, not written twice."""
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    ensure(may_join(body, local_date(at)))
    told = {"applicant_name": one_line(new.applicant_name)[:300], "motive": paragraphs(new.motive)}
    for field, value in told.items():
        if not value:
            raise ValidationError({field: _("This is needed.")})
    if not (new.email or new.phone):
        raise ValidationError({"email": _("Leave an e-mail address or a phone number for the answer.")})
    contact = {"email": new.email, "phone": new.phone}
    known = Joining.objects.filter(organisation=body, state=JoiningState.SUBMITTED, **contact)
    if same := known.filter(applicant_name=told["applicant_name"]).first():
        return same
    parties = {"applicant_id": new.applicant_id, "person_id": new.person_id}
    joining = Joining.objects.create(organisation=body, submitted_at=at, **told, **contact, **parties)
    record("network.joining_submitted", joining, by=by, at=at, organisation_id=body.pk)
    return joining


@transaction.atomic
def admit(
    joining_id: UUID,
    decision: NewDecision,
    seat: NewSeat,
    *,
    since: date,
    term_ends_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Joining:
    """The body admits the applicant: decision, seat and letter together. Raises what seating raises."""
    joining = _locked(joining_id, by)
    decided = replace(decision, kind=DecisionKind.ADMISSION)
    made = seat_members(joining.organisation_id, decided, [seat], since=since, term_ends_on=term_ends_on, by=by, at=at)
    joining.membership, joining.decision = made[0], made[0].decision
    return _settle(joining, JoiningState.ADMITTED, by, at)


@transaction.atomic
def refuse_joining(joining_id: UUID, decision: NewDecision, *, by: Actor, at: datetime) -> Joining:
    """The body refuses; its words go to the applicant. Raises ValidationError without a reason."""
    joining = _locked(joining_id, by)
    if not paragraphs(decision.text):
        raise ValidationError({"text": _("Say why: the applicant reads these words.")})
    decided = replace(decision, kind=DecisionKind.REFUSAL)
    joining.decision = record_refusal(joining.organisation_id, decided, by=by, at=at)
    return _settle(joining, JoiningState.REFUSED, by, at)


@transaction.atomic
def withdraw_joining(joining_id: UUID, *, by: Actor, at: datetime) -> Joining:
    """The applicant took the application back; whoever keeps the members writes it down."""
    return _settle(_locked(joining_id, by), JoiningState.WITHDRAWN, by, at)


def _locked(joining_id: UUID, by: Actor) -> Joining:
    rows = Joining.objects.select_for_update(of=("self",)).select_related("organisation")
    joining = rows.get(pk=joining_id)
    ensure(may_decide_joining(by, joining))
    return joining


def _settle(joining: Joining, state: JoiningState, by: Actor, at: datetime) -> Joining:
    joining.state = state
    joining.save(update_fields=["state", "decision", "membership"])
    record("network.joining_settled", joining, by=by, at=at, state=state.value)
    if joining.email and state != JoiningState.WITHDRAWN:
        _tell(joining)
    return joining


def _tell(joining: Joining) -> None:
    """The answer in Kazakh and Russian: nobody asked the applicant for a language."""
    parts, subject = [], ""
    for language in LANGUAGES:
        with override(language):
            subject = subject or str(_("Your application to join"))
            told = {"body": joining.organisation.name, "number": joining.decision.number if joining.decision else ""}
            if joining.state == JoiningState.ADMITTED:
                parts.append(_("You have been admitted. Body: %(body)s. Decision: № %(number)s.") % told)
            else:
                parts.append(_("You have not been admitted. Body: %(body)s. Decision: № %(number)s.") % told)
    words = joining.decision.text if joining.decision else ""
    body = "\n\n".join([*parts, words]).strip()
    send(Channel.EMAIL, joining.email, subject, body, language="kk", about=joining, key=f"joining:{joining.pk}")
