"""The panel of a call: inviting by link, accepting, the profile conflicts are found by, leaving."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions import judging_notices as notices
from tirek.calls.actions.conflicts import find_conflicts
from tirek.calls.actions.sharing import mend
from tirek.calls.enums import PanelRole, StageState
from tirek.calls.enums_judging import AssignmentState
from tirek.calls.models import Assignment, Call, PanelMember, Stage
from tirek.calls.permissions_of_judging import may_edit_profile, may_keep_panel
from tirek.core.actor import Actor, system_actor
from tirek.core.audit import record
from tirek.core.lines import normalise_email, one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.actions.users import create_user
from tirek.network.models import User

VALID_FOR = timedelta(days=14)
GONE = _("This invitation has been used, withdrawn or has expired. Ask for a new one.")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a judge tells of themselves. ``kin`` are names of relatives, ``fields`` codes of nominations."""

    languages: Sequence[str] = ()
    fields: Sequence[str] = ()
    area_id: UUID | None = None
    employer: str = ""
    organisation_number: str = ""
    kin: Sequence[str] = ()
    capacity: int | None = None

    def as_columns(self) -> dict[str, Any]:
        return {
            "languages": list(self.languages),
            "fields": list(self.fields),
            "area_id": self.area_id,
            "employer": one_line(self.employer),
            "organisation_number": self.organisation_number,
            "kin": [one_line(name) for name in self.kin if one_line(name)],
            "capacity": self.capacity,
        }


@transaction.atomic
def invite_judge(
    call_id: UUID, *, email: str, name: str, role: str, language: str = "kk", by: Actor, at: datetime
) -> PanelMember:
    """Invite somebody to judge a call; the letter leaves with the transaction. Who left or declined may be invited
    again. Raises Refused, ValidationError by field."""
    seen = Call.objects.visible_to(by).filter(pk=call_id)
    call = Call.objects.select_for_update().get(pk__in=seen.values("pk"))
    ensure(may_keep_panel(by, call))
    address = normalise_email(email)
    if address is None:
        raise ValidationError({"email": _("This is not an e-mail address.")})
    if role not in PanelRole.values:
        raise ValidationError({"role": _("Choose one of the parts.")})
    member = PanelMember.objects.filter(call=call, email=address).first() or PanelMember(call=call, email=address)
    if member.accepted_at and not member.left_at:
        raise ValidationError({"email": _("This person judges here already.")})
    member.name, member.role, member.language = one_line(name), role, language
    member.accepted_at = member.declined_at = member.left_at = None
    member.left_reason = ""
    _send_link(member, at)
    record("calls.judge_invited", member, by=by, at=at, call=call.pk, role=role)
    return member


@transaction.atomic
def resend_link(member_id: UUID, *, by: Actor, at: datetime) -> PanelMember:
    """A new letter with a new link; the earlier one stops working."""
    member = _kept(member_id, by)
    if member.accepted_at or member.left_at:
        raise Refused(refuse(_("This invitation is settled already.")))
    member.declined_at = None
    _send_link(member, at)
    record("calls.judge_invited_again", member, by=by, at=at)
    return member


def invitation_for(token: str, *, at: datetime) -> PanelMember | None:
    """The invitation a letter's link opens, while it can be answered."""
    rows = PanelMember.objects.filter(token_digest=_digest(token), token_until__gt=at, accepted_at__isnull=True)
    return rows.filter(left_at__isnull=True).select_related("call").first()


@transaction.atomic
def accept_invitation(
    token: str, profile: Profile, *, user_id: UUID | None, password: str | None = None, at: datetime
) -> PanelMember:
    """Accept with one's profile, as the signed-in account or a new one for the letter's address. Works once.

    Raises Refused, ValidationError for a weak password.
    """
    by = system_actor("panel")
    rows = PanelMember.objects.select_for_update(of=("self",)).select_related("call")
    member = rows.filter(token_digest=_digest(token), token_until__gt=at, accepted_at__isnull=True).first()
    if member is None or member.left_at:
        raise Refused(refuse(GONE))
    member.user_id = user_id or _account(member, password, at).pk
    for column, value in profile.as_columns().items():
        setattr(member, column, value)
    member.accepted_at, member.declined_at, member.token_digest = at, None, ""
    member.save()
    find_conflicts(member.call, at=at)
    record("calls.judge_accepted", member, by=by, at=at, call=member.call_id, user_id=member.user_id)
    return member


@transaction.atomic
def decline_invitation(token: str, *, at: datetime) -> PanelMember:
    """Say no. Who runs the call sees it."""
    member = invitation_for(token, at=at)
    if member is None:
        raise Refused(refuse(GONE))
    member.declined_at, member.token_digest = at, ""
    member.save(update_fields=["declined_at", "token_digest"])
    record("calls.judge_declined", member, by=system_actor("panel"), at=at)
    return member


@transaction.atomic
def edit_profile(member_id: UUID, profile: Profile, *, by: Actor, at: datetime) -> PanelMember:
    """Change one's profile; conflicts it shows are found at once and keep from entries shared out later."""
    member = PanelMember.objects.visible_to(by).select_for_update(of=("self",)).select_related("call").get(pk=member_id)
    ensure(may_edit_profile(by, member, at))
    for column, value in profile.as_columns().items():
        setattr(member, column, value)
    member.save()
    found = find_conflicts(member.call, at=at)
    record("calls.judge_profile_changed", member, by=by, at=at, conflicts=found)
    return member


@transaction.atomic
def remove_judge(member_id: UUID, reason: str, *, by: Actor, at: datetime) -> int:
    """Take a judge off the panel. What they handed in stays; the rest goes to others, and nothing else moves. Returns
    how many reviews found no judge."""
    member = _kept(member_id, by)
    if member.left_at:
        raise Refused(refuse(_("This person has left the panel already.")))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    member.left_at, member.left_reason, member.token_digest = at, one_line(reason)[:500], ""
    member.save(update_fields=["left_at", "left_reason", "token_digest"])
    open_ones = Assignment.objects.filter(member=member, state__in=[AssignmentState.WAITING, AssignmentState.BEGUN])
    stages = set(open_ones.values_list("stage_id", flat=True))
    open_ones.update(state=AssignmentState.WITHDRAWN, ended_at=at)
    record("calls.judge_removed", member, by=by, at=at)
    return sum(mend_stage(stage_id, by=by, at=at) for stage_id in sorted(stages))


def mend_stage(stage_id: UUID, *, by: Actor, at: datetime) -> int:
    """Find judges for what a stage has lost; whoever runs the call is told of what found none."""
    stage = Stage.objects.select_related("call__organisation").select_for_update(of=("self",)).get(pk=stage_id)
    if stage.state not in (StageState.PLANNED, StageState.RUNNING):
        return 0
    lacking = mend(stage, by=by, at=at)
    if lacking:
        notices.tell_lacking(stage, lacking, at)
    return lacking


def _kept(member_id: UUID, by: Actor) -> PanelMember:
    rows = PanelMember.objects.visible_to(by).select_for_update(of=("self",)).select_related("call")
    member: PanelMember = rows.get(pk=member_id)
    ensure(may_keep_panel(by, member.call))
    return member


def _send_link(member: PanelMember, at: datetime) -> None:
    token = secrets.token_urlsafe(24)
    member.token_digest, member.token_until, member.invited_at = _digest(token), at + VALID_FOR, at
    member.save()
    notices.tell_invited(member, token)


def _account(member: PanelMember, password: str | None, at: datetime) -> User:
    if User.objects.filter(email=member.email).exists():
        raise Refused(refuse(_("This address has an account: sign in first, then open the link again.")))
    if not password:
        raise ValidationError({"password": _("Choose a password.")})
    by = system_actor("panel")
    return create_user(email=member.email, name=member.name, language=member.language, password=password, by=by, at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
